"""The inbox of staff: what a person may see, filtered, newest first, paged by key.

What a person sees is a union of conditions (own areas, own organisation, named). Each is asked for apart, so that the
index that belongs to it serves the order; the first rows of each are merged. One question with OR would make the
database read everything.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any, NamedTuple, cast

from django.db.models import Q

from wijkwerk.kern import klok, nummers
from wijkwerk.kern.vragen import VasteVraag
from wijkwerk.kern.zoeken import queries as zoeken
from wijkwerk.mensen.models import Persoon
from wijkwerk.signalen import rules
from wijkwerk.signalen.models import Signaal, SignaalQuerySet
from wijkwerk.signalen.states import OPEN

TOT = 500
BEGIN = datetime(1970, 1, 1, tzinfo=UTC)
MET = ("onderwerp", "werkgebied", "behandelaar", "organisatie")


@dataclass(frozen=True)
class Filters:
    """What the inbox is narrowed to; every field as it stands in the address, empty means: no filter."""

    status: str = ""  # a Status, or "open"
    werkgebied: int | None = None
    buurt: int | None = None
    onderwerp: int | None = None
    eigenaar: str = ""  # "ik", "niemand", or the key of an Organisatie
    te_laat: bool = False
    kanaal: str = ""
    zichtbaarheid: str = ""
    zoek: str = ""
    van: date | None = None
    tot: date | None = None  # up to and including


GEEN_FILTERS = Filters()


@dataclass(frozen=True)
class Telling:
    """A count that stops counting: `str()` reads '37' or 'meer dan 500'."""

    aantal: int
    meer: bool

    def __str__(self) -> str:
        return f"meer dan {self.aantal}" if self.meer else str(self.aantal)


class _Kolommen(NamedTuple):
    pk: int
    titel: str
    tekst: str
    plek: str
    lat: float | None
    lon: float | None
    onderwerp_id: int
    werkgebied_id: int | None
    organisatie_id: int | None
    ontvangen_op: datetime
    status: str
    termijn_op: datetime | None
    antwoord_verwacht_op: date | None
    tafel: str
    steun: int
    behandelaar__naam: str | None


class Rij(_Kolommen):
    """What a list shows of a signal. The names of subject, area and organisation are in `choices_for`."""

    __slots__ = ()
    nummer, kop, is_open = Signaal.nummer, Signaal.kop, Signaal.is_open

    @property
    def behandelaar(self) -> str:
        """Who has it by name, '' for nobody."""
        return "" if self.behandelaar__naam is None else str(Persoon(naam=self.behandelaar__naam))


@dataclass(frozen=True)
class Bladzijde:
    """One page of signals with the keys of the next and previous page ('' when there is none)."""

    rijen: list[Rij]
    volgende: str
    vorige: str
    telling: Telling


def inbox(persoon: Persoon, filters: Filters = GEEN_FILTERS, na: str = "", *, per: int = 50) -> Bladzijde:
    """Return the page after key `na` (a `volgende` or `vorige` of another page): a fixed number of queries.

    One for the rows and one for the count, per condition under which this person sees signals (mostly one).
    """
    terug, sleutel = _read_key(na)
    rijen, tellen = _ask(persoon, filters, per + 1, terug, sleutel)
    meer, rijen = len(rijen) > per, rijen[:per]
    if terug:
        rijen.reverse()
    verder, eerder = (bool(na), meer) if terug else (meer, bool(na))
    return Bladzijde(
        rijen=rijen,
        volgende=_key(rijen[-1]) if rijen and verder else "",
        vorige="-" + _key(rijen[0]) if rijen and eerder else "",
        telling=tellen() if na or meer else Telling(len(rijen), meer=False),
    )


def _ask(
    persoon: Persoon, filters: Filters, aantal: int, terug: bool, sleutel: tuple[datetime, int] | None
) -> tuple[list[Rij], Callable[[], Telling]]:
    """Return the rows and how to count all: by a question of before for a first page, else by one of its own."""
    scopes = rules.scopes(persoon, filters.zichtbaarheid)
    if len(scopes) == 1 and sleutel is None and not (filters.te_laat or filters.zoek):
        eerste, alles = _usual(scopes[0], condition(filters, persoon), aantal)
        return [Rij._make(rij) for rij in eerste()], lambda: _telling(alles.count())
    smal = narrowed(persoon, filters)
    return _first(smal, aantal, terug=terug, sleutel=sleutel), lambda: count(smal)


@lru_cache(maxsize=200)
def _usual(scope: Q, waar: Q, aantal: int) -> tuple[VasteVraag[tuple[Any, ...]], VasteVraag[int]]:
    """Return the first rows and the count of what people look at all day: an area or the city, by a plain filter."""
    vraag = Signaal.objects.filter(scope, waar).order_by("-ontvangen_op", "-pk")
    sleutels = vraag.values_list("pk", flat=True)[: TOT + 1]
    return VasteVraag(lambda: vraag.values_list(*Rij._fields)[:aantal]), VasteVraag(lambda: sleutels)


def narrowed(persoon: Persoon, filters: Filters) -> list[SignaalQuerySet]:
    """Return one queryset per condition under which this person sees signals, each with the filters on it."""
    waar = condition(filters, persoon)
    scopes = rules.scopes(persoon, filters.zichtbaarheid)
    return [_search(Signaal.objects.filter(scope, waar), filters.zoek) for scope in scopes]


def _search(vraag: SignaalQuerySet, zoek: str) -> SignaalQuerySet:
    """Keep what a search finds: the number itself, or words."""
    try:
        return vraag.filter(pk=nummers.parse(zoek.strip()).volgnummer)
    except ValueError:
        return cast(SignaalQuerySet, zoeken.filter_ids(vraag, zoek))


def condition(filters: Filters, persoon: Persoon) -> Q:
    """Return the filters as one condition on Signaal (without the search)."""
    waar = Q()
    for veld, waarde in _plain(filters).items():
        if waarde:
            waar &= Q(**{veld: waarde})
    if filters.te_laat:
        waar &= Q(status__in=OPEN, termijn_op__lt=klok.nu())
    if filters.status == "open":
        waar &= Q(status__in=OPEN)
    if filters.eigenaar:
        waar &= _owner(filters.eigenaar, persoon)
    return waar


def _plain(filters: Filters) -> dict[str, Any]:
    return {
        "status": "" if filters.status == "open" else filters.status,
        "werkgebied_id": filters.werkgebied,
        "buurt_id": filters.buurt,
        "onderwerp_id": filters.onderwerp,
        "kanaal": filters.kanaal,
        "zichtbaarheid": filters.zichtbaarheid,
        "ontvangen_op__gte": filters.van and _begin(filters.van),
        "ontvangen_op__lt": filters.tot and _begin(filters.tot + timedelta(days=1)),
    }


def _begin(dag: date) -> datetime:
    return datetime.combine(dag, time.min, klok.AMSTERDAM)


def _owner(eigenaar: str, persoon: Persoon) -> Q:
    if eigenaar == "ik":
        return Q(behandelaar_id=persoon.pk)
    if eigenaar == "niemand":
        return Q(behandelaar=None, organisatie=None)
    return Q(organisatie_id=int(eigenaar)) if eigenaar.isdecimal() else Q(pk__in=[])


def _first(
    vragen: list[SignaalQuerySet], aantal: int, *, terug: bool = False, sleutel: tuple[datetime, int] | None = None
) -> list[Rij]:
    """Return the first `aantal` rows of all questions together, newest first (or oldest first going back)."""
    richting = ("ontvangen_op", "pk") if terug else ("-ontvangen_op", "-pk")
    rijen: dict[int, Rij] = {}
    for vraag in vragen:
        verder = vraag if sleutel is None else _beyond(vraag, sleutel, terug)
        gevonden = verder.order_by(*richting).values_list(*Rij._fields)[:aantal]
        rijen |= {rij.pk: rij for rij in map(Rij._make, gevonden)}
    return sorted(rijen.values(), key=_order, reverse=not terug)[:aantal]


def _order(rij: Rij) -> tuple[datetime, int]:
    return rij.ontvangen_op, rij.pk


def _beyond(vraag: SignaalQuerySet, sleutel: tuple[datetime, int], terug: bool) -> SignaalQuerySet:
    """Keep what comes after the key. The first comparison is what an index can start at; the second settles ties."""
    moment, pk = sleutel
    if terug:
        return vraag.filter(Q(ontvangen_op__gt=moment) | Q(pk__gt=pk), ontvangen_op__gte=moment)
    return vraag.filter(Q(ontvangen_op__lt=moment) | Q(pk__lt=pk), ontvangen_op__lte=moment)


def count(vragen: list[SignaalQuerySet], tot: int = TOT) -> Telling:
    """Count rows of all questions together, each row once, and stop when there are more than `tot`."""
    if len(vragen) == 1:
        aantal = vragen[0].order_by("-ontvangen_op", "-pk")[: tot + 1].count()
    else:
        aantal = len({pk for vraag in vragen for pk in _keys(vraag, tot + 1)})
    return _telling(aantal, tot)


def _telling(aantal: int, tot: int = TOT) -> Telling:
    return Telling(min(aantal, tot), meer=aantal > tot)


def _keys(vraag: SignaalQuerySet, aantal: int) -> Iterable[int]:
    return vraag.order_by("-ontvangen_op", "-pk").values_list("pk", flat=True)[:aantal]


def _key(rij: Rij) -> str:
    """Return the key of a row in an address: its moment in microseconds and its primary key, no dots and colons."""
    return f"{(rij.ontvangen_op - BEGIN) // timedelta(microseconds=1)}.{rij.pk}"


def _read_key(na: str) -> tuple[bool, tuple[datetime, int] | None]:
    """Return (going back, key) from an address; what cannot be read is the first page."""
    moment, _punt, pk = na.removeprefix("-").partition(".")
    if not (moment.isdecimal() and pk.isdecimal() and len(moment) < 18 and len(pk) < 19):
        return False, None
    op = BEGIN + timedelta(microseconds=int(moment))
    return na.startswith("-"), (op, int(pk))
