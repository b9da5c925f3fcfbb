"""The one way in which a record of this room changes: row locked, version and table checked, log written."""

from functools import partial
from types import ModuleType
from typing import Any, TypeVar, cast
from uuid import UUID

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from wijkwerk.agenda import rules
from wijkwerk.kern import klok
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.pii import regels
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon

M = TypeVar("M", bound=models.Model)

SYSTEEM = "systeem"
VELDEN_VAN_STAP = ("status", "status_sinds", "versie")
# How the log calls a step: what the timeline and the search in the log know it by.
LOGWOORDEN = {
    "accept": "aangenomen",
    "call_off": "afgelast",
    "decide": "besloten",
    "discard": "weggegooid",
    "done": "verstuurd",
    "drop": "vervallen",
    "end_meeting": "gesloten",
    "escalate": "opgeschaald",
    "finish": "afgerond",
    "hand_back": "teruggegeven",
    "lapse": "vervallen",
    "open_meeting": "geopend",
    "plan": "ingepland",
    "postpone": "aangehouden",
    "reassign": "toegewezen",
    "reopen": "heropend",
    "reopen_minutes": "heropend",
    "rest": "in_de_gaten",
    "resume": "hervat",
    "send": "verzonden",
    "send_minutes": "rondgestuurd",
    "settle": "afgedaan",
    "stop": "gestopt",
    "submit": "ingediend",
    "withdraw": "afgevoerd",
}


def lock(bron: type[M] | models.QuerySet[M], pk: int, *, versie: int | None = None) -> M:
    """Return the fresh row, locked until the transaction ends; refused when it is not the version the screen showed.

    Call inside a transaction. `bron` is a model, or a queryset with the `select_related` the act needs.
    """
    rijen = bron if isinstance(bron, models.QuerySet) else cast(Any, bron).objects.all()
    rij: M = rijen.select_for_update(of=("self",)).get(pk=pk)
    if versie is not None and versie != cast(Any, rij).versie:
        raise Weigering(
            _("Iemand anders heeft dit net gewijzigd. Bekijk wat er nu staat en probeer het opnieuw."),
            regel="agenda.versie",
        )
    return rij


def move(
    rij: M,
    states: ModuleType,
    handeling: str,
    *,
    by: Persoon | None,
    velden: dict[str, Any] | None = None,
    regel: str | None = None,
    **log: Any,
) -> M:
    """Make one step of the table in `states` with a locked row, or refuse and change nothing.

    Refuses when the rule of the step does not hold for `by` and this record, and when the step is not legal from the
    state it is in. `velden` are the other fields the step sets; `log` goes into the log line (codes and keys only).
    `regel` overrules the rule of the step: "systeem" for what the house does by itself or another act has checked.
    """
    stap, wat = states.step(handeling), cast(Any, rij)
    if (regel or stap.regel) != SYSTEEM:
        rules.require(regel or stap.regel, cast(Persoon, by), rij)
    if not states.may(handeling, wat.status):
        raise Weigering(
            _("Dit kan nu niet: de stand is '%(status)s'.") % {"status": wat.get_status_display()},
            regel="agenda.levensloop",
        )
    was = wat.status
    for naam, waarde in (velden or {}).items():
        setattr(rij, naam, waarde)
    wat.status, wat.status_sinds, wat.versie = stap.naar, klok.nu(), wat.versie + 1
    rij.save(update_fields=[*(velden or {}), *VELDEN_VAN_STAP])
    logboek.note(f"agenda.{LOGWOORDEN[handeling]}", object=rij, by=by, van=str(was), naar=str(stap.naar), **log)
    return rij


def change(rij: M, *, logwoord: str, by: Persoon | None, velden: dict[str, Any], **log: Any) -> M:
    """Store changed fields of a locked row as a new version with a line in the log (codes and keys only)."""
    for naam, waarde in velden.items():
        setattr(rij, naam, waarde)
    cast(Any, rij).versie += 1
    rij.save(update_fields=[*velden, "versie"])
    logboek.note(f"agenda.{logwoord}", object=rij, by=by, **log)
    return rij


def once(model: type[M], client_id: UUID, **velden: Any) -> tuple[M, bool]:
    """Return the record of this form and whether it is new: the same form sent twice is one record.

    Call inside a transaction. A sender that comes second waits for the first and gets its record.
    """
    rijen = cast(Any, model).objects
    if (bestaand := rijen.filter(client_id=client_id).first()) is not None:
        return bestaand, False
    try:
        with transaction.atomic():
            return rijen.create(client_id=client_id, **velden), True
    except IntegrityError:
        if (bestaand := rijen.filter(client_id=client_id).first()) is None:
            raise
        return bestaand, False


def need(tekst: str, melding: str, *, regel: str) -> str:
    """Return the text without blanks around it; refused when nothing is left."""
    if not (schoon := tekst.strip()):
        raise Weigering(melding, regel=regel)
    return schoon


check_text = partial(regels.check_text, regel="agenda.tekst")
