"""What somebody keeps for themselves: a form that is not sent yet, a saved view of the inbox."""

from collections.abc import Sequence
from typing import Any

from wijkwerk.kern.bestanden.models import Bestand
from wijkwerk.mensen.models import Persoon
from wijkwerk.signalen.models import Concept, Weergave


def save_concept(*, token: str = "", gegevens: dict[str, Any], fotos: Sequence[Bestand] | None = None) -> Concept:
    """Keep a draft; an unknown or empty token makes a new one. `fotos` None leaves the pictures as they are."""
    raise NotImplementedError


def drop_concept(token: str) -> None:
    """Throw a draft away (after sending, or on request); unknown tokens are fine."""
    raise NotImplementedError


def save_view(*, persoon: Persoon, naam: str, filters: str) -> Weergave:
    """Save the query string of the inbox under a name; the same name is replaced."""
    raise NotImplementedError


def drop_view(weergave: Weergave, *, by: Persoon) -> None:
    """Throw away a saved view of one's own."""
    raise NotImplementedError
