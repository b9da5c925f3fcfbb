"""Printing the letters of a batch: made while they are sent out, and kept nowhere."""

import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO

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
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_STORED) as bundel:
        for naam, inhoud in stembrief.files(ronde, _text(), codes):
            bundel.writestr(naam, inhoud)
            yield uit.take()
    yield uit.take()


class _Stroom(BytesIO):
    """Where the ZIP is written: what was taken is gone from memory."""

    def __init__(self) -> None:
        super().__init__()
        self._weg = 0

    def seekable(self) -> bool:
        return False

    def tell(self) -> int:
        return self._weg + super().tell()

    def take(self) -> bytes:
        """Return what was written since the last time."""
        inhoud = self.getvalue()
        self._weg += len(inhoud)
        self.seek(0)
        self.truncate()
        return inhoud


def _text() -> Sjabloonversie:
    versie = teksten.published(SOORT)
    if versie is None:
        documenten.install_defaults()
        versie = teksten.published(SOORT)
    assert versie is not None  # noqa: S101 (just installed)
    return versie
