"""What is said about a signal: between reporter and staff, and among colleagues."""

from collections.abc import Sequence

from wijkwerk.kern.bestanden.models import Bestand
from wijkwerk.mensen.models import Persoon
from wijkwerk.signalen.models import Reactie, Signaal


def ask(signaal: Signaal, *, tekst: str, by: Persoon, pii_gezien: bool = False) -> Reactie:
    """Ask the reporter something; goes out with the follow link. Refused when the signal is closed or nobody can be reached."""
    raise NotImplementedError


def reply(signaal: Signaal, *, tekst: str, pii_gezien: bool = False) -> Reactie:
    """The reporter answers the latest open question. Refused when there is none (then use `add`)."""
    raise NotImplementedError


def add(signaal: Signaal, *, tekst: str, fotos: Sequence[Bestand] = (), pii_gezien: bool = False) -> Reactie:
    """The reporter adds something to an open signal; at most five pictures in all."""
    raise NotImplementedError


def note(
    signaal: Signaal, *, tekst: str, by: Persoon, alleen_regisseur: bool = False, pii_gezien: bool = False
) -> Reactie:
    """Write an internal note, for all colleagues who see the signal or only for the wijkregisseur."""
    raise NotImplementedError


def message(signaal: Signaal, *, tekst: str, by: Persoon, pii_gezien: bool = False) -> Reactie:
    """Tell reporter and supporters something in between; public on the follow page."""
    raise NotImplementedError


def judge(signaal: Signaal, *, geholpen: bool) -> Signaal:
    """The reporter says whether it helped. Refused unless the signal is afgehandeld."""
    raise NotImplementedError
