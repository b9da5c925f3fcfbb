"""How far a running job is: said by the job, shown on its page, and the moment at which it hears that it must stop."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta

from django.db import DatabaseError, connection

from wijkwerk.kern.taken.beurt import held, machine_time
from wijkwerk.kern.taken.models import Taak

TUSSENTIJD = 0.25  # seconds between two writes of progress

Luisteraar = Callable[[int, int, str], None]
_luisteraar: ContextVar[Luisteraar | None] = ContextVar("voortgang", default=None)


class Afgebroken(Exception):
    """Somebody asked to stop this job. Let it through; what is inside a transaction is undone."""


def report(done: int, total: int, message: str = "") -> None:
    """Say that `done` of `total` is done. Cheap: call it as often as you like; outside a job it does nothing.

    Raises Afgebroken when somebody cancelled the job, or when another worker has taken it over.
    """
    luisteraar = _luisteraar.get()
    if luisteraar is not None:
        luisteraar(done, total, message)


@contextmanager
def listen(luisteraar: Luisteraar) -> Iterator[None]:
    """Send every `report` inside the block to `luisteraar(done, total, message)`, such as a bar on the command line."""
    vorige = _luisteraar.set(luisteraar)
    try:
        yield
    finally:
        _luisteraar.reset(vorige)


class Meter:
    """The progress of one attempt. `direct`: no heartbeat runs along, so this writes by itself."""

    def __init__(self, taak: Taak, *, lease: timedelta, direct: bool) -> None:
        self.taak = taak
        self.lease = lease
        self.direct = direct
        self.stop = False
        self.changed = False
        self.written = float("-inf") if direct else time.monotonic()

    def __call__(self, done: int, total: int, message: str) -> None:
        """Take in a report; raise Afgebroken when the job must stop."""
        self.taak.gedaan, self.taak.totaal, self.taak.bericht = done, total, message[:200]
        self.changed = True
        if self.direct and self.is_due():
            self.write()
        if self.stop:
            raise Afgebroken

    def is_due(self) -> bool:
        """Tell whether there is something new to write, or the lease must be made longer."""
        rest = time.monotonic() - self.written
        return rest >= TUSSENTIJD and (self.changed or rest >= self.lease.total_seconds() / 4)

    def write(self) -> None:
        """Write progress and a fresh lease, and read whether the job must stop."""
        self.written, self.changed = time.monotonic(), False
        taak = self.taak
        stand = {"gedaan": taak.gedaan, "totaal": taak.totaal, "bericht": taak.bericht}
        held(taak).update(lease_tot=machine_time() + self.lease, **stand)
        # No row: the lease was lost, another worker answers for this job.
        self.stop = held(taak).values_list("afbreken_gevraagd", flat=True).first() is not False


class Hartslag(threading.Thread):
    """Keeps the lease of the running job alive from a connection of its own, whatever transaction the job is in."""

    def __init__(self) -> None:
        super().__init__(name="hartslag", daemon=True)
        self._meter: Meter | None = None
        self._wakker = threading.Event()
        self._einde = threading.Event()

    def follow(self, meter: Meter | None) -> None:
        """Keep this job alive from now on; None: nothing runs, sleep."""
        self._meter = meter
        if meter is None:
            self._wakker.clear()
        else:
            self._wakker.set()

    def end(self) -> None:
        """Stop, and wait until the connection is closed."""
        self._einde.set()
        self._wakker.set()
        self.join()

    def run(self) -> None:
        """Beat until `end`."""
        while self._wakker.wait() and not self._einde.wait(TUSSENTIJD):
            meter = self._meter
            if meter is not None and meter.is_due():
                self._beat(meter)
        connection.close()

    def _beat(self, meter: Meter) -> None:
        try:
            meter.write()
        except DatabaseError:
            # A busy or restarted database: the lease is long enough to try again in a moment.
            connection.close()
