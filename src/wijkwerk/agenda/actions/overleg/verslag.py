"""The minutes: typed by several people at once, closed, read over and sent round."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wijkwerk.agenda import rules
from wijkwerk.agenda.actions import actie as acties
from wijkwerk.agenda.actions import besluit as besluiten
from wijkwerk.agenda.actions.overleg.maken import release
from wijkwerk.agenda.actions.overleg.uitnodigen import tell
from wijkwerk.agenda.actions.stap import check_text, lock, need, once
from wijkwerk.agenda.actions.stap import move as step
from wijkwerk.agenda.models import Actie, Besluit, Bespreking, Deelnemer, Notulenregel, Overleg
from wijkwerk.agenda.states import overleg as states
from wijkwerk.agenda.states.overleg import Status
from wijkwerk.kern import klok
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.taal import dutch
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon

SCHRIJFBAAR = (Status.BEZIG, Status.VERSLAG)


@dataclass(frozen=True)
class Geschreven:
    """A line as it is kept now; `anders` is the line of somebody else that was typed at the same time."""

    regel: Notulenregel
    anders: Notulenregel | None = None


@transaction.atomic
def open_meeting(overleg: Overleg, *, by: Persoon, versie: int | None = None) -> Overleg:
    """Begin the meeting: from now on its minutes can be written. Everyone invited counts as present until said."""
    rij = step(lock(Overleg, overleg.pk, versie=versie), states, "open_meeting", by=by)
    rij.deelnemers.filter(aanwezig=None, komst=Deelnemer.Komst.KOMT).update(aanwezig=True)
    rij.deelnemers.filter(aanwezig=None, komst=Deelnemer.Komst.KOMT_NIET).update(aanwezig=False)
    return rij


def _lock_open(overleg: Overleg, by: Persoon) -> Overleg:
    rij = lock(Overleg, overleg.pk)
    rules.require("agenda.notuleren", by, rij)
    if rij.status not in SCHRIJFBAAR:
        meldingen = {
            Status.GEPLAND: _("Begin eerst het overleg. Daarna kunt u schrijven."),
            Status.RONDGESTUURD: _("Het verslag is al rondgestuurd. Er kan niets meer bij."),
        }
        melding = meldingen.get(Status(rij.status), _("Dit overleg ging niet door."))
        raise Weigering(melding, regel="agenda.levensloop")
    return rij


@transaction.atomic
def write_line(
    overleg: Overleg,
    *,
    client_id: UUID,
    tekst: str,
    soort: str = Notulenregel.Soort.TEKST,
    bespreking: Bespreking | None = None,
    versie: int | None = None,
    by: Persoon,
) -> Geschreven:
    """Keep a line of the minutes; the same `client_id` is the same line, however often it is sent.

    When somebody else changed the line since `versie`, both texts stay: theirs in its place, this one as a line of
    its own right below, and the answer holds both. Refused outside the meeting and for a BSN. Writes no log line per
    keystroke: who wrote what stands in the line itself.
    """
    check_text(tekst, pii_gezien=True)
    rij = _lock_open(overleg, by)
    tekst = need(tekst, _("Schrijf eerst iets op."), regel="agenda.tekst")
    nu = klok.nu()
    velden = {"overleg": rij, "bespreking": bespreking, "soort": soort, "tekst": tekst, "door": by, "op": nu}
    regel, nieuw = once(Notulenregel, client_id, **velden, gewijzigd_door=by, gewijzigd_op=nu)
    if nieuw:
        return Geschreven(regel)
    if regel.overleg_id != rij.pk:
        raise Weigering(_("Deze regel hoort bij een ander overleg."), regel="agenda.notuleren")
    regel = lock(Notulenregel, regel.pk)
    if regel.tekst == tekst and regel.weg_op is None:
        return Geschreven(regel)
    if regel.versie != (versie or 0) and regel.gewijzigd_door_id != by.pk:
        return _beside(regel, tekst, by)
    return Geschreven(_rewrite(regel, by, tekst=tekst, weg_op=None))


def _beside(regel: Notulenregel, tekst: str, by: Persoon) -> Geschreven:
    """Keep a second text right below the first. Its key follows from the text, so that a retry adds nothing."""
    eigen, _nieuw = once(
        Notulenregel,
        uuid5(regel.client_id, f"{by.pk} {tekst}"),
        overleg_id=regel.overleg_id,
        bespreking_id=regel.bespreking_id,
        soort=Notulenregel.Soort.TEKST,
        tekst=tekst,
        naast=regel,
        door=by,
        op=regel.op,
        gewijzigd_door=by,
        gewijzigd_op=klok.nu(),
    )
    return Geschreven(eigen, anders=regel)


def _rewrite(regel: Notulenregel, by: Persoon, **velden: Any) -> Notulenregel:
    regel.versie += 1
    for naam, waarde in (velden | {"gewijzigd_door": by, "gewijzigd_op": klok.nu()}).items():
        setattr(regel, naam, waarde)
    regel.save(update_fields=[*velden, "versie", "gewijzigd_door", "gewijzigd_op"])
    return regel


@transaction.atomic
def strike_line(regel: Notulenregel, *, by: Persoon) -> Notulenregel:
    """Strike a line out; writing it again puts it back. What holds a decision or an actie stays: correct those."""
    _lock_open(regel.overleg, by)
    rij = lock(Notulenregel, regel.pk)
    if rij.besluit_id or rij.actie_id:
        raise Weigering(_("Deze regel is vastgelegd en blijft staan."), regel="agenda.vastgelegd")
    return rij if rij.weg_op else _rewrite(rij, by, weg_op=klok.nu())


@transaction.atomic
def note_decision(overleg: Overleg, *, bespreking: Bespreking, client_id: UUID, by: Persoon, **besluit: Any) -> Besluit:
    """Record a decision on the question of this item (see `besluit.decide`) and put it in the minutes."""
    rij = _lock_open(overleg, by)
    if bespreking.agendapunt is None:
        raise Weigering(_("Een besluit hoort bij een agendapunt."), regel="agenda.besluiten")
    vast = besluiten.decide(bespreking.agendapunt, overleg=rij, client_id=client_id, by=by, **besluit)
    _record(rij, bespreking, client_id, by, soort=Notulenregel.Soort.BESLUIT, tekst=vast.wat, besluit=vast)
    Bespreking.objects.filter(pk=bespreking.pk).update(afloop=Bespreking.Afloop.BESPROKEN)
    return vast


@transaction.atomic
def note_action(
    overleg: Overleg, *, bespreking: Bespreking | None = None, client_id: UUID, by: Persoon, **actie: Any
) -> Actie:
    """Give somebody an actie (see `actie.give`) and put it in the minutes."""
    rij = _lock_open(overleg, by)
    punt = bespreking.agendapunt if bespreking else None
    vast = acties.give(overleg=rij, agendapunt=punt, client_id=client_id, by=by, **actie)
    _record(rij, bespreking, client_id, by, soort=Notulenregel.Soort.ACTIE, tekst=vast.wat, actie=vast)
    return vast


def _record(rij: Overleg, bespreking: Bespreking | None, client_id: UUID, by: Persoon, **velden: Any) -> None:
    nu = klok.nu()
    once(
        Notulenregel, client_id, overleg=rij, bespreking=bespreking, door=by, op=nu, gewijzigd_door=by,
        gewijzigd_op=nu, **velden,
    )  # fmt: skip


@transaction.atomic
def attend(overleg: Overleg, *, aanwezig: Collection[int], by: Persoon) -> None:
    """Write down who was there, by key of the people invited; the others were not."""
    rij = _lock_open(overleg, by)
    rij.deelnemers.filter(persoon__in=aanwezig).update(aanwezig=True)
    rij.deelnemers.exclude(persoon__in=aanwezig).update(aanwezig=False)
    logboek.note("agenda.aanwezigheid", object=rij, by=by, aantal=len(set(aanwezig)))


@transaction.atomic
def end_meeting(overleg: Overleg, *, by: Persoon, versie: int | None = None) -> Overleg:
    """Close the meeting; the minutes can still be read over and mended."""
    return step(lock(Overleg, overleg.pk, versie=versie), states, "end_meeting", by=by)


@transaction.atomic
def reopen_minutes(overleg: Overleg, *, by: Persoon, versie: int | None = None) -> Overleg:
    """Go on with a meeting that was closed too early."""
    return step(lock(Overleg, overleg.pk, versie=versie), states, "reopen_minutes", by=by)


@transaction.atomic
def send_minutes(overleg: Overleg, *, by: Persoon, versie: int | None = None) -> Overleg:
    """Send everyone invited a link to the minutes, where each reads what it may; questions left wait again.

    From here the minutes do not change any more.
    """
    rij = step(lock(Overleg, overleg.pk, versie=versie), states, "send_minutes", by=by)
    release(rij, reden=dutch(_l("Er is in het overleg nog niet over besloten.")), by=by)
    tell(rij, "verslag", rij.deelnemers.select_related("persoon"))
    return rij
