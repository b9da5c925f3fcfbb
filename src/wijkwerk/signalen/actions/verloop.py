"""Steps that end a signal otherwise, or begin it again: withdraw, reopen, merge."""

from wijkwerk.mensen.models import Persoon
from wijkwerk.signalen.models import Signaal


def withdraw(signaal: Signaal, *, by: Persoon | None = None, versie: int | None = None) -> Signaal:
    """The reporter (by=None, through the secret link) takes the signal back; staff may do so at their request."""
    raise NotImplementedError


def reopen(signaal: Signaal, *, reden: str, by: Persoon | None = None, versie: int | None = None) -> Signaal:
    """Begin again after an end, by the reporter (by=None) or by staff; a merged signal stands alone again."""
    raise NotImplementedError


def merge(signaal: Signaal, *, met: Signaal, by: Persoon, versie: int | None = None) -> Signaal:
    """Let `signaal` go on inside `met`, which must be open and not merged itself; supporters and reporter follow along."""
    raise NotImplementedError
