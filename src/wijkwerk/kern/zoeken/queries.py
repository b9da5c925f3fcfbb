"""Searching: numbers of records, or a filter for a list that has filters of its own."""

from typing import TypeVar

from django.db.models import Model, QuerySet

from wijkwerk.kern.zoeken.models import Ingang, Treft
from wijkwerk.kern.zoeken.woorden import query_words

Rij = TypeVar("Rij", bound=Model)


def soort_of(obj: Model | type[Model]) -> str:
    """Return the label under which the index knows a record or a model, such as "signalen.signaal"."""
    return obj._meta.label_lower


def search(soort: str, query: str, limit: int = 50) -> list[int]:
    """Return the numbers of the records of this kind that hold every word of `query`, newest number first.

    Words are compared by their Dutch stem; the last word is also taken as the beginning of one. No words, no hits.
    """
    return list(_hits(soort, query).order_by("-object_id").values_list("object_id", flat=True)[:limit])


def filter_ids(qs: QuerySet[Rij], query: str) -> QuerySet[Rij]:
    """Keep of `qs` what answers `query`, as one subquery; a blank query keeps everything."""
    if not query.strip():
        return qs
    return qs.filter(pk__in=_hits(soort_of(qs.model), query).values("object_id"))


def _hits(soort: str, query: str) -> QuerySet[Ingang]:
    woorden = query_words(query)
    return Ingang.objects.filter(Treft(woorden), soort=soort) if woorden else Ingang.objects.none()
