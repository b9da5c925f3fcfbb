"""What waits for a person: the signals part of 'Mijn wijk vandaag'."""

from dataclasses import dataclass

from wijkwerk.mensen.models import Persoon
from wijkwerk.signalen.models import Signaal
from wijkwerk.signalen.queries.bak import Telling


@dataclass(frozen=True)
class Wachtend:
    """One group of what waits: a title, the reason, the first signals, how many in all, and the inbox filter for all."""

    sleutel: str  # nieuw, termijn, antwoord, aan_zet
    titel: str
    uitleg: str
    rijen: list[Signaal]
    telling: Telling
    filter: str


def waiting(persoon: Persoon, *, per: int = 5) -> list[Wachtend]:
    """Return the groups that are not empty: new, term runs out, answer overdue, my turn; at most 10 queries."""
    raise NotImplementedError
