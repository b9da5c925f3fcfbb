"""Small maps of our own, as data: two wijken side by side with one buurt in the western one."""

from datetime import date
from typing import Any

NU = date(2026, 3, 2)


def square(west: float, zuid: float, size: float = 0.01) -> dict[str, Any]:
    """Return a GeoJSON square in degrees."""
    oost, noord = round(west + size, 6), round(zuid + size, 6)
    return {
        "type": "Polygon",
        "coordinates": [[[west, zuid], [oost, zuid], [oost, noord], [west, noord], [west, zuid]]],
    }


def feature(code: str, naam: str, geometrie: Any, **kolommen: Any) -> dict[str, Any]:
    """Return one area in the layout of PDOK."""
    return {"type": "Feature", "properties": {"statcode": code, "statnaam": naam, **kolommen}, "geometry": geometrie}


WEST = feature("WK063701", "Westwijk", square(4.48, 52.05), aantal_inwoners=1200)
OOST = feature("WK063702", "Oostwijk", square(4.49, 52.05), aantal_inwoners=80)
WEST_NOORD = {
    "type": "Polygon",
    "coordinates": [[[4.48, 52.055], [4.49, 52.055], [4.49, 52.06], [4.48, 52.06], [4.48, 52.055]]],
}
BUURT = feature("BU06370101", "Hofjes", WEST_NOORD)
