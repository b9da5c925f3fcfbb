"""Sending, and what people do with a message afterwards."""

from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models, transaction
from django.utils.translation import gettext as _

from wijkwerk.kern import klok, vragen
from wijkwerk.kern.berichten import states
from wijkwerk.kern.berichten.models import Bericht, Brievenpartij, bewaren_tot
from wijkwerk.kern.berichten.opmaak import one_line
from wijkwerk.kern.berichten.states import Kanaal, Status
from wijkwerk.kern.documenten.models import Document
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.weigering import Weigering


def send(
    *,
    sleutel: str,
    kanaal: str = Kanaal.MAIL,
    aan: str,
    onderwerp: str,
    tekst: str,
    over: models.Model | None = None,
    document: Document | None = None,
    naam: str = "",
    taal: str = settings.LANGUAGE_CODE,
    bewaren: date | None = None,
    kalender: str = "",
    afmeldlink: str = "",
) -> Bericht:
    """Queue one message in the transaction of the caller, with one INSERT. The same `sleutel` gives the same message.

    A mail leaves within a second or so after the commit; a letter (`kanaal="brief"`, `aan` is the postal address)
    waits until somebody prints it. `over` is the record it is about, `document` what goes along as PDF with a mail (or
    is the letter itself), `taal` the language of the text, `kalender` an iCalendar object (RFC 5545) that goes along,
    `afmeldlink` the address where one POST ends this kind of news (RFC 8058): the mail program of the receiver shows a
    button for it. After `bewaren` (default a year) address, text and calendar are destroyed, and the tie to the
    document is cut. Refuses (`berichten.adres`) an address that can not be one. The act that sends writes the log.
    """
    bericht = Bericht(
        sleutel=sleutel,
        kanaal=Kanaal(kanaal),
        aan=_address(kanaal, aan),
        naam=one_line(naam)[:120],
        onderwerp=one_line(onderwerp)[:250],
        tekst=tekst,
        document=document,
        taal=taal,
        kalender=kalender,
        afmeldlink=afmeldlink,
        over_soort=over._meta.label_lower if over is not None else "",
        over_id=over.pk if over is not None else None,
        bewaren_tot=bewaren or bewaren_tot(),
    )
    # The key decides in the database, so that two senders at once need no lock and no savepoint. On a conflict the
    # first message stands: fields are read from its row when somebody asks for them.
    rij = vragen.add(bericht, unique=("sleutel",), update=("sleutel",))
    return Bericht.from_db(rij._state.db, ["id", "sleutel"], [rij.pk, sleutel])


def _address(kanaal: str, aan: str) -> str:
    if kanaal == Kanaal.BRIEF:
        adres = "\n".join(filter(None, map(one_line, aan.splitlines())))
        if not adres:
            raise Weigering(_("Vul het adres in waar de brief heen moet."), regel="berichten.adres")
        return adres
    adres = aan.strip()
    try:
        validate_email(adres)
    except ValidationError as fout:
        melding = _("Dit e-mailadres klopt niet. Een voorbeeld is: naam@voorbeeld.nl.")
        raise Weigering(melding, regel="berichten.adres") from fout
    return adres


@transaction.atomic
def stop(bericht: Bericht, *, by: logboek.Handelend | None) -> Bericht:
    """Take back a message that has not left. Logs "berichten.gestaakt"; refuses (`berichten.stop`) one that has."""
    rij = _locked(bericht, "stop", _("Dit bericht is al weg. Staken kan niet meer."))
    if rij.partij_id is not None:
        raise Weigering(
            _("Deze brief ligt klaar om af te drukken. Haal de partij eerst terug."), regel="berichten.stop"
        )
    return _move(rij, "stop", by=by, log="berichten.gestaakt")


@transaction.atomic
def retry(bericht: Bericht, *, by: logboek.Handelend | None) -> Bericht:
    """Send a failed or returned message again, from the first attempt. Logs "berichten.herhaald".

    Refuses (`berichten.retry`) any other message, and one whose address was destroyed after its term.
    """
    rij = _locked(bericht, "retry", _("Alleen een mislukt of teruggekomen bericht kan opnieuw."))
    if rij.opgeschoond:
        raise Weigering(_("Het adres van dit bericht is na de bewaartermijn vernietigd."), regel="berichten.retry")
    rij.pogingen, rij.foutmelding, rij.verzonden_op = 0, "", None
    rij.volgende_poging = klok.nu()
    rij.partij = None
    return _move(rij, "retry", by=by, log="berichten.herhaald")


