"""The life of an actie: asked, taken on, done; or handed back with a reason, or dropped."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wijkwerk.kern.levensloop import Levensloop, Stap


class Status(TextChoices):
    """Who has the actie now."""

    GEVRAAGD = "gevraagd", _("Gevraagd")
    BEZIG = "bezig", _("Bezig")
    TERUGGEGEVEN = "teruggegeven", _("Teruggegeven")
    KLAAR = "klaar", _("Klaar")
    VERVALLEN = "vervallen", _("Vervallen")


START = Status.GEVRAAGD
OPEN = (Status.GEVRAAGD, Status.BEZIG, Status.TERUGGEGEVEN)
EIND = (Status.KLAAR, Status.VERVALLEN)

HIERNA = {
    Status.GEVRAAGD: _("De eigenaar neemt de actie aan, of geeft hem terug met een reden."),
    Status.BEZIG: _("De eigenaar is ermee bezig en schrijft het resultaat op."),
    Status.TERUGGEGEVEN: _("De wijkregisseur zoekt een andere eigenaar."),
    Status.KLAAR: _("De actie is klaar. Het resultaat staat erbij."),
    Status.VERVALLEN: _("De actie gaat niet door. De reden staat erbij."),
}

EIGENAAR, UITDELER = "agenda.actie_uitvoeren", "agenda.actie_uitdelen"
OVERGANGEN: tuple[Stap[Status], ...] = (
    Stap("accept", (Status.GEVRAAGD,), Status.BEZIG, EIGENAAR),
    Stap("finish", (Status.GEVRAAGD, Status.BEZIG), Status.KLAAR, EIGENAAR),
    Stap("hand_back", (Status.GEVRAAGD, Status.BEZIG), Status.TERUGGEGEVEN, EIGENAAR),
    Stap("reassign", OPEN, Status.GEVRAAGD, UITDELER),
    Stap("drop", OPEN, Status.VERVALLEN, UITDELER),
    Stap("reopen", (Status.KLAAR,), Status.BEZIG, UITDELER),
)

_LOOP = Levensloop(OVERGANGEN)
step, may = _LOOP.step, _LOOP.may
