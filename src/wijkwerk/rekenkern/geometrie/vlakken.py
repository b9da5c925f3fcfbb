"""Outlines: read the coordinates of a GeoJSON polygon, tell what is wrong with it, and bring it to WGS84."""

import math
import re
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from wijkwerk.rekenkern.geometrie.fouten import GeometrieFout
from wijkwerk.rekenkern.geometrie.punten import in_netherlands, looks_like_rd
from wijkwerk.rekenkern.geometrie.rd import rd_to_wgs84

RD, WGS84 = "rd", "wgs84"
DECIMALS = 7
_SOORTEN = {
    "Point": "een punt",
    "MultiPoint": "een groep punten",
    "LineString": "een lijn",
    "MultiLineString": "een groep lijnen",
    "GeometryCollection": "een verzameling",
}
_REDENEN = {
    "Self-intersection": "de lijn kruist zichzelf",
    "Ring Self-intersection": "de lijn raakt zichzelf",
    "Hole lies outside shell": "een gat ligt buiten het vlak",
    "Holes are nested": "een gat ligt in een ander gat",
    "Nested shells": "een deel ligt in een ander deel",
    "Interior is disconnected": "het vlak valt uit elkaar",
    "Duplicate Rings": "dezelfde rand staat er twee keer in",
    "Too few points in geometry component": "het vlak heeft te weinig punten",
}


def read_polygon(geojson: Any, *, stelsel: str = WGS84) -> BaseGeometry:
    """Return a valid WGS84 polygon from a GeoJSON geometry; raise GeometrieFout saying what is wrong and where."""
    return check_polygon(build(geojson), stelsel=stelsel)


def check_polygon(vlak: BaseGeometry | None, *, stelsel: str) -> BaseGeometry:
    """Return the outline in WGS84 without heights; refuse empty, crossing, swapped, mistaken or foreign outlines."""
    if vlak is None or vlak.is_empty:
        raise GeometrieFout("Het vlak is leeg: er staan geen punten in.", soort="leeg")
    if vlak.geom_type not in ("Polygon", "MultiPolygon"):
        soort = _SOORTEN.get(vlak.geom_type, vlak.geom_type)
        raise GeometrieFout(f"Dit is {soort}, maar het moet een vlak zijn.", soort="geen_vlak")
    vlak = shapely.force_2d(vlak)
    _check_places(vlak, stelsel)
    if stelsel == RD:
        vlak = shapely.transform(vlak, _to_degrees)
    if not vlak.is_valid:
        raise GeometrieFout(_reason(vlak), soort="ongeldig")
    if not vlak.area:
        raise GeometrieFout("Het vlak heeft geen oppervlakte.", soort="leeg")
    delen = shapely.get_parts(vlak)
    return delen[0] if len(delen) == 1 else vlak


def _to_degrees(punten: np.ndarray) -> np.ndarray:
    lat, lon = rd_to_wgs84(punten[:, 0], punten[:, 1])
    return np.round(np.column_stack((lon, lat)), DECIMALS)


def build(geojson: Any) -> BaseGeometry | None:
    """Return the raw shape of a GeoJSON polygon, None when it is empty; raise GeometrieFout when it is no polygon."""
    if geojson is None:
        return None
    if not isinstance(geojson, dict) or not isinstance(geojson.get("type"), str):
        raise GeometrieFout("Dit is geen GeoJSON-vlak.", soort="geen_vlak")
    soort, punten = geojson["type"], geojson.get("coordinates")
    if soort not in ("Polygon", "MultiPolygon"):
        raise GeometrieFout(f"Dit is {_SOORTEN.get(soort, soort)}, maar het moet een vlak zijn.", soort="geen_vlak")
    if not punten:
        return None
    try:
        if soort == "Polygon":
            return _polygon(punten)
        return shapely.MultiPolygon([_polygon(deel) for deel in punten])
    except (TypeError, IndexError, KeyError):
        raise GeometrieFout("De lijst met punten is niet te lezen.", soort="onleesbaar") from None


def _polygon(ringen: list[Any]) -> shapely.Polygon:
    gelezen = [_ring(ring) for ring in ringen]
    return shapely.Polygon(gelezen[0], gelezen[1:])


def _ring(ring: list[Any]) -> list[tuple[float, float]]:
    punten = [_position(punt) for punt in ring]
    if len(punten) < 4:
        raise GeometrieFout("Een vlak heeft minstens drie verschillende punten nodig.", soort="leeg")
    if punten[0] != punten[-1]:
        raise GeometrieFout(
            "De lijn om het vlak is niet gesloten: het laatste punt moet gelijk zijn aan het eerste.", soort="open"
        )
    return punten


def _position(punt: Any) -> tuple[float, float]:
    x, y = punt[0], punt[1]
    if isinstance(x, bool) or not all(isinstance(getal, int | float) and math.isfinite(getal) for getal in (x, y)):
        raise GeometrieFout(f"'{x}, {y}' is geen punt: een van beide is geen getal.", soort="geen_getal")
    return float(x), float(y)


def _check_places(vlak: BaseGeometry, stelsel: str) -> None:
    """Refuse the first corner that cannot lie in the Netherlands, naming the mistake that explains it."""
    punten = shapely.get_coordinates(vlak)
    if not np.isfinite(punten).all():
        raise GeometrieFout("Een van de punten is geen getal.", soort="geen_getal")
    goed = looks_like_rd if stelsel == RD else _degrees_fit
    fout = next(((x, y) for x, y in punten.tolist() if not goed(x, y)), None)
    if fout:
        raise _explain(*fout, stelsel)


def _degrees_fit(x: float, y: float) -> bool:
    return in_netherlands(y, x)


def _explain(x: float, y: float, stelsel: str) -> GeometrieFout:
    waar = f"Het punt {x:g}, {y:g}"
    if (stelsel == WGS84 and in_netherlands(x, y)) or (stelsel == RD and looks_like_rd(y, x)):
        return GeometrieFout(f"{waar} heeft breedte en lengte verwisseld.", soort="verwisseld")
    if stelsel == WGS84 and (looks_like_rd(x, y) or looks_like_rd(y, x)):
        return GeometrieFout(
            f"{waar} is in meters van het RD-stelsel, maar het bestand geeft graden op. "
            "Staan alle punten in RD-meters? Geef dan bij het inlezen het stelsel 'rd' op.",
            soort="rd_als_graden",
        )
    if stelsel == RD and (in_netherlands(y, x) or in_netherlands(x, y)):
        return GeometrieFout(f"{waar} is in graden, maar het bestand geeft RD-meters op.", soort="graden_als_rd")
    return GeometrieFout(f"{waar} ligt niet in Nederland.", soort="buiten_nederland")


def _reason(vlak: BaseGeometry) -> str:
    reden = shapely.is_valid_reason(vlak)
    naam, _, plaats = reden.partition("[")
    getallen = re.findall(r"-?[\d.]+", plaats)
    waar = f" bij {float(getallen[1]):.5f}, {float(getallen[0]):.5f}" if len(getallen) >= 2 else ""
    return f"Het vlak klopt niet: {_REDENEN.get(naam.strip(), 'de lijn om het vlak is niet in orde')}{waar}."
