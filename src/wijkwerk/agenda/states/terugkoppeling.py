"""The life of a terugkoppeling: drafted, edited, sent in one go; or thrown away before it left."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wijkwerk.kern.levensloop import Levensloop, Stap


class Status(TextChoices):
    """Where the message stands."""

    CONCEPT = "concept", _("Concept")
    BEZIG = "bezig", _("Wordt verstuurd")
    VERSTUURD = "verstuurd", _("Verstuurd")
    VERVALLEN = "vervallen", _("Niet verstuurd")


START = Status.CONCEPT
OPEN = (Status.CONCEPT, Status.BEZIG)
EIND = (Status.VERSTUURD, Status.VERVALLEN)

HIERNA = {
    Status.CONCEPT: _("Lees de teksten na, pas ze aan en verstuur ze."),
    Status.BEZIG: _("De berichten gaan nu weg. U kunt de bladzijde sluiten."),
    Status.VERSTUURD: _("Iedereen die een adres achterliet, heeft bericht."),
    Status.VERVALLEN: _("Dit bericht is niet verstuurd."),
}

SCHRIJVER, SYSTEEM = "agenda.terugkoppelen", "systeem"
OVERGANGEN: tuple[Stap[Status], ...] = (
    Stap("send", (Status.CONCEPT,), Status.BEZIG, SCHRIJVER),
    Stap("done", (Status.BEZIG,), Status.VERSTUURD, SYSTEEM),
    Stap("stop", (Status.BEZIG,), Status.CONCEPT, SCHRIJVER),
    Stap("discard", (Status.CONCEPT,), Status.VERVALLEN, SCHRIJVER),
)

_LOOP = Levensloop(OVERGANGEN)
step, may = _LOOP.step, _LOOP.may


class Groep(TextChoices):
    """A kind of receiver; each gets a text of its own."""

    MELDERS = "melders", _("Melders")
    STEUNERS = "steuners", _("Mensen die zeiden: ik ook")
    PARTNERS = "partners", _("Partners en afdelingen")
