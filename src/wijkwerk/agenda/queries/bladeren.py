"""Paging by key through lists that are ordered by a day, perhaps in groups that come one after the other.

Each group is asked for apart, so that an index serves its order.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.db.models import Model, Q, QuerySet

from wijkwerk.kern import nummers
from wijkwerk.kern.zoeken import queries as zoeken

PER = 25


@dataclass(frozen=True)
class Bladzijde:
    """One page: rows with the number of their group, and the keys of the next and previous page ('' for none)."""

    rijen: list[tuple[int, Any]]
    volgende: str
    vorige: str


def page_of(
    groepen: Sequence[QuerySet[Any]], na: str, *, veld: str, aflopend: bool = False, per: int = PER
) -> Bladzijde:
    """Return the page after key `na` (a `volgende` or `vorige` of another page): at most one query per group."""
    terug, sleutel = na.startswith("-"), _read_key(na.removeprefix("-"))
    terug = terug and sleutel is not None
    rijen: list[tuple[int, Any]] = []
    plaatsen = range(len(groepen))
    for groep in reversed(plaatsen) if terug else plaatsen:
        if len(rijen) <= per and not _passed(groep, sleutel, terug=terug):
            vraag = _beyond(groepen[groep], groep, sleutel, veld, omhoog=aflopend == terug)
            rijen += [(groep, rij) for rij in vraag[: per + 1 - len(rijen)]]
    meer, rijen = len(rijen) > per, rijen[:per]
    if terug:
        rijen.reverse()
    verder, eerder = (True, meer) if terug else (meer, sleutel is not None)
    return Bladzijde(
        rijen=rijen,
        volgende=_key(rijen[-1], veld) if rijen and verder else "",
        vorige="-" + _key(rijen[0], veld) if rijen and eerder else "",
    )


def search(vraag: QuerySet[Any], zoek: str) -> QuerySet[Any]:
    """Keep what a search finds: the number itself, or words."""
    letter = cast(Any, vraag.model).LETTER
    try:
        nummer = nummers.parse(zoek.strip())
    except ValueError:
        return zoeken.filter_ids(vraag, zoek)
    return vraag.filter(pk=nummer.volgnummer) if nummer.letter == letter else vraag.none()


def _passed(groep: int, sleutel: tuple[int, date, int] | None, *, terug: bool) -> bool:
    if sleutel is None:
        return False
    return groep > sleutel[0] if terug else groep < sleutel[0]


def _beyond(
    vraag: QuerySet[Any], groep: int, sleutel: tuple[int, date, int] | None, veld: str, *, omhoog: bool
) -> QuerySet[Any]:
    """Order a group, and begin after the key when the key lies in it."""
    if sleutel is not None and sleutel[0] == groep:
        _groep, dag, pk = sleutel
        woord = "gt" if omhoog else "lt"
        voorbij = Q(**{f"{veld}__{woord}": dag}) | Q(**{f"pk__{woord}": pk})
        vraag = vraag.filter(voorbij, **{f"{veld}__{woord}e": dag})  # at this the index can start
    return vraag.order_by(veld, "pk") if omhoog else vraag.order_by(f"-{veld}", "-pk")


def _key(rij: tuple[int, Model], veld: str) -> str:
    groep, record = rij
    return f"{groep}.{getattr(record, veld):%Y%m%d}.{record.pk}"


def _read_key(na: str) -> tuple[int, date, int] | None:
    """Return group, day and key from an address; what cannot be read is the first page."""
    delen = na.split(".")
    if len(delen) != 3 or not all(deel.isdecimal() and len(deel) < 19 for deel in delen):
        return None
    try:
        dag = date.fromisoformat(f"{delen[1][:4]}-{delen[1][4:6]}-{delen[1][6:]}")
    except ValueError:
        return None
    return int(delen[0]), dag, int(delen[2])
