"""Keeping the index: one write for a record, one for forgetting it. The log has the act on the record itself."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Model

from wijkwerk.kern import vragen
from wijkwerk.kern.zoeken.models import Ingang
from wijkwerk.kern.zoeken.queries import soort_of
from wijkwerk.kern.zoeken.woorden import index_words


@transaction.atomic(savepoint=False)
def index(obj: Model, tekst: str) -> None:
    """Make the record findable by this text and no longer by what it had before: one statement.

    Pass everything it should be found by in one text. Raises ValueError for a record that has not been saved.
    """
    if obj.pk is None:
        raise ValueError("Sla het object eerst op: de index wijst naar een nummer.")
    ingang = Ingang(soort=soort_of(obj), object_id=obj.pk, stammen=" ".join(index_words(tekst)))
    vragen.add(ingang, unique=("soort", "object_id"), update=("stammen",))


@transaction.atomic(savepoint=False)
def forget(obj: Model) -> None:
    """Make the record findable no longer."""
    forget_ids(soort_of(obj), [obj.pk])


@transaction.atomic(savepoint=False)
def forget_ids(soort: str, ids: Iterable[int]) -> None:
    """Make these records of one kind ("signalen.signaal") findable no longer, for when they are destroyed."""
    Ingang.objects.filter(soort=soort, object_id__in=list(ids)).delete()
