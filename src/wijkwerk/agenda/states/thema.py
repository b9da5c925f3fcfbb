"""The life of a thema: it runs, is kept an eye on, or is finished with a result."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wijkwerk.kern.levensloop import Levensloop, Stap


class Status(TextChoices):
    """Where a thema stands; the label is what everyone reads."""

    LOOPT = "loopt", _("Loopt")
    IN_DE_GATEN = "in_de_gaten", _("In de gaten houden")
    AFGEROND = "afgerond", _("Afgerond")


class Losreden(TextChoices):
    """Why a signal does not belong in a thema after all."""

    ANDERS = "anders", _("Het gaat over iets anders")
    PLEK = "plek", _("Het is op een andere plek")
    VERGISSING = "vergissing", _("Het is er per ongeluk bij gekomen")


START = Status.LOOPT
OPEN = (Status.LOOPT, Status.IN_DE_GATEN)
EIND = (Status.AFGEROND,)

HIERNA = {
    Status.LOOPT: _("De wijkregisseur werkt eraan met de partners in de wijk."),
    Status.IN_DE_GATEN: _("Er is nu niets te doen. Wij letten op of het terugkomt."),
    Status.AFGEROND: _("Dit is klaar. U leest hier wat het heeft opgeleverd."),
}

TREKKER = "agenda.thema"
OVERGANGEN: tuple[Stap[Status], ...] = (
    Stap("rest", (Status.LOOPT,), Status.IN_DE_GATEN, TREKKER),
    Stap("resume", (Status.IN_DE_GATEN, Status.AFGEROND), Status.LOOPT, TREKKER),
    Stap("finish", OPEN, Status.AFGEROND, TREKKER),
)

_LOOP = Levensloop(OVERGANGEN)
step, may = _LOOP.step, _LOOP.may
