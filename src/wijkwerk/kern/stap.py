"""The one way in which a record with a life cycle changes: row locked, version and table checked, log written.

A room makes its own in `actions/stap.py`: `Stappen("agenda", eis=rules.require, logwoorden={"finish": "afgerond"})`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol, TypeVar, cast
from uuid import UUID

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from wijkwerk.kern import klok, levensloop
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.vragen import VasteVraag
from wijkwerk.kern.weigering import Weigering

M = TypeVar("M", bound=models.Model)

SYSTEEM = "systeem"
VELDEN_VAN_STAP = ("status", "status_sinds", "versie")


class Tabel(Protocol):
    """A module of `states`: the table of one life cycle."""

    def step(self, handeling: str) -> levensloop.Stap[Any]:
        """Return the step that a verb makes."""

    def may(self, handeling: str, status: str) -> bool:
        """Tell whether a verb is legal from a state."""


@dataclass(frozen=True)
class Stappen:
    """The steps of one room. A record has `status`, `status_sinds` and `versie`.

    `kamer` is the first word of its log lines and rules; `eis(regel, persoon, rij)` refuses who may not make a step;
    `logwoorden` is how the log calls the verb of a step.
    """

    kamer: str
    eis: Callable[[str, Any, Any], None]
    logwoorden: Mapping[str, str]

    def lock(self, model: type[M], pk: int, *, met: tuple[str, ...] = (), versie: int | None = None) -> M:
        """Return the fresh row, locked until the transaction ends; refused when the screen showed another version.

        `met` names what is read along with it (`select_related`). Raises DoesNotExist when there is no such row, and
        TransactionManagementError outside a transaction.
        """
        if not transaction.get_connection().in_atomic_block:
            raise transaction.TransactionManagementError("Vergrendel een rij alleen binnen een transactie.")
        if not (gevonden := _row_of(model, met)(pk=pk)):
            raise cast(Any, model).DoesNotExist(f"{model._meta.label} {pk}")
        rij = gevonden[0]
        if versie is not None and versie != cast(Any, rij).versie:
            raise Weigering(
                _("Iemand anders heeft dit net gewijzigd. Bekijk wat er nu staat en probeer het opnieuw."),
                regel=f"{self.kamer}.versie",
            )
        return rij

    def move(
        self,
        rij: M,
        states: Tabel,
        handeling: str,
        *,
        by: models.Model | None,
        velden: dict[str, Any] | None = None,
        gevolg: Callable[[M], dict[str, Any]] | None = None,
        regel: str | None = None,
        **log: Any,
    ) -> M:
        """Make one step of the table in `states` with a locked row, or refuse and change nothing.

        Refuses when the rule of the step does not hold for `by` and this record, and when the step is not legal from
        the state it is in. `velden` are the other fields the step sets, `gevolg` gives those that follow from the new
        state; `log` goes into the log line (codes and keys only). `regel` overrules the rule of the step: "systeem"
        for what the house does by itself or another act has checked.
        """
        stap, wat = states.step(handeling), cast(Any, rij)
        if (regel or stap.regel) != SYSTEEM:
            self.eis(regel or stap.regel, by, rij)
        if not states.may(handeling, wat.status):
            raise Weigering(
                _("Dit kan nu niet: de stand is '%(status)s'.") % {"status": wat.get_status_display()},
                regel=f"{self.kamer}.levensloop",
            )
        was, anders = wat.status, dict(velden or {})
        _fill(rij, anders)
        wat.status, wat.status_sinds, wat.versie = stap.naar, klok.nu(), wat.versie + 1
        if gevolg is not None:
            anders |= gevolg(rij)
            _fill(rij, anders)
        rij.save(update_fields=[*anders, *VELDEN_VAN_STAP])
        self._note(self.logwoorden[handeling], rij, by, van=str(was), naar=str(stap.naar), **log)
        return rij

    def change(self, rij: M, *, logwoord: str, by: models.Model | None, velden: dict[str, Any], **log: Any) -> M:
        """Store changed fields of a locked row as a new version with a line in the log (codes and keys only)."""
        _fill(rij, velden)
        cast(Any, rij).versie += 1
        rij.save(update_fields=[*velden, "versie"])
        self._note(logwoord, rij, by, **log)
        return rij

    def _note(self, logwoord: str, rij: models.Model, by: Any, **log: Any) -> None:
        logboek.note(f"{self.kamer}.{logwoord}", object=rij, by=by, **log)


@cache
def _row_of(model: type[M], met: tuple[str, ...]) -> VasteVraag[M]:
    """Return the question for one row of a model, written once: each act begins with it."""

    def ask(pk: int) -> models.QuerySet[M]:
        rijen = cast(Any, model).objects.select_for_update(of=("self",)).filter(pk=pk)
        return cast(models.QuerySet[M], rijen.select_related(*met) if met else rijen)

    return VasteVraag(ask, pk=-1)


def _fill(rij: models.Model, velden: dict[str, Any]) -> None:
    for naam, waarde in velden.items():
        setattr(rij, naam, waarde)


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
