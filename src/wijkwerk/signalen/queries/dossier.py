"""One signal with all that belongs to it, as far as a person may see."""

from dataclasses import dataclass
from datetime import datetime

from wijkwerk.mensen.models import Persoon
from wijkwerk.signalen.models import Foto, Melder, Signaal


@dataclass(frozen=True)
class Moment:
    """One line of a timeline. `soort` is the verb or kind; `intern` lines are not for the reporter."""

    op: datetime
    soort: str
    titel: str
    tekst: str
    wie: str
    intern: bool


@dataclass(frozen=True)
class Dossier:
    """What the page of a signal needs. `melder` is None when this person may not see who reported it."""

    signaal: Signaal
    melder: Melder | None
    bereikbaar: bool  # whether the reporter left an e-mail or postal address
    fotos: list[Foto]
    tijdlijn: list[Moment]
    samengevoegde: list[Signaal]
    stappen: list[str]  # verbs this person may do now, in the order of states.OVERGANGEN plus ask, note, ...


def detail(persoon: Persoon, pk: int) -> Dossier | None:
    """Return the signal with everything, or None when this person may not see it (the page then is a 404)."""
    raise NotImplementedError


def timeline(signaal: Signaal, persoon: Persoon | None = None) -> list[Moment]:
    """Merge log, reactions and sent messages, newest first. Without `persoon`: the version for the reporter."""
    raise NotImplementedError
