"""Measures of outlines in WGS84: box, area, distance, overlap, likeness, and a lighter copy for the screen."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import shapely
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from wijkwerk.rekenkern.geometrie.rd import wgs84_to_rd

ROUNDING_DEGREES = 1.2e-5
SLIVER_M = 10.0


def as_geojson(vlak: BaseGeometry) -> dict[str, Any]:
    """Return the outline as a GeoJSON geometry (CRS84) with coordinates to the centimetre."""
    netjes = shapely.transform(vlak, lambda punten: np.round(punten, 7))
    return {"type": netjes.geom_type, "coordinates": _lists(mapping(netjes)["coordinates"])}


def _lists(waarde: Any) -> Any:
    return [_lists(deel) for deel in waarde] if isinstance(waarde, tuple | list) else waarde


def from_geojson(geojson: dict[str, Any]) -> BaseGeometry:
    """Return the shape of a geometry that was checked before it was stored."""
    return shape(geojson)


def bounds(vlak: BaseGeometry) -> dict[str, float]:
    """Return the box around the outline in degrees, under the field names of an area."""
    west, zuid, oost, noord = vlak.bounds
    return {"west": west, "zuid": zuid, "oost": oost, "noord": noord}


def in_metres(vlak: BaseGeometry) -> BaseGeometry:
    """Return the outline in RD metres, for measuring."""
    return shapely.transform(vlak, lambda punten: np.column_stack(wgs84_to_rd(punten[:, 1], punten[:, 0])))


def hectares(vlak: BaseGeometry) -> float:
    """Return the area in hectares."""
    return float(in_metres(vlak).area) / 10_000


def overlap_ha(een: BaseGeometry, ander: BaseGeometry) -> float:
    """Return the hectares that two outlines share; slivers of two borders that should be one count as nothing."""
    if not een.intersects(ander):
        return 0.0
    samen = in_metres(een.intersection(ander))
    return 0.0 if samen.buffer(-SLIVER_M).is_empty else float(samen.area) / 10_000


def same_place(een: BaseGeometry, ander: BaseGeometry) -> bool:
    """Tell whether two outlines are the same up to about a metre, the rounding between RD metres and degrees."""
    if een.equals(ander):
        return True
    return _rings(een) == _rings(ander) and bool(
        shapely.hausdorff_distance(een.boundary, ander.boundary) <= ROUNDING_DEGREES
    )


def _rings(vlak: BaseGeometry) -> int:
    return len(shapely.get_rings(shapely.get_parts(vlak)))


def union(vlakken: Iterable[BaseGeometry]) -> BaseGeometry:
    """Return one valid outline of several; hairline gaps between neighbours are closed."""
    return shapely.union_all(list(vlakken), grid_size=10.0**-7)


def simplify(vlak: BaseGeometry, *, metres: float) -> BaseGeometry:
    """Return a lighter outline for the screen; corners move at most `metres`."""
    return shapely.simplify(vlak, metres / 111_000, preserve_topology=True)
