"""The steps of the people who handle a signal. Every function returns the fresh row; the one passed in is stale after.

`versie` is the version the screen showed; when somebody else changed the signal in between, the act is refused
with rule "signalen.versie" and nothing is lost. Every refusal leaves everything as it was.
"""

from collections.abc import Callable
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.logboek import queries as logboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Organisatie, Persoon
from wijkwerk.signalen import rules
from wijkwerk.signalen.actions import berichten
from wijkwerk.signalen.actions.controle import check_text
from wijkwerk.signalen.actions.stap import _step, change, handle_by, lock, need, react_by
from wijkwerk.signalen.models import AndereDeur, Reactie, Signaal
from wijkwerk.signalen.states import Status


@transaction.atomic
def take(signaal: Signaal, *, by: Persoon, versie: int | None = None) -> Signaal:
    """Take the signal up yourself: `by` becomes its handler; the reporter hears that somebody is on it.

    A partner or department that received it keeps the day on which its answer is expected; whoever leads the
    signal takes it to himself. Refused unless it is nieuw, doorgezet or geagendeerd.
    """
    rules.require("signalen.oppakken", by)
    rij = lock(signaal, versie=versie)
    velden = {"behandelaar": by, "tafel": ""}
    if by.organisatie_id is None or by.organisatie_id != rij.organisatie_id:
        velden |= {"organisatie": None, "antwoord_verwacht_op": None}
    return _step(rij, "take", by=by, velden=velden)


@transaction.atomic
def assign(
    signaal: Signaal,
    *,
    persoon: Persoon | None = None,
    organisatie: Organisatie | None = None,
    by: Persoon,
    versie: int | None = None,
) -> Signaal:
    """Give the signal to a colleague, a department or a partner to handle (at least one of both), in behandeling."""
    if persoon is None and organisatie is None:
        raise Weigering(_("Kies een persoon of een organisatie."), regel="signalen.toewijzen")
    velden = {"behandelaar": persoon, "organisatie": organisatie, "antwoord_verwacht_op": None, "tafel": ""}
    return _step(signaal, "assign", by=by, versie=versie, velden=velden, log=_keys(persoon, organisatie))


@transaction.atomic
def forward(
    signaal: Signaal,
    *,
    naar: Organisatie | Persoon,
    antwoord_verwacht_op: date,
    toelichting: str,
    by: Persoon,
    versie: int | None = None,
) -> Signaal:
    """Pass the signal on (doorzetten) and await an answer before a date (not in the past, at most a year away).

    The reporter hears who has it and that it is not solved; the receiver gets a mail. `toelichting` is kept as an
    internal note, so the receiver reads it behind the login.
    """
    vandaag = klok.vandaag()
    if not vandaag <= antwoord_verwacht_op <= vandaag + timedelta(days=366):
        raise Weigering(_("Kies een dag tussen vandaag en een jaar vooruit."), regel="signalen.antwoorddatum")
    check_text(toelichting, pii_gezien=True)
    persoon = naar if isinstance(naar, Persoon) else None
    organisatie = naar if isinstance(naar, Organisatie) else None
    velden = {
        "behandelaar": persoon,
        "organisatie": organisatie,
        "antwoord_verwacht_op": antwoord_verwacht_op,
        "tafel": "",
    }
    rij = _step(signaal, "forward", by=by, versie=versie, velden=velden, log=_keys(persoon, organisatie))
    if toelichting.strip():
        _say(rij, Reactie.Soort.NOTITIE, toelichting, by)
    berichten.tell_receiver(rij, "aan_ontvanger")
    return rij


@transaction.atomic
def hand_back(signaal: Signaal, *, reden: str, by: Persoon, versie: int | None = None) -> Signaal:
    """The one who has it gives it back with a reason; it returns to whoever passed it on."""
    reden = need(reden, _("Schrijf op waarom u het teruggeeft."), regel="signalen.reden")
    return _return(signaal, "hand_back", reden, by, versie)


@transaction.atomic
def answer(signaal: Signaal, *, tekst: str, by: Persoon, versie: int | None = None) -> Signaal:
    """Partner or department reports back; the signal returns to whoever passed it on. Internal until staff tell it."""
    tekst = need(tekst, _("Schrijf uw antwoord op."), regel="signalen.tekst")
    return _return(signaal, "answer", tekst, by, versie)


def _return(signaal: Signaal, handeling: str, tekst: str, by: Persoon, versie: int | None) -> Signaal:
    check_text(tekst, pii_gezien=True)
    velden = {"behandelaar": _sender_of(signaal, by), "organisatie": None, "antwoord_verwacht_op": None}
    onderwerp, nu = signaal.onderwerp, klok.nu()
    # Whoever gets it back has at least the time of a first reaction, also when the term of the whole has passed.
    termijn = max(handle_by(onderwerp, signaal.ontvangen_op), react_by(onderwerp, nu))
    rij = _step(signaal, handeling, by=by, versie=versie, velden=velden, termijn=termijn)
    _say(rij, Reactie.Soort.TERUG, tekst, by)
    berichten.tell_lead(rij, "terug_binnen")
    return rij


