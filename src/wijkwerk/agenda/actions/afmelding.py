"""Asking for no more news, by the link in a message: about one thema, or about nothing any more."""

from django.db import transaction

from wijkwerk.agenda.actions.terugkoppeling_post import Afmeldrecht
from wijkwerk.agenda.models import Afmelding
from wijkwerk.kern import klok
from wijkwerk.kern.logboek import actions as logboek


@transaction.atomic
def unsubscribe(recht: Afmeldrecht, *, alles: bool) -> Afmelding:
    """Send this address no more news; asked twice is one. Messages about somebody's own report are not news."""
    thema = None if alles else recht.thema
    rij, nieuw = Afmelding.objects.get_or_create(sleutel=recht.sleutel, thema=thema, defaults={"op": klok.nu()})
    if nieuw:
        logboek.note("agenda.afgemeld", object=rij, by=None, alles=thema is None)
    return rij


@transaction.atomic
def resubscribe(recht: Afmeldrecht) -> int:
    """Send this address news again, about this thema and about everything; returns how many requests were undone."""
    rijen = Afmelding.objects.filter(sleutel=recht.sleutel)
    eigen = [rij for rij in rijen if rij.thema_id is None or (recht.thema and rij.thema_id == recht.thema.pk)]
    for rij in eigen:
        logboek.note("agenda.weer_aangemeld", object=rij, by=None)
        rij.delete()
    return len(eigen)
