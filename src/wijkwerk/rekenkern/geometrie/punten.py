"""One point: is it a place in the Netherlands, and if not, which mistake was made."""

import math
from typing import NamedTuple

from wijkwerk.rekenkern.geometrie.fouten import GeometrieFout
from wijkwerk.rekenkern.geometrie.rd import rd_to_wgs84

ZUID, NOORD, WEST, OOST = 50.7, 53.7, 3.2, 7.3
RD_X, RD_Y = (0.0, 300_000.0), (300_000.0, 630_000.0)


class Punt(NamedTuple):
    """A place on earth in degrees (WGS84)."""

    lat: float
    lon: float

    def __str__(self) -> str:
        return f"{self.lat:.5f}, {self.lon:.5f}"


def in_netherlands(lat: float, lon: float) -> bool:
    """Tell whether a point in degrees lies in the box around the European Netherlands."""
    return ZUID <= lat <= NOORD and WEST <= lon <= OOST


def looks_like_rd(x: float, y: float) -> bool:
    """Tell whether two numbers can be RD metres on land."""
    return RD_X[0] < x < RD_X[1] and RD_Y[0] <= y <= RD_Y[1]


def check_point(lat: float, lon: float) -> Punt:
    """Return the point; raise GeometrieFout with the likely mistake (not a number, swapped, RD metres, elsewhere)."""
    if in_netherlands(lat, lon):
        return Punt(lat, lon)
    if not (math.isfinite(lat) and math.isfinite(lon)):
        melding = "Dit is geen getal. Geef de plek als twee getallen, zoals 52.06 en 4.49."
        raise GeometrieFout(melding, soort="geen_getal")
    if in_netherlands(lon, lat):
        raise GeometrieFout(
            f"Breedte en lengte zijn verwisseld. Bedoelt u {Punt(lon, lat)}?",
            soort="verwisseld",
        )
    for x, y in ((lat, lon), (lon, lat)):
        if looks_like_rd(x, y):
            raise GeometrieFout(
                f"Dit zijn meters van het RD-stelsel, geen graden. Bedoelt u {Punt(*rd_to_wgs84(x, y))}?",
                soort="rd_als_graden",
            )
    if abs(lat) > 90 or abs(lon) > 180:
        raise GeometrieFout("Deze getallen zijn geen plek op aarde in graden.", soort="onmogelijk")
    raise GeometrieFout("Deze plek ligt niet in Nederland.", soort="buiten_nederland")


def read_coordinate(tekst: str) -> float:
    """Return one coordinate as typed by a person, with a point or a comma; raise GeometrieFout when it is no number."""
    try:
        return float(tekst.strip().replace(",", "."))
    except ValueError:
        raise GeometrieFout(f"'{tekst}' is geen getal. Schrijf bijvoorbeeld 52.06.", soort="geen_getal") from None
