"""Counts per subject and per week, for charts with a table."""

from dataclasses import dataclass
from datetime import date

from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.mensen.models import Persoon


@dataclass(frozen=True)
class Cijfers:
    """Counts over a period: by subject (name, count; largest first), by week (Monday, count; no gaps), by status."""

    per_onderwerp: list[tuple[str, int]]
    per_week: list[tuple[date, int]]
    per_status: list[tuple[str, int]]
    totaal: int


def figures(
    *, werkgebied: Werkgebied | None = None, persoon: Persoon | None = None, weken: int = 26
) -> Cijfers:
    """Count signals of the last `weken` weeks; without `persoon` (public) all levels count but small areas give nothing."""
    raise NotImplementedError
