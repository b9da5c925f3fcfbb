"""What the tag `tijdlijn` draws: what happened to a record, a line a moment."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Moment:
    """One line. `nu` is where it stands now; `url` makes the title a link."""

    moment: datetime
    titel: str
    tekst: str = ""
    door: str = ""
    url: str = ""
    nu: bool = False
