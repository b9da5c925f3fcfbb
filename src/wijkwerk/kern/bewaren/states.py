"""The life of a list of what is to be destroyed: drawn up, established by a person, carried out."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wijkwerk.kern.levensloop import Levensloop, Stap


class Status(TextChoices):
    """How far a list is."""

    CONCEPT = "concept", _("Concept")
    VASTGESTELD = "vastgesteld", _("Vastgesteld")
    UITGEVOERD = "uitgevoerd", _("Uitgevoerd")
    INGETROKKEN = "ingetrokken", _("Ingetrokken")


class Behandeling(TextChoices):
    """What happens to records when their term is over."""

    VERNIETIGEN = "vernietigen", _("Vernietigen")
    ANONIMISEREN = "anonimiseren", _("Persoonsgegevens weghalen")
    BEWAREN = "bewaren", _("Altijd bewaren")


START = Status.CONCEPT
OPEN = (Status.CONCEPT, Status.VASTGESTELD)
EIND = (Status.UITGEVOERD, Status.INGETROKKEN)

HIERNA = {
    Status.CONCEPT: _("Controleer de lijst. Stel haar daarna vast of trek haar in."),
    Status.VASTGESTELD: _("De gegevens op deze lijst worden vernietigd. Daarna maakt het systeem een verklaring."),
    Status.UITGEVOERD: _("Dit is klaar. De verklaring van vernietiging blijft altijd bewaard."),
    Status.INGETROKKEN: _("Er is niets vernietigd. Bij de volgende ronde komt er een nieuwe lijst."),
}

BEHEER = "bewaren.beheren"

OVERGANGEN: tuple[Stap[Status], ...] = (
    Stap("confirm", (Status.CONCEPT,), Status.VASTGESTELD, BEHEER),
    Stap("withdraw", (Status.CONCEPT,), Status.INGETROKKEN, BEHEER),
    Stap("execute", (Status.VASTGESTELD,), Status.UITGEVOERD, BEHEER),
)

_LOOP = Levensloop(OVERGANGEN)
step, may = _LOOP.step, _LOOP.may
