"""Tell what is going on: a new signal, or 'me too' on an existing one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wijkwerk.gebieden.models import Buurt
from wijkwerk.kern.bestanden.models import Bestand
from wijkwerk.mensen.models import Persoon
from wijkwerk.signalen.models import Onderwerp, Signaal, Steun


@dataclass(frozen=True)
class MelderGegevens:
    """How to reach the reporter; everything may stay empty."""

    naam: str = ""
    email: str = ""
    telefoon: str = ""
    postadres: str = ""


def report(
    *,
    tekst: str,
    onderwerp: Onderwerp,
    kanaal: str,
    client_id: UUID,
    punt: tuple[float, float] | None = None,
    buurt: Buurt | None = None,
    plek: str = "",
    sinds: str = "",
    melder: MelderGegevens | None = None,
    fotos: Sequence[Bestand] = (),
    ontvangen_op: datetime | None = None,
    titel: str = "",
    zichtbaarheid: str | None = None,
    pii_gezien: bool = False,
    by: Persoon | None = None,
) -> Signaal:
    """Store a new signal and send the receipt (mail, or a letter when only a postal address is known).

    Idempotent on `client_id`, also when sent twice at once. The area is that of `punt` (lat, lon) or `buurt` on the
    day of receipt. `ontvangen_op` lies at most a year back and not ahead; the term counts from it. Refused: a BSN in
    the text, other personal data unless `pii_gezien`, a place outside the municipality, no place, no text.
    """
    raise NotImplementedError


def support(
    signaal: Signaal, *, client_id: UUID, email: str = "", tekst: str = "", pii_gezien: bool = False
) -> Steun:
    """Count 'me too' on an open signal; idempotent on `client_id`. With an e-mail address one hears what comes of it."""
    raise NotImplementedError
