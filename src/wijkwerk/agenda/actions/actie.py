"""The life of an actie: given to one owner, taken on, done; or handed back with a reason, or dropped.

Every function returns the fresh row; the one passed in is stale after. `versie` is the version the screen showed.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wijkwerk.agenda import rules
from wijkwerk.agenda.actions import actie_post as post
from wijkwerk.agenda.actions import stap
from wijkwerk.agenda.actions.agendapunt_gang import release
from wijkwerk.agenda.models import Actie, Actieregel, Agendapunt, Besluit, Overleg
from wijkwerk.agenda.states import actie as states
from wijkwerk.agenda.states import verbanden
from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.kern import klok
from wijkwerk.kern.draad import actions as draad
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.taal import dutch
from wijkwerk.kern.weigering import Weigering
from wijkwerk.kern.zoeken import actions as zoeken
from wijkwerk.mensen.models import Organisatie, Persoon
from wijkwerk.web.toegang import houdt

MET = ("eigenaar", "organisatie", "werkgebied", "uitgedeeld_door")


@transaction.atomic
def give(
    *,
    wat: str,
    uiterlijk_op: date,
    eigenaar: Persoon | None = None,
    organisatie: Organisatie | None = None,
    werkgebied: Werkgebied | None = None,
    besluit: Besluit | None = None,
    agendapunt: Agendapunt | None = None,
    overleg: Overleg | None = None,
    client_id: UUID,
    by: Persoon,
) -> Actie:
    """Ask one person or one organisation to do something before a date; the owner gets a mail with a link.

    Without an area it takes that of what it came from. Logs "agenda.actie_gegeven". The same `client_id` gives the
    same actie. Refuses (`agenda.actie_uitdelen`) who leads nothing there, did not decide it and does not minute the
    meeting; no owner or two, an owner who can not sign in, no words, and a day that has passed.
    """
    if (bestaand := Actie.objects.filter(client_id=client_id).first()) is not None:
        return bestaand
    punt = agendapunt or (besluit.agendapunt if besluit else None)
    werkgebied = werkgebied or _area_of(punt, overleg)
    _refuse_stranger(by, werkgebied, punt, overleg)
    wat = stap.need(wat, _("Schrijf op wat er moet gebeuren."), regel="agenda.actie.wat")
    stap.check_text(wat, pii_gezien=True)
    _refuse_owner(eigenaar, organisatie)
    _refuse_past(uiterlijk_op)
    nu = klok.nu()
    actie, nieuw = stap.once(
        Actie, client_id, wat=wat[:200], uiterlijk_op=uiterlijk_op, eigenaar=eigenaar, organisatie=organisatie,
        werkgebied=werkgebied, besluit=besluit, overleg=overleg, uitgedeeld_door=by, status_sinds=nu, gemaakt_op=nu,
    )  # fmt: skip
    if nieuw:
        _begin(actie, besluit or punt, by)
    return actie


def _begin(actie: Actie, bron: Besluit | Agendapunt | None, by: Persoon) -> None:
    if bron is not None:
        draad.link(bron, actie, soort=verbanden.UITGEVOERD, reden="", by=by)
    zoeken.index(actie, f"{actie.nummer} {actie.wat}")
    logboek.note("agenda.actie_gegeven", object=actie, by=by, **_owner_keys(actie))
    if actie.eigenaar_id != by.pk:
        post.tell_owner(actie, "actie", kenmerk="v1")


def _area_of(punt: Agendapunt | None, overleg: Overleg | None) -> Werkgebied | None:
    bron = punt or overleg
    return bron.werkgebied if bron else None


def _refuse_stranger(
    by: Persoon, werkgebied: Werkgebied | None, punt: Agendapunt | None, overleg: Overleg | None
) -> None:
    """Who minutes the meeting or may decide on the question gives out what came of it; others where they lead."""
    if overleg is not None and houdt(by, "agenda.notuleren", overleg):
        return
    if punt is not None and houdt(by, "agenda.besluiten", punt):
        return
    if not rules.may_give_in(by, werkgebied.pk if werkgebied else None):
        raise Weigering(_("U kunt alleen acties uitdelen waar u zelf over gaat."), regel="agenda.actie_uitdelen")


def _refuse_owner(eigenaar: Persoon | None, organisatie: Organisatie | None) -> None:
    if (eigenaar is None) == (organisatie is None):
        raise Weigering(_("Kies een persoon of een organisatie die het doet."), regel="agenda.actie.eigenaar")
    if eigenaar is not None and (not eigenaar.is_active or eigenaar.soort == Persoon.Soort.BEWONER):
        raise Weigering(_("Deze persoon kan geen actie krijgen: er is geen account."), regel="agenda.actie.eigenaar")


def _refuse_past(dag: date) -> None:
    if dag < klok.vandaag():
        raise Weigering(_("Kies vandaag of een dag die nog komt."), regel="agenda.actie.dag")


@transaction.atomic
def accept(actie: Actie, *, by: Persoon, versie: int | None = None) -> Actie:
    """The owner says: I will do it."""
    return _move(actie, "accept", by=by, versie=versie)


@transaction.atomic
def finish(
    actie: Actie,
    *,
    resultaat: str,
    publiek_resultaat: str = "",
    by: Persoon,
    versie: int | None = None,
    pii_gezien: bool = False,
) -> Actie:
    """Say what came of it; `publiek_resultaat` is for residents. What was stuck about it is solved by that.

    Who gave it out gets a mail. Refuses no result, and personal data for residents unless `pii_gezien`.
    """
    resultaat = stap.need(resultaat, _("Schrijf op wat het heeft opgeleverd."), regel="agenda.actie.resultaat")
    stap.check_text(resultaat, pii_gezien=True)
    stap.check_text(publiek_resultaat, pii_gezien=pii_gezien)
    velden = {"resultaat": resultaat, "publiek_resultaat": publiek_resultaat.strip()}
    rij = _move(actie, "finish", by=by, versie=versie, tekst=resultaat, velden=velden)
    zoeken.index(rij, f"{rij.nummer} {rij.wat} {resultaat}")
    release(by=by, uitkomst=dutch(_l("De actie is klaar.")), actie=rij)
    if rij.uitgedeeld_door_id != by.pk:
        post.tell_giver(rij, "actie_klaar")
    return rij


@transaction.atomic
def hand_back(actie: Actie, *, reden: str, by: Persoon, versie: int | None = None) -> Actie:
    """The owner gives it back with a reason; counted, because twice means that it is stuck. The giver gets a mail."""
    reden = _reason(reden, _("Schrijf op waarom u het teruggeeft."))
    rij = _move(actie, "hand_back", by=by, versie=versie, tekst=reden, velden={"reden": reden}, tel=True)
    if rij.uitgedeeld_door_id != by.pk:
        post.tell_giver(rij, "actie_terug")
    return rij


@transaction.atomic
def reassign(
    actie: Actie,
    *,
    eigenaar: Persoon | None = None,
    organisatie: Organisatie | None = None,
    uiterlijk_op: date | None = None,
    by: Persoon,
    versie: int | None = None,
) -> Actie:
    """Ask another owner, perhaps by another date; the new owner gets a mail."""
    _refuse_owner(eigenaar, organisatie)
    dag = uiterlijk_op or actie.uiterlijk_op
    if dag != actie.uiterlijk_op:
        _refuse_past(dag)
    velden = {"eigenaar": eigenaar, "organisatie": organisatie, "uiterlijk_op": dag, "reden": "", "herinnerd_op": None}
    rij = _move(actie, "reassign", by=by, versie=versie, velden=velden)
    if rij.eigenaar_id != by.pk:
        post.tell_owner(rij, "actie", kenmerk=f"v{rij.versie}")
    return rij


@transaction.atomic
def drop(actie: Actie, *, reden: str, by: Persoon, versie: int | None = None) -> Actie:
    """Say that it is no longer needed, and why; the owner gets a mail."""
    reden = _reason(reden, _("Schrijf op waarom het niet doorgaat."))
    rij = _move(actie, "drop", by=by, versie=versie, tekst=reden, velden={"reden": reden})
    release(by=by, uitkomst=dutch(_l("De actie gaat niet door.")), actie=rij)
    if rij.eigenaar_id != by.pk:
        post.tell_owner(rij, "actie_vervallen", kenmerk=f"v{rij.versie}")
    return rij


@transaction.atomic
def reopen(
    actie: Actie, *, reden: str, uiterlijk_op: date | None = None, by: Persoon, versie: int | None = None
) -> Actie:
    """Say that it is not done yet, and why; the result that was written stays in its story. The owner gets a mail."""
    reden = _reason(reden, _("Schrijf op wat er nog moet gebeuren."))
    dag = uiterlijk_op or actie.uiterlijk_op
    _refuse_past(dag)
    velden = {"reden": "", "uiterlijk_op": dag, "herinnerd_op": None, "publiek_resultaat": ""}
    rij = _move(actie, "reopen", by=by, versie=versie, tekst=reden, velden=velden)
    if rij.eigenaar_id != by.pk:
        post.tell_owner(rij, "actie_heropend", kenmerk=f"v{rij.versie}")
    return rij


def _reason(reden: str, vraag: str) -> str:
    reden = stap.need(reden, vraag, regel="agenda.reden")
    stap.check_text(reden, pii_gezien=True)
    return reden


def _move(
    actie: Actie,
    handeling: str,
    *,
    by: Persoon,
    versie: int | None,
    tekst: str = "",
    velden: dict[str, Any] | None = None,
    tel: bool = False,
) -> Actie:
    """Make the step and add what was said with it to the story."""
    rij = stap.lock(Actie, actie.pk, met=MET, versie=versie)
    velden = dict(velden or {})
    if tel:
        velden["keren_terug"] = rij.keren_terug + 1
    rij = stap.move(rij, states, handeling, by=by, velden=velden, **_owner_keys(rij))
    Actieregel.objects.create(
        actie=rij,
        handeling=handeling,
        tekst=tekst,
        eigenaar=rij.eigenaar,
        organisatie=rij.organisatie,
        door=by,
        op=klok.nu(),
    )
    return rij


def _owner_keys(actie: Actie) -> dict[str, Any]:
    gegevens = {"persoon_id": actie.eigenaar_id, "organisatie_id": actie.organisatie_id, "besluit": actie.besluit_id}
    return {naam: waarde for naam, waarde in gegevens.items() if waarde}
