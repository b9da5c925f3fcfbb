"""The life of a message on its way to somebody. It says nothing about the case that the message is about."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wijkwerk.kern.levensloop import Levensloop, Stap


class Status(TextChoices):
    """Where a message is now."""

    WACHT = "wacht", _("Wacht op verzending")
    BEZIG = "bezig", _("Wordt verzonden")
    VERZONDEN = "verzonden", _("Verzonden")
    MISLUKT = "mislukt", _("Niet gelukt")
    GESTAAKT = "gestaakt", _("Niet meer nodig")
    TERUGGEKOMEN = "teruggekomen", _("Teruggekomen")


class Kanaal(TextChoices):
    """How a message travels."""

    MAIL = "mail", _("E-mail")
    BRIEF = "brief", _("Brief")


START = Status.WACHT
OPEN = (Status.WACHT, Status.BEZIG)
EIND = (Status.VERZONDEN, Status.MISLUKT, Status.GESTAAKT, Status.TERUGGEKOMEN)

HIERNA = {
    Status.WACHT: _("Een mail gaat vanzelf weg. Een brief wacht tot iemand hem afdrukt."),
    Status.BEZIG: _("De mail gaat nu weg."),
    Status.VERZONDEN: _("U hoeft niets te doen."),
    Status.MISLUKT: _("Controleer het adres of bel de melder. Daarna kunt u het opnieuw proberen."),
    Status.GESTAAKT: _("Dit bericht wordt niet meer verzonden."),
    Status.TERUGGEKOMEN: _("Dit bericht kwam niet aan. Controleer het adres of bel de melder."),
}

BEZORGER = "berichten.bezorger"
MEDEWERKER = "berichten.beheren"

OVERGANGEN: tuple[Stap[Status], ...] = (
    Stap("claim", (Status.WACHT, Status.BEZIG), Status.BEZIG, BEZORGER),
    Stap("confirm", (Status.BEZIG,), Status.VERZONDEN, BEZORGER),
    Stap("postpone", (Status.BEZIG,), Status.WACHT, BEZORGER),
    Stap("give_up", (Status.BEZIG,), Status.MISLUKT, BEZORGER),
    Stap("print_batch", (Status.WACHT,), Status.VERZONDEN, MEDEWERKER),
    Stap("stop", (Status.WACHT, Status.MISLUKT), Status.GESTAAKT, MEDEWERKER),
    Stap("retry", (Status.MISLUKT, Status.TERUGGEKOMEN), Status.WACHT, MEDEWERKER),
    Stap("bounce", (Status.VERZONDEN,), Status.TERUGGEKOMEN, MEDEWERKER),
)

_LOOP = Levensloop(OVERGANGEN)
step, may = _LOOP.step, _LOOP.may
