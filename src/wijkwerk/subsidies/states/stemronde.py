"""A vote of residents: ideas, a check whether they can be done, a secret ballot, a count anyone can check."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wijkwerk.kern.levensloop import Levensloop, Stap


class Status(TextChoices):
    """Where a vote stands."""

    VOORBEREIDING = "voorbereiding", _("In voorbereiding")
    IDEEEN = "ideeen", _("Ideeën insturen")
    TOETSING = "toetsing", _("Ideeën worden bekeken")
    STEMMEN = "stemmen", _("Stemmen kan nu")
    TELLEN = "tellen", _("Stemmen is gesloten")
    UITSLAG = "uitslag", _("Uitslag bekend")
    GESTOPT = "gestopt", _("Gestopt")


START = Status.VOORBEREIDING
EIND = (Status.UITSLAG, Status.GESTOPT)
LOPEND = (Status.VOORBEREIDING, Status.IDEEEN, Status.TOETSING, Status.STEMMEN, Status.TELLEN)
HIERNA = {
    Status.VOORBEREIDING: _("De gemeente maakt de regels en data bekend voordat het begint."),
    Status.IDEEEN: _("Iedereen in de wijk kan een idee insturen."),
    Status.TOETSING: _("De gemeente kijkt of de ideeën kunnen, met de eisen die vooraf bekend waren."),
    Status.STEMMEN: _("U stemt met de code uit de brief. Uw stem is geheim."),
    Status.TELLEN: _("De stemmen zijn binnen. De gemeente telt en legt de uitslag uit."),
    Status.UITSLAG: _("De gekozen ideeën worden gemaakt. Iedereen kan de telling narekenen."),
    Status.GESTOPT: _("Deze stemming gaat niet door. De reden staat erbij."),
}
REGEL = "subsidies.stemrondes"
OVERGANGEN: tuple[Stap[Status], ...] = (
    Stap("announce", (Status.VOORBEREIDING,), Status.IDEEEN, REGEL),
    Stap("assess", (Status.IDEEEN,), Status.TOETSING, REGEL),
    Stap("open_vote", (Status.TOETSING,), Status.STEMMEN, REGEL),
    Stap("close_vote", (Status.STEMMEN,), Status.TELLEN, REGEL),
    Stap("declare", (Status.TELLEN,), Status.UITSLAG, REGEL),
    Stap("stop", LOPEND, Status.GESTOPT, REGEL),
)
_LOOP = Levensloop(OVERGANGEN)
step, may = _LOOP.step, _LOOP.may


class Stemvorm(TextChoices):
    """What a voter writes on the ballot."""

    KEUZE = "keuze", _("Kruis aan wat u een goed idee vindt")
    PUNTEN = "punten", _("Verdeel punten over de ideeën")


class Telwijze(TextChoices):
    """Which count decides; said before anybody votes."""

    GELIJKE_DELEN = "gelijke_delen", _("Gelijke delen")
    EENVOUDIG = "eenvoudig", _("De meeste stemmen eerst")


class Uitvoerder(TextChoices):
    """Who makes a chosen idea."""

    BEWONERS = "bewoners", _("Bewoners maken het zelf, met een bijdrage")
    GEMEENTE = "gemeente", _("De gemeente maakt het")
    NIEMAND = "niemand", _("Niemand maakt het")


class Ideestatus(TextChoices):
    """What became of an idea."""

    INGEDIEND = "ingediend", _("Ingestuurd")
    HAALBAAR = "haalbaar", _("Kan: staat op het stembiljet")
    NIET_HAALBAAR = "niet_haalbaar", _("Kan niet")
    GEKOZEN = "gekozen", _("Gekozen")
    NIET_GEKOZEN = "niet_gekozen", _("Niet gekozen")
    INGETROKKEN = "ingetrokken", _("Ingetrokken door de indiener")


IDEESTAPPEN: tuple[Stap[Ideestatus], ...] = (
    Stap("find_feasible", (Ideestatus.INGEDIEND, Ideestatus.NIET_HAALBAAR), Ideestatus.HAALBAAR, REGEL),
    Stap("find_infeasible", (Ideestatus.INGEDIEND, Ideestatus.HAALBAAR), Ideestatus.NIET_HAALBAAR, REGEL),
    Stap("choose", (Ideestatus.HAALBAAR,), Ideestatus.GEKOZEN, "systeem"),
    Stap("leave", (Ideestatus.HAALBAAR,), Ideestatus.NIET_GEKOZEN, "systeem"),
    Stap("withdraw", (Ideestatus.INGEDIEND, Ideestatus.HAALBAAR), Ideestatus.INGETROKKEN, "indiener"),
)
IDEELOOP = Levensloop(IDEESTAPPEN)
