"""What the reporter sees through the secret link."""

from dataclasses import dataclass

from wijkwerk.signalen.models import Foto, Reactie, Signaal, Steun
from wijkwerk.signalen.queries.dossier import Moment


@dataclass(frozen=True)
class Volgblad:
    """The follow page. `steun` is set when the link is that of a supporter, who only reads."""

    signaal: Signaal
    steun: Steun | None
    fotos: list[Foto]
    tijdlijn: list[Moment]
    vraag: Reactie | None  # the open question to answer
    wie: str  # who has it now, in words
    hierna: str
    mag: list[str]  # of add, reply, withdraw, reopen, judge


def follow(token: str) -> Volgblad | None:
    """Return the follow page for a token of a reporter or a supporter, or None when there is no such token."""
    raise NotImplementedError
