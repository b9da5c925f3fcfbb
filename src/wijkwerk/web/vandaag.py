"""What waits for somebody: groups with their first rows, in words, and the panel on 'Mijn wijk vandaag'."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet, Window

from wijkwerk.web.panelen import Inhoud

PER = 5


@dataclass(frozen=True)
class Wachtend:
    """One group of what waits: its key, the first rows, and how many there are in all."""

    sleutel: str
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
    """One group on the page. `alles` is the address of the list with all of it, empty when there is no such list."""

    sleutel: str
    kop: Any
    aantal: int
    regels: list[Regel]
    alles: str


def filled(groepen: Iterable[tuple[str, QuerySet[Any]]]) -> list[Wachtend]:
    """Return the groups that have something in them, with the count of all that is in each: one query a group."""
    gevuld = []
    for sleutel, vraag in groepen:
        rijen = list(vraag.annotate(van_alle=Window(Count("pk")))[:PER])
        if rijen:
            gevuld.append(Wachtend(sleutel, rijen, rijen[0].van_alle))
    return gevuld


def in_words(
    groepen: Iterable[Wachtend],
    koppen: dict[str, Any],
    zeg: Callable[[str, Any], Regel],
    alles: Callable[[str], str],
) -> list[Blok]:
    """Return the groups as they stand on the page: `zeg` says a row of a group, `alles` is the address of its list."""
    return [
        Blok(
            groep.sleutel,
            koppen[groep.sleutel],
            groep.aantal,
            [zeg(groep.sleutel, rij) for rij in groep.rijen],
            alles(groep.sleutel),
        )
        for groep in groepen
    ]


def panel(blokken: list[Blok], kop: str, *, anker: str, dringend: bool) -> Inhoud:
    """Return the panel with these groups, or nothing; `anker` begins its ids, what is `dringend` has colour."""
    gegevens = {"blokken": blokken, "kop": kop, "anker": anker, "dringend": dringend}
    return ("web/onderdelen/vandaag.html", gegevens) if blokken else None
