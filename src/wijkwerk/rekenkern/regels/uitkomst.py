"""A rule and what it says of a plan."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Oordeel(StrEnum):
    """What a rule says."""

    JA = "ja"
    NEE = "nee"
    MENS = "mens"
    LET_OP = "let_op"
    ONBEKEND = "onbekend"


@dataclass(frozen=True)
class Reden:
    """Why, as a code and the values of its sentence; the room makes the sentence. Amounts in cents, days as dates."""

    code: str
    waarden: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Regel:
    """One rule: a kind of `soorten.SOORTEN` with its setting. With `bij_nee` "mens" a no asks a person to look."""

    soort: str
    instelling: Mapping[str, Any] = field(default_factory=dict)
    bij_nee: str = "weiger"
    sleutel: Any = None


@dataclass(frozen=True)
class Uitkomst:
    """What one rule says. `hoogste_bedrag` is in cents: this rule lets no more through; None: it says nothing of it."""

    regel: Regel
    oordeel: Oordeel
    reden: Reden
    hoogste_bedrag: int | None = None


@dataclass(frozen=True)
class Toets:
    """All outcomes together, in the order of the rules."""

    uitkomsten: tuple[Uitkomst, ...]

    @property
    def oordeel(self) -> Oordeel:
        """No when one rule says no; else a person when one must look; else not known; else yes."""
        gezegd = {uitkomst.oordeel for uitkomst in self.uitkomsten}
        zwaarste = (Oordeel.NEE, Oordeel.MENS, Oordeel.ONBEKEND)
        return next((oordeel for oordeel in zwaarste if oordeel in gezegd), Oordeel.JA)

    @property
    def hoogste_bedrag(self) -> int | None:
        """The most that all rules together let through, in cents."""
        grenzen = [uitkomst.hoogste_bedrag for uitkomst in self.uitkomsten if uitkomst.hoogste_bedrag is not None]
        return min(grenzen, default=None)
