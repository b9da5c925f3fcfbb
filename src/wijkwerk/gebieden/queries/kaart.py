"""The map of every date, held in memory: read once, and again when its stamp in the database has changed."""

import threading
import time
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from django.db import connection

from wijkwerk.gebieden.models import Buurt, Kaartstempel, WerkgebiedVersie, Wijk
from wijkwerk.rekenkern.geometrie import Puntindex, from_geojson

FRESH_SECONDS = 1.0
Soort = type[Wijk] | type[Buurt]


@dataclass(frozen=True, slots=True)
class GebiedNaam:
    """A wijk or buurt of one year, without its outline."""

    id: int
    code: str
    naam: str
    jaar: int


@dataclass(frozen=True, slots=True)
class WerkgebiedNaam:
    """A working area without what it covers."""

    id: int
    naam: str
    sleutel: str


@dataclass(frozen=True, slots=True)
class VersieNaam:
    """From when until (not including) when a working area covers what it covers."""

    id: int
    van: date
    tot: date | None


class Indeling:
    """The wijken and buurten of one year, each behind an index. A buurt knows its wijk."""

    def __init__(self, jaar: int) -> None:
        self.jaar = jaar
        wijken = list(Wijk.objects.of_year(jaar).order_by("code"))
        buurten = list(Buurt.objects.of_year(jaar).select_related("wijk").order_by("code"))
        self.wijken = [_naam(wijk) for wijk in wijken]
        self.buurten = [_naam(buurt) for buurt in buurten]
        self.wijk_van = [_naam(buurt.wijk) if buurt.wijk else None for buurt in buurten]
        self.wijkindex = Puntindex([from_geojson(wijk.geometrie) for wijk in wijken])
        self.buurtindex = Puntindex([from_geojson(buurt.geometrie) for buurt in buurten])

    def find(self, lat: float, lon: float) -> tuple[GebiedNaam | None, GebiedNaam | None]:
        """Return (buurt, wijk); the wijk follows from the buurt, so that the two never contradict each other."""
        plaats = self.buurtindex.find(lat, lon)
        buurt = self.buurten[plaats] if plaats >= 0 else None
        if buurt and (wijk := self.wijk_van[plaats]):
            return buurt, wijk
        plaats = self.wijkindex.find(lat, lon)
        return buurt, self.wijken[plaats] if plaats >= 0 else None


class Tijdvak:
    """The map between two dates on which something changes: one division and the working areas that hold."""

    def __init__(self, indeling: Indeling | None, versies: list[WerkgebiedVersie]) -> None:
        self.indeling = indeling
        self._versies = versies

    @cached_property
    def werkgebieden(self) -> list[tuple[WerkgebiedNaam, VersieNaam]]:
        """Return names and periods, in the order of the index."""
        return [
            (
                WerkgebiedNaam(v.werkgebied_id, v.werkgebied.naam, v.werkgebied.sleutel),
                VersieNaam(v.pk, v.van, v.tot),
            )
            for v in self._versies
        ]

    @cached_property
    def werkgebiedindex(self) -> Puntindex:
        """Return the index of the working areas of this period."""
        return Puntindex([from_geojson(versie.geometrie) for versie in self._versies])


class Kaart:
    """All years and all versions; periods are worked out when first asked for."""

    def __init__(self) -> None:
        self.jaren = sorted({*_years(Wijk), *_years(Buurt)})
        versies = WerkgebiedVersie.objects.select_related("werkgebied")
        self.versies = list(versies.order_by("werkgebied__sleutel", "van"))
        grenzen = {date(jaar, 1, 1) for jaar in self.jaren}
        for versie in self.versies:
            grenzen |= {versie.van} | ({versie.tot} if versie.tot else set())
        self.grenzen = sorted(grenzen)
        self._tijdvakken: dict[int, Tijdvak] = {}
        self._indelingen: dict[int, Indeling] = {}

    def at(self, dag: date) -> Tijdvak:
        """Return the map that held on `dag`."""
        nummer = bisect_right(self.grenzen, dag)
        tijdvak = self._tijdvakken.get(nummer)
        if tijdvak is None:
            tijdvak = self._tijdvakken[nummer] = Tijdvak(self._division(dag), self._valid(dag))
        return tijdvak

    def division_year(self, dag: date) -> int | None:
        """Return the newest year with a map that is not after the year of `dag`."""
        return max((jaar for jaar in self.jaren if jaar <= dag.year), default=None)

    def _division(self, dag: date) -> Indeling | None:
        jaar = self.division_year(dag)
        if jaar is None:
            return None
        if jaar not in self._indelingen:
            self._indelingen[jaar] = Indeling(jaar)
        return self._indelingen[jaar]

    def _valid(self, dag: date) -> list[WerkgebiedVersie]:
        return [v for v in self.versies if v.van <= dag and (v.tot is None or dag < v.tot)]


def _naam(gebied: Wijk | Buurt) -> GebiedNaam:
    return GebiedNaam(gebied.pk, gebied.code, gebied.naam, gebied.jaar)


def _years(soort: Soort) -> list[int]:
    return list(soort.objects.current().order_by().values_list("jaar", flat=True).distinct())


@dataclass
class _Gelezen:
    """A map with the stamp it was read under."""

    kaart: Kaart
    stempel: UUID | None


class _Geheugen:
    """The map that all threads share, when its stamp was last compared, and per thread one of an open transaction."""

    def __init__(self) -> None:
        self.slot = threading.Lock()
        self.gedeeld: _Gelezen | None = None
        self.gekeken = 0.0
        self.eigen = threading.local()


_geheugen = _Geheugen()


def current_map() -> Kaart:
    """Return the map as it stands in the database, at most a second old; inside a transaction never old.

    Without a stamp (nothing was imported or drawn yet) the map is read anew each time.
    """
    return _current().kaart


def map_stamp() -> str:
    """Return what changes whenever `current_map` does: good in an address that a browser may keep."""
    return str(_current().stempel or "")


def _current() -> _Gelezen:
    if connection.in_atomic_block:
        return _map_of_transaction()
    gedeeld = _geheugen.gedeeld
    if gedeeld and time.monotonic() - _geheugen.gekeken < FRESH_SECONDS:
        return gedeeld
    with _geheugen.slot:
        gedeeld = _geheugen.gedeeld = _read_unless_same(_geheugen.gedeeld, _stamp())
        _geheugen.gekeken = time.monotonic()
    return gedeeld


def _map_of_transaction() -> _Gelezen:
    """Return the map as this transaction sees it; what is not committed never reaches other threads."""
    stempel = _stamp()
    gedeeld = _geheugen.gedeeld
    if gedeeld and stempel and gedeeld.stempel == stempel:
        return gedeeld
    eigen = _geheugen.eigen.gelezen = _read_unless_same(getattr(_geheugen.eigen, "gelezen", None), stempel)
    return eigen


def _stamp() -> UUID | None:
    return Kaartstempel.objects.values_list("stempel", flat=True).first()


def _read_unless_same(gelezen: _Gelezen | None, stempel: UUID | None) -> _Gelezen:
    return gelezen if gelezen and stempel and gelezen.stempel == stempel else _Gelezen(Kaart(), stempel)


def forget_map() -> None:
    """Make this process read the map again at the next question."""
    _geheugen.gedeeld = None