@transaction.atomic
def bounce(bericht: Bericht, *, by: logboek.Handelend | None, reden: str) -> Bericht:
    """Note that a sent message came back, with what the post office said. Logs "berichten.teruggekomen"."""
    rij = _locked(bericht, "bounce", _("Alleen een verzonden bericht kan terugkomen."))
    rij.foutmelding = one_line(reden)[:250]
    return _move(rij, "bounce", by=by, log="berichten.teruggekomen")


@transaction.atomic
def open_batch(*, by: logboek.Handelend | None) -> Brievenpartij:
    """Put all waiting letters together to be printed. Logs "berichten.partij" with the number of letters.

    Nothing is marked as sent: the batch stays offered until `confirm_batch` says that it was printed. Two people at
    once never get the same letter. Refuses (`berichten.partij`) when no letter waits.
    """
    brieven = list(Bericht.objects.select_for_update().letters())
    if not brieven:
        raise Weigering(_("Er wachten geen brieven."), regel="berichten.partij")
    partij = Brievenpartij.objects.create(aantal=len(brieven), gemaakt_door_id=by.pk if by is not None else None)
    for brief in brieven:
        brief.partij = partij
    Bericht.objects.bulk_update(brieven, ["partij"])
    logboek.note("berichten.partij", object=partij, by=by, aantal=len(brieven))
    return partij


@transaction.atomic
def confirm_batch(partij: Brievenpartij, *, by: logboek.Handelend | None) -> list[Bericht]:
    """Mark the letters of a batch as printed and sent, exactly once, and return them.

    Logs each of them, and "berichten.partij_afgedrukt". Refuses (`berichten.partij`) a batch that was printed or
    taken back.
    """
    rij = _open_batch(partij)
    brieven = list(Bericht.objects.select_for_update().filter(partij=rij, state=Status.WACHT).order_by("pk"))
    for brief in brieven:
        brief.verzonden_op = klok.nu()
        _move(brief, "print_batch", by=by, log="berichten.afgedrukt")
    rij.afgedrukt_op, rij.afgedrukt_door_id = klok.nu(), by.pk if by is not None else None
    rij.save()
    logboek.note("berichten.partij_afgedrukt", object=rij, by=by, aantal=len(brieven))
    return brieven


@transaction.atomic
def cancel_batch(partij: Brievenpartij, *, by: logboek.Handelend | None) -> int:
    """Put the letters of a batch that was not printed back among those that wait; return how many.

    Logs "berichten.partij_terug". Refuses (`berichten.partij`) a batch that was printed or taken back.
    """
    rij = _open_batch(partij)
    aantal = Bericht.objects.filter(partij=rij).update(partij=None)
    logboek.note("berichten.partij_terug", object=rij, by=by, aantal=aantal)
    rij.delete()
    return aantal


def _open_batch(partij: Brievenpartij) -> Brievenpartij:
    rij = Brievenpartij.objects.select_for_update().filter(pk=partij.pk, afgedrukt_op=None).first()
    if rij is None:
        melding = _("Deze brieven zijn al afgedrukt of teruggehaald. Ververs de lijst.")
        raise Weigering(melding, regel="berichten.partij")
    return rij


@transaction.atomic
def clean(*, before: date) -> int:
    """Destroy what was said and to whom in messages whose term ended before the day `before`; returns how many.

    The row stays: that something was sent, when, and about what. Messages still on their way are left alone.
    """
    velden = dict.fromkeys(("aan", "naam", "onderwerp", "tekst", "kalender", "afmeldlink", "foutmelding"), "")
    aantal = Bericht.objects.expired(before).update(opgeschoond=True, document=None, **velden)
    if aantal:
        logboek.note("berichten.opgeschoond", by=None, aantal=aantal)
    return aantal


def _locked(bericht: Bericht, handeling: str, melding: str) -> Bericht:
    rij = Bericht.objects.select_for_update().get(pk=bericht.pk)
    if not states.may(handeling, rij.state):
        raise Weigering(melding, regel=f"berichten.{handeling}")
    return rij


def _move(rij: Bericht, handeling: str, *, by: logboek.Handelend | None, log: str) -> Bericht:
    rij.state = Status(states.step(handeling).naar)
    rij.save()
    logboek.note(log, object=rij, by=by)
    return rij
