"""From a point to the area that holds it, in a few microseconds."""

from collections.abc import Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

CELLS = 48


class Puntindex:
    """Outlines behind a grid of small cells; each cell knows which outlines touch it.

    A lookup takes the cell and tests only those outlines. On a shared border the outline that comes first in the given
    order wins, so the answer is always the same. Built with a spatial tree, so it is ready in milliseconds.
    """

    def __init__(self, vlakken: Sequence[BaseGeometry]) -> None:
        self.vlakken = list(vlakken)
        self._cellen: list[tuple[int, ...]] = []
        if not self.vlakken:
            return
        shapely.prepare(self.vlakken)
        west, zuid, oost, noord = shapely.total_bounds(self.vlakken).tolist()
        self._west, self._zuid, self._oost, self._noord = west, zuid, oost, noord
        self._per_x = CELLS / ((oost - west) or 1.0)
        self._per_y = CELLS / ((noord - zuid) or 1.0)
        self._cellen = self._fill()

    def _fill(self) -> list[tuple[int, ...]]:
        kolom, rij = np.meshgrid(np.arange(CELLS), np.arange(CELLS))
        x, y = self._west + kolom.ravel() / self._per_x, self._zuid + rij.ravel() / self._per_y
        rand = 1e-9  # a point on the seam of two cells must be found from both
        vakken = shapely.box(x - rand, y - rand, x + 1 / self._per_x + rand, y + 1 / self._per_y + rand)
        boom = shapely.STRtree(self.vlakken)
        per_vak: list[list[int]] = [[] for _ in vakken]
        for vak, vlak in boom.query(vakken, predicate="intersects").T.tolist():
            per_vak[vak].append(vlak)
        return [tuple(sorted(vlakken)) for vlakken in per_vak]

    def find(self, lat: float, lon: float) -> int:
        """Return the position in the given list of the outline that holds the point, or -1."""
        if not self._cellen or not (self._west <= lon <= self._oost and self._zuid <= lat <= self._noord):
            return -1
        kolom = min(int((lon - self._west) * self._per_x), CELLS - 1)
        rij = min(int((lat - self._zuid) * self._per_y), CELLS - 1)
        for plaats in self._cellen[rij * CELLS + kolom]:
            if shapely.intersects_xy(self.vlakken[plaats], lon, lat):
                return plaats
        return -1
