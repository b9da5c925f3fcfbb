"""Addresses: search them (the national service first, our own list when it is away) and read our own list."""

import logging
import re
import threading
import time
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from wijkwerk.gebieden.actions.csvbestand import read_rows
from wijkwerk.gebieden.models import Adres
from wijkwerk.gebieden.queries.adressen import plain, search_local
from wijkwerk.kern.logboek.actions import Handelend, note
from wijkwerk.kern.taken.voortgang import report
from wijkwerk.kern.weigering import Weigering
from wijkwerk.koppelingen import pdok
from wijkwerk.rekenkern.geometrie import GeometrieFout, check_point, rd_to_wgs84, read_coordinate
from wijkwerk.rekenkern.geometrie.punten import looks_like_rd

log = logging.getLogger(__name__)
FAILURES, REST_SECONDS = 3, 60.0
ROWS = 8


@dataclass(frozen=True, slots=True)
class Adresvondst:
    """A place that was found: what to show, and where it is."""

    label: str
    lat: float
    lon: float


class Stroomonderbreker:
    """Leaves a service alone for a minute after three failures in a row, so that forms stay quick."""

    def __init__(self) -> None:
        self._slot = threading.Lock()
        self._fouten = 0
        self._rust_tot = 0.0

    def open(self) -> bool:
        """Tell whether the service may be asked."""
        return time.monotonic() >= self._rust_tot

    def failed(self) -> None:
        """Count a failure; the third starts the rest."""
        with self._slot:
            self._fouten += 1
            if self._fouten >= FAILURES:
                self._fouten, self._rust_tot = 0, time.monotonic() + REST_SECONDS

    def worked(self) -> None:
        """Forget earlier failures."""
        with self._slot:
            self._fouten, self._rust_tot = 0, 0.0


onderbreker = Stroomonderbreker()


@lru_cache(maxsize=4)
def _service(soort: str) -> pdok.Adreszoeker | None:
    return pdok.make(soort)


def search_address(tekst: str) -> list[Adresvondst]:
    """Return at most eight places for a typed postcode, street or address. Never raises: a form must go on."""
    if len(tekst.strip()) < 2:
        return []
    gevonden = _ask_service(tekst)
    if gevonden:
        return gevonden
    return [Adresvondst(str(adres), adres.lat, adres.lon) for adres in search_local(tekst, rijen=ROWS)]


def _ask_service(tekst: str) -> list[Adresvondst]:
    dienst = _service(settings.PDOK["soort"])
    if dienst is None or not onderbreker.open():
        return []
    try:
        antwoorden = dienst.suggest(tekst, gemeentecode=settings.GEMEENTE["gemeentecode"], rijen=ROWS)
        plaatsen = [_with_place(dienst, antwoord) for antwoord in antwoorden]
    except pdok.PdokFout as fout:
        onderbreker.failed()
        log.warning("PDOK Locatieserver: %s", fout)
        return []
    onderbreker.worked()
    return [vondst for vondst in plaatsen if vondst]


def _with_place(dienst: pdok.Adreszoeker, antwoord: pdok.Adresantwoord) -> Adresvondst | None:
    volledig = antwoord if antwoord.lat is not None else dienst.lookup(antwoord.id)
    if volledig is None or volledig.lat is None or volledig.lon is None:
        return None
    return Adresvondst(antwoord.weergave, volledig.lat, volledig.lon)


@dataclass(frozen=True)
class Adresuitslag:
    """How many addresses of the file were new, changed and the same."""

    nieuw: int
    gewijzigd: int
    gelijk: int


def import_addresses(pad: Path, *, by: Handelend | None) -> Adresuitslag:
    """Read our own list of addresses (CSV): straat, huisnummer, toevoeging, postcode, plaats, and lat/lon or RD x/y.

    Adds and changes by postcode and number; addresses that are not in the file stay. Refuses at the first line that is
    not right, naming the line; then nothing has changed. No names of people: other columns are not read.
    """
    rijen = read_rows(pad)
    adressen: dict[tuple[str, int, str], Adres] = {}
    for nummer, rij in enumerate(rijen, start=2):
        try:
            adres = _read_address({plain(kop): waarde for kop, waarde in rij.items()})
        except (GeometrieFout, Weigering) as fout:
            melding = _("Regel %(nummer)s: %(fout)s") % {"nummer": nummer, "fout": fout.melding}
            raise Weigering(melding, regel="gebieden.adres") from fout
        adressen[_place(adres)] = adres
        report(nummer - 1, len(rijen))
    return _store(adressen, by=by)


@transaction.atomic
def _store(adressen: dict[tuple[str, int, str], Adres], *, by: Handelend | None) -> Adresuitslag:
    velden = ["straat", "plaats", "zoekterm", "lat", "lon"]
    bekend = {_place(adres): adres for adres in Adres.objects.select_for_update()}
    nieuw = [adres for plaats, adres in adressen.items() if plaats not in bekend]
    gewijzigd = []
    for plaats, oud in bekend.items():
        adres = adressen.get(plaats)
        if adres and any(getattr(oud, veld) != getattr(adres, veld) for veld in velden):
            adres.pk = oud.pk
            gewijzigd.append(adres)
    Adres.objects.bulk_create(nieuw, batch_size=500)
    Adres.objects.bulk_update(gewijzigd, velden, batch_size=200)
    note("gebieden.adressen_ingelezen", by=by, nieuw=len(nieuw), gewijzigd=len(gewijzigd))
    return Adresuitslag(len(nieuw), len(gewijzigd), len(adressen) - len(nieuw) - len(gewijzigd))


def _place(adres: Adres) -> tuple[str, int, str]:
    return adres.postcode, adres.huisnummer, adres.toevoeging


def _read_address(rij: dict[str, str]) -> Adres:
    def value(*koppen: str) -> str:
        return next((rij[kop] for kop in koppen if rij.get(kop)), "")

    straat, nummer = value("straat", "straatnaam", "openbareruimte"), value("huisnummer", "nummer")
    postcode = value("postcode").replace(" ", "").upper()
    plaats = value("plaats", "woonplaats", "woonplaatsnaam")
    if not straat or not nummer.isdigit() or not re.fullmatch(r"[1-9]\d{3}[A-Z]{2}", postcode):
        raise Weigering(_("straat, huisnummer of postcode ontbreekt of klopt niet."), regel="gebieden.adres")
    lat, lon = _coordinates(value("lat", "breedte", "y", "y_coordinaat"), value("lon", "lengte", "x", "x_coordinaat"))
    toevoeging = (value("huisletter") + value("toevoeging", "huisnummertoevoeging"))[:10]
    return Adres(
        straat=straat[:80],
        huisnummer=int(nummer),
        toevoeging=toevoeging,
        postcode=postcode,
        plaats=plaats[:80],
        zoekterm=plain(f"{straat} {nummer}{toevoeging} {postcode} {plaats}")[:160],
        lat=lat,
        lon=lon,
    )


def _coordinates(breedte: str, lengte: str) -> tuple[Any, Any]:
    lat, lon = read_coordinate(breedte), read_coordinate(lengte)
    return check_point(*rd_to_wgs84(lon, lat)) if looks_like_rd(lon, lat) else check_point(lat, lon)
