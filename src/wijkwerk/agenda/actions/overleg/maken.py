"""Planning one meeting: make, move, call off; who is invited and who comes."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wijkwerk.agenda import rules
from wijkwerk.agenda.actions import agendapunt as punten
from wijkwerk.agenda.actions.overleg.uitnodigen import tell
from wijkwerk.agenda.actions.stap import change, lock, need, once
from wijkwerk.agenda.actions.stap import move as step
from wijkwerk.agenda.models import Agendapunt, Bespreking, Deelnemer, Overleg, Overlegreeks
from wijkwerk.agenda.states import overleg as states
from wijkwerk.agenda.states.agendapunt import Status as PuntStatus
from wijkwerk.agenda.states.agendapunt import Tafel
from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.kern import klok
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.taal import dutch
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Organisatie, Persoon

KORTST, LANGST = 15, 480  # minutes


@transaction.atomic
def make(
    *,
    naam: str,
    tafel: str = Tafel.WIJKTEAM,
    werkgebied: Werkgebied | None = None,
    organisatie: Organisatie | None = None,
    begint_op: datetime,
    minuten: int = 90,
    plaats: str,
    leden: Iterable[Persoon] = (),
    notulist: Persoon | None = None,
    reeks: Overlegreeks | None = None,
    client_id: UUID,
    by: Persoon,
) -> Overleg:
    """Plan a meeting with its fixed items and invite `leden` and `notulist` by mail. Idempotent on `client_id`.

    Refuses when `by` does not organise meetings of this table and area, a moment in the past, and a length that is
    not between 15 minutes and 8 hours. Logs "agenda.gepland".
    """
    _check_length(minuten)
    if begint_op <= klok.nu():
        raise Weigering(_("Dit moment is al voorbij. Kies een later moment."), regel="agenda.moment")
    velden: dict[str, Any] = {
        "naam": need(naam, _("Geef het overleg een naam."), regel="agenda.naam"),
        "tafel": tafel,
        "werkgebied": werkgebied,
        "organisatie": organisatie,
        "begint_op": begint_op,
        "eindigt_op": begint_op + timedelta(minutes=minuten),
        "plaats": need(plaats, _("Schrijf op waar het overleg is."), regel="agenda.plaats"),
        "reeks": reeks,
        "gemaakt_door": by,
        "status_sinds": klok.nu(),
    }
    rules.require("agenda.overleg", by, Overleg(**velden))
    overleg, nieuw = once(Overleg, client_id, **velden)
    if nieuw:
        logboek.note("agenda.gepland", object=overleg, by=by, tafel=tafel)
        _lay_fixed(overleg)
        _invite(overleg, leden, notulist)
    return overleg


def _lay_fixed(overleg: Overleg) -> None:
    vast = ((_l("Opening"), 5), (_l("Mededelingen"), 10), (_l("Rondvraag"), 10))
    Bespreking.objects.bulk_create(
        Bespreking(overleg=overleg, titel=dutch(titel), minuten=minuten, volgorde=plek)
        for plek, (titel, minuten) in enumerate(vast, start=1)
    )


def _invite(overleg: Overleg, leden: Iterable[Persoon], notulist: Persoon | None) -> None:
    wie = {persoon.pk: persoon for persoon in (*leden, *([notulist] if notulist else []))}
    for persoon in wie.values():
        _check_may_read(persoon)
    schrijft = notulist.pk if notulist else None
    deelnemers = [Deelnemer(overleg=overleg, persoon=lid, notulist=pk == schrijft) for pk, lid in wie.items()]
    tell(overleg, "uitnodiging", Deelnemer.objects.bulk_create(deelnemers))


def _check_length(minuten: int) -> None:
    if not KORTST <= minuten <= LANGST:
        raise Weigering(_("Een overleg duurt minstens een kwartier en hoogstens acht uur."), regel="agenda.duur")


def _check_may_read(persoon: Persoon) -> None:
    if not rules.read(persoon):
        melding = _("%(wie)s heeft geen rol bij de agenda en kan de uitnodiging niet openen.") % {"wie": persoon}
        raise Weigering(melding, regel="agenda.lezen")


def lock_planned(overleg: Overleg, *, by: Persoon, versie: int | None = None) -> Overleg:
    """Return the locked row of a meeting that is still to come and that `by` organises; refused otherwise."""
    rij = lock(Overleg, overleg.pk, versie=versie)
    rules.require("agenda.overleg", by, rij)
    if rij.status != states.Status.GEPLAND:
        melding = _("Dit kan nu niet: de stand is '%(status)s'.") % {"status": rij.get_status_display()}
        raise Weigering(melding, regel="agenda.levensloop")
    return rij


@transaction.atomic
def move(
    overleg: Overleg,
    *,
    begint_op: datetime | None = None,
    minuten: int | None = None,
    plaats: str | None = None,
    naam: str | None = None,
    by: Persoon,
    versie: int | None = None,
) -> Overleg:
    """Change when, how long, where or the name; everyone invited gets an update for the calendar.

    On another moment everyone is asked anew whether they come. Refused when the meeting began, and for a moment in
    the past. Logs "agenda.verplaatst".
    """
    rij = lock_planned(overleg, by=by, versie=versie)
    duur = timedelta(minutes=minuten) if minuten else rij.eindigt_op - rij.begint_op
    _check_length(round(duur.total_seconds() / 60))
    begin, verzet = begint_op or rij.begint_op, begint_op not in (None, rij.begint_op)
    if verzet:
        _check_moment(rij, begin)
    velden = {
        "begint_op": begin,
        "eindigt_op": begin + duur,
        "plaats": need(rij.plaats if plaats is None else plaats, _("Schrijf op waar."), regel="agenda.plaats"),
        "naam": need(rij.naam if naam is None else naam, _("Geef het overleg een naam."), regel="agenda.naam"),
    }
    if all(getattr(rij, veld) == waarde for veld, waarde in velden.items()):
        return rij
    rij = change(rij, logwoord="verplaatst", by=by, velden=velden | {"volgnummer": rij.volgnummer + 1})
    if verzet:
        rij.deelnemers.update(komst=Deelnemer.Komst.ONBEKEND)
    tell(rij, "wijziging", rij.deelnemers.select_related("persoon"))
    return rij


def _check_moment(rij: Overleg, begin: datetime) -> None:
    if begin <= klok.nu():
        raise Weigering(_("Dit moment is al voorbij. Kies een later moment."), regel="agenda.moment")
    bezet = Overleg.objects.filter(reeks=rij.reeks_id, begint_op=begin).exclude(status=states.Status.AFGELAST)
    if rij.reeks_id and bezet.exists():
        raise Weigering(_("Op dit moment is al een ander overleg van deze reeks."), regel="agenda.moment")


@transaction.atomic
def call_off(overleg: Overleg, *, reden: str, by: Persoon, versie: int | None = None) -> Overleg:
    """Say that the meeting does not go on, and why: its questions wait again, calendars get a cancellation."""
    reden = need(reden, _("Schrijf op waarom het overleg niet doorgaat."), regel="agenda.reden")
    rij = lock(Overleg, overleg.pk, versie=versie)
    velden = {"afgelast_reden": reden, "volgnummer": rij.volgnummer + 1}
    rij = step(rij, states, "call_off", by=by, velden=velden)
    release(rij, reden=dutch(_l("Het overleg gaat niet door.")), by=by)
    tell(rij, "afgelast", rij.deelnemers.select_related("persoon"))
    return rij


def release(overleg: Overleg, *, reden: str, by: Persoon) -> int:
    """Let every question that this meeting did not decide wait for another one; returns how many."""
    hier = overleg.besprekingen.exclude(afloop=Bespreking.Afloop.AANGEHOUDEN).values("agendapunt")
    los = Agendapunt.objects.filter(pk__in=hier, status=PuntStatus.INGEPLAND, tafel=overleg.tafel)
    aantal = 0
    for punt in list(los):
        punten.postpone(punt, reden=reden, by=by)
        aantal += 1
    overleg.besprekingen.filter(agendapunt__isnull=False, afloop=Bespreking.Afloop.OPEN).update(
        afloop=Bespreking.Afloop.AANGEHOUDEN
    )
    return aantal


@transaction.atomic
def invite(overleg: Overleg, *, persoon: Persoon, notulist: bool = False, by: Persoon) -> Deelnemer:
    """Invite somebody by mail; who is invited already stays. Refuses who has no role on the agenda."""
    rij = lock_planned(overleg, by=by)
    _check_may_read(persoon)
    deelnemer, nieuw = Deelnemer.objects.get_or_create(overleg=rij, persoon=persoon, defaults={"notulist": notulist})
    if nieuw:
        logboek.note("agenda.uitgenodigd", object=rij, by=by, persoon_id=persoon.pk)
        tell(rij, "uitnodiging", [deelnemer])
    return deelnemer


@transaction.atomic
def uninvite(overleg: Overleg, *, persoon: Persoon, by: Persoon) -> None:
    """Take an invitation back: the calendar of that person gets a cancellation. Nothing when there is none."""
    rij = lock_planned(overleg, by=by)
    deelnemer = rij.deelnemers.select_related("persoon").filter(persoon=persoon).first()
    if deelnemer is None:
        return
    change(rij, logwoord="uitnodiging_terug", by=by, velden={"volgnummer": rij.volgnummer + 1}, persoon_id=persoon.pk)
    tell(rij, "niet_meer", [deelnemer])
    deelnemer.delete()


@transaction.atomic
def appoint(overleg: Overleg, *, persoon: Persoon, notulist: bool, by: Persoon) -> Deelnemer:
    """Ask somebody who is invited to take the minutes, or no longer. Also while the meeting goes on."""
    rij = lock(Overleg, overleg.pk)
    rules.require("agenda.overleg", by, rij)
    deelnemer = rij.deelnemers.filter(persoon=persoon).first()
    if deelnemer is None:
        raise Weigering(_("Nodig deze persoon eerst uit."), regel="agenda.deelnemer")
    deelnemer.notulist = notulist
    deelnemer.save(update_fields=["notulist"])
    logboek.note("agenda.notulist", object=rij, by=by, persoon_id=persoon.pk, notulist=notulist)
    return deelnemer


@transaction.atomic
def answer_invitation(deelnemer: Deelnemer, *, komst: str, by: Persoon | None = None) -> Deelnemer:
    """Say whether somebody comes: the person itself, or `by=None` through the link in the mail.

    Refused when the meeting began or does not go on, and for anybody else.
    """
    rij = lock(Overleg, deelnemer.overleg_id)
    if by is not None and by.pk != deelnemer.persoon_id:
        raise Weigering(_("U kunt alleen voor uzelf antwoorden."), regel="agenda.uitnodiging")
    if rij.status != states.Status.GEPLAND:
        raise Weigering(_("U hoeft niet meer te antwoorden op deze uitnodiging."), regel="agenda.levensloop")
    deelnemer.komst = Deelnemer.Komst(komst)
    deelnemer.save(update_fields=["komst"])
    logboek.note("agenda.uitnodiging_beantwoord", object=rij, by=by, persoon_id=deelnemer.persoon_id, komst=komst)
    return deelnemer
