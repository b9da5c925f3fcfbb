"""Set a signal right without a step in its life: subject, title, who sees it, place; and the same act on many."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from wijkwerk.gebieden.models import Buurt
from wijkwerk.mensen.models import Organisatie, Persoon
from wijkwerk.signalen.models import Onderwerp, Signaal


@dataclass
class Bulkuitslag:
    """What an act on many signals did: numbers that succeeded, and (number, reason) for those that were refused."""

    gelukt: list[str] = field(default_factory=list)
    geweigerd: list[tuple[str, str]] = field(default_factory=list)


def classify(signaal: Signaal, *, onderwerp: Onderwerp, by: Persoon, versie: int | None = None) -> Signaal:
    """Change the subject; the term follows the new subject."""
    raise NotImplementedError


def rename(signaal: Signaal, *, titel: str, by: Persoon, versie: int | None = None) -> Signaal:
    """Give a short title for lists (at most 100 characters; empty takes the first words of the text again)."""
    raise NotImplementedError


def show_to(
    signaal: Signaal,
    *,
    zichtbaarheid: str,
    partners: Iterable[Organisatie] = (),
    by: Persoon,
    versie: int | None = None,
) -> Signaal:
    """Set who may read it; level 'partners' needs at least one partner, other levels forget them."""
    raise NotImplementedError


def relocate(
    signaal: Signaal,
    *,
    punt: tuple[float, float] | None = None,
    buurt: Buurt | None = None,
    plek: str = "",
    by: Persoon,
    versie: int | None = None,
) -> Signaal:
    """Move the signal to another point (lat, lon) or buurt; the area is taken at the date of receipt."""
    raise NotImplementedError


def bulk(signalen: Iterable[Signaal], *, handeling: str, by: Persoon, **gegevens: Any) -> Bulkuitslag:
    """Do one act on many: take, assign, forward, schedule, close, classify, show_to, merge. Each succeeds or fails alone."""
    raise NotImplementedError
