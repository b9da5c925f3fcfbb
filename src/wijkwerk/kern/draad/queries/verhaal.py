"""The thread as one reader may know it: what is seen, what lies between, how much is hidden and how much left out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Model

from wijkwerk.kern import klok
from wijkwerk.kern.draad import registry
from wijkwerk.kern.draad.models import Verband
from wijkwerk.kern.draad.queries.wandeling import DIEPTE, Pas, Sleutel, nearest, soort_of, steps
from wijkwerk.kern.draad.registry import Kijker, Schakel

# Of a kind we look at this many times what is shown, so that a reader who may see only some still sees a full list.
RUIMTE = 10
PER_VRAAG = 500


@dataclass(frozen=True)
class Stap:
    """A record on the thread with how many links away it is, by which kind of link, and which way."""

    schakel: Schakel
    afstand: int
    via: str
    richting: str


@dataclass(frozen=True)
class Lijn:
    """A line between two records that are shown. `soort` is empty where something that is not shown lies between."""

    van: Sleutel
    naar: Sleutel
    soort: str = ""
    reden: str = ""
    op: datetime | None = None


@dataclass(frozen=True)
class Verhaal:
    """A thread. `hier` is None when the reader may not see the record itself; `terug` and `heen` are oldest first.

    `verborgen` counts what this reader may not see; `weggelaten` counts per label what did not fit.
    """

    hier: Schakel | None
    terug: list[Stap]
    heen: list[Stap]
    lijnen: list[Lijn]
    verborgen: int = 0
    weggelaten: dict[str, int] = field(default_factory=dict)

    @property
    def leeg(self) -> bool:
        """Whether nothing hangs on it, seen or not."""
        return not (self.terug or self.heen or self.verborgen or self.weggelaten)


def story(
    obj: Model, persoon: Kijker, *, maximum: int | None = 20, hier: Schakel | None = None, diepte: int = DIEPTE
) -> Verhaal:
    """Return the thread of a record as `persoon` may see it (None: the public, `registry.ALLES`: everything).

    At most `maximum` records of a kind, nearest and newest first (None: all). `hier` tells about the record itself when
    the reader knows it in another way, such as a reporter who follows a signal. One walk, a query per kind that is
    there as its room needs, and one for the reasons of the lines; however much hangs on it.
    """
    begin = soort_of(obj), obj.pk
    passen = steps(begin, diepte=diepte)
    knopen = nearest(begin, passen)
    gezien, verborgen, weggelaten = _look(knopen, persoon, maximum)
    hier = hier or _describe(begin[0], [begin[1]], persoon).get(begin[1])
    stappen = [Stap(gezien[k.sleutel], k.afstand, k.via, k.richting) for k in knopen if k.sleutel in gezien]
    return Verhaal(
        hier=hier,
        terug=sorted((stap for stap in stappen if stap.richting == "terug"), key=_when),
        heen=sorted((stap for stap in stappen if stap.richting == "heen"), key=_when),
        lijnen=_lines(passen, {begin, *gezien}, publiek=persoon is None),
        verborgen=verborgen,
        weggelaten=weggelaten,
    )


def _when(stap: Stap) -> tuple[date, int, int]:
    """A decision knows only its day: within a day kinds come in their own order."""
    return klok.dag_van(stap.schakel.op), registry.place(stap.schakel.soort), stap.schakel.id


def _look(
    knopen: list[Pas], persoon: Kijker, maximum: int | None
) -> tuple[dict[Sleutel, Schakel], int, dict[str, int]]:
    """Return what is seen, how much is hidden, and per kind how much was left out."""
    per_soort: dict[str, list[int]] = defaultdict(list)
    for knoop in sorted(knopen, key=lambda k: (k.afstand, -k.id)):
        per_soort[knoop.soort].append(knoop.id)
    gezien: dict[Sleutel, Schakel] = {}
    verborgen, weggelaten = 0, {}
    for soort, ids in per_soort.items():
        bekeken = ids if maximum is None else ids[: maximum * RUIMTE]
        schakels = _describe(soort, bekeken, persoon)
        zichtbaar = [pk for pk in bekeken if pk in schakels]
        getoond = zichtbaar[:maximum]
        gezien |= {(soort, pk): schakels[pk] for pk in getoond}
        verborgen += len(bekeken) - len(zichtbaar)
        if rest := len(ids) - len(bekeken) + len(zichtbaar) - len(getoond):
            weggelaten[soort] = rest
    return gezien, verborgen, weggelaten


def _describe(soort: str, ids: list[int], persoon: Kijker) -> dict[int, Schakel]:
    """Ask the room; what no room tells about is nobody's to see."""
    bekend = registry.get(soort)
    gevonden: dict[int, Schakel] = {}
    for begin in range(0, len(ids) if bekend else 0, PER_VRAAG):
        gevonden |= bekend.beschrijf(persoon, ids[begin : begin + PER_VRAAG]) if bekend else {}
    return gevonden


def _lines(passen: list[Pas], getoond: set[Sleutel], *, publiek: bool) -> list[Lijn]:
    uit: dict[Sleutel, dict[Sleutel, list[int]]] = defaultdict(lambda: defaultdict(list))
    for pas in passen:
        deze, vorige = (pas.soort, pas.id), (pas.vorige_soort, pas.vorige_id)
        van, naar = (vorige, deze) if pas.richting == "heen" else (deze, vorige)
        if pas.verband not in uit[van][naar]:
            uit[van][naar].append(pas.verband)
    paren = [(van, naar) for van in sorted(getoond) for naar in sorted(_next_shown(van, uit, getoond))]
    sleutels = {pk for van, naar in paren for pk in uit[van].get(naar, ())}
    verbanden = Verband.objects.in_bulk(sleutels) if sleutels else {}
    return [lijn for van, naar in paren for lijn in _between(van, naar, uit[van].get(naar, ()), verbanden, publiek)]


def _next_shown(van: Sleutel, uit: dict[Sleutel, dict[Sleutel, list[int]]], getoond: set[Sleutel]) -> set[Sleutel]:
    """Return the shown records that come next, straight on or through what is not shown."""
    gevonden: set[Sleutel] = set()
    gehad, rij = {van}, [van]
    while rij:
        for naar in uit.get(rij.pop(), ()):
            if naar in getoond:
                gevonden.add(naar)
            elif naar not in gehad:
                gehad.add(naar)
                rij.append(naar)
    return gevonden - {van}


def _between(
    van: Sleutel, naar: Sleutel, sleutels: Iterable[int], verbanden: dict[int, Verband], publiek: bool
) -> Iterator[Lijn]:
    """Give the links themselves; one plain line when the way leads through what is not shown. Reasons are internal."""
    direct = [verbanden[pk] for pk in sleutels if pk in verbanden]
    if not direct:
        yield Lijn(van, naar)
    for verband in direct:
        yield Lijn(van, naar, verband.soort, "" if publiek else verband.reden, verband.gemaakt_op)
