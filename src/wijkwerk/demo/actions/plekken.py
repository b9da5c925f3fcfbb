"""The ground of the demo: schematic areas, invented streets and figures, and a place in words for every point."""

import csv
import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from shapely.geometry import Point

from wijkwerk.demo.queries.gegevens import MAP, table
from wijkwerk.gebieden import actions as gebieden
from wijkwerk.gebieden.models import Werkgebied, Wijk
from wijkwerk.rekenkern import geometrie

BRON = "Demo, verzonnen"
HUISNUMMERS = range(1, 24, 2)
PLEKSOORTEN = ("school", "winkels", "park", "speeltuin", "flat", "water", "halte", "tunnel", "buurthuis")
VOORZETSEL = {"winkels": "bij", "park": "in", "flat": "bij", "water": "langs", "tunnel": "in", "buurthuis": "bij"}


@dataclass(frozen=True)
class Plek:
    """A place in a wijk: its name, how one says that something is there, its point, and the street it lies in."""

    naam: str
    waar: str
    punt: tuple[float, float]
    straat: str


@dataclass(frozen=True)
class Gebied:
    """A wijk of the demo with what is in it, by kind of place, and its streets."""

    naam: str
    werkgebied: Werkgebied
    inwoners: int
    straten: tuple[Plek, ...]
    plekken: dict[str, Plek]
    postcodes: dict[str, str]


def lay_out(*, vandaag: date, rnd: Random) -> dict[str, Gebied]:
    """Read the maps, figures and addresses, make the working areas of the named wijken; return them by name."""
    jaar = vandaag.year - 1
    for kaartjaar in (jaar - 2, jaar - 1, jaar):
        for bestand in ("wijken", "buurten"):
            gebieden.import_areas(MAP / f"{bestand}.geojson", jaar=kaartjaar, schematisch=True, by=None)
    wijken = {wijk.naam: wijk for wijk in Wijk.objects.of_year(jaar)}
    for terug in (2, 1, 0):
        _figures(list(wijken.values()), jaar - terug, rnd)
    for naam in table("plekken"):
        gebieden.draw_werkgebied(naam=naam, delen=[wijken[naam]], van=date(vandaag.year - 2, 1, 1), by=None)
    gemaakt = {gebied.naam: gebied for gebied in Werkgebied.objects.all()}
    letters = (f"{a}{b}" for a in "ABCDEFGHJK" for b in "ABCDEFGHJKLMNPRTVWXZ")
    stad = {naam: _fill(gemaakt[naam], wijken[naam], letters, rnd) for naam in table("plekken")}
    _addresses(stad)
    return stad


def _fill(werkgebied: Werkgebied, wijk: Wijk, letters: Any, rnd: Random) -> Gebied:
    namen = table("plekken")[wijk.naam]
    prik = _pricker(wijk, rnd)
    straten = tuple(Plek(straat, on_street(straat), prik(), straat) for straat in namen["straten"])
    plekken = {}
    for soort in PLEKSOORTEN:
        plek = f"{VOORZETSEL.get(soort, 'bij')} {namen[soort]}"
        plekken[soort] = Plek(_bare(namen[soort]), plek, prik(), rnd.choice(straten).naam)
    postcodes = {straat.naam: f"2799{next(letters)}" for straat in straten}
    return Gebied(wijk.naam, werkgebied, wijk.inwoners or 0, straten, plekken, postcodes)


def _pricker(wijk: Wijk, rnd: Random) -> Callable[[], tuple[float, float]]:
    vlak = geometrie.from_geojson(wijk.geometrie).buffer(-0.0008)
    west, zuid, oost, noord = vlak.bounds

    def prick() -> tuple[float, float]:
        while True:
            lon, lat = rnd.uniform(west, oost), rnd.uniform(zuid, noord)
            if vlak.contains(Point(lon, lat)):
                return round(lat, 5), round(lon, 5)

    return prick


def _bare(naam: str) -> str:
    """Return a name as it stands on a list: without its article, with a capital."""
    kaal = re.sub(r"^(de|het) ", "", naam)
    return kaal[0].upper() + kaal[1:]


