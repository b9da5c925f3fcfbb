"""A chosen idea on its way to an application: a draft with what was written already, found again by the same link."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wijkwerk.kern.weigering import Weigering
from wijkwerk.subsidies.actions import aanvraag_concept
from wijkwerk.subsidies.models import Concept, Idee
from wijkwerk.subsidies.queries.uitslag_vervolg import takes_application
from wijkwerk.web.geld import BedragField


@transaction.atomic
def open_draft(idee: Idee) -> Concept:
    """Return the draft of who works out a chosen idea: the one that was begun, or one with what the idea says.

    Refuses ("subsidies.vervolg") when the idea is not left to residents, or somebody asked for its money already.
    """
    if not takes_application(idee):
        raise Weigering(_("Voor dit idee kunt u nu geen geld aanvragen."), regel="subsidies.vervolg")
    eerder = Concept.objects.filter(gegevens__idee=idee.token).order_by("-gewijzigd_op", "-pk").first()
    if eerder is not None:
        return eerder
    gegevens = {"idee": idee.token, **typed(idee)}
    return aanvraag_concept.save(Concept(), gegevens=gegevens, versie=idee.stemronde.regelingversie)


def typed(idee: Idee) -> dict[str, Any]:
    """Return an idea as somebody would have typed it in the form of an application."""
    ronde = idee.stemronde
    return {
        "titel": idee.titel,
        "plan": idee.tekst,
        "plek": idee.plek,
        "gebied": str(ronde.werkgebied_id or ""),
        "gevraagd": BedragField().prepare_value(idee.kosten),
    }
