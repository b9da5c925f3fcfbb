"""The steps of the people who handle a signal. Every function returns the fresh row; the one passed in is stale after.

`versie` is the version the screen showed; when somebody else changed the signal in between, the act is refused
with rule "signalen.versie" and nothing is lost.
"""

from datetime import date

from wijkwerk.mensen.models import Organisatie, Persoon
from wijkwerk.signalen.models import AndereDeur, Signaal


def take(signaal: Signaal, *, by: Persoon, versie: int | None = None) -> Signaal:
    """Take the signal up yourself: `by` becomes its handler; the reporter hears that somebody is on it."""
    raise NotImplementedError


def assign(
    signaal: Signaal,
    *,
    persoon: Persoon | None = None,
    organisatie: Organisatie | None = None,
    by: Persoon,
    versie: int | None = None,
) -> Signaal:
    """Give the signal to a colleague, a department or a partner to handle (at least one of both), in behandeling."""
    raise NotImplementedError


def forward(
    signaal: Signaal,
    *,
    naar: Organisatie | Persoon,
    antwoord_verwacht_op: date,
    toelichting: str,
    by: Persoon,
    versie: int | None = None,
) -> Signaal:
    """Pass the signal on (doorzetten) and await an answer before a date (not in the past, at most a year away).

    The reporter hears who has it and that it is not solved; the receiving organisation gets a mail with `toelichting`.
    """
    raise NotImplementedError


def hand_back(signaal: Signaal, *, reden: str, by: Persoon, versie: int | None = None) -> Signaal:
    """The one who has it gives it back with a reason; it returns to whoever passed it on."""
    raise NotImplementedError


def answer(signaal: Signaal, *, tekst: str, by: Persoon, versie: int | None = None) -> Signaal:
    """Partner or department reports back; the signal returns to whoever passed it on. Internal until staff tell it."""
    raise NotImplementedError


def schedule(signaal: Signaal, *, tafel: str, by: Persoon, versie: int | None = None) -> Signaal:
    """Put the signal on the agenda of a table; the reporter hears which."""
    raise NotImplementedError


def close(signaal: Signaal, *, uitkomst: str, by: Persoon, versie: int | None = None) -> Signaal:
    """Finish with a public result, which is told to the reporter and supporters."""
    raise NotImplementedError


def decline(
    signaal: Signaal, *, uitkomst: str, deur: AndereDeur | None = None, by: Persoon, versie: int | None = None
) -> Signaal:
    """Say that this is not for us, why, and which other door is right."""
    raise NotImplementedError
