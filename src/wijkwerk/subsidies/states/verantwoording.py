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
EIND = (Status.AKKOORD, Status.TEKORT)
HIERNA = {
    Status.GEVRAAGD: _("U vertelt kort hoe het was, uiterlijk op de datum die hier staat."),
    Status.INGEDIEND: _("De gemeente leest wat u vertelde. U hoeft nu niets te doen."),
    Status.BONNEN: _("De gemeente wil de bonnen zien. U stuurt er een foto van."),
    Status.AKKOORD: _("U hebt genoeg verteld. U hoeft niets meer te doen."),
    Status.TEKORT: _("Er is te weinig verteld of bewezen. De gemeente stelt het bedrag daarna zelf vast."),
}
OPEN = (Status.GEVRAAGD, Status.BONNEN)
REGEL, AANVRAGER = "subsidies.beoordelen", "aanvrager"
OVERGANGEN: tuple[Stap[Status], ...] = (
    Stap("tell", (Status.GEVRAAGD, Status.BONNEN), Status.INGEDIEND, AANVRAGER),
    Stap("ask_receipts", (Status.INGEDIEND,), Status.BONNEN, REGEL),
    Stap("accept", (Status.INGEDIEND,), Status.AKKOORD, REGEL),
    Stap("find_short", (Status.GEVRAAGD, Status.INGEDIEND, Status.BONNEN), Status.TEKORT, REGEL),
)
_LOOP = Levensloop(OVERGANGEN)
step, may = _LOOP.step, _LOOP.may
