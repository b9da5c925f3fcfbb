"""Maps: areas and points as data, drawn as SVG on the server, so that a map needs no script and no tiles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians
from typing import Any

from django.conf import settings

BREEDTE, RAND = 1000.0, 16.0
Ring = Sequence[Sequence[float]]


@dataclass(frozen=True)
class Vlak:
    """An area: GeoJSON Polygon or MultiPolygon in WGS84, `schaal` 0..4 for its shade, `nu` when it is the subject."""

    naam: str
    geometrie: dict[str, Any]
    url: str = ""
    tekst: str = ""
    schaal: int | None = None
    nu: bool = False


@dataclass(frozen=True)
class Punt:
    """A place; `toon` as for a badge (info, goed, let-op, fout)."""

    naam: str
    lat: float
    lon: float
    url: str = ""
    tekst: str = ""
    toon: str = ""


@dataclass(frozen=True)
class Kaart:
    """A map. `titel` says what it shows, `legenda` pairs a shade with words, `schematisch`: outlines are a sketch."""

    titel: Any
    vlakken: Sequence[Vlak] = ()
    punten: Sequence[Punt] = ()
    legenda: Sequence[tuple[int, Any]] = ()
    schematisch: bool = False


@dataclass(frozen=True)
class Tekening:
    """What the template draws: a frame, areas with their path and label place, points with theirs."""

    breedte: float
    hoogte: float
    vlakken: list[dict[str, Any]]
    punten: list[dict[str, Any]]


def tekening(kaart: Kaart) -> Tekening:
    """Return the drawing of a map, north up, scaled to its areas (or to its points when it has none)."""
    plekken = [plek for vlak in kaart.vlakken for ring in _ringen(vlak.geometrie) for plek in ring]
    schaal = _Schaal(plekken or [(punt.lon, punt.lat) for punt in kaart.punten])
    vlakken = [{"vlak": vlak, **_vorm(vlak.geometrie, schaal)} for vlak in kaart.vlakken]
    punten = [{"punt": punt, **_plaats(schaal(punt.lon, punt.lat))} for punt in kaart.punten]
    return Tekening(BREEDTE, round(schaal.hoogte), vlakken, punten)


def gegevens(kaart: Kaart) -> dict[str, Any]:
    """Return the same map as data for the script that makes it zoomable."""
    return {
        "tegels": settings.TEGELS,
        "vlakken": [
            {"naam": str(v.naam), "url": v.url, "nu": v.nu, "schaal": v.schaal, "geometrie": v.geometrie}
            for v in kaart.vlakken
        ],
        "punten": [
            {"naam": str(p.naam), "tekst": str(p.tekst), "url": p.url, "plek": [p.lat, p.lon]} for p in kaart.punten
        ],
    }


class _Schaal:
    def __init__(self, plekken: Sequence[Sequence[float]]) -> None:
        west, oost = min((p[0] for p in plekken), default=0), max((p[0] for p in plekken), default=0)
        zuid, noord = min((p[1] for p in plekken), default=0), max((p[1] for p in plekken), default=0)
        self.west, self.noord = west, noord
        self.krimp = cos(radians((noord + zuid) / 2))
        binnen = BREEDTE - 2 * RAND
        # A single point, or points on one line, have no extent: keep about a hundred metres around them.
        self.factor = binnen / max((oost - west) * self.krimp, (noord - zuid) * 0.8, 0.001)
        self.inspringen = (BREEDTE - (oost - west) * self.krimp * self.factor) / 2
        self.hoogte = (noord - zuid) * self.factor + 2 * RAND

    def __call__(self, lon: float, lat: float) -> tuple[float, float]:
        x = (lon - self.west) * self.krimp * self.factor + self.inspringen
        return round(x, 1), round((self.noord - lat) * self.factor + RAND, 1)


def _ringen(geometrie: dict[str, Any]) -> Iterator[Ring]:
    delen = geometrie["coordinates"] if geometrie["type"] == "MultiPolygon" else [geometrie["coordinates"]]
    for deel in delen:
        yield from deel


def _vorm(geometrie: dict[str, Any], schaal: _Schaal) -> dict[str, Any]:
    ringen = [[schaal(plek[0], plek[1]) for plek in ring] for ring in _ringen(geometrie)]
    pad = "".join("M" + "L".join(f"{x:g} {y:g}" for x, y in ring[:-1]) + "Z" for ring in ringen)
    return {"pad": pad, **_plaats(_midden(max(ringen, key=lambda ring: abs(_oppervlak(ring)))))}


def _plaats(plek: tuple[float, float]) -> dict[str, str]:
    return {"x": f"{plek[0]:g}", "y": f"{plek[1]:g}"}


def _oppervlak(ring: Ring) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) / 2


def _midden(ring: Ring) -> tuple[float, float]:
    """Return the centroid of a ring; of a ring without area its first place."""
    vlak = _oppervlak(ring)
    if not vlak:
        return ring[0][0], ring[0][1]
    paren = [(a, b, a[0] * b[1] - b[0] * a[1]) for a, b in pairwise(ring)]
    x = sum((a[0] + b[0]) * kruis for a, b, kruis in paren) / (6 * vlak)
    y = sum((a[1] + b[1]) * kruis for a, b, kruis in paren) / (6 * vlak)
    return round(x, 1), round(y, 1)
