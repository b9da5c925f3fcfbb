"""Suggestions, never decisions: subject, duplicates, owner and other doors, each with why."""

from dataclasses import dataclass
from typing import Any

from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.mensen.models import Persoon
from wijkwerk.signalen.models import AndereDeur, Onderwerp, Signaal


@dataclass(frozen=True)
class Suggestie:
    """Something suggested (Onderwerp, Signaal, Organisatie or Persoon), how sure (0..1), and why in plain Dutch."""

    wat: Any
    zeker: float
    waarom: str


@dataclass(frozen=True)
class Suggesties:
    """Suggestions for one text at one place; best first, empty lists when nothing is known."""

    onderwerp: list[Suggestie]
    dubbelen: list[Suggestie]
    eigenaar: list[Suggestie]


def suggest(
    tekst: str,
    *,
    punt: tuple[float, float] | None = None,
    onderwerp: Onderwerp | None = None,
    werkgebied: Werkgebied | None = None,
    signaal: Signaal | None = None,
    persoon: Persoon | None = None,
) -> Suggesties:
    """Suggest for a new text, or for an existing `signaal`. Duplicates only among what `persoon` sees (None: public)."""
    raise NotImplementedError


def doors(tekst: str, onderwerp: Onderwerp | None = None, werkgebied: Werkgebied | None = None) -> list[AndereDeur]:
    """Return other doors that fit, urgent first: by words in the text, by subject, by area."""
    raise NotImplementedError
