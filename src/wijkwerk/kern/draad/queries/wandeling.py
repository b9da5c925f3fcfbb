"""Pulling the thread: every link upstream and downstream of a record, in one query."""

from typing import Literal, NamedTuple

from django.db import connection
from django.db.models import Model, Q, QuerySet

from wijkwerk.kern.draad.models import Verband

Richting = Literal["beide", "heen", "terug"]
Sleutel = tuple[str, int]
DIEPTE = 12

# A row is a link, with the record it leads to and the one before it. Breadth first, so the first time a record turns
# up is the shortest way to it. UNION drops rows that are the same, which with the depth limit makes a circle harmless.
# Types are cast because PostgreSQL wants both halves to agree.
WANDELING = """
    {naam}(soort, id, afstand, verband, via, vorige_soort, vorige_id) AS (
        SELECT CAST(%s AS text), CAST(%s AS bigint), 0, CAST(0 AS bigint), CAST('' AS text), CAST('' AS text),
            CAST(0 AS bigint)
        UNION
        SELECT CAST(v.{doel}_soort AS text), v.{doel}_id, {naam}.afstand + 1, v.id, CAST(v.soort AS text),
            {naam}.soort, {naam}.id
        FROM {naam} JOIN draad_verband v ON v.{bron}_soort = {naam}.soort AND v.{bron}_id = {naam}.id
        WHERE {naam}.afstand < %s
    )"""
RICHTINGEN = {
    "heen": WANDELING.format(naam="heen", bron="van", doel="naar"),
    "terug": WANDELING.format(naam="terug", bron="naar", doel="van"),
}


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
    for pas in passen:
        sleutel = pas[0], pas[1]
        if sleutel not in kortste or pas[2] < kortste[sleutel][2]:
            kortste[sleutel] = pas
    kortste.pop(begin, None)
    return sorted(kortste.values(), key=lambda pas: (pas[2], pas[7], pas[0], pas[1]))


def steps(begin: Sleutel, richting: Richting = "beide", diepte: int = DIEPTE) -> list[Pas]:
    """Return every link on the way from `begin`, both ways unless told, in one query."""
    sql, parameters = statement(begin, richting, diepte)
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return list(map(Pas._make, cursor.fetchall()))


def statement(begin: Sleutel, richting: Richting = "beide", diepte: int = DIEPTE) -> tuple[str, list[str | int]]:
    """Return the SQL of the walk with its parameters."""
    wegen = ("heen", "terug") if richting == "beide" else (richting,)
    sql = "WITH RECURSIVE" + ",".join(RICHTINGEN[weg] for weg in wegen)
    sql += " UNION ALL ".join(f" SELECT {weg}.*, '{weg}' FROM {weg} WHERE afstand > 0" for weg in wegen)  # noqa: S608 (our own names)
    return sql, [*begin, diepte] * len(wegen)


def links_of(obj: Model) -> QuerySet[Verband]:
    """Return the links that start or end at this record, oldest first: for showing reasons and dates."""
    soort, pk = soort_of(obj), obj.pk
    return Verband.objects.filter(Q(van_soort=soort, van_id=pk) | Q(naar_soort=soort, naar_id=pk)).order_by("id")
