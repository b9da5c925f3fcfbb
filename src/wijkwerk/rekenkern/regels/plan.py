"""The facts of a plan that rules ask about. None means: not known yet."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Kosten:
    """One kind of costs with its amount in cents."""

    soort: str
    bedrag: int


@dataclass(frozen=True)
class Plan:
    """What is asked and for what. Amounts in cents; `steun` counts different addresses besides that of who asks."""

    ontvangen: date
    gevraagd: int | None = None
    eigen_geld: int = 0
    kosten: tuple[Kosten, ...] | None = None
    doelen: frozenset[str] | None = None
    werkgebied: str | None = None
    begint: date | None = None
    eindigt: date | None = None
    steun: int | None = None
    volwassen: bool | None = None
    open_voor_buurt: bool | None = None
    bezoekers: int | None = None
    evenement: bool | None = None
    voorwerp_buiten: bool | None = None
    eerder_toegekend: int | None = None
    bijlagen: frozenset[str] | None = None

    @property
    def totaal(self) -> int | None:
        """All costs together, or None when they are not known yet."""
        return None if self.kosten is None else sum(regel.bedrag for regel in self.kosten)

    def sum_of(self, soorten: frozenset[str]) -> int | None:
        """Return the costs of these kinds together, or None when the costs are not known yet."""
        return None if self.kosten is None else sum(regel.bedrag for regel in self.kosten if regel.soort in soorten)
