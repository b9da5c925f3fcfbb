"""Handing the messages out: one person, one transaction, so that a crash half-way loses nothing and doubles nothing."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django_tasks import task

from wijkwerk.agenda.actions import stap
from wijkwerk.agenda.actions.terugkoppeling_post import Post, compose, unsubscribe_link
from wijkwerk.agenda.models import Terugkoppeling
from wijkwerk.agenda.models.terugkoppeling import Terugbericht
from wijkwerk.agenda.queries.terugkoppeling_wie import Ontvanger, over_of, plan, thema_of
from wijkwerk.agenda.states import terugkoppeling as states
from wijkwerk.agenda.states.terugkoppeling import Status
from wijkwerk.kern import klok
from wijkwerk.kern.berichten import actions as berichten
from wijkwerk.kern.taken import voortgang


@task()
def hand_out(terugkoppeling_id: int) -> int:
    """Send a message to everyone who did not get it yet, and return how many that were. Stopping it stops it here."""
    rijen = Terugkoppeling.objects.select_related("thema", "agendapunt").prefetch_related("teksten")
    rij = rijen.get(pk=terugkoppeling_id)
    teksten = {tekst.groep: tekst for tekst in rij.teksten.all()}
    wachtrij = [ontvanger for beeld in plan(rij) for ontvanger in beeld.ontvangers]
    verstuurd = 0
    for gedaan, ontvanger in enumerate(wachtrij):
        melding = _("%(gedaan)s van %(totaal)s berichten klaargezet") % {"gedaan": gedaan, "totaal": len(wachtrij)}
        voortgang.report(gedaan, len(wachtrij), melding)
        tekst = teksten[ontvanger.groep]
        if not is_busy(rij):
            return verstuurd
        verstuurd += give(rij, ontvanger, Post(tekst.onderwerp, tekst.tekst))
    finish(rij)
    voortgang.report(len(wachtrij), len(wachtrij), _("Klaar"))
    return verstuurd


def is_busy(rij: Terugkoppeling) -> bool:
    """Tell whether this sending still runs; stopped and sent again with other words is another one."""
    return Terugkoppeling.objects.filter(pk=rij.pk, status=Status.BEZIG, versie=rij.versie).exists()


@transaction.atomic
def give(rij: Terugkoppeling, ontvanger: Ontvanger, post: Post) -> bool:
    """Queue the message of one person and note that it went; False when it had gone or the sending was stopped.

    Two jobs at once wait for each other here; the unique key of the note keeps anyone from getting it twice.
    """
    vers = Terugkoppeling.objects.select_for_update().filter(pk=rij.pk, status=Status.BEZIG, versie=rij.versie)
    if vers.first() is None or not _note(rij, ontvanger):
        return False
    link = unsubscribe_link(ontvanger.sleutel, thema_of(over_of(rij)))
    berichten.send(
        sleutel=f"terugkoppeling-{rij.pk}-{ontvanger.sleutel}",
        kanaal=ontvanger.weg,
        aan=ontvanger.adres,
        onderwerp=post.onderwerp,
        tekst=compose(post, ontvanger, link),
        taal=ontvanger.taal,
        over=rij,
        afmeldlink=link if ontvanger.weg == Terugbericht.Weg.MAIL else "",
    )
    return True


def _note(rij: Terugkoppeling, ontvanger: Ontvanger) -> bool:
    """Note who got it, as a keyed hash; False when that address is there already."""
    try:
        with transaction.atomic():
            Terugbericht.objects.create(
                terugkoppeling=rij,
                groep=ontvanger.groep,
                sleutel=ontvanger.sleutel,
                weg=ontvanger.weg,
                signaal_id=ontvanger.signaal_id,
                organisatie_id=ontvanger.organisatie_id,
                op=klok.nu(),
            )
    except IntegrityError:
        return False
    return True


@transaction.atomic
def finish(rij: Terugkoppeling) -> None:
    """Close it when everyone has it; a sending that was stopped meanwhile stays open."""
    vers = stap.lock(Terugkoppeling, rij.pk)
    if vers.status == Status.BEZIG and vers.versie == rij.versie:
        stap.move(vers, states, "done", by=None, aantal=vers.berichten.count())
