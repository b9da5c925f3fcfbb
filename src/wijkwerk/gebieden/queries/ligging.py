"""Where a point, an address or a chosen buurt lies on a date."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.utils.translation import gettext as _

from wijkwerk.gebieden.models import Buurt, Wijk
from wijkwerk.gebieden.queries.kaart import GebiedNaam, Tijdvak, VersieNaam, WerkgebiedNaam, current_map
from wijkwerk.kern.weigering import Weigering
from wijkwerk.rekenkern.geometrie import GeometrieFout, check_point, from_geojson, overlap_ha, rd_to_wgs84
from wijkwerk.rekenkern.geometrie.punten import looks_like_rd

Ids = tuple[int | None, int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Ligging:
    """Where a point lay on a date; names and ids only, no database rows. `werkgebied` is None in a gap between them."""

    buurt: GebiedNaam | None
    wijk: GebiedNaam | None
    werkgebied: WerkgebiedNaam | None
    versie: VersieNaam | None


def locate(lat: float, lon: float, datum: date) -> Ligging:
    """Return the buurt, wijk and working area that held at this point (degrees, WGS84) on `datum`.

    Refuses what is no place in the municipality: not a number, swapped, RD metres, abroad, next door, or a date for
    which no map was read in. Takes microseconds once the map is in memory.
    """
    tijdvak = current_map().at(datum)
    buurt, wijk, plaats = _find(tijdvak, lat, lon)
    if buurt is None and wijk is None:
        raise _refusal(tijdvak, lat, lon, datum)
    werkgebied, versie = tijdvak.werkgebieden[plaats] if plaats >= 0 else (None, None)
    return Ligging(buurt, wijk, werkgebied, versie)


def locate_ids(lat: float, lon: float, datum: date) -> Ids:
    """Return (buurt, wijk, werkgebied, versie) as ids, for many points at a time; refuses as `locate` does."""
    tijdvak = current_map().at(datum)
    buurt, wijk, plaats = _find(tijdvak, lat, lon)
    if buurt is None and wijk is None:
        raise _refusal(tijdvak, lat, lon, datum)
    werkgebied, versie = tijdvak.werkgebieden[plaats] if plaats >= 0 else (None, None)
    return (
        buurt.id if buurt else None,
        wijk.id if wijk else None,
        werkgebied.id if werkgebied else None,
        versie.id if versie else None,
    )


def resolve_buurt(gebied: Buurt | Wijk, datum: date) -> Ligging:
    """Return the place of a buurt (or wijk) that somebody chose from the list instead of pointing at the map.

    The buurt stays the one that was chosen; the working area is the one that covers most of it on `datum`.
    """
    buurt, wijk = (gebied, gebied.wijk) if isinstance(gebied, Buurt) else (None, gebied)
    tijdvak = current_map().at(datum)
    vlak = from_geojson(gebied.geometrie)
    delen = [(overlap_ha(vlak, ander), -plaats) for plaats, ander in enumerate(tijdvak.werkgebiedindex.vlakken)]
    grootste, plaats = max(delen, default=(0.0, 0))
    werkgebied, versie = tijdvak.werkgebieden[-plaats] if grootste else (None, None)
    return Ligging(_name(buurt), _name(wijk), werkgebied, versie)


def _name(gebied: Buurt | Wijk | None) -> GebiedNaam | None:
    return GebiedNaam(gebied.pk, gebied.code, gebied.naam, gebied.jaar) if gebied else None


def _find(tijdvak: Tijdvak, lat: float, lon: float) -> tuple[GebiedNaam | None, GebiedNaam | None, int]:
    if tijdvak.indeling is None:
        return None, None, -1
    buurt, wijk = tijdvak.indeling.find(lat, lon)
    return buurt, wijk, tijdvak.werkgebiedindex.find(lat, lon)


def _refusal(tijdvak: Tijdvak, lat: float, lon: float, datum: date) -> Weigering:
    """Return the reason that helps most: first the typing mistakes, then a missing map, then the border."""
    try:
        check_point(lat, lon)
    except GeometrieFout as fout:
        return Weigering(_words(fout.soort, lat, lon), regel=f"gebieden.{fout.soort}")
    if tijdvak.indeling is None:
        melding = _("Er is geen kaart ingelezen die op %(datum)s gold.") % {"datum": datum.strftime("%d-%m-%Y")}
        return Weigering(melding, regel="gebieden.geen_kaart")
    return Weigering(_("Deze plek ligt buiten de gemeente."), regel="gebieden.buiten_gemeente")


def _words(soort: str, lat: float, lon: float) -> str:
    if soort == "verwisseld":
        bedoeld = {"lat": f"{lon:.5f}", "lon": f"{lat:.5f}"}
        return _("De twee getallen zijn verwisseld. Bedoelt u %(lat)s (breedte) en %(lon)s (lengte)?") % bedoeld
    if soort == "rd_als_graden":
        x, y = (lat, lon) if looks_like_rd(lat, lon) else (lon, lat)
        breedte, lengte = rd_to_wgs84(x, y)
        return _("Dit zijn RD-meters, geen graden. Bedoelt u %(lat)s (breedte) en %(lon)s (lengte)?") % {
            "lat": f"{breedte:.5f}",
            "lon": f"{lengte:.5f}",
        }
    return {
        "geen_getal": _("Dit is geen plek: een van de twee is geen getal."),
        "onmogelijk": _(
            "Deze getallen zijn geen plek op aarde. In Nederland is de breedte 51 tot 53, de lengte 4 tot 7."
        ),
    }.get(soort, _("Deze plek ligt niet in Nederland."))


@dataclass(frozen=True, slots=True)
class Geplaatst:
    """A found address with the working area it lies in; `reden` says why there is none."""

    label: str
    werkgebied: WerkgebiedNaam | None
    reden: str


class Vondst(Protocol):
    """A place with a name, such as an address that was found."""

    @property
    def label(self) -> str: ...

    @property
    def lat(self) -> float: ...

    @property
    def lon(self) -> float: ...


def place_all(vondsten: Iterable[Vondst], datum: date) -> list[Geplaatst]:
    """Return each found address with its working area on `datum`; an address elsewhere keeps its reason."""
    return [_placed(vondst, datum) for vondst in vondsten]


def _placed(vondst: Vondst, datum: date) -> Geplaatst:
    try:
        werkgebied = locate(vondst.lat, vondst.lon, datum).werkgebied
    except Weigering as weigering:
        return Geplaatst(vondst.label, None, weigering.melding)
    return Geplaatst(vondst.label, werkgebied, "" if werkgebied else _("Hier is geen werkgebied."))
