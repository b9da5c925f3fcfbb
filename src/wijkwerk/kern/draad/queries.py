"""Pulling the thread: everything upstream and downstream of a record, in one query."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from django.db import connection
from django.db.models import Model, Q, QuerySet

from wijkwerk.kern.draad.models import Verband

Richting = Literal["beide", "heen", "terug"]

# Breadth first, so the first time a record turns up is the shortest way to it. UNION drops rows that are the same,
# which with the depth limit makes a circle harmless. Types are cast because PostgreSQL wants both halves to agree.
WANDELING = """
    {naam}(soort, id, afstand, via) AS (
        SELECT CAST(%s AS text), CAST(%s AS bigint), 0, CAST('' AS text)
        UNION
        SELECT CAST(v.{doel}_soort AS text), v.{doel}_id, {naam}.afstand + 1, CAST(v.soort AS text)
        FROM {naam} JOIN draad_verband v ON v.{bron}_soort = {naam}.soort AND v.{bron}_id = {naam}.id
        WHERE {naam}.afstand < %s
    )"""
RICHTINGEN = {
    "heen": WANDELING.format(naam="heen", bron="van", doel="naar"),
    "terug": WANDELING.format(naam="terug", bron="naar", doel="van"),
}


@dataclass(frozen=True)
class Knoop:
    """A record on the thread: its label and key, how many links away, by which kind of link, and which way.

    `richting` is "heen" for what came of it and "terug" for where it came from.
    """

    soort: str
    id: int
    afstand: int
    via: str
    richting: str


def soort_of(obj: Model) -> str:
    """Return the label under which the thread knows a record, such as "signalen.signaal"."""
    return obj._meta.label_lower


def walk(obj: Model, richting: Richting = "beide", diepte: int = 12, *, maximum: int | None = None) -> list[Knoop]:
    """Return what the record led to ("heen") and where it came from ("terug"), nearest first, within `diepte` links.

    "beide" walks the two ways from this record; it does not turn around on the way, so a signal does not find all other
    signals of its theme. Each record comes once, with its shortest distance. `maximum` cuts off the farthest.
    """
    knopen: dict[tuple[str, int], Knoop] = {}
    for knoop in _rows(obj, richting, diepte):
        bekend = knopen.get((knoop.soort, knoop.id))
        if bekend is None or knoop.afstand < bekend.afstand:
            knopen[knoop.soort, knoop.id] = knoop
    knopen.pop((soort_of(obj), obj.pk), None)
    return sorted(knopen.values(), key=lambda knoop: (knoop.afstand, knoop.richting, knoop.soort, knoop.id))[:maximum]


def links_of(obj: Model) -> QuerySet[Verband]:
    """Return the links that start or end at this record, oldest first: for showing reasons and dates."""
    soort, pk = soort_of(obj), obj.pk
    return Verband.objects.filter(Q(van_soort=soort, van_id=pk) | Q(naar_soort=soort, naar_id=pk)).order_by("id")


def _rows(obj: Model, richting: Richting, diepte: int) -> Iterator[Knoop]:
    wegen = ("heen", "terug") if richting == "beide" else (richting,)
    sql = "WITH RECURSIVE" + ",".join(RICHTINGEN[weg] for weg in wegen)
    sql += " UNION ALL ".join(f" SELECT soort, id, afstand, via, '{weg}' FROM {weg}" for weg in wegen)  # noqa: S608 (our own names)
    with connection.cursor() as cursor:
        cursor.execute(sql, [soort_of(obj), obj.pk, diepte] * len(wegen))
        return (Knoop(*rij) for rij in cursor.fetchall())
