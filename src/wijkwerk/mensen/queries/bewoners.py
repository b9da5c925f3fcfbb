"""Which addresses may sign in as a resident. Upper rooms say at start-up whom they know."""

from collections.abc import Callable

from wijkwerk.mensen.models import Persoon

Check = Callable[[str], bool]
_known_checks: list[Check] = []


def register_known(check: Check) -> Check:
    """Let an upper room say whether it knows an e-mail address (lower case); called at start-up, once per check."""
    if check not in _known_checks:
        _known_checks.append(check)
    return check


def is_known(email: str) -> bool:
    """Whether any room knows `email` as somebody who reported or supported something."""
    return any(check(email.lower()) for check in _known_checks)


def resident_of(email: str) -> Persoon | None:
    """Return the open resident account of `email`; staff and partners never sign in with a mailed code."""
    return Persoon.objects.filter(email=email.lower(), soort=Persoon.Soort.BEWONER, is_active=True).first()


def is_free_for_resident(email: str) -> bool:
    """Whether a resident account may be made: no account has this address and some room knows it."""
    return not Persoon.objects.filter(email=email.lower()).exists() and is_known(email)
