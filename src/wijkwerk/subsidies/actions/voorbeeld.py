"""How a letter will be, before it goes: the act is done for real, its letter is read, and everything is undone."""

from collections.abc import Callable

from django.db import transaction

from wijkwerk.kern.documenten.inhoud import Inhoud
from wijkwerk.kern.documenten.models import Document
from wijkwerk.subsidies.models import Aanvraag


def letter_of(aanvraag: Aanvraag, act: Callable[[], object]) -> Inhoud | None:
    """Return the letter that `act` would send about this application, or None when it sends none.

    Nothing of the act stays: no decision, no money, no mail, no line in the log. Refusals of the act come through, so
    that whoever looks at the letter learns at once what is in the way. The number of the decision in it may be
    another once it is taken.
    """
    with transaction.atomic():
        try:
            laatste = Document.objects.about(aanvraag).order_by("-pk").values_list("pk", flat=True).first() or 0
            act()
            document = Document.objects.about(aanvraag).filter(pk__gt=laatste).order_by("pk").first()
            return None if document is None else document.stuk
        finally:
            transaction.set_rollback(True)
