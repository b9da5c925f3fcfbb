"""Geometry in plain Python: RD New and WGS84, validity with reasons in Dutch, map files, and point to area."""

from wijkwerk.rekenkern.geometrie.bestand import Kaartbestand, Kaartvlak, read_map
from wijkwerk.rekenkern.geometrie.fouten import GeometrieFout
from wijkwerk.rekenkern.geometrie.index import Puntindex
from wijkwerk.rekenkern.geometrie.maten import (
    as_geojson,
    bounds,
    from_geojson,
    hectares,
    overlap_ha,
    same_place,
    simplify,
    union,
)
from wijkwerk.rekenkern.geometrie.nabijheid import strays
from wijkwerk.rekenkern.geometrie.punten import Punt, check_point, read_coordinate
from wijkwerk.rekenkern.geometrie.rd import rd_to_wgs84, wgs84_to_rd
from wijkwerk.rekenkern.geometrie.vlakken import read_polygon

__all__ = [
    "GeometrieFout",
    "Kaartbestand",
    "Kaartvlak",
    "Punt",
    "Puntindex",
    "as_geojson",
    "bounds",
    "check_point",
    "from_geojson",
    "hectares",
    "overlap_ha",
    "rd_to_wgs84",
    "read_coordinate",
    "read_map",
    "read_polygon",
    "same_place",
    "simplify",
    "strays",
    "union",
    "wgs84_to_rd",
]
