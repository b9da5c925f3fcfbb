"""The one way in which a signal changes: row locked, version and table checked, term set, log written, people told."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from django.utils.translation import gettext as _

from wijkwerk.kern import klok, termijnen
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon
from wijkwerk.signalen import rules, states
from wijkwerk.signalen.actions import berichten
from wijkwerk.signalen.models import Onderwerp, Signaal
from wijkwerk.signalen.states import Status

VELDEN_VAN_STAP = ("status", "status_sinds", "termijn_op", "geescaleerd_op", "versie")


def end_of(dag: date) -> datetime:
    """Return the last second of a day in Amsterdam: a term that names a day runs until that day is over."""
    return datetime.combine(dag, time(23, 59, 59), klok.AMSTERDAM)


def react_by(onderwerp: Onderwerp, vanaf: datetime) -> datetime:
    """Return when somebody must have taken it up: the reaction term of the subject in working days."""
    return end_of(termijnen.add_werkdagen(klok.dag_van(vanaf), onderwerp.reactie_werkdagen))


def handle_by(onderwerp: Onderwerp, vanaf: datetime) -> datetime:
    """Return when it must be finished: the handling term of the subject in working days."""
    return end_of(termijnen.add_werkdagen(klok.dag_van(vanaf), onderwerp.afhandel_werkdagen))


def term_of(signaal: Signaal) -> datetime | None:
    """Return what is due next in the state the signal is in, counted from the moment of receipt."""
    if not signaal.is_open:
        return None
    if signaal.antwoord_verwacht_op:
        return end_of(signaal.antwoord_verwacht_op)
    term = react_by if signaal.status == Status.NIEUW else handle_by
    return term(signaal.onderwerp, signaal.ontvangen_op)


def lock(signaal: Signaal, *, versie: int | None = None) -> Signaal:
    """Return the fresh row, locked until the transaction ends; refused when it is not the version the screen showed."""
    rij = (
        Signaal.objects.select_for_update(of=("self",))
        .select_related("onderwerp", "organisatie", "behandelaar", "werkgebied")
        .get(pk=signaal.pk)
    )
    if versie is not None and versie != rij.versie:
        raise Weigering(
            _("Iemand anders heeft dit signaal net gewijzigd. Bekijk wat er nu staat en probeer het opnieuw."),
            regel="signalen.versie",
        )
    return rij


def change(rij: Signaal, *, logwoord: str, by: Persoon | None, velden: dict[str, Any], **gegevens: Any) -> Signaal:
    """Store changed fields of a locked row as a new version with a line in the log."""
    for naam, waarde in velden.items():
        setattr(rij, naam, waarde)
    rij.versie += 1
    rij.save(update_fields=[*velden, "versie"])
    logboek.note(f"signalen.{logwoord}", object=rij, by=by, **gegevens)
    return rij


def _step(
    signaal: Signaal,
    handeling: str,
    *,
    by: Persoon | None,
    versie: int | None = None,
    velden: dict[str, Any] | None = None,
    termijn: datetime | None = None,
    log: Mapping[str, Any] | None = None,
) -> Signaal:
    """Make one step of the table in states.py, or refuse and change nothing.

    Call inside a transaction. `velden` are the other fields the step sets, `termijn` overrules the usual term,
    `log` goes into the log line (codes and keys only).
    """
    stap = states.step(handeling)
    rij = lock(signaal, versie=versie)
    rules.require(stap.regel, by, rij)
    if not states.may(handeling, rij.status):
        raise Weigering(
            _("Dit kan nu niet: het signaal staat op '%(status)s'.") % {"status": rij.get_status_display()},
            regel="signalen.levensloop",
        )
    was, nu = rij.status, klok.nu()
    for naam, waarde in (velden or {}).items():
        setattr(rij, naam, waarde)
    rij.status, rij.status_sinds, rij.versie = stap.naar, nu, rij.versie + 1
    rij.termijn_op = (termijn or term_of(rij)) if rij.is_open else None
    if rij.termijn_op is None or rij.termijn_op > nu:
        rij.geescaleerd_op = None
    rij.save(update_fields=[*(velden or {}), *VELDEN_VAN_STAP])
    logboek.note(f"signalen.{stap.logwoord}", object=rij, by=by, van=was, naar=stap.naar, **(log or {}))
    if stap.bericht:
        berichten.tell(rij, stap.bericht)
    return rij


def need(tekst: str, melding: str, *, regel: str) -> str:
    """Return the text without blanks around it; refused when nothing is left."""
    if not (schoon := tekst.strip()):
        raise Weigering(melding, regel=regel)
    return schoon
