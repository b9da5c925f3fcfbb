"""The life of a meeting: planned, held, its minutes sent round; or called off."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wijkwerk.kern.levensloop import Levensloop, Stap


class Status(TextChoices):
    """Where a meeting stands."""

    GEPLAND = "gepland", _("Gepland")
    BEZIG = "bezig", _("Bezig")
    VERSLAG = "verslag", _("Verslag in concept")
    RONDGESTUURD = "rondgestuurd", _("Verslag rondgestuurd")
    AFGELAST = "afgelast", _("Afgelast")


START = Status.GEPLAND
OPEN = (Status.GEPLAND, Status.BEZIG, Status.VERSLAG)
EIND = (Status.RONDGESTUURD, Status.AFGELAST)

HIERNA = {
    Status.GEPLAND: _("Leden krijgen een uitnodiging. De agenda vult zich met wat wacht."),
    Status.BEZIG: _("Het overleg is nu. Iedereen die notuleert, schrijft in hetzelfde verslag."),
    Status.VERSLAG: _("Lees het verslag na en stuur het rond."),
    Status.RONDGESTUURD: _("De leden hebben hun deel van het verslag."),
    Status.AFGELAST: _("Het overleg gaat niet door. De punten wachten op een volgend overleg."),
}

ORGANISATOR, NOTULIST = "agenda.overleg", "agenda.notuleren"
OVERGANGEN: tuple[Stap[Status], ...] = (
    Stap("open_meeting", (Status.GEPLAND,), Status.BEZIG, NOTULIST),
    Stap("end_meeting", (Status.BEZIG,), Status.VERSLAG, NOTULIST),
    Stap("reopen_minutes", (Status.VERSLAG,), Status.BEZIG, NOTULIST),
    Stap("send_minutes", (Status.VERSLAG,), Status.RONDGESTUURD, ORGANISATOR),
    Stap("call_off", (Status.GEPLAND,), Status.AFGELAST, ORGANISATOR),
)

_LOOP = Levensloop(OVERGANGEN)
step, may = _LOOP.step, _LOOP.may
