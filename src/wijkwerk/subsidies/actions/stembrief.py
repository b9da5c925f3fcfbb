"""Printing the letters of a batch: made while they are sent out, and kept nowhere."""

import zipfile
from collections.abc import Iterator, Sequence
from typing import IO, cast

from wijkwerk.kern import klok
from wijkwerk.kern.documenten import actions as documenten
from wijkwerk.kern.documenten import queries as teksten
from wijkwerk.kern.documenten.models import Sjabloonversie
from wijkwerk.kern.documenten.zetter import batch_pdf
from wijkwerk.subsidies.models import Stemronde
from wijkwerk.subsidies.queries import stembrief

SOORT = "subsidies.stembrief"


def one_pdf(ronde: Stemronde, code: str) -> bytes:
    """Return the letter with one new code as PDF, for who lost theirs."""
    return batch_pdf([stembrief.letter(ronde, _text(), code)], titel=ronde.naam, datum=klok.vandaag())


def stream(ronde: Stemronde, codes: Sequence[str]) -> Iterator[bytes]:
    """Yield a ZIP with the letters in PDF files of a hundred, piece by piece as they are set."""
    uit = _Stroom()
    with zipfile.ZipFile(cast(IO[bytes], uit), "w", zipfile.ZIP_STORED) as bundel:
        for naam, inhoud in stembrief.files(ronde, _text(), codes):
            bundel.writestr(naam, inhoud)
            yield uit.take()
    yield uit.take()


class _Stroom:
    """Where the ZIP is written: what was taken is gone from memory. It cannot go back, and ZIP does not need it to."""

    def __init__(self) -> None:
        self._delen: list[bytes] = []

    def write(self, deel: bytes) -> int:
        """Keep a piece until it is taken."""
        self._delen.append(bytes(deel))
        return len(deel)

    def flush(self) -> None:
        """Nothing waits outside the pieces."""

    def take(self) -> bytes:
        """Return what was written since the last time."""
        inhoud = b"".join(self._delen)
        self._delen.clear()
        return inhoud


def _text() -> Sjabloonversie:
    versie = teksten.published(SOORT)
    if versie is None:
        documenten.install_defaults()
        versie = teksten.published(SOORT)
    if versie is None:
        raise LookupError(SOORT)
    return versie
