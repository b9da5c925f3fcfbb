"""The worker: takes jobs one by one, does them, and survives what can go wrong around them."""

import logging
import os
import signal
import socket
import threading
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import copy_context
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.db import InterfaceError, OperationalError, close_old_connections, connection
from django.utils.module_loading import import_string
from django_tasks.base import Task, TaskContext
from django_tasks.utils import normalize_json

from wijkwerk.kern import logboek
from wijkwerk.kern.taken import beurt, schema, voortgang
from wijkwerk.kern.taken.backend import to_result
from wijkwerk.kern.taken.models import Taak
from wijkwerk.kern.weigering import Weigering

logger = logging.getLogger(__name__)

RUST = 5.0  # seconds of rest after the database was away


def run(*, until_empty: bool = False, poll: float = 0.5, lease: float = 60, stop: threading.Event | None = None) -> int:
    """Do jobs until SIGTERM, SIGINT or `stop`; the job in hand is finished first. Returns how many were tried.

    Any number of workers may run beside each other. `poll` is the rest between two looks and `lease` the time after
    which the job of a silent worker is given to another, both in seconds. `until_empty`: do what is ready now in
    this thread and return; periodic tasks are then not planned.
    """
    schema.load()
    stop = stop or threading.Event()
    werker = Werker(lease=timedelta(seconds=lease), alone=until_empty)
    with _stop_on_signal(stop), werker:
        return _loop(werker, stop, until_empty=until_empty, poll=poll)


def _loop(werker: "Werker", stop: threading.Event, *, until_empty: bool, poll: float) -> int:
    aantal = 0
    while not stop.is_set():
        try:
            gedaan = werker.step()
        except (OperationalError, InterfaceError):
            if until_empty:
                raise
            logger.warning("De database is even niet bereikbaar; de werker wacht")
            connection.close()
            stop.wait(RUST)
            continue
        aantal += gedaan
        if not gedaan:
            if until_empty:
                break
            stop.wait(poll)
    return aantal


@contextmanager
def _stop_on_signal(stop: threading.Event) -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    vorige = {nummer: signal.signal(nummer, lambda *_: stop.set()) for nummer in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for nummer, doe in vorige.items():
            signal.signal(nummer, doe)


class Werker:
    """One worker. `alone`: no heartbeat and no schedule, everything happens in this thread."""

    def __init__(self, *, lease: timedelta, alone: bool) -> None:
        self.naam = f"{socket.gethostname()[:40]}:{os.getpid()}:{uuid4().hex[:8]}"
        self.lease = lease
        self.hartslag = None if alone else voortgang.Hartslag()
        self.seen: dict[str, str] = {}
        self.searched = float("-inf")

    def __enter__(self) -> "Werker":
        if self.hartslag:
            self.hartslag.start()
        return self

    def __exit__(self, *_fout: object) -> None:
        if self.hartslag:
            self.hartslag.end()

    def step(self) -> bool:
        """Plan, look for jobs of workers that fell away, and do one job. False when there was nothing to do."""
        if self.hartslag:
            close_old_connections()
            schema.plan(self.seen)
        schema.plan_waiting()
        if time.monotonic() - self.searched >= min(self.lease.total_seconds() / 4, 10):
            beurt.reclaim()
            self.searched = time.monotonic()
        taak = beurt.claim(self.naam, lease=self.lease)
        if taak is None:
            return False
        self.work(taak)
        return True

    def work(self, taak: Taak) -> None:
        """Do one attempt of a job and write how it ended."""
        meter = voortgang.Meter(taak, lease=self.lease, direct=self.hartslag is None)
        try:
            resultaat = self._followed(taak, meter)
        except voortgang.Afgebroken:
            beurt.drop(taak)
        except Weigering as weigering:
            # Trying again does not change a rule.
            beurt.fail(taak, fout=weigering.melding)
        except Exception as fout:
            beurt.stumble(taak, fout=describe(fout))
        else:
            beurt.finish(taak, resultaat=resultaat)

    def _followed(self, taak: Taak, meter: voortgang.Meter) -> Any:
        if self.hartslag:
            self.hartslag.follow(meter)
        try:
            return copy_context().run(_call, taak, meter)
        finally:
            if self.hartslag:
                self.hartslag.follow(None)


def _call(taak: Taak, meter: voortgang.Meter) -> Any:
    task = import_string(taak.functie)
    if not isinstance(task, Task):
        raise TypeError(f"{taak.functie} is geen taak.")
    begin = (TaskContext(task_result=to_result(taak, task=task)),) if task.takes_context else ()
    with voortgang.listen(meter), logboek.vanuit("taak"):
        return normalize_json(task.call(*begin, *taak.args, **taak.kwargs))


def describe(fout: BaseException) -> str:
    """Return what went wrong and where, for the builder. Only the first line: databases quote values in the rest."""
    regels = str(fout).splitlines() or [""]
    waar = "".join(traceback.format_tb(fout.__traceback__)[-6:])
    return f"{type(fout).__name__}: {regels[0][:300]}\n{waar}"
