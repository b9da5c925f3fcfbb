"""What somebody tells afterwards, and whether it is enough."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wijkwerk.kern.levensloop import Levensloop, Stap


class Status(TextChoices):
    """Where the telling stands."""

    GEVRAAGD = "gevraagd", _("Nog te vertellen")
    INGEDIEND = "ingediend", _("Verteld")
    BONNEN = "bonnen", _("Bonnen gevraagd")
    AKKOORD = "akkoord", _("Goed")
    TEKORT = "tekort", _("Niet genoeg verantwoord")


START = Status.GEVRAAGD
OPEN = (Status.GEVRAAGD, Status.BONNEN)
REGEL, AANVRAGER = "subsidies.beoordelen", "aanvrager"
OVERGANGEN: tuple[Stap[Status], ...] = (
    Stap("tell", (Status.GEVRAAGD, Status.BONNEN), Status.INGEDIEND, AANVRAGER),
    Stap("ask_receipts", (Status.INGEDIEND,), Status.BONNEN, REGEL),
    Stap("accept", (Status.INGEDIEND,), Status.AKKOORD, REGEL),
    Stap("find_short", (Status.GEVRAAGD, Status.INGEDIEND, Status.BONNEN), Status.TEKORT, REGEL),
    Stap("reopen", (Status.TEKORT,), Status.GEVRAAGD, REGEL),
)
_LOOP = Levensloop(OVERGANGEN)
step, may = _LOOP.step, _LOOP.may
