"""Searching: numbers of records, or a filter for a list that has filters of its own."""

from typing import TypeVar

from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.expressions import RawSQL

from wijkwerk.kern.zoeken.woorden import query_words

Rij = TypeVar("Rij", bound=Model)

SQLITE = """
    SELECT object_id FROM zoeken_ingang
    WHERE soort = %s AND id IN (SELECT rowid FROM zoeken_fts WHERE zoeken_fts MATCH %s)"""
# OFFSET 0 is a fence: the words are looked up first, always. Without it the planner may walk a whole list in its own
# order and compare every text, because it takes the beginning of a word for something that many texts have.
POSTGRES = """
    SELECT object_id FROM zoeken_ingang
    WHERE soort = %s AND array_to_tsvector(string_to_array(stammen, ' ')) @@ CAST(%s AS tsquery) OFFSET 0"""


def soort_of(obj: Model | type[Model]) -> str:
    """Return the label under which the index knows a record or a model, such as "signalen.signaal"."""
    return obj._meta.label_lower


def search(soort: str, query: str, limit: int = 50) -> list[int]:
    """Return the numbers of the records of this kind that hold every word of `query`, newest number first.

    Words are compared by their Dutch stem; the last word is also taken as the beginning of one. No words, no hits.
    """
    vraag = _question(query)
    if not vraag:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT object_id FROM ({_sql()}) AS treffers ORDER BY object_id DESC LIMIT %s",  # noqa: S608 (our own text)
            [soort, vraag, limit],
        )
        return [rij[0] for rij in cursor.fetchall()]


def filter_ids(qs: QuerySet[Rij], query: str) -> QuerySet[Rij]:
    """Keep of `qs` what answers `query`, as one subquery; a blank query keeps everything."""
    if not query.strip():
        return qs
    vraag = _question(query)
    return qs.filter(pk__in=RawSQL(_sql(), [soort_of(qs.model), vraag])) if vraag else qs.none()  # noqa: S611 (parameters)


def _sql() -> str:
    return POSTGRES if connection.vendor == "postgresql" else SQLITE


def _question(query: str) -> str:
    """Return the query in the language of the database; its words are plain letters and digits. Empty without words."""
    if connection.vendor == "postgresql":
        en, of, woord, begin = " & ", " | ", "'{}'", "'{}':*"
    else:
        en, of, woord, begin = " AND ", " OR ", '"{}"', '"{}"*'
    return en.join(
        woord.format(stam) if deel is None else f"({woord.format(stam)}{of}{begin.format(deel)})"
        for stam, deel in query_words(query)
    )
