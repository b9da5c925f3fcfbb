"""The only clock of the house: everything that asks the time asks it here.

The demo year is played through the same actions as real life, and tests tell the time themselves; both set this
clock for the duration of a block. Times are UTC; a day is a day in Europe/Amsterdam.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

_vast: ContextVar[datetime | None] = ContextVar("klok", default=None)


def nu() -> datetime:
    """Return the moment now, aware, in UTC."""
    return _vast.get() or datetime.now(UTC)


def vandaag() -> date:
    """Return today's date as the people in the street have it (Europe/Amsterdam)."""
    return dag_van(nu())


def dag_van(moment: datetime) -> date:
    """Return the Amsterdam date on which `moment` falls."""
    return moment.astimezone(AMSTERDAM).date()


@contextmanager
def op(moment: datetime) -> Iterator[None]:
    """Hold the clock at `moment` (aware) inside the block, for this thread or task only."""
    if moment.tzinfo is None:
        raise ValueError("Een moment zonder tijdzone is geen moment.")
    vorige = _vast.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _vast.reset(vorige)
