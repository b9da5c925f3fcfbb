"""The inbox of staff: what a person may see, filtered, newest first, paged by key."""

from dataclasses import dataclass
from datetime import date

from wijkwerk.mensen.models import Persoon
from wijkwerk.signalen.models import Signaal


@dataclass(frozen=True)
class Filters:
    """What the inbox is narrowed to; every field as it stands in the address, empty means: no filter."""

    status: str = ""  # a Status, or "open"
    werkgebied: int | None = None
    buurt: int | None = None
    onderwerp: int | None = None
    eigenaar: str = ""  # "ik", "niemand", or the key of an Organisatie
    te_laat: bool = False
    kanaal: str = ""
    zichtbaarheid: str = ""
    zoek: str = ""
    van: date | None = None
    tot: date | None = None  # up to and including


@dataclass(frozen=True)
class Telling:
    """A count that stops counting: `str()` reads '37' or 'meer dan 500'."""

    aantal: int
    meer: bool

    def __str__(self) -> str:
        return f"meer dan {self.aantal}" if self.meer else str(self.aantal)


@dataclass(frozen=True)
class Bladzijde:
    """One page of signals with the keys of the next and previous page ('' when there is none).

    Each row has onderwerp, werkgebied, behandelaar and organisatie loaded.
    """

    rijen: list[Signaal]
    volgende: str
    vorige: str
    telling: Telling


def inbox(persoon: Persoon, filters: Filters = Filters(), na: str = "", *, per: int = 50) -> Bladzijde:
    """Return the page after key `na` (a `volgende` or `vorige` of another page), at most 6 queries whatever the size."""
    raise NotImplementedError


def counts_for(persoon: Persoon) -> dict[str, Telling]:
    """Return capped counts for the menu: 'open', 'nieuw', 'te_laat', 'van_mij'."""
    raise NotImplementedError
