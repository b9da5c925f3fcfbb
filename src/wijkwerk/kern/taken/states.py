"""The life of a job, from the moment it is queued until it is done, given up or cancelled."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wijkwerk.kern.levensloop import Levensloop, Stap


class Status(TextChoices):
    """Where a job is now."""

    WACHT = "wacht", _("Wacht op zijn beurt")
    BEZIG = "bezig", _("Bezig")
    KLAAR = "klaar", _("Klaar")
    MISLUKT = "mislukt", _("Mislukt")
    AFGEBROKEN = "afgebroken", _("Afgebroken")


START = Status.WACHT
OPEN = (Status.WACHT, Status.BEZIG)
EIND = (Status.KLAAR, Status.MISLUKT, Status.AFGEBROKEN)

HIERNA = {
    Status.WACHT: _("De taak begint vanzelf."),
    Status.BEZIG: _("U kunt deze pagina sluiten. De taak gaat door."),
    Status.KLAAR: _("U hoeft niets meer te doen."),
    Status.MISLUKT: _("De taak is niet gelukt. Probeer het opnieuw of vraag de beheerder om hulp."),
    Status.AFGEBROKEN: _("De taak is gestopt. U kunt hem opnieuw starten."),
}

WERKER = "taken.werker"
STARTER = "taken.eigen"

OVERGANGEN: tuple[Stap[Status], ...] = (
    Stap("claim", (Status.WACHT,), Status.BEZIG, WERKER),
    Stap("finish", (Status.BEZIG,), Status.KLAAR, WERKER),
    Stap("postpone", (Status.BEZIG,), Status.WACHT, WERKER),
    Stap("fail", (Status.BEZIG,), Status.MISLUKT, WERKER),
    Stap("drop", (Status.BEZIG,), Status.AFGEBROKEN, WERKER),
    Stap("cancel", (Status.WACHT,), Status.AFGEBROKEN, STARTER),
    Stap("retry", (Status.MISLUKT, Status.AFGEBROKEN), Status.WACHT, STARTER),
)

_LOOP = Levensloop(OVERGANGEN)
step, may = _LOOP.step, _LOOP.may
