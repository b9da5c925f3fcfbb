"""Questions about messages."""

from django.db.models import Model, QuerySet

from wijkwerk.kern import klok
from wijkwerk.kern.berichten.models import Bericht, Brievenpartij
from wijkwerk.kern.berichten.states import Kanaal, Status


def has_mail() -> bool:
    """Tell whether a mail must go now. One query on a small index: it is asked twice a second."""
    return Bericht.objects.due(klok.nu()).order_by().exists()


def about(obj: Model) -> QuerySet[Bericht]:
    """Return what was sent about `obj`, newest first."""
    return Bericht.objects.about(obj)


def letters() -> QuerySet[Bericht]:
    """Return the letters that wait to be printed, oldest first."""
    return Bericht.objects.letters()


def open_batches() -> QuerySet[Brievenpartij]:
    """Return the batches that nobody said were printed, oldest first: offered again, with when and by whom."""
    return Brievenpartij.objects.filter(afgedrukt_op=None).order_by("pk")


def batch_letters(partij: Brievenpartij) -> QuerySet[Bericht]:
    """Return the letters of a batch in the order in which they are printed."""
    return Bericht.objects.filter(partij=partij, opgeschoond=False).select_related("document").order_by("pk")


def failed() -> QuerySet[Bericht]:
    """Return what did not arrive and waits for somebody to look at it, newest first."""
    return Bericht.objects.filter(state__in=(Status.MISLUKT, Status.TERUGGEKOMEN)).order_by("-pk")


def postvak(*, aan: str = "") -> QuerySet[Bericht]:
    """Return the mails of the mailbox of the demo, newest first; `aan` keeps one address, whatever its case."""
    mails = Bericht.objects.filter(kanaal=Kanaal.MAIL, opgeschoond=False).order_by("-pk")
    return mails.filter(aan__iexact=aan) if aan else mails
