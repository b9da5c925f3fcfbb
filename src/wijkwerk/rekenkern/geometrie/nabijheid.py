"""Outlines that lie far from where their municipality is: most likely a mistake in the file."""

from collections.abc import Sequence

import shapely
from shapely.geometry.base import BaseGeometry

from wijkwerk.rekenkern.geometrie.maten import in_metres

NEAR_M = 5_000.0


def strays(vlakken: Sequence[BaseGeometry], bekend: Sequence[BaseGeometry] = ()) -> list[int]:
    """Return the positions of outlines more than five kilometres from the body of the municipality.

    The body is what hangs together around `bekend`, or around most of the outlines when nothing is known yet.
    """
    dozen = [in_metres(shapely.box(*vlak.bounds)) for vlak in [*vlakken, *bekend]]
    delen = shapely.get_parts(shapely.union_all([doos.buffer(NEAR_M / 2) for doos in dozen]))
    if len(delen) == 1:
        return []
    tellen = dozen[len(vlakken) :] or dozen
    lichaam = max(delen, key=lambda deel: sum(deel.intersects(doos) for doos in tellen))
    return [plaats for plaats in range(len(vlakken)) if not lichaam.intersects(dozen[plaats])]
