"""What people and rooms do with jobs: queue, cancel, try again, and throw away old ones."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django_tasks.base import Task
from django_tasks.utils import normalize_json

from wijkwerk.kern import klok
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.taken import states
from wijkwerk.kern.taken.models import Taak
from wijkwerk.kern.taken.states import Status
from wijkwerk.kern.weigering import Weigering


def enqueue(
    task: Task,
    *args: Any,
    by: logboek.Handelend | None,
    sleutel: str = "",
    niet_voor: datetime | None = None,
    **kwargs: Any,
) -> Taak:
    """Queue one run of `task(*args, **kwargs)` in the transaction of the caller, and return its row.

    `by` is who sees its progress page. With a `sleutel` that already waits no second job is made: the waiting one is
    returned, and it does not start before the caller has committed. `niet_voor` (aware) is the earliest start.
    """
    return queue(task, args, kwargs, by=by, sleutel=sleutel, niet_voor=niet_voor)


def queue(
    task: Task,
    args: Sequence[Any],
    kwargs: Mapping[str, Any],
    *,
    by: logboek.Handelend | None = None,
    sleutel: str = "",
    niet_voor: datetime | None = None,
) -> Taak:
    """Do what `enqueue` does, with the arguments of the task apart. Without a key this is exactly one INSERT."""
    taak = build(task, args, kwargs)
    taak.niet_voor = niet_voor or task.run_after or klok.nu()
    taak.door_id = by.pk if by is not None else None
    taak.sleutel = sleutel
    if sleutel:
        return _queue_once(taak)
    taak.save(force_insert=True)
    return taak


def build(task: Task, args: Sequence[Any] = (), kwargs: Mapping[str, Any] | None = None) -> Taak:
    """Return an unsaved row for one run of `task`. Raises TypeError for arguments that are not plain JSON."""
    return Taak(
        functie=task.module_path,
        args=normalize_json(list(args)),
        kwargs=normalize_json(kwargs or {}),
        prioriteit=task.priority,
        max_pogingen=getattr(task, "max_pogingen", 1),
    )


@transaction.atomic
def _queue_once(taak: Taak) -> Taak:
    while True:
        Taak.objects.bulk_create([taak], ignore_conflicts=True)
        # The lock keeps workers off the waiting job until the caller has committed what the job must see.
        waiting = Taak.objects.select_for_update().filter(state=Status.WACHT, sleutel=taak.sleutel).first()
        if waiting is not None:
            return waiting


@transaction.atomic
def cancel(taak: Taak, *, by: logboek.Handelend | None) -> Taak:
    """Stop a job: at once when it waits, at its next `voortgang.report` when it runs. Logs "taken.afgebroken".

    Refuses (`taken.afbreken`) when the job has already ended.
    """
    rij = Taak.objects.select_for_update().get(pk=taak.pk)
    if rij.is_klaar:
        raise Weigering(_("Deze taak is al afgelopen. Afbreken kan niet meer."), regel="taken.afbreken")
    rij.afbreken_gevraagd = True
    if states.may("cancel", rij.state):
        rij.state = states.step("cancel").naar
        rij.klaar_op = klok.nu()
    rij.save(update_fields=["afbreken_gevraagd", "state", "klaar_op"])
    logboek.note("taken.afgebroken", object=rij, by=by)
    return rij


@transaction.atomic
def retry(taak: Taak, *, by: logboek.Handelend | None) -> Taak:
    """Queue a job that failed or was cancelled once more, with all its attempts. Logs "taken.herhaald".

    Refuses (`taken.herhalen`) when it still runs, went well, or when the same job already waits.
    """
    rij = Taak.objects.select_for_update().get(pk=taak.pk)
    if not states.may("retry", rij.state):
        raise Weigering(_("Alleen een mislukte of afgebroken taak kan opnieuw."), regel="taken.herhalen")
    rij.state = states.step("retry").naar
    rij.niet_voor = klok.nu()
    rij.pogingen = rij.gedaan = rij.totaal = 0
    rij.afbreken_gevraagd = False
    rij.klaar_op = None
    rij.bericht = rij.fout = rij.werker = ""
    try:
        with transaction.atomic():
            rij.save()
    except IntegrityError as fout:
        raise Weigering(_("Deze taak staat al klaar om te beginnen."), regel="taken.herhalen") from fout
    logboek.note("taken.herhaald", object=rij, by=by)
    return rij


@transaction.atomic
def clean(*, before: datetime) -> int:
    """Delete the jobs that ended before `before` (aware) and return how many. Logs "taken.opgeruimd" when any."""
    aantal, _per_model = Taak.objects.filter(state__in=states.EIND, klaar_op__lt=before).delete()
    if aantal:
        logboek.note("taken.opgeruimd", by=None, aantal=aantal)
    return aantal
