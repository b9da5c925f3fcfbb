"""The steps a worker makes with a job: take it, end it, put it back. Each holds only while the worker has the lease."""

import logging
from contextvars import Context
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.taken import states
from wijkwerk.kern.taken.models import Taak

logger = logging.getLogger(__name__)

EERSTE_WACHT = timedelta(seconds=10)
LANGSTE_WACHT = timedelta(hours=1)


def machine_time() -> datetime:
    """Return the real time. A lease is between machines and goes on when the clock of the house is held still."""
    return Context().run(klok.nu)


def wait_after(pogingen: int) -> timedelta:
    """Return how long to wait after the attempt numbered `pogingen`: 10 s, 40 s, 160 s ... at most an hour."""
    return min(EERSTE_WACHT * 4 ** (pogingen - 1), LANGSTE_WACHT)


def claim(werker: str, *, lease: timedelta) -> Taak | None:
    """Take the job whose turn it is, or None. Never gives one job to two workers."""
    moment = klok.nu()
    # Looking first keeps an idle worker from taking the write lock of SQLite twice a second.
    if not Taak.objects.ready(moment).exists():
        return None
    with transaction.atomic():
        taak = _skip_locked(Taak.objects.ready(moment)).first()
        if taak is None:
            return None
        taak.state = states.step("claim").naar
        taak.werker = werker
        taak.pogingen += 1
        taak.lease_tot = machine_time() + lease
        taak.gestart_op = moment
        taak.gedaan = taak.totaal = 0
        taak.bericht = ""
        taak.save()
    return taak


def _skip_locked(rijen: QuerySet[Taak]) -> QuerySet[Taak]:
    # SQLite has one writer at a time: the transaction itself is the lock there.
    if connection.features.has_select_for_update_skip_locked:
        return rijen.select_for_update(skip_locked=True)
    return rijen


def held(taak: Taak) -> QuerySet[Taak]:
    """Return the row of `taak` as long as this attempt of this worker still holds it."""
    van = states.step("finish").van
    return Taak.objects.filter(pk=taak.pk, werker=taak.werker, pogingen=taak.pogingen, state__in=van)


def finish(taak: Taak, *, resultaat: Any) -> bool:
    """Mark the job done; False when the lease was lost meanwhile and somebody else answers for it."""
    return _end(taak, "finish", resultaat=resultaat, fout="")


def drop(taak: Taak) -> bool:
    """Mark the job cancelled, as somebody asked."""
    return _end(taak, "drop")


@transaction.atomic
def fail(taak: Taak, *, fout: str) -> bool:
    """Give the job up for good. Logs "taken.mislukt" and says so in the log of the machine, without its arguments."""
    if not _end(taak, "fail", fout=fout):
        return False
    logboek.note("taken.mislukt", object=taak, by=None, resultaat="mislukt", functie=taak.functie)
    logger.error("Taak %s (%s) is mislukt na %s pogingen", taak.uuid, taak.functie, taak.pogingen)
    return True


def stumble(taak: Taak, *, fout: str, wacht: timedelta | None = None) -> bool:
    """Let the job be tried again after `wacht` (default grows with each attempt), or give it up after the last one."""
    if taak.pogingen >= taak.max_pogingen:
        return fail(taak, fout=fout)
    niet_voor = klok.nu() + (wait_after(taak.pogingen) if wacht is None else wacht)
    naar = states.step("postpone").naar
    try:
        with transaction.atomic():
            return bool(held(taak).update(state=naar, lease_tot=None, niet_voor=niet_voor, fout=fout))
    except IntegrityError:
        # The same key was queued while this one ran: that job will do the work.
        return _end(taak, "drop", fout=fout)


def _end(taak: Taak, handeling: str, **velden: Any) -> bool:
    stand = {"gedaan": taak.gedaan, "totaal": taak.totaal, "bericht": taak.bericht}
    naar = states.step(handeling).naar
    return bool(held(taak).update(state=naar, lease_tot=None, klaar_op=klok.nu(), **stand, **velden))


def reclaim() -> int:
    """Put back the jobs of workers that fell away (killed, power, network) and return how many."""
    aantal = 0
    moment = machine_time()
    if not Taak.objects.abandoned(moment).exists():
        return aantal
    with transaction.atomic():
        for taak in _skip_locked(Taak.objects.abandoned(moment)):
            logger.warning("Taak %s (%s): de werker viel weg", taak.uuid, taak.functie)
            aantal += drop(taak) if taak.afbreken_gevraagd else _put_back(taak)
    return aantal


def _put_back(taak: Taak) -> bool:
    return stumble(taak, fout=_("De werker viel weg tijdens de taak."), wacht=timedelta())
