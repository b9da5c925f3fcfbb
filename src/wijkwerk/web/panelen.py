"""Panels: an upper room hangs a piece of screen on a lower room's page, without the lower room knowing it."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

Inhoud = tuple[str, dict[str, Any]] | None
Functie = Callable[[HttpRequest, Any], Inhoud]


@dataclass(frozen=True)
class Paneel:
    functie: Functie
    volgorde: int


_panelen: dict[str, dict[str, Paneel]] = defaultdict(dict)


def registreer(plek: str, functie: Functie, volgorde: int = 100) -> None:
    """Hang `functie(request, object) -> (template, context) | None` on a place; None means nothing to show."""
    _panelen[plek][f"{functie.__module__}.{functie.__qualname__}"] = Paneel(functie, volgorde)


def plekken() -> set[str]:
    """Return the places on which something hangs."""
    return {plek for plek, panelen in _panelen.items() if panelen}


def inhoud(plek: str, request: HttpRequest, object: Any) -> list[tuple[str, dict[str, Any]]]:
    """Return template and context of every panel on this place that has something to show, in order."""
    panelen = sorted(_panelen[plek].values(), key=lambda paneel: paneel.volgorde)
    gevuld = (paneel.functie(request, object) for paneel in panelen)
    return [deel for deel in gevuld if deel is not None]
