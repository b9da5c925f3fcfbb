"""The life of an agendapunt: prepared, put before one table, discussed, decided; or handed back, or taken off."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wijkwerk.kern.levensloop import Levensloop, Stap


class Tafel(TextChoices):
    """Who deals with a question. The order is the order in which a question goes up."""

    WIJKTEAM = "wijkteam", _("Wijkteamoverleg")
    PARTNER = "partner", _("Partner in de wijk")
    VAKAFDELING = "vakafdeling", _("Vakafdeling")
    WIJKWETHOUDER = "wijkwethouder", _("Wijkwethouder")
    COLLEGE = "college", _("College")
    RAAD = "raad", _("Gemeenteraad")


# Tables that decide as a body. Whoever records it there did not decide it.
ORGANEN = {Tafel.COLLEGE: _("Het college"), Tafel.RAAD: _("De gemeenteraad")}

# Where a question goes when a table does not get it further. Above the college nobody takes it over by itself:
# only the college itself puts a question before the council.
HOGER = {
    Tafel.WIJKTEAM: Tafel.WIJKWETHOUDER,
    Tafel.PARTNER: Tafel.WIJKWETHOUDER,
    Tafel.VAKAFDELING: Tafel.WIJKWETHOUDER,
    Tafel.WIJKWETHOUDER: Tafel.COLLEGE,
}


class Status(TextChoices):
    """Who has the question now."""

    VOORBEREIDING = "voorbereiding", _("In voorbereiding")
    WACHT = "wacht", _("Wacht op bespreking")
    INGEPLAND = "ingepland", _("Staat op een agenda")
    BESLOTEN = "besloten", _("Besloten")
    AFGEVOERD = "afgevoerd", _("Van de agenda af")


START = Status.VOORBEREIDING
OPEN = (Status.VOORBEREIDING, Status.WACHT, Status.INGEPLAND)
BIJ_TAFEL = (Status.WACHT, Status.INGEPLAND)
EIND = (Status.BESLOTEN, Status.AFGEVOERD)

HIERNA = {
    Status.VOORBEREIDING: _("De wijkregisseur maakt de vraag af. Daarna gaat hij naar de tafel."),
    Status.WACHT: _("De vraag ligt bij de tafel en wacht op een overleg of een antwoord."),
    Status.INGEPLAND: _("De vraag wordt besproken in het overleg dat hier staat."),
    Status.BESLOTEN: _("Er is besloten. De acties en de terugkoppeling staan aan de draad."),
    Status.AFGEVOERD: _("De vraag wordt niet meer besproken. De reden staat erbij."),
}

MAKER, TAFEL_ZELF, ORGANISATOR = "agenda.agenderen", "agenda.tafel", "agenda.overleg"
OVERGANGEN: tuple[Stap[Status], ...] = (
    Stap("submit", (Status.VOORBEREIDING,), Status.WACHT, MAKER),
    Stap("plan", (Status.WACHT,), Status.INGEPLAND, ORGANISATOR),
    Stap("postpone", (Status.INGEPLAND,), Status.WACHT, ORGANISATOR),
    Stap("hand_back", BIJ_TAFEL, Status.VOORBEREIDING, TAFEL_ZELF),
    Stap("escalate", OPEN, Status.WACHT, MAKER),
    Stap("decide", BIJ_TAFEL, Status.BESLOTEN, "agenda.besluiten"),
    Stap("withdraw", OPEN, Status.AFGEVOERD, MAKER),
    Stap("resume", (Status.AFGEVOERD,), Status.VOORBEREIDING, MAKER),
)

_LOOP = Levensloop(OVERGANGEN)
step, may = _LOOP.step, _LOOP.may


class Zichtbaarheid(TextChoices):
    """Who may read a thema or agendapunt; each level includes the ones after it."""

    WIJKTEAM = "wijkteam", _("Wijkteam: alle partners in dit werkgebied")
    BETROKKEN = "betrokken", _("Betrokken: alleen wie u noemt")
    GEMEENTE = "gemeente", _("Gemeente: regisseur, wethouder en college")
