"""Letters for the post: put together, fetched as one file to print, said to be sent exactly once. And one letter."""

from django.db import transaction

from wijkwerk.kern.berichten import actions as berichten
from wijkwerk.kern.berichten import brieven
from wijkwerk.kern.berichten.models import Brievenpartij
from wijkwerk.kern.documenten.models import Document
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.models import Aanvraag

REGEL = "subsidies.post"


def gather(*, by: Persoon) -> Brievenpartij:
    """Put all letters that wait together. Refused when none waits ("berichten.partij")."""
    rules.require(REGEL, by)
    return berichten.open_batch(by=by)


@transaction.atomic
def fetch(partij: Brievenpartij, *, by: Persoon) -> bytes:
    """Return the letters of a batch as one PDF, the same bytes each time; that it was fetched is in the log."""
    rules.require(REGEL, by)
    logboek.note("subsidies.post_gehaald", object=partij, by=by, aantal=partij.aantal)
    return brieven.batch_pdf(partij)


def confirm(partij: Brievenpartij, *, by: Persoon) -> int:
    """Say that a batch was printed and sent, once; return how many letters. Refused a second time."""
    rules.require(REGEL, by)
    return len(berichten.confirm_batch(partij, by=by))


def cancel(partij: Brievenpartij, *, by: Persoon) -> int:
    """Put the letters of a batch back among those that wait. Refused once it was sent."""
    rules.require(REGEL, by)
    return berichten.cancel_batch(partij, by=by)


@transaction.atomic
def fetch_letter(aanvraag: Aanvraag, document: Document, *, vorm: str, by: Persoon) -> bytes:
    """Return one letter as "pdf" or "odt" for who may see who asked; that it was fetched is in the log."""
    rules.require("subsidies.persoonsgegevens", by, aanvraag)
    logboek.note("subsidies.brief_gehaald", object=aanvraag, by=by, document=document.pk, vorm=vorm)
    return document.odt() if vorm == "odt" else document.pdf()
