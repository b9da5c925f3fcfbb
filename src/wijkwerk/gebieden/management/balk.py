"""Progress on the command line: a bar for somebody who watches, a few lines for a log."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tqdm import tqdm

from wijkwerk.kern.taken.voortgang import listen


@contextmanager
def progress(wat: str) -> Iterator[None]:
    """Show on stderr how far the work inside the block is."""
    if not sys.stderr.isatty():
        with listen(_Regels(wat)):
            yield
        return
    with tqdm(desc=wat, unit="", file=sys.stderr, leave=False) as balk, listen(lambda d, t, _: _move(balk, d, t)):
        yield


def _move(balk: "tqdm[None]", gedaan: int, totaal: int) -> None:
    balk.total = totaal
    balk.update(gedaan - balk.n)


class _Regels:
    """Writes a line at each quarter."""

    def __init__(self, wat: str) -> None:
        self.wat, self.gezegd = wat, 0

    def __call__(self, gedaan: int, totaal: int, bericht: str) -> None:
        kwart = gedaan * 4 // totaal if totaal else 0
        if kwart > self.gezegd:
            self.gezegd = kwart
            sys.stderr.write(f"{self.wat}: {gedaan} van {totaal}{' ' if bericht else ''}{bericht}\n")
