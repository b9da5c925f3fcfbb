"""The outcome of a count and, per idea, the figures with which anyone can check it by hand."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Nut(StrEnum):
    """What a bought idea is worth to somebody who supports it."""

    KOSTEN = "kosten"  # its cost times the points: a euro spent on what you want is a euro's worth
    AANTAL = "aantal"  # only the points: every idea weighs the same, so cheap ideas go first


class Aanvulling(StrEnum):
    """What happens with money that is left when no group of supporters can buy one more idea together."""

    GEEN = "geen"  # nothing: the plain Method of Equal Shares
    STEMMEN = "stemmen"  # ideas with most votes that still fit in what is left
    VERHOGEN = "verhogen"  # count anew with a higher share for all, as long as it stays within the budget (Add1)
    VERHOGEN_STEMMEN = "verhogen-stemmen"  # first the one, then the other (Add1U)


class Reden(StrEnum):
    """Why an idea was chosen, or was not."""

    GEKOCHT = "gekocht"  # its supporters paid for it with their shares
    AANGEVULD = "aangevuld"  # paid from what was left, on the number of votes
    MEESTE_STEMMEN = "meeste-stemmen"  # simple count: its turn came and it fitted
    GEEN_STEMMEN = "geen-stemmen"
    BOVEN_BUDGET = "boven-budget"  # dearer than the whole budget
    STEUN_OP = "steun-op"  # its supporters have too little left together
    PAST_NIET = "past-niet"  # its turn came, but too little was left


@dataclass(frozen=True)
class Regels:
    """How was counted. `stap` is by how much the share rises each time; `loting` the word of the lot, or ''."""

    methode: str
    nut: Nut | None = None
    aanvulling: Aanvulling = Aanvulling.GEEN
    stap: int = 0
    loting: str = ""


@dataclass(frozen=True)
class Uitleg:
    """The figures behind one idea. Amounts are in the unit of the budget; a Fraction is exact, not rounded.

    `ronde`         when it was chosen (from 1), or None
    `prijs`         what a supporter pays per point, in full; who has less pays all that is left
    `telt_als`      cost / price: the number of full payments it is worth, which decides whose turn it is
    `vol`, `leeg`   how many paid in full, and how many paid their last
    `vol_punten`    the points of those who paid in full: prijs x vol_punten + leeg_bedrag = kosten
    `leeg_bedrag`   what those who paid their last paid together
    `steun_over`    what its supporters have left together: after paying, or (not chosen) when the shares were done
    `budget_over`   what is left of the budget after this choice; not chosen: when its turn came, else at the end
    `tekort`        not chosen: what was lacking, in `steun_over` (STEUN_OP) or in `budget_over` (PAST_NIET)
    `gelijk_met`    ideas that came out exactly equal in that round and had to wait
    """

    sleutel: str
    kosten: int
    steun: int
    punten: int
    reden: Reden
    ronde: int | None = None
    prijs: Fraction | None = None
    telt_als: Fraction | None = None
    vol: int = 0
    vol_punten: int = 0
    leeg: int = 0
    leeg_bedrag: Fraction = Fraction(0)
    steun_over: Fraction = Fraction(0)
    budget_over: int = 0
    tekort: Fraction = Fraction(0)
    gelijk_met: tuple[str, ...] = ()

    @property
    def gekozen(self) -> bool:
        """Whether the idea is chosen."""
        return self.ronde is not None


@dataclass(frozen=True)
class Uitslag:
    """An outcome: the chosen keys in order of choice, the money, how was counted, and the figures per idea.

    `gedeeld` are the ideas bought with shares, `aangevuld` those added from what was left; `aandeel` is what every
    ballot had to spend and `begonnen_met` what it would be without raising (budget / ballots).
    """

    regels: Regels
    gekozen: tuple[str, ...]
    besteed: int
    over: int
    uitleg: tuple[Uitleg, ...]
    gedeeld: tuple[str, ...] = ()
    aangevuld: tuple[str, ...] = ()
    aandeel: Fraction = Fraction(0)
    begonnen_met: Fraction = Fraction(0)

    def of(self, sleutel: str) -> Uitleg:
        """Return the figures of one idea. Raises KeyError for an idea that did not take part."""
        for uitleg in self.uitleg:
            if uitleg.sleutel == sleutel:
                return uitleg
        raise KeyError(sleutel)
