"""What pages of lower rooms show of the grants: what was asked because of a signal, thema or decision."""

from typing import Any

from django.db.models import Model, QuerySet

from wijkwerk.kern.draad import queries as draad
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.models import Aanvraag


def asked_because_of(obj: Model, persoon: Any) -> QuerySet[Aanvraag]:
    """Return the applications that came of a record, as far as this person may read them: two queries."""
    soort = Aanvraag._meta.label_lower
    knopen = draad.walk(obj, richting="heen")
    pks = [knoop.id for knoop in knopen if knoop.soort == soort]
    rijen = rules.aanvragen_voor(persoon).filter(pk__in=pks) if pks else Aanvraag.objects.none()
    return rijen.select_related("regelingversie__regeling").order_by("-ontvangen_op", "-pk")
