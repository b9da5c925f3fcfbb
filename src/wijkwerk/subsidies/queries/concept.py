"""The draft of somebody who asks: found in this browser, and what gave rise to it."""

from django.db import models

from wijkwerk.agenda.models import Thema
from wijkwerk.kern.vragen import VasteVraag
from wijkwerk.signalen.models import Signaal
from wijkwerk.subsidies.models import Aanvraag, Concept, Idee

_VAN = VasteVraag(lambda sleutel: Concept.objects.filter(token=sleutel), sleutel="?")


def draft(token: str) -> Concept | None:
    """Return the draft behind this token; one query, none without a token."""
    return next(iter(_VAN(sleutel=token)), None) if token else None


def has_content(concept: Concept) -> bool:
    """Whether somebody began a new application: more than where they came from."""
    return bool(set(concept.gegevens) - {"client_id", "signaal", "thema"}) and "aanvraag" not in concept.gegevens


def sent(client_id: str) -> Aanvraag | None:
    """Return the application that a draft became, for who pressed the button twice."""
    return Aanvraag.objects.filter(client_id=client_id).first()


def idea(concept: Concept) -> Idee | None:
    """Return the chosen idea of a vote that this draft works out; no query for any other draft."""
    if not (token := concept.gegevens.get("idee")):
        return None
    return Idee.objects.filter(token=token).select_related("stemronde__regelingversie__regeling").first()


def report_of(token: str) -> Signaal | None:
    """Return the report behind the secret link of who made it."""
    return Signaal.objects.filter(token=token).first() if token else None


def occasion(concept: Concept) -> models.Model | None:
    """Return what somebody came from: an idea or signaal by its secret link, a public thema, or None."""
    if (gekozen := idea(concept)) is not None:
        return gekozen
    if token := concept.gegevens.get("signaal"):
        return report_of(token)
    thema = str(concept.gegevens.get("thema") or "")
    return Thema.objects.filter(pk=int(thema), openbaar=True).first() if thema.isdecimal() else None
