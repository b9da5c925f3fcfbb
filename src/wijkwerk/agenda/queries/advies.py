"""Advice: what the link shows, and what waits for an answer from a person."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from wijkwerk.agenda import rules
from wijkwerk.agenda.models import Advies
from wijkwerk.agenda.states.agendapunt import OPEN
from wijkwerk.mensen.models import Persoon

# What the asker may let the link show besides the question, the explanation and the options.
LEESBAAR = {
    "geprobeerd": _("Wat al is geprobeerd"),
    "belang_wijk": _("Het belang van de wijk"),
    "belang_stad": _("Het belang van de stad"),
    "effecten": _("Wat het per wijk betekent"),
    "kosten": _("Wat het kost"),
}
MET = ("agendapunt__werkgebied", "agendapunt__organisatie", "agendapunt__trekker", "persoon", "organisatie")


def by_token(token: str) -> Advies | None:
    """Return the request behind a link, or None for a link that never was or that was taken back."""
    return Advies.objects.select_related(*MET).filter(token=token, ingetrokken_op=None).first()


def of_person(persoon: Persoon) -> QuerySet[Advies]:
    """Return the requests to this person or the own organisation, taken back or not answered alike."""
    mag = Q(persoon=persoon.pk)
    if persoon.organisatie_id is not None and any(rules.holds(persoon, rol) for rol in rules.UITVOERDERS):
        mag |= Q(organisatie=persoon.organisatie_id)
    return Advies.objects.filter(mag, ingetrokken_op=None).select_related(*MET)


def waiting(persoon: Persoon) -> QuerySet[Advies]:
    """Return the requests this person still owes an answer to, the most urgent first."""
    open_ = of_person(persoon).filter(gegeven_op=None, agendapunt__status__in=OPEN)
    return open_.order_by("uiterlijk_op", "pk")
