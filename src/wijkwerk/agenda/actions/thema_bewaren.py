"""How long a thema is kept, and how it ends (Selectielijst gemeenten 2020)."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from wijkwerk.agenda.models import Terugkoppeling, Thema
from wijkwerk.agenda.states.thema import EIND
from wijkwerk.kern.bewaren.registry import Bewaarregel
from wijkwerk.kern.draad import actions as draad
from wijkwerk.kern.zoeken import actions as zoeken


def retention_rules() -> list[Bewaarregel]:
    """Return the rule: a thema is the handling of the reports in it, so it ends as a report that was acted upon."""
    return [
        Bewaarregel(
            soort="agenda.thema",
            naam="Thema's die zijn afgerond",
            selectielijst="6.1",
            termijn_jaren=5,
            vanaf=_finished,
            vernietig=lambda ids, _by: destroy(ids),
        )
    ]


def _finished(voor: datetime) -> QuerySet[Thema]:
    """Return the themas finished before a moment; one with an agendapunt stays as long as that is kept."""
    return Thema.objects.filter(status__in=EIND, status_sinds__lt=voor, agendapunten__isnull=True)


@transaction.atomic
def destroy(ids: list[int]) -> int:
    """Destroy themas with what was told back about them and their links; signals and people stay. Return how many."""
    weg = list(Thema.objects.filter(pk__in=ids, agendapunten__isnull=True).values_list("pk", flat=True))
    verteld = list(Terugkoppeling.objects.filter(thema__in=weg).values_list("pk", flat=True))
    draad.forget("agenda.terugkoppeling", verteld)
    draad.forget("agenda.thema", weg)
    zoeken.forget_ids("agenda.thema", weg)
    Terugkoppeling.objects.filter(pk__in=verteld).delete()
    Thema.objects.filter(pk__in=weg).delete()
    return len(weg)
