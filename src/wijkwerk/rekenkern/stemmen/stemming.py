"""What is voted on and what was voted: ideas with their cost, a budget, and ballots with identical ones together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

# Above these the sums could leave what 64 bits hold exactly; no vote on a budget comes near.
MAX_BEDRAG = 10**13
MAX_PUNTEN = 10**6
MAX_STEMMEN = 10**8

Getallen = NDArray[np.int64]


class StemFout(ValueError):
    """Input that cannot be counted. `melding` says in plain Dutch what is wrong, `regel` on which line of a file."""

    def __init__(self, melding: str, regel: int | None = None) -> None:
        self.melding = f"Regel {regel}: {melding}" if regel else melding
        self.regel = regel
        super().__init__(self.melding)


@dataclass(frozen=True)
class Idee:
    """An idea: its key, its cost (whole, in any unit that the budget has too: here cents) and the name people read.

    Refuses (StemFout) an empty key and a cost that is not above nothing: what is free needs no vote.
    """

    sleutel: str
    kosten: int
    naam: str = ""

    def __post_init__(self) -> None:
        if not self.sleutel:
            raise StemFout("Een idee heeft geen nummer of letter.")
        if self.kosten <= 0:
            raise StemFout(f"Idee {self.sleutel} kost niets. Wat gratis is, hoeft niet in de stemronde.")
        if self.kosten > MAX_BEDRAG:
            raise StemFout(f"De kosten van idee {self.sleutel} zijn te hoog om te tellen.")


@dataclass(frozen=True)
class Stembiljet:
    """One ballot, or `aantal` identical ones: points per key of an idea. Approving an idea is giving it one point."""

    punten: Mapping[str, int]
    aantal: int = 1

    @classmethod
    def approving(cls, *sleutels: str) -> Self:
        """Return a ballot that approves these ideas."""
        return cls(dict.fromkeys(sleutels, 1))


@dataclass(frozen=True, eq=False)
class Stemming:
    """A vote that can be counted. Make one with `from_ballots` or, for many ballots, `from_table`.

    `punten` has a row per distinct ballot and a column per idea, `aantal` says how many people cast that ballot. A
    blank ballot is a ballot: its share of the budget counts and buys nothing.
    """

    ideeen: tuple[Idee, ...]
    budget: int
    punten: NDArray[Any] = field(repr=False)
    aantal: Getallen = field(repr=False)

    @classmethod
    def from_ballots(cls, ideeen: Iterable[Idee], budget: int, biljetten: Iterable[Stembiljet]) -> Self:
        """Build from ballots one by one. Refuses (StemFout) an unknown idea and points below nothing."""
        vast, lijst = tuple(ideeen), list(biljetten)
        plek = {idee.sleutel: kolom for kolom, idee in enumerate(vast)}
        tabel = np.zeros((len(lijst), len(vast)), dtype=np.int64)
        for rij, biljet in enumerate(lijst):
            for sleutel, punten in biljet.punten.items():
                if sleutel not in plek:
                    raise StemFout(f"Op een stembiljet staat idee {sleutel}, maar dat idee doet niet mee.")
                # Clipped only to fit the table: the check of the table refuses both ends.
                tabel[rij, plek[sleutel]] = max(-1, min(punten, MAX_PUNTEN + 1))
        return cls.from_table(vast, budget, tabel, [biljet.aantal for biljet in lijst])

    @classmethod
    def from_table(
        cls, ideeen: Iterable[Idee], budget: int, punten: ArrayLike, aantal: ArrayLike | None = None
    ) -> Self:
        """Build from a table of whole numbers (ballot x idea), with how often each row was cast (default once).

        Refuses (StemFout) keys that occur twice, a budget below nothing, and numbers outside their limits.
        """
        vast = tuple(ideeen)
        tabel = np.asarray(punten).reshape(-1, len(vast)) if vast else np.zeros((np.shape(punten)[0], 0), np.uint8)
        keer = np.ones(len(tabel), dtype=np.int64) if aantal is None else np.asarray(aantal, dtype=np.int64)
        _check(vast, budget, tabel, keer)
        return cls(vast, budget, *_group(tabel, keer))

    @cached_property
    def stemmers(self) -> int:
        """How many ballots there are."""
        return int(self.aantal.sum())

    @cached_property
    def steun(self) -> tuple[int, ...]:
        """How many ballots give each idea at least one point."""
        return tuple(int(self.aantal[self.punten[:, kolom] > 0].sum()) for kolom in range(len(self.ideeen)))

    @cached_property
    def totalen(self) -> tuple[int, ...]:
        """How many points each idea got; for approval the same as `steun`."""
        return tuple(int(self.aantal @ self.punten[:, kolom].astype(np.int64)) for kolom in range(len(self.ideeen)))

    @property
    def met_punten(self) -> bool:
        """Whether a ballot gives more than one point, so that this is no approval vote."""
        return bool(self.punten.size) and int(self.punten.max()) > 1


def _check(ideeen: tuple[Idee, ...], budget: int, tabel: NDArray[Any], aantal: Getallen) -> None:
    sleutels = [idee.sleutel for idee in ideeen]
    dubbel = sorted({sleutel for sleutel in sleutels if sleutels.count(sleutel) > 1})
    if dubbel:
        raise StemFout(f"Idee {dubbel[0]} staat er twee keer in.")
    if not 0 <= budget <= MAX_BEDRAG:
        raise StemFout("Het budget is te hoog om te tellen." if budget > 0 else "Het budget is lager dan nul.")
    if tabel.size and not np.issubdtype(tabel.dtype, np.integer) and tabel.dtype != np.bool_:
        raise StemFout("Punten zijn hele getallen.")
    if tabel.size and (int(tabel.min()) < 0 or int(tabel.max()) > MAX_PUNTEN):
        raise StemFout(f"Punten liggen tussen 0 en {MAX_PUNTEN}.")
    if len(aantal) != len(tabel) or (len(aantal) and int(aantal.min()) < 0) or int(aantal.sum()) > MAX_STEMMEN:
        raise StemFout("Het aantal stembiljetten klopt niet.")


def _group(tabel: NDArray[Any], aantal: Getallen) -> tuple[NDArray[Any], Getallen]:
    """Take identical ballots together, in an order that does not depend on the order of casting."""
    if not tabel.size:
        return np.zeros((min(1, len(tabel)), tabel.shape[1]), np.uint8), aantal.sum(keepdims=True)[: len(tabel)]
    hoogste = int(tabel.max())
    klein = np.ascontiguousarray(tabel, dtype=np.min_scalar_type(hoogste))
    # A ballot as one word of bytes sorts many times faster than a row of numbers.
    bytes_ = np.packbits(klein.astype(bool), axis=1) if hoogste <= 1 else klein.view(np.uint8).reshape(len(klein), -1)
    gevuld = np.zeros((len(bytes_), -(-bytes_.shape[1] // 8) * 8), dtype=np.uint8)
    gevuld[:, : bytes_.shape[1]] = bytes_
    woord = gevuld.view(np.uint64).ravel() if gevuld.shape[1] == 8 else gevuld.view(f"V{gevuld.shape[1]}").ravel()
    _, eerste, terug = np.unique(woord, return_index=True, return_inverse=True)
    keer = np.zeros(len(eerste), dtype=np.int64)
    np.add.at(keer, terug, aantal)
    return klein[eerste][keer > 0], keer[keer > 0]
