"""The catalogue: subjects and other doors."""

from wijkwerk.mensen.models import Persoon
from wijkwerk.signalen.models import AndereDeur, Onderwerp


def install_defaults() -> int:
    """Add the subjects and doors of `standaard.json` that are not there yet; return how many were added."""
    raise NotImplementedError


def save_subject(onderwerp: Onderwerp, *, by: Persoon) -> Onderwerp:
    """Save a new or changed subject (a validated model form instance). Refused unless `by` holds signalen.beheren."""
    raise NotImplementedError


def save_door(deur: AndereDeur, *, by: Persoon) -> AndereDeur:
    """Save a new or changed other door (a validated model form instance). Refused unless `by` holds signalen.beheren."""
    raise NotImplementedError
