"""The one way in which a signal changes: the steps of the house, with a term, and with people told."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

from wijkwerk.kern import klok, termijnen
from wijkwerk.kern.stap import Stappen, need
from wijkwerk.mensen.models import Persoon
from wijkwerk.signalen import rules, states
from wijkwerk.signalen.actions import berichten
from wijkwerk.signalen.models import Onderwerp, Signaal
from wijkwerk.signalen.states import Status

__all__ = ["change", "handle_by", "lock", "need", "react_by", "term_of"]

_STAPPEN = Stappen(
    "signalen", eis=rules.require, logwoorden={stap.handeling: stap.logwoord for stap in states.OVERGANGEN}
)
change = _STAPPEN.change


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
    met = ("onderwerp", "organisatie", "behandelaar", "werkgebied")
    return _STAPPEN.lock(Signaal, signaal.pk, met=met, versie=versie)


def _step(
    signaal: Signaal,
    handeling: str,
    *,
    by: Persoon | None,
    versie: int | None = None,
    velden: dict[str, Any] | None = None,
    termijn: datetime | None = None,
    log: Mapping[str, Any] | None = None,
    behalve: Callable[[str], bool] | None = None,
) -> Signaal:
    """Make one step of the table in states.py, or refuse and change nothing.

    Call inside a transaction. `velden` are the other fields the step sets, `termijn` overrules the usual term,
    `log` goes into the log line (codes and keys only), `behalve` says of an address that it needs no message.
    """

    def due(rij: Signaal) -> dict[str, Any]:
        op = (termijn or term_of(rij)) if rij.is_open else None
        return {"termijn_op": op, "geescaleerd_op": rij.geescaleerd_op if op and op <= klok.nu() else None}

    rij = lock(signaal, versie=versie)
    rij = _STAPPEN.move(rij, states, handeling, by=by, velden=velden, gevolg=due, **(log or {}))
    if bericht := states.step(handeling).bericht:
        berichten.tell(rij, bericht, behalve=behalve)
    return rij
