"""The trace of every act. `vanuit` tells, for all that happens inside a block, through which door it came."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_herkomst: ContextVar[str] = ContextVar("herkomst", default="")


@contextmanager
def vanuit(herkomst: str) -> Iterator[None]:
    """Give every line written inside the block this origin, unless the line names its own."""
    vorige = _herkomst.set(herkomst)
    try:
        yield
    finally:
        _herkomst.reset(vorige)


def huidige_herkomst() -> str:
    """Return the origin that holds here, or an empty string."""
    return _herkomst.get()
