"""What the rooms say about their records on the thread: the cellar knows no room, so each room tells it at start-up."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any, Final


class Alles(Enum):
    """Stands in for a person who may see everything: whoever runs a command has the database already."""

    ALLES = "alles"


ALLES: Final = Alles.ALLES
# A person, None for the public, or ALLES.
Kijker = Any


@dataclass(frozen=True)
class Schakel:
    """One record on the thread as one reader may know it. `url` empty: no page; `tekst`: what came of it, in public.

    `uitkomst` is how it ended, in public, and `klaar_op` when; both empty as long as it goes on.
    """

    soort: str
    id: int
    woord: str
    nummer: str
    titel: str
    staat: str
    op: datetime
    url: str = ""
    tekst: str = ""
    uitkomst: str = ""
    klaar_op: datetime | None = None

    @property
    def sleutel(self) -> tuple[str, int]:
        """What the thread knows it by."""
        return self.soort, self.id

    @property
    def naam(self) -> str:
        """What people call it: its number, or its word and key when it has none."""
        return self.nummer or f"{self.woord} {self.id}"


Beschrijf = Callable[[Kijker, list[int]], dict[int, Schakel]]


@dataclass(frozen=True)
class Soort:
    """A kind of record: who describes it, its words in running text, and its place from first to last on a thread.

    `gevolg` is what a reporter reads when this is the last thing that came of the report, and `vertelt` names the line
    in the log of the report that says the same in fewer words.
    """

    beschrijf: Beschrijf
    een: Any = ""
    meer: Any = ""
    plaats: int = 0
    gevolg: Any = ""
    vertelt: str = ""


_soorten: dict[str, Soort] = {}


def registreer(
    soort: str,
    beschrijf: Beschrijf,
    *,
    een: Any = "",
    meer: Any = "",
    plaats: int = 0,
    gevolg: Any = "",
    vertelt: str = "",
) -> None:
    """Let `beschrijf(kijker, ids)` tell about records with this label ("signalen.signaal").

    It returns only what the reader may see (None is the public, ALLES is everything), in a fixed number of queries.
    `een` and `meer` are its words ("signaal", "signalen"); a drawing puts a lower `plaats` further to the left, and
    `gevolg` says to a reporter that it came this far; `vertelt` is the log line of a report that this stands for.
    """
    _soorten[soort] = Soort(beschrijf, een, meer, plaats, gevolg, vertelt)


def forget(soort: str) -> None:
    """Take a kind out again."""
    _soorten.pop(soort, None)


def get(soort: str) -> Soort | None:
    """Return the kind with this label, or None when no room told about it."""
    return _soorten.get(soort)


def place(soort: str) -> int:
    """Return the place of a kind on a thread, from first to last; what no room told about comes first."""
    bekend = _soorten.get(soort)
    return bekend.plaats if bekend else 0


def words(soort: str, aantal: int) -> str:
    """Return the word for this many of a kind ("signaal", "signalen")."""
    bekend = _soorten.get(soort)
    return str((bekend.een if aantal == 1 else bekend.meer) or soort) if bekend else soort