def _sender_of(signaal: Signaal, by: Persoon) -> Persoon | None:
    """Return who passed it on last, when that person can still sign in and is not the one who gives it back."""
    regel = logboek.of_object(signaal).filter(handeling__in=("signalen.doorgezet", "signalen.toegewezen")).first()
    if regel is None or regel.actor_id is None or regel.actor_id == by.pk:
        return None
    return Persoon.objects.filter(pk=regel.actor_id, is_active=True).first()


@transaction.atomic
def schedule(signaal: Signaal, *, tafel: str, by: Persoon, versie: int | None = None) -> Signaal:
    """Put the signal on the agenda of a table; the reporter hears which. `tafel` is its name in Dutch."""
    tafel = need(tafel, _("Kies op welke tafel het komt."), regel="signalen.tafel")
    velden = {"tafel": tafel[:80], "behandelaar": by, "organisatie": None, "antwoord_verwacht_op": None}
    return _step(signaal, "schedule", by=by, versie=versie, velden=velden)


@transaction.atomic
def move_to_table(signaal: Signaal, *, tafel: str, by: Persoon | None) -> Signaal:
    """Let a signal on an agenda follow its question to another table; the reporter hears which.

    `by` moved the question and needs no right to the signal itself; None is the system. Who handles it and its term
    stay. Refused when it is on no agenda.
    """
    tafel = need(tafel, _("Kies op welke tafel het komt."), regel="signalen.tafel")[:80]
    rij = lock(signaal)
    if rij.status != Status.GEAGENDEERD:
        raise Weigering(_("Dit signaal staat niet op een agenda."), regel="signalen.levensloop")
    if rij.tafel == tafel:
        return rij
    rij = change(rij, logwoord="verlegd", by=by, velden={"tafel": tafel})
    berichten.tell(rij, "geagendeerd")
    return rij


@transaction.atomic
def close(
    signaal: Signaal,
    *,
    uitkomst: str,
    by: Persoon,
    versie: int | None = None,
    pii_gezien: bool = False,
    behalve: Callable[[str], bool] | None = None,
) -> Signaal:
    """Finish with a public result, told to reporter and supporters; `behalve` says which address knows it already."""
    return _finish(signaal, "close", uitkomst, by, versie, pii_gezien=pii_gezien, behalve=behalve)


@transaction.atomic
def decline(
    signaal: Signaal,
    *,
    uitkomst: str,
    deur: AndereDeur | None = None,
    by: Persoon,
    versie: int | None = None,
    pii_gezien: bool = False,
) -> Signaal:
    """Say that this is not for us, why, and which other door is right; the door's text goes along."""
    if deur is not None:
        regels = (deur.titel, deur.tekst, deur.telefoon, deur.website)
        uitkomst = "\n".join([uitkomst.strip(), "", *(regel for regel in regels if regel)])
        pii_gezien = True  # a door is a public desk: its number may stand in the text
    log = {"deur_id": deur.pk} if deur else {}
    return _finish(signaal, "decline", uitkomst, by, versie, pii_gezien=pii_gezien, log=log)


def _finish(
    signaal: Signaal,
    handeling: str,
    uitkomst: str,
    by: Persoon,
    versie: int | None,
    *,
    pii_gezien: bool,
    log: dict[str, int] | None = None,
    behalve: Callable[[str], bool] | None = None,
) -> Signaal:
    uitkomst = need(uitkomst, _("Schrijf op wat de uitkomst is. De melder leest dit."), regel="signalen.uitkomst")
    check_text(uitkomst, pii_gezien=pii_gezien)
    velden = {"uitkomst": uitkomst, "geholpen": None, "antwoord_verwacht_op": None, "tafel": ""}
    return _step(signaal, handeling, by=by, versie=versie, velden=velden, log=log, behalve=behalve)


def _say(rij: Signaal, soort: str, tekst: str, by: Persoon) -> Reactie:
    return Reactie.objects.create(signaal=rij, soort=soort, tekst=tekst.strip(), door=by, op=klok.nu())


def _keys(persoon: Persoon | None, organisatie: Organisatie | None) -> dict[str, int]:
    """Return what the log may know of a receiver: keys, no names."""
    gegevens = {"persoon_id": persoon and persoon.pk, "organisatie_id": organisatie and organisatie.pk}
    return {naam: waarde for naam, waarde in gegevens.items() if waarde}
