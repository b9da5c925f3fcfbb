"""A map file of wijken and buurten, GeoPackage or GeoJSON, in RD New or WGS84, as a list of checked areas."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shapely.geometry.base import BaseGeometry

from wijkwerk.rekenkern.geometrie import geopackage
from wijkwerk.rekenkern.geometrie.fouten import GeometrieFout
from wijkwerk.rekenkern.geometrie.kolommen import BUURT, GEMEENTE, WIJK, Feiten, label, read_facts
from wijkwerk.rekenkern.geometrie.vlakken import RD, WGS84, build, check_polygon

MAX_BYTES = 600 * 1024 * 1024


@dataclass(frozen=True)
class Kaartvlak:
    """One area of the file: its number in its layer, what it says, and its outline in WGS84."""

    nummer: int
    feiten: Feiten
    geometrie: BaseGeometry


@dataclass(frozen=True)
class Kaartbestand:
    """What was read: the areas kept, the coordinate system and where it was told, and what was left out."""

    vlakken: tuple[Kaartvlak, ...]
    stelsel: str
    stelsel_uit: str
    gelezen: int
    water: int
    elders: int
    gemeenten: int

    @property
    def wijken(self) -> int:
        """Return how many wijken were kept."""
        return sum(vlak.feiten.soort == WIJK for vlak in self.vlakken)

    @property
    def buurten(self) -> int:
        """Return how many buurten were kept."""
        return sum(vlak.feiten.soort == BUURT for vlak in self.vlakken)


@dataclass(frozen=True)
class _Bron:
    """One layer, still raw: how many features, their system, and how to walk them."""

    naam: str
    stelsel: str
    stelsel_uit: str
    aantal: int
    rijen: Iterable[tuple[dict[str, Any], Any]]


def read_map(
    pad: Path,
    *,
    jaar: int,
    gemeentecode: str = "",
    stelsel: str = "",
    voortgang: Callable[[int, int], None] | None = None,
) -> Kaartbestand:
    """Read and check a whole map file; raise GeometrieFout naming the feature at the first fault.

    `stelsel` ('rd' or 'wgs84') overrules a file that does not say. With `gemeentecode` other municipalities are left
    out (and counted) before their outlines are looked at. A feature of another year than `jaar` is refused.
    """
    bronnen = _sources(pad, stelsel)
    totaal = sum(bron.aantal for bron in bronnen)
    if not totaal:
        raise GeometrieFout("Het bestand is leeg: er staan geen wijken of buurten in.", soort="leeg")
    lezer = _Lezer(jaar=jaar, gemeentecode=gemeentecode)
    for gedaan, _ in enumerate(lezer.walk(bronnen), start=1):
        if voortgang:
            voortgang(gedaan, totaal)
    return lezer.result(bronnen, totaal)


class _Lezer:
    """Walks the features one by one and keeps the count."""

    def __init__(self, *, jaar: int, gemeentecode: str) -> None:
        self.jaar, self.gemeentecode = jaar, gemeentecode
        self.vlakken: dict[str, Kaartvlak] = {}
        self.water = self.elders = self.gemeenten = 0

    def walk(self, bronnen: list[_Bron]) -> Iterator[None]:
        for bron in bronnen:
            for nummer, (kolommen, ruw) in enumerate(bron.rijen, start=1):
                try:
                    self._take(nummer, kolommen, ruw, bron.stelsel)
                except GeometrieFout as fout:
                    waar = f"Vlak {nummer} ({label(kolommen)})" + (f" in laag '{bron.naam}'" if bron.naam else "")
                    raise fout.at(waar) from None
                yield

    def _take(self, nummer: int, kolommen: dict[str, Any], ruw: Any, stelsel: str) -> None:
        feiten = read_facts(kolommen)
        if feiten.soort == GEMEENTE:
            self.gemeenten += 1
        elif self.gemeentecode and feiten.gemeentecode != self.gemeentecode:
            self.elders += 1
        elif feiten.water:
            self.water += 1
        else:
            self._keep(nummer, feiten, ruw, stelsel)

    def _keep(self, nummer: int, feiten: Feiten, ruw: Any, stelsel: str) -> None:
        if feiten.jaar is not None and feiten.jaar != self.jaar:
            raise GeometrieFout(
                f"Dit vlak is van {feiten.jaar}, maar u leest {self.jaar} in. Codes betekenen elk jaar iets anders; "
                f"lees dit bestand in met --jaar {feiten.jaar}.",
                soort="jaar",
            )
        if feiten.code in self.vlakken:
            raise GeometrieFout(f"De code {feiten.code} komt twee keer voor.", soort="dubbel")
        vorm = geopackage.unpack(ruw) if isinstance(ruw, bytes) else build(ruw)
        self.vlakken[feiten.code] = Kaartvlak(nummer, feiten, check_polygon(vorm, stelsel=stelsel))

    def result(self, bronnen: list[_Bron], totaal: int) -> Kaartbestand:
        if not self.vlakken:
            van = f" van {self.gemeentecode}" if self.gemeentecode else ""
            raise GeometrieFout(f"In het bestand staan geen wijken of buurten{van}.", soort="leeg")
        return Kaartbestand(
            vlakken=tuple(self.vlakken[code] for code in sorted(self.vlakken)),
            stelsel=bronnen[0].stelsel,
            stelsel_uit=bronnen[0].stelsel_uit,
            gelezen=totaal,
            water=self.water,
            elders=self.elders,
            gemeenten=self.gemeenten,
        )


def _sources(pad: Path, stelsel: str) -> list[_Bron]:
    if not pad.is_file():
        raise GeometrieFout(f"Het bestand {pad.name} is er niet.", soort="onleesbaar")
    grootte = pad.stat().st_size
    if not grootte:
        raise GeometrieFout("Het bestand is leeg.", soort="leeg")
    if grootte > MAX_BYTES:
        raise GeometrieFout("Het bestand is te groot om te lezen (meer dan 600 MB).", soort="te_groot")
    with pad.open("rb") as stroom:
        begin = stroom.read(16)
    return _geopackage(pad, stelsel) if begin == b"SQLite format 3\0" else [_geojson(pad, stelsel)]


def _geopackage(pad: Path, stelsel: str) -> list[_Bron]:
    bronnen = []
    for laag in geopackage.layers(pad):
        systeem = stelsel or laag.stelsel
        if not systeem:
            melding = f"De laag '{laag.naam}' zegt niet of het RD of WGS84 is. Geef --stelsel op."
            raise GeometrieFout(melding, soort="stelsel")
        uit = "uw keuze" if stelsel else "het bestand"
        bronnen.append(_Bron(laag.naam, systeem, uit, geopackage.count(pad, laag), geopackage.rows(pad, laag)))
    return bronnen


def _geojson(pad: Path, stelsel: str) -> _Bron:
    try:
        inhoud = json.loads(pad.read_bytes().decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError):
        raise GeometrieFout("Dit bestand is geen GeoPackage en geen GeoJSON.", soort="onleesbaar") from None
    vlakken = inhoud.get("features") if isinstance(inhoud, dict) else None
    if not isinstance(vlakken, list):
        raise GeometrieFout("Dit is geen GeoJSON met een lijst van vlakken (FeatureCollection).", soort="onleesbaar")
    gevonden, uit = _crs(inhoud.get("crs"))
    rijen = [(_properties(vlak), vlak.get("geometry") if isinstance(vlak, dict) else None) for vlak in vlakken]
    return _Bron("", stelsel or gevonden, "uw keuze" if stelsel else uit, len(rijen), rijen)


def _properties(vlak: Any) -> dict[str, Any]:
    """Return the attributes of a feature; its id stands in when no column holds the code."""
    if not isinstance(vlak, dict):
        return {}
    kolommen = vlak.get("properties") or {}
    sleutel = vlak.get("id")
    return {"statcode": sleutel} | kolommen if isinstance(sleutel, str) and not _has_code(kolommen) else kolommen


def _has_code(kolommen: dict[str, Any]) -> bool:
    namen = {kolom.lower().replace("_", "") for kolom in kolommen}
    return bool(namen & {"statcode", "wijkcode", "wkcode", "buurtcode", "bucode"})


def _crs(crs: Any) -> tuple[str, str]:
    """Return the system a GeoJSON names; without a name the standard says WGS84."""
    if not crs:
        return WGS84, "de standaard van GeoJSON"
    naam = str((crs.get("properties") or {}).get("name", "")) if isinstance(crs, dict) else ""
    if "28992" in naam:
        return RD, "het bestand"
    if "CRS84" in naam.upper() or naam.endswith(("4326", "4258")):
        return WGS84, "het bestand"
    raise GeometrieFout(f"Het stelsel '{naam}' kennen we niet; alleen RD New en WGS84.", soort="stelsel")
