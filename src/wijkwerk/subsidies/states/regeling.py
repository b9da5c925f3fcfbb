"""A regeling as data: what it divides, how, and the life of one version of its rules."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wijkwerk.kern.levensloop import Levensloop, Stap


class Verdeelwijze(TextChoices):
    """How a fund divides its money (Awb, artikel 4:26)."""

    VOLGORDE = "volgorde", _("Op volgorde van binnenkomst")
    RONDE = "ronde", _("In rondes, gewogen")
    STEMRONDE = "stemronde", _("Door een stemming van bewoners")
    PANEL = "panel", _("Na advies van een panel")


class Plafondverdeling(TextChoices):
    """How the ceiling is laid over the city."""

    STAD = "stad", _("Eén bedrag voor de hele stad")
    GEBIED = "gebied", _("Een eigen bedrag per wijk")
    FORMULE = "formule", _("Per wijk, naar inwoners")
    GERESERVEERD = "gereserveerd", _("Voor de stad, met tot een datum een deel voor elke wijk")


class Versiestatus(TextChoices):
    """Whether a version binds."""

    CONCEPT = "concept", _("Concept")
    GEPUBLICEERD = "gepubliceerd", _("Gepubliceerd")
    OPEN = "open", _("Open voor aanvragen")
    GESLOTEN = "gesloten", _("Gesloten")
    VERVALLEN = "vervallen", _("Niet doorgegaan")


START = Versiestatus.CONCEPT
EIND = (Versiestatus.GESLOTEN, Versiestatus.VERVALLEN)
# From publication on nothing in a version changes any more: what binds was published before it binds.
VAST = (Versiestatus.GEPUBLICEERD, Versiestatus.OPEN, Versiestatus.GESLOTEN)

HIERNA = {
    Versiestatus.CONCEPT: _("De budgetbeheerder maakt de regels af en rekent ze na op voorbeelden."),
    Versiestatus.GEPUBLICEERD: _("De regels staan vast en gaan in op de datum die erbij staat."),
    Versiestatus.OPEN: _("Bewoners kunnen aanvragen. Deze regels veranderen niet meer."),
    Versiestatus.GESLOTEN: _("Nieuwe aanvragen kunnen niet meer. Lopende aanvragen houden deze regels."),
    Versiestatus.VERVALLEN: _("Dit concept is niet gebruikt."),
}

BEHEER = "subsidies.regelingen"
OVERGANGEN: tuple[Stap[Versiestatus], ...] = (
    Stap("publish", (Versiestatus.CONCEPT,), Versiestatus.GEPUBLICEERD, BEHEER),
    Stap("open", (Versiestatus.GEPUBLICEERD,), Versiestatus.OPEN, "systeem"),
    Stap("close", (Versiestatus.OPEN,), Versiestatus.GESLOTEN, BEHEER),
    Stap("drop", (Versiestatus.CONCEPT,), Versiestatus.VERVALLEN, BEHEER),
)
_LOOP = Levensloop(OVERGANGEN)
step, may = _LOOP.step, _LOOP.may


class Bandwijze(TextChoices):
    """What follows on a grant up to an amount (Awb, artikel 4:42 to 4:47 and 4:95)."""

    DIRECT = "direct", _("Eén besluit: direct vastgesteld")
    AMBTSHALVE = "ambtshalve", _("Toekennen, daarna vaststelt de gemeente zelf")
    REKENING = "rekening", _("Toekennen, daarna vaststellen na een verantwoording met bonnen")


class Verantwoordingswijze(TextChoices):
    """What somebody tells afterwards."""

    GEEN = "geen", _("Niets")
    LICHT = "licht", _("Een foto, drie zinnen, het aantal bezoekers en het totaal")
    STEEKPROEF = "steekproef", _("Zoals licht, en bonnen als de aanvraag in de steekproef valt")
    BONNEN = "bonnen", _("Zoals licht, met alle bonnen")


class Rondestatus(TextChoices):
    """Where a weighed round or a panel round stands."""

    OPEN = "open", _("Open voor aanvragen")
    WEGEN = "wegen", _("Wordt gewogen")
    VERDEELD = "verdeeld", _("Verdeeld")


RONDESTAPPEN: tuple[Stap[Rondestatus], ...] = (
    Stap("close", (Rondestatus.OPEN,), Rondestatus.WEGEN, BEHEER),
    Stap("divide", (Rondestatus.WEGEN,), Rondestatus.VERDEELD, BEHEER),
)
RONDELOOP = Levensloop(RONDESTAPPEN)
