"""RD New (EPSG:28992, metres) to and from WGS84 (degrees) with the polynomials of Schreutelkamp and Strang van Hees.

Within 0.3 metre of the official transformation everywhere in the Netherlands, which is finer than any border drawn
on a map of neighbourhoods. Numbers and numpy arrays both work.
"""

from collections.abc import Iterable
from typing import Any

X0, Y0 = 155_000.0, 463_000.0
LAT0, LON0 = 52.15517440, 5.38720621

_LAT = (
    (0, 1, 3235.65389), (2, 0, -32.58297), (0, 2, -0.24750), (2, 1, -0.84978), (0, 3, -0.06550), (2, 2, -0.01709),
    (1, 0, -0.00738), (4, 0, 0.00530), (2, 3, -0.00039), (4, 1, 0.00033), (1, 1, -0.00012),
)  # fmt: skip
_LON = (
    (1, 0, 5260.52916), (1, 1, 105.94684), (1, 2, 2.45656), (3, 0, -0.81885), (1, 3, 0.05594), (3, 1, -0.05607),
    (0, 1, 0.01199), (3, 2, -0.00256), (1, 4, 0.00128), (0, 2, 0.00022), (2, 0, -0.00022), (5, 0, 0.00026),
)  # fmt: skip
_X = (
    (0, 1, 190094.945), (1, 1, -11832.228), (2, 1, -114.221), (0, 3, -32.391), (1, 0, -0.705), (3, 1, -2.340),
    (1, 3, -0.608), (0, 2, -0.008), (2, 3, 0.148),
)  # fmt: skip
_Y = (
    (1, 0, 309056.544), (0, 2, 3638.893), (2, 0, 73.077), (1, 2, -157.984), (3, 0, 59.788), (0, 1, 0.433),
    (2, 2, -6.439), (1, 1, -0.032), (0, 4, 0.092), (1, 4, -0.054),
)  # fmt: skip


def _sum(termen: Iterable[tuple[int, int, float]], a: Any, b: Any) -> Any:
    return sum(factor * a**p * b**q for p, q, factor in termen)


def rd_to_wgs84(x: Any, y: Any) -> tuple[Any, Any]:
    """Return (latitude, longitude) in degrees of a point in RD metres."""
    dx, dy = (x - X0) * 1e-5, (y - Y0) * 1e-5
    return LAT0 + _sum(_LAT, dx, dy) / 3600, LON0 + _sum(_LON, dx, dy) / 3600


def wgs84_to_rd(lat: Any, lon: Any) -> tuple[Any, Any]:
    """Return (x, y) in RD metres of a point in degrees."""
    dlat, dlon = 0.36 * (lat - LAT0), 0.36 * (lon - LON0)
    return X0 + _sum(_X, dlat, dlon), Y0 + _sum(_Y, dlat, dlon)
