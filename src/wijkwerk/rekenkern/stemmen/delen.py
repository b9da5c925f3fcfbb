"""One run of the Method of Equal Shares (Peters, Pierczyński & Skowron 2021) from a given share per ballot.

Whose turn it is, and what everyone pays, is decided exactly. Floating point only points out which ideas can be next:
each price comes with a bound on its error, and every idea within that bound is worked out in fractions. What a ballot
has left follows from two facts: whether it was emptied, and which bought ideas it supports. So exact sums over many
ballots are whole-number counts per bought idea, times one fraction each.
"""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wijkwerk.rekenkern.stemmen.stemming import Stemming
from wijkwerk.rekenkern.stemmen.uitslag import Nut

# Relative to the share: far above what rounding can add up to (2**-52 per step), far below a real difference.
SPELING = 1e-10


@dataclass(frozen=True)
class Aankoop:
    """A bought idea: column, exact price per point, who paid how, what its supporters have left, who came out equal."""

    kolom: int
    prijs: Fraction
    vol: int
    vol_punten: int
    leeg: int
    leeg_bedrag: Fraction
    steun_over: Fraction
    gelijk_met: tuple[int, ...]


@dataclass(frozen=True)
class Run:
    """What was bought in order, and per column that was not bought what its supporters have left together."""

    aankopen: tuple[Aankoop, ...]
    over: dict[int, Fraction]


@dataclass(frozen=True)
class _Prijs:
    """An exact price per point with the places (in the idea's own rows) of those who can only pay their last."""

    prijs: Fraction
    leeg: NDArray[np.bool_]


