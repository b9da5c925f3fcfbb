"""Which records are kept how long, and how they end: filled by each room in `AppConfig.ready`.

registry.register(Bewaarregel(
    soort="signalen.signaal", naam="Signalen die zijn opgepakt", selectielijst="6.1", termijn_jaren=5,
    vanaf="afgehandeld_op", alleen=Q(status="afgehandeld"), vernietig=actions.destroy,
))
registry.go_along(Meegaand("signalen.concept", "Meldingen die niet zijn verstuurd", dagen=30))
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from wijkwerk.kern.bewaren.states import Behandeling

Vernietiger = Callable[[list[int], Any], int]
Vanaf = Callable[[datetime], QuerySet]


@dataclass(frozen=True)
class Bewaarregel:
    """How long one kind of record is kept, and what is done then.

    `soort` is the label of the model, `selectielijst` the code of the result in the Selectielijst gemeenten 2020 (or
    empty, and then `grond` says why), the term is in years or in days. `vanaf` is the field at which the term begins
    (lookups allowed), or a function that gives the records whose term began before a moment; `alleen` narrows the
    records further. `vernietig(ids, by)` destroys or anonymises these records and returns how many; it must bear being
    called again with records that are gone. `handeling` "bewaren" needs neither term nor `vernietig`.
    """

    soort: str
    naam: str
    selectielijst: str
    vanaf: str | Vanaf = ""
    handeling: str = Behandeling.VERNIETIGEN
    vernietig: Vernietiger | None = None
    termijn_jaren: int = 0
    termijn_dagen: int = 0
    grond: str = ""
    alleen: Q = field(default_factory=Q)

    def __post_init__(self) -> None:
        if self.handeling == Behandeling.BEWAREN:
            return
        if (self.termijn_jaren > 0) == (self.termijn_dagen > 0):
            raise ValueError(f"{self.sleutel}: geef een termijn in jaren of in dagen.")
        if not self.vanaf or self.vernietig is None:
            raise ValueError(f"{self.sleutel}: zeg vanaf wanneer de termijn loopt en hoe de gegevens verdwijnen.")

    @property
    def sleutel(self) -> str:
        """The name of this rule in the database: kind, what is done, and code."""
        return " ".join(deel for deel in (self.soort, self.handeling, self.selectielijst) if deel)

    @property
    def grondslag(self) -> str:
        """The ground as it stands on the declaration."""
        return self.grond or f"Selectielijst gemeenten 2020, resultaat {self.selectielijst}"


@dataclass(frozen=True)
class Meegaand:
    """Records that need no list of their own, because something else ends them.

    They go with other records (`met`, the label of those), or a nightly job clears them after `dagen` days.
    """

    soort: str
    naam: Any
    met: str = ""
    dagen: int = 0

    def __post_init__(self) -> None:
        if bool(self.met) == bool(self.dagen):
            raise ValueError(f"{self.soort}: zeg waarmee deze gegevens verdwijnen, of na hoeveel dagen.")


_regels: dict[str, Bewaarregel] = {}
_meegaand: dict[str, Meegaand] = {}


def register(regel: Bewaarregel) -> None:
    """Add a rule. Raises ValueError when another rule has the same kind, treatment and code."""
    if _regels.setdefault(regel.sleutel, regel) is not regel:
        raise ValueError(f"Er is al een bewaarregel voor {regel.sleutel}.")


def all_rules() -> list[Bewaarregel]:
    """Return every rule, by kind."""
    return sorted(_regels.values(), key=lambda regel: regel.sleutel)


def rule(sleutel: str) -> Bewaarregel:
    """Return one rule; KeyError when no room brings it any more."""
    return _regels[sleutel]


def go_along(*soorten: Meegaand) -> None:
    """Say of records without a rule of their own how they end."""
    _meegaand.update({soort.soort: soort for soort in soorten})


def all_along() -> list[Meegaand]:
    """Return the records that end with others or by themselves, by kind."""
    return sorted(_meegaand.values(), key=lambda soort: soort.soort)
