"""The draft of a resident, found on every page of the form."""

from wijkwerk.kern.vragen import VasteVraag
from wijkwerk.signalen.models import Concept

_VAN = VasteVraag(lambda sleutel: Concept.objects.select_related("onderwerp").filter(token=sleutel), sleutel="?")


def draft(token: str) -> Concept | None:
    """Return the draft behind this token with its subject; one query, none without a token."""
    return next(iter(_VAN(sleutel=token)), None) if token else None
