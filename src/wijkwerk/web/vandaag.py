"""What waits for somebody: groups with their first rows, in words; of every room in one order on Vandaag."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from django.db.models import Count, QuerySet, Window
from django.http import HttpRequest

PER = 3


class Schade(IntEnum):
    """What harm it does when it waits, the worst first; `RUST` does none today."""

    VAST = 1  # nobody can go on
    DAG = 2  # a day of the law, or one that was promised, runs out or is over
    BEWONER = 3  # a resident waits for an answer, or for money
    COLLEGA = 4  # somebody else cannot go on without you
    BOEKEN = 5  # the books do not fit until somebody looks
    RUST = 9


@dataclass(frozen=True)
class Wachtend:
    """One group of what waits: its key, what harm that does, the first rows, and how many there are in all."""

    sleutel: str
    schade: Schade
    rijen: list[Any]
    aantal: int


@dataclass(frozen=True)
class Regel:
    """One row: what it is, why it is here, and the one thing to do with it."""

    wat: str
    waarom: str
    doen: Any
    url: str


@dataclass(frozen=True)
class Blok:
    """One group on the page, of the room `kamer`; `alles` is the address of the list with all of it, or empty.

    `meer` says that there are more than `aantal`.
    """

    sleutel: str
    kamer: Any
    kop: Any
    aantal: int
    regels: list[Regel]
    alles: str
    schade: Schade
    meer: bool = False

    @property
    def dringend(self) -> bool:
        """Whether it does harm when it waits."""
        return self.schade != Schade.RUST


Functie = Callable[[HttpRequest], Iterable[Blok]]
_kamers: dict[str, tuple[int, Functie]] = {}


def registreer(functie: Functie, *, volgorde: int) -> None:
    """Let a room say what waits: `functie(request)` gives its groups, empty ones left out.

    Of two groups that do the same harm, that of the room with the lowest `volgorde` stands first.
    """
    _kamers[f"{functie.__module__}.{functie.__qualname__}"] = (volgorde, functie)


def blocks(request: HttpRequest) -> list[Blok]:
    """Return what waits for this person in every room, in order of harm; inside a room in its own order."""
    kamers = sorted(_kamers.values(), key=lambda kamer: kamer[0])
    return sorted((blok for _volgorde, functie in kamers for blok in functie(request)), key=lambda blok: blok.schade)


def filled(groepen: Iterable[tuple[str, Schade, QuerySet[Any]]]) -> list[Wachtend]:
    """Return the groups that have something in them, with the count of all that is in each: one query a group."""
    gevuld = []
    for sleutel, schade, vraag in groepen:
        rijen = list(vraag.annotate(van_alle=Window(Count("pk")))[:PER])
        if rijen:
            gevuld.append(Wachtend(sleutel, schade, rijen, rijen[0].van_alle))
    return gevuld


def in_words(
    groepen: Iterable[Wachtend],
    *,
    kamer: Any,
    koppen: Mapping[str, Any],
    zeg: Callable[[str, Any], Regel],
    alles: Callable[[str], str],
) -> list[Blok]:
    """Return the groups as they stand on the page: `zeg` says a row of a group, `alles` is the address of its list."""
    return [
        Blok(
            sleutel=groep.sleutel,
            kamer=kamer,
            kop=koppen[groep.sleutel],
            aantal=groep.aantal,
            regels=[zeg(groep.sleutel, rij) for rij in groep.rijen],
            alles=alles(groep.sleutel),
            schade=groep.schade,
        )
        for groep in groepen
    ]
