"""The life of a signal: its states, who may make which step, and what the reporter is told about each.

This table is the only place where a step is made legal; the drawing in docs/levenslopen.md is made from it.
"""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wijkwerk.kern import levensloop


class Status(TextChoices):
    """Who has the signal now. The label is what the public reads."""

    NIEUW = "nieuw", _("Nieuw")
    IN_BEHANDELING = "in_behandeling", _("In behandeling")
    DOORGEZET = "doorgezet", _("Doorgezet")
    GEAGENDEERD = "geagendeerd", _("Op de agenda")
    AFGEHANDELD = "afgehandeld", _("Afgehandeld")
    NIET_VOOR_ONS = "niet_voor_ons", _("Niet voor ons")
    INGETROKKEN = "ingetrokken", _("Ingetrokken")
    SAMENGEVOEGD = "samengevoegd", _("Samengevoegd")


START = Status.NIEUW
OPEN = (Status.NIEUW, Status.IN_BEHANDELING, Status.DOORGEZET, Status.GEAGENDEERD)
EIND = (Status.AFGEHANDELD, Status.NIET_VOOR_ONS, Status.INGETROKKEN, Status.SAMENGEVOEGD)

HIERNA = {
    Status.NIEUW: _("Wij lezen uw melding en bepalen wie ermee aan de slag gaat."),
    Status.IN_BEHANDELING: _("Een medewerker is ermee bezig. U hoort wat eruit komt."),
    Status.DOORGEZET: _("Het ligt nu bij een ander. Het is dus nog niet opgelost. U hoort wat het antwoord is."),
    Status.GEAGENDEERD: _("Het wordt besproken. Daarna hoort u wat er is afgesproken."),
    Status.AFGEHANDELD: _("Dit is klaar. Is het niet goed gegaan? Dan kunt u de melding heropenen."),
    Status.NIET_VOOR_ONS: _("Wij kunnen dit niet oppakken. U leest waar u wel terecht kunt."),
    Status.INGETROKKEN: _("U hebt de melding ingetrokken. Wij doen er niets meer mee."),
    Status.SAMENGEVOEGD: _("Uw melding hoort nu bij een eerdere melding over hetzelfde. U krijgt daarvan bericht."),
}


@dataclass(frozen=True)
class Stap(levensloop.Stap[Status]):
    """One legal step, with what is sent and said about it.

    `logwoord` is how the log and the timeline call it; `bericht` is the text to reporter and supporters, '' is none.
    """

    bericht: str
    logwoord: str


MELDER = "signalen.eigen"
BEHANDELAAR = "signalen.behandelen"
AGENDEERT = "signalen.agenderen"
ONTVANGER = "signalen.oppakken"
# An organisation that received it may have taken it up (in behandeling) before it answers or hands back.
BIJ_ANDER = (Status.DOORGEZET, Status.IN_BEHANDELING)

OVERGANGEN: tuple[Stap, ...] = (
    Stap(
        "take",
        (Status.NIEUW, Status.DOORGEZET, Status.GEAGENDEERD),
        Status.IN_BEHANDELING,
        ONTVANGER,
        "opgepakt",
        "opgepakt",
    ),
    Stap("assign", OPEN, Status.IN_BEHANDELING, BEHANDELAAR, "opgepakt", "toegewezen"),
    Stap(
        "forward",
        (Status.NIEUW, Status.IN_BEHANDELING, Status.DOORGEZET),
        Status.DOORGEZET,
        BEHANDELAAR,
        "doorgezet",
        "doorgezet",
    ),
    Stap("hand_back", BIJ_ANDER, Status.IN_BEHANDELING, "signalen.terugleggen", "", "teruggelegd"),
    Stap("answer", BIJ_ANDER, Status.IN_BEHANDELING, "signalen.terugleggen", "", "beantwoord"),
    Stap(
        "schedule",
        OPEN,  # also from the agenda itself, when it goes to another table
        Status.GEAGENDEERD,
        AGENDEERT,
        "geagendeerd",
        "geagendeerd",
    ),
    Stap("close", OPEN, Status.AFGEHANDELD, BEHANDELAAR, "afgehandeld", "afgehandeld"),
    Stap("decline", OPEN, Status.NIET_VOOR_ONS, BEHANDELAAR, "niet_voor_ons", "niet_voor_ons"),
    Stap("withdraw", OPEN, Status.INGETROKKEN, MELDER, "ingetrokken", "ingetrokken"),
    Stap("merge", OPEN, Status.SAMENGEVOEGD, BEHANDELAAR, "samengevoegd", "samengevoegd"),
    Stap("reopen", EIND, Status.IN_BEHANDELING, "signalen.heropenen", "heropend", "heropend"),
)

_LOOP = levensloop.Levensloop(OVERGANGEN)
step, may = _LOOP.step, _LOOP.may


class Zichtbaarheid(TextChoices):
    """Who may read a signal; each level includes the ones after it."""

    OPENBAAR = "openbaar", _("Openbaar: iedereen op de wijkpagina")
    WIJKTEAM = "wijkteam", _("Wijkteam: alle partners in dit werkgebied")
    PARTNERS = "partners", _("Genoemde partners: alleen wie u kiest")
    REGISSEUR = "regisseur", _("Regisseur: alleen de wijkregisseur")


class Kanaal(TextChoices):
    """The door through which a signal came in; all doors count the same in law."""

    FORMULIER = "formulier", _("Website")
    TELEFOON = "telefoon", _("Telefoon")
    BALIE = "balie", _("Balie")
    PAPIER = "papier", _("Brief of kaart")
    RONDGANG = "rondgang", _("Rondgang in de wijk")
    IMPORT = "import", _("Ingelezen bestand")
