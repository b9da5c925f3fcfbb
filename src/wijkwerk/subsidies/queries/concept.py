"""The draft of somebody who asks: found in this browser, and what gave rise to it."""

from django.db import models

from wijkwerk.agenda.models import Thema
from wijkwerk.kern.vragen import VasteVraag
from wijkwerk.signalen.models import Signaal
from wijkwerk.subsidies.models import Aanvraag, Concept

_VAN = VasteVraag(lambda sleutel: Concept.objects.filter(token=sleutel), sleutel="?")


def draft(token: str) -> Concept | None:
    """Return the draft behind this token; one query, none without a token."""
    return next(iter(_VAN(sleutel=token)), None) if token else None


def sent(client_id: str) -> Aanvraag | None:
    """Return the application that a draft became, for who pressed the button twice."""
    return Aanvraag.objects.filter(client_id=client_id).first()


def occasion(concept: Concept) -> models.Model | None:
    """Return the signaal (by its secret link) or the public thema that somebody came from; None when there is none."""
    if token := concept.gegevens.get("signaal"):
        return Signaal.objects.filter(token=token).first()
    thema = str(concept.gegevens.get("thema") or "")
    return Thema.objects.filter(pk=int(thema), openbaar=True).first() if thema.isdecimal() else None