@dataclass
class Delen:
    """The state of one run; `blok` holds what does not change and is shared between runs of the same vote.

    Without `met_over` it does not work out what supporters have left, which costs as much as the rest: for trying.
    """

    blok: "Blok"
    begin: Fraction
    nut: Nut
    rang: list[int]
    met_over: bool = True
    gekocht: list[Aankoop] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.saldo = np.full(len(self.blok.aantal), float(self.begin))
        self.geleegd = np.zeros(len(self.blok.aantal), dtype=bool)
        self.speling = SPELING * float(self.begin)
        self.open = {kolom for kolom, rijen in enumerate(self.blok.rijen) if len(rijen)}
        # Nobody pays less than when all supporters pay in full.
        self.ondergrens = [self._lowest(kolom) for kolom in range(len(self.blok.rijen))]

    def run(self) -> Run:
        """Buy until no group of supporters can pay for one more idea together."""
        if self.begin > 0:
            while self.open:
                keuze = self._next()
                if keuze is not None:
                    self._buy(*keuze)
        gekocht = {aankoop.kolom for aankoop in self.gekocht}
        over = {kolom: self._left(kolom) for kolom in range(len(self.blok.rijen)) if kolom not in gekocht}
        return Run(tuple(self.gekocht), over)

    def _next(self) -> tuple[int, _Prijs, tuple[int, ...]] | None:
        """Return the idea whose turn it is; None when those that seemed next turned out not to be affordable."""
        prijzen = {kolom: prijs for kolom in self._contenders() if (prijs := self._exact(kolom)) is not None}
        if not prijzen:
            return None
        waarde = {kolom: self._per_worth(kolom, prijs.prijs) for kolom, prijs in prijzen.items()}
        beste = min(waarde.values())
        gelijk = sorted((kolom for kolom in waarde if waarde[kolom] == beste), key=self.rang.__getitem__)
        return gelijk[0], prijzen[gelijk[0]], tuple(gelijk[1:])

    def _per_worth(self, kolom: int, prijs: Fraction) -> Fraction:
        return prijs / self.blok.kosten[kolom] if self.nut is Nut.KOSTEN else prijs

    def _worth(self, kolom: int) -> float:
        return float(self.blok.kosten[kolom]) if self.nut is Nut.KOSTEN else 1.0

    def _lowest(self, kolom: int) -> float:
        massa = self.blok.floats(kolom)[2]
        return (1 - SPELING) * self.blok.kosten[kolom] / massa / self._worth(kolom) if massa else 0.0

    def _contenders(self) -> list[int]:
        """Return every idea that may be next, looking at as few as the lower bounds of earlier rounds allow."""
        gezien: dict[int, float] = {}
        beste = float("inf")
        for kolom in sorted(self.open, key=self.ondergrens.__getitem__):
            if self.ondergrens[kolom] > beste:
                break
            schatting = self._estimate(kolom)
            if schatting is None:
                self.open.discard(kolom)
                continue
            prijs, fout = schatting
            deler = self._worth(kolom)
            # Prices only rise as shares shrink, so a lower bound stays one in later rounds.
            gezien[kolom] = self.ondergrens[kolom] = max(self.ondergrens[kolom], (prijs - fout) / deler)
            beste = min(beste, (prijs + fout) / deler)
        return [kolom for kolom, laagste in gezien.items() if laagste <= beste]

    def _estimate(self, kolom: int) -> tuple[float, float] | None:
        """Return price and error bound in floating point, or None when the supporters surely have too little."""
        (rijen, _, _), (punten, keer, massa) = self.blok.rows(kolom), self.blok.floats(kolom)
        saldo, kosten = self.saldo[rijen], float(self.blok.kosten[kolom])
        marge = self.speling * self.blok.steun[kolom] + kosten * SPELING
        totaal = float(saldo @ keer)
        if totaal < kosten - marge:
            return None
        if totaal <= kosten + marge:
            precies = self._exact(kolom)
            return None if precies is None else (float(precies.prijs), float(precies.prijs) * SPELING)
        rest, prijs = kosten, kosten / massa
        while (leeg := saldo < prijs * punten).any():
            rest -= float(saldo[leeg] @ keer[leeg])
            massa -= float(punten[leeg] @ keer[leeg])
            saldo, punten, keer = saldo[~leeg], punten[~leeg], keer[~leeg]
            prijs = rest / massa
        return prijs, marge / massa + prijs * SPELING

    def _exact(self, kolom: int) -> _Prijs | None:
        """Return the exact price, or None (and never look again) when the supporters have too little together."""
        rijen, punten, keer = self.blok.rows(kolom)
        saldo, leeg = self.saldo[rijen], self.geleegd[rijen].copy()
        rest, massa = Fraction(self.blok.kosten[kolom]), int(keer[~leeg] @ punten[~leeg])
        while massa:
            prijs = rest / massa
            nieuw = self._cannot_pay(rijen, saldo, punten, ~leeg, prijs)
            if not nieuw.any():
                return _Prijs(prijs, leeg)
            rest -= self._owned(rijen[nieuw])
            massa -= int(keer[nieuw] @ punten[nieuw])
            leeg |= nieuw
        self.open.discard(kolom)
        return None

    def _cannot_pay(
        self,
        rijen: NDArray[np.int64],
        saldo: NDArray[np.float64],
        punten: NDArray[np.int64],
        vol: NDArray[np.bool_],
        prijs: Fraction,
    ) -> NDArray[np.bool_]:
        """Return who of `vol` has less than price times points; where floats cannot tell, fractions do."""
        bedrag = float(prijs) * punten
        verschil = saldo - bedrag
        marge = self.speling + bedrag * SPELING
        arm = vol & (verschil < -marge)
        twijfel = np.flatnonzero(vol & (np.abs(verschil) <= marge))
        if len(twijfel):
            arm[twijfel] = self._less_than(rijen[twijfel], punten[twijfel], prijs)
        return arm

    def _less_than(self, rijen: NDArray[np.int64], punten: NDArray[np.int64], prijs: Fraction) -> NDArray[np.bool_]:
        kolommen = [aankoop.kolom for aankoop in self.gekocht]
        geschiedenis = np.column_stack([self.blok.punten[rijen][:, kolommen], punten])
        soorten, soort = np.unique(geschiedenis, axis=0, return_inverse=True)
        minder = [self.begin - self._spent(rij[:-1]) < prijs * rij[-1] for rij in soorten.tolist()]
        return np.take(np.array(minder, dtype=np.bool_), soort.ravel())

    def _spent(self, punten: list[int]) -> Fraction:
        """Return the exact price of so many points in each bought idea."""
        return sum((a.prijs * keer for a, keer in zip(self.gekocht, punten, strict=True) if keer), Fraction(0))

    def _owned(self, rijen: NDArray[np.int64]) -> Fraction:
        """Return exactly what these ballots have left together."""
        rijen = rijen[~self.geleegd[rijen]]
        keer = self.blok.aantal[rijen]
        punten = [int(keer @ self.blok.punten[rijen, aankoop.kolom].astype(np.int64)) for aankoop in self.gekocht]
        return self.begin * int(keer.sum()) - self._spent(punten)

    def _left(self, kolom: int) -> Fraction:
        return self._owned(self.blok.rijen[kolom]) if self.met_over else Fraction(0)

    def _buy(self, kolom: int, prijs: _Prijs, gelijk: tuple[int, ...]) -> None:
        rijen, punten, keer = self.blok.rows(kolom)
        al_leeg = self.geleegd[rijen]
        laatste = prijs.leeg & ~al_leeg
        vol = int(keer[~prijs.leeg] @ punten[~prijs.leeg])
        leeg_bedrag = self.blok.kosten[kolom] - prijs.prijs * vol
        over = self._left(kolom) - self.blok.kosten[kolom]
        self.saldo[rijen] = np.where(prijs.leeg, 0.0, np.maximum(0.0, self.saldo[rijen] - float(prijs.prijs) * punten))
        self.geleegd[rijen] |= prijs.leeg
        self.open.discard(kolom)
        aantallen = int(keer[~prijs.leeg].sum()), int(keer[laatste].sum())
        self.gekocht.append(Aankoop(kolom, prijs.prijs, aantallen[0], vol, aantallen[1], leeg_bedrag, over, gelijk))


class Blok:
    """What does not change while counting: per idea its supporters, their points, and how many they are."""

    def __init__(self, stemming: Stemming) -> None:
        # Sums go column by column, so that is how the table lies in memory here.
        self.punten: NDArray[Any] = np.asfortranarray(stemming.punten)
        self.aantal = stemming.aantal
        self.kosten = [idee.kosten for idee in stemming.ideeen]
        self.steun = stemming.steun
        self.rijen = [np.flatnonzero(stemming.punten[:, kolom]) for kolom in range(len(self.kosten))]
        self._rijen = [self._column(kolom) for kolom in range(len(self.kosten))]
        self._kommagetallen = [self._as_floats(*rijen) for rijen in self._rijen]

    def _column(self, kolom: int) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        rijen = self.rijen[kolom]
        return rijen, self.punten[rijen, kolom].astype(np.int64), self.aantal[rijen]

    @staticmethod
    def _as_floats(
        _rijen: NDArray[np.int64], punten: NDArray[np.int64], keer: NDArray[np.int64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64], float]:
        return punten.astype(np.float64), keer.astype(np.float64), float(punten @ keer)

    def rows(self, kolom: int) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Return the rows that support an idea, their points, and the number of ballots in each."""
        return self._rijen[kolom]

    def floats(self, kolom: int) -> tuple[NDArray[np.float64], NDArray[np.float64], float]:
        """Return points and numbers of ballots as floats, and all points together."""
        return self._kommagetallen[kolom]
