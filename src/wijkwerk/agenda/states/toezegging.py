"""The life of a toezegging or motie: open, kept or carried out, or lapsed with the council's consent."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wijkwerk.kern.levensloop import Levensloop, Stap


class Soort(TextChoices):
    """What kind of promise: made by a member of the college, or asked by the council."""

    TOEZEGGING = "toezegging", _("Toezegging")
    MOTIE = "motie", _("Motie")


class Status(TextChoices):
    """Where a promise stands."""

    OPEN = "open", _("Open")
    AFGEDAAN = "afgedaan", _("Afgedaan")
    VERVALLEN = "vervallen", _("Vervallen")


START = Status.OPEN
OPEN = (Status.OPEN,)
EIND = (Status.AFGEDAAN, Status.VERVALLEN)

HIERNA = {
    Status.OPEN: _("De eigenaar werkt eraan en laat op tijd weten hoe het staat."),
    Status.AFGEDAAN: _("Gedaan wat was beloofd. De uitkomst staat erbij."),
    Status.VERVALLEN: _("Gaat niet meer door. De reden staat erbij."),
}

HOUDER, GRIFFIE = "agenda.toezegging_bijhouden", "agenda.toezegging_afdoen"
OVERGANGEN: tuple[Stap[Status], ...] = (
    Stap("settle", (Status.OPEN,), Status.AFGEDAAN, GRIFFIE),
    Stap("lapse", (Status.OPEN,), Status.VERVALLEN, GRIFFIE),
    Stap("reopen", EIND, Status.OPEN, GRIFFIE),
)

_LOOP = Levensloop(OVERGANGEN)
step, may = _LOOP.step, _LOOP.may
