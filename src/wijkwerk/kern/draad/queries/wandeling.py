"""Pulling the thread: every link upstream and downstream of a record, in one query."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import repeat
from operator import itemgetter
from typing import Literal, NamedTuple, cast

from django.db import connection
from django.db.models import Model, Q, QuerySet

from wijkwerk.kern.draad.models import Verband

Richting = Literal["beide", "heen", "terug"]
Sleutel = tuple[str, int]
DIEPTE = 12

# The walk itself knows only which link was taken at which distance; what a link leads to is read once it is over. UNION
# drops rows that are the same, which with the depth limit makes a circle harmless.
WANDELING = """
    {naam}(verband, afstand) AS (
        SELECT v.id, 1 FROM draad_verband v WHERE v.{bron}_soort = %s AND v.{bron}_id = %s
        UNION
        SELECT v.id, {naam}.afstand + 1
        FROM {naam}
        JOIN draad_verband w ON w.id = {naam}.verband
        JOIN draad_verband v ON v.{bron}_soort = w.{doel}_soort AND v.{bron}_id = w.{doel}_id
        WHERE {naam}.afstand < %s
    )"""
# Links that differ only in the record they lead to come in one row: carrying five thousand rows from the database to
# Python takes longer than walking them.
BUNDELING = """
    SELECT v.{doel}_soort, {naam}.afstand, v.soort, v.{bron}_soort, v.{bron}_id, '{naam}', {ids}, {verbanden}
    FROM {naam} JOIN draad_verband v ON v.id = {naam}.verband
    GROUP BY v.{doel}_soort, {naam}.afstand, v.soort, v.{bron}_soort, v.{bron}_id"""
KANTEN = {"heen": {"bron": "van", "doel": "naar"}, "terug": {"bron": "naar", "doel": "van"}}
SAMEN = {"sqlite": "group_concat({}, ',')", "postgresql": "string_agg(CAST({} AS text), ',')"}
_VOLGORDE = itemgetter(2, 7, 0, 1)


class Knoop(NamedTuple):
    """A record on the thread: its label and key, how many links away, by which kind of link, and which way.

    `richting` is "heen" for what came of it and "terug" for where it came from.
    """

    soort: str
    id: int
    afstand: int
    via: str
    richting: str


class Pas(NamedTuple):
    """One link on the way: the record it leads to, how far, which link, the record before it, and which way."""

    soort: str
    id: int
    afstand: int
    verband: int
    via: str
    vorige_soort: str
    vorige_id: int
    richting: str

    @property
    def sleutel(self) -> Sleutel:
        """What the thread knows the record by."""
        return self.soort, self.id


# `Pas._make` without its check: there are thousands of them.
_PAS = partial(cast(Callable[..., Pas], tuple.__new__), Pas)


def soort_of(obj: Model) -> str:
    """Return the label under which the thread knows a record, such as "signalen.signaal"."""
    return obj._meta.label_lower


def walk(obj: Model, richting: Richting = "beide", diepte: int = DIEPTE, *, maximum: int | None = None) -> list[Knoop]:
    """Return what the record led to ("heen") and where it came from ("terug"), nearest first, within `diepte` links.

    "beide" walks the two ways from this record; it does not turn around on the way, so a signal does not find all other
    signals of its theme. Each record comes once, with its shortest distance. `maximum` cuts off the farthest.
    """
    begin = soort_of(obj), obj.pk
    passen = nearest(begin, steps(begin, richting, diepte))[:maximum]
    return [Knoop(pas.soort, pas.id, pas.afstand, pas.via, pas.richting) for pas in passen]


def nearest(begin: Sleutel, passen: list[Pas]) -> list[Pas]:
    """Return of every record the shortest way to it, nearest first; `begin` itself is left out."""
    kortste: dict[Sleutel, Pas] = {}
    for pas in sorted(passen, key=_VOLGORDE):
        kortste.setdefault(pas[:2], pas)
    kortste.pop(begin, None)
    return list(kortste.values())


def steps(begin: Sleutel, richting: Richting = "beide", diepte: int = DIEPTE) -> list[Pas]:
    """Return every link on the way from `begin`, both ways unless told, in one query."""
    sql, parameters = statement(begin, richting, diepte)
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        bundels = cursor.fetchall()
    return [pas for bundel in bundels for pas in _unbundle(bundel)]


def _unbundle(bundel: tuple[str, int, str, str, int, str, str, str]) -> Iterator[Pas]:
    soort, afstand, via, vorige_soort, vorige_id, richting, ids, verbanden = bundel
    rijen = zip(
        repeat(soort), map(int, ids.split(",")), repeat(afstand), map(int, verbanden.split(",")),
        repeat(via), repeat(vorige_soort), repeat(vorige_id), repeat(richting),
    )  # fmt: skip
    return map(_PAS, rijen)


def statement(begin: Sleutel, richting: Richting = "beide", diepte: int = DIEPTE) -> tuple[str, list[str | int]]:
    """Return the SQL of the walk with its parameters."""
    wegen = ("heen", "terug") if richting == "beide" else (richting,)
    samen = SAMEN[connection.vendor]
    sql = "WITH RECURSIVE" + ",".join(WANDELING.format(naam=weg, **KANTEN[weg]) for weg in wegen)
    sql += " UNION ALL ".join(
        BUNDELING.format(
            naam=weg,
            ids=samen.format(f"v.{KANTEN[weg]['doel']}_id"),
            verbanden=samen.format("v.id"),
            **KANTEN[weg],
        )
        for weg in wegen
    )
    return sql, [*begin, diepte] * len(wegen)


def links_of(obj: Model) -> QuerySet[Verband]:
    """Return the links that start or end at this record, oldest first: for showing reasons and dates."""
    soort, pk = soort_of(obj), obj.pk
    return Verband.objects.filter(Q(van_soort=soort, van_id=pk) | Q(naar_soort=soort, naar_id=pk)).order_by("id")
