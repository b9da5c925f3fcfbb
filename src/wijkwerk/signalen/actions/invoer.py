"""Read a backlog file: every good row comes in, every bad row is told why."""

from wijkwerk.mensen.models import Persoon
from wijkwerk.signalen.models import Invoer


def read_backlog(*, bestandsnaam: str, inhoud: bytes, by: Persoon) -> Invoer:
    """Queue the reading of a CSV file; progress and cancel go by `Invoer.taak_id`. The same content returns the same Invoer."""
    raise NotImplementedError