def on_street(straat: str) -> str:
    """Say that something is in a street, the way Dutch does for that kind of street."""
    if straat.endswith(("plein", "pad", "hof")):
        return f"op het {straat}"
    if straat.endswith(("weg", "dreef")):
        return f"op de {straat}"
    if straat.endswith(("kade", "singel", "vaart")):
        return f"aan de {straat}"
    return f"in de {straat}"


def _figures(wijken: list[Wijk], jaar: int, rnd: Random) -> None:
    rijen = [_figures_of(wijk, jaar, rnd) for wijk in wijken]
    _import([*rijen, _city(rijen)], lambda pad: gebieden.import_figures(pad, jaar=jaar, by=None, bron=BRON))


def _figures_of(wijk: Wijk, jaar: int, rnd: Random) -> dict[str, Any]:
    """Make up figures that belong together: ages add up to the inhabitants, households fit the flats of the wijk."""
    inwoners = round((wijk.inwoners or 0) * (1 + 0.006 * (jaar - wijk.jaar)) / 5) * 5 or 5
    vast = Random(wijk.code)  # the character of a wijk stays over the years
    delen = {"0tot15": vast.uniform(13, 20), "15tot25": vast.uniform(10, 14), "25tot45": vast.uniform(23, 30)}
    delen["45tot65"] = vast.uniform(24, 29)
    leeftijd = {
        f"k_{groep}jaar": round(inwoners * (deel + rnd.uniform(-0.3, 0.3)) / 100) for groep, deel in delen.items()
    }
    huishoudens = round(inwoners / vast.uniform(1.95, 2.5))
    eenpersoons = round(huishoudens * vast.uniform(0.27, 0.46))
    met_kind = round((huishoudens - eenpersoons) * vast.uniform(0.44, 0.58))
    koop = vast.randint(38, 72)
    return {
        "code": wijk.code, "inwoners": inwoners, **leeftijd, "k_65jaarofouder": inwoners - sum(leeftijd.values()),
        "huishoudens": huishoudens, "eenpersoons": eenpersoons, "hh_met_kind": met_kind,
        "hh_zonder_kind": huishoudens - eenpersoons - met_kind, "woningen": round(huishoudens * 1.01),
        "gem_hh_gr": round(inwoners / max(huishoudens, 1), 1), "p_koop": koop, "p_huur": 100 - koop,
        "woz": round(vast.uniform(255, 395) * (1 + 0.05 * (jaar - wijk.jaar))),
    }  # fmt: skip


def _city(rijen: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the city: counts added up, averages weighed by inhabitants."""
    inwoners = sum(rij["inwoners"] for rij in rijen)
    stad: dict[str, Any] = {"code": "GM0637"}
    for sleutel in rijen[0]:
        if sleutel in ("gem_hh_gr", "p_koop", "p_huur", "woz"):
            stad[sleutel] = round(sum(rij[sleutel] * rij["inwoners"] for rij in rijen) / inwoners, 1)
        elif sleutel != "code":
            stad[sleutel] = sum(rij[sleutel] for rij in rijen)
    return stad


def _addresses(stad: dict[str, Gebied]) -> None:
    rijen = [
        {
            "straat": straat.naam,
            "huisnummer": nummer,
            "postcode": gebied.postcodes[straat.naam],
            "plaats": "Zoetermeer",
            "lat": round(straat.punt[0] + 0.00004 * nummer % 0.0004, 6),
            "lon": round(straat.punt[1] + 0.00003 * nummer, 6),
        }
        for gebied in stad.values()
        for straat in gebied.straten
        for nummer in HUISNUMMERS
    ]
    _import(rijen, lambda pad: gebieden.import_addresses(pad, by=None))


def _import(rijen: list[dict[str, Any]], lees: Callable[[Path], Any]) -> None:
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / "demo.csv"
        with pad.open("w", newline="", encoding="utf-8") as bestand:
            schrijver = csv.DictWriter(bestand, rijen[0])
            schrijver.writeheader()
            schrijver.writerows(rijen)
        lees(pad)
