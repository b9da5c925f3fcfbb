"""The life of an application, in the words of the Awb: asked, decided, accounted for, settled."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wijkwerk.kern.levensloop import Levensloop, Stap


class Status(TextChoices):
    """Where the application stands."""

    INGEDIEND = "ingediend", _("Ontvangen")
    AANVULLEN = "aanvullen", _("Wacht op aanvulling")
    VOORGESTELD = "voorgesteld", _("Wacht op een tweede beoordelaar")
    VERLEEND = "verleend", _("Toegekend")
    VASTGESTELD = "vastgesteld", _("Vastgesteld")
    GEWEIGERD = "geweigerd", _("Afgewezen")
    BUITEN_BEHANDELING = "buiten", _("Niet in behandeling genomen")
    TERUGGETROKKEN = "teruggetrokken", _("Teruggetrokken door de aanvrager")
    INGETROKKEN = "ingetrokken", _("Toekenning ingetrokken")


START = Status.INGEDIEND
TE_BESLISSEN = (Status.INGEDIEND, Status.AANVULLEN, Status.VOORGESTELD)
TOEGEKEND = (Status.VERLEEND, Status.VASTGESTELD)
AFGEWEZEN = (Status.GEWEIGERD, Status.BUITEN_BEHANDELING)
EIND = (Status.VASTGESTELD, *AFGEWEZEN, Status.TERUGGETROKKEN, Status.INGETROKKEN)

HIERNA = {
    Status.INGEDIEND: _(
        "De gemeente kijkt of het plan past bij de regels. U hoort het uiterlijk op de datum hierboven."
    ),
    Status.AANVULLEN: _("De gemeente mist nog iets. Zolang staat de termijn stil."),
    Status.VOORGESTELD: _(
        "Er ligt een voorstel. Een tweede medewerker kijkt mee voordat het besluit de deur uit gaat."
    ),
    Status.VERLEEND: _("U kunt aan de slag. Na afloop vertelt u kort hoe het was."),
    Status.VASTGESTELD: _("De bijdrage is definitief. U hoeft niets meer te doen."),
    Status.GEWEIGERD: _("In de brief staat waarom, waar u verder terecht kunt, en hoe u bezwaar maakt."),
    Status.BUITEN_BEHANDELING: _("De aanvraag was niet compleet. U mag een nieuwe aanvraag doen."),
    Status.TERUGGETROKKEN: _("U trok de aanvraag terug. U mag een nieuwe aanvraag doen."),
    Status.INGETROKKEN: _("De toekenning is ingetrokken. In de brief staat waarom, en hoe u bezwaar maakt."),
}

BEOORDELEN, BESLISSEN, AANVRAGER, BEHEER = (
    "subsidies.beoordelen",
    "subsidies.beslissen",
    "aanvrager",
    "subsidies.beheren",
)
OVERGANGEN: tuple[Stap[Status], ...] = (
    Stap("ask_completion", (Status.INGEDIEND,), Status.AANVULLEN, BEOORDELEN),
    Stap("complete", (Status.AANVULLEN,), Status.INGEDIEND, AANVRAGER),
    Stap("resume", (Status.AANVULLEN,), Status.INGEDIEND, BEOORDELEN),
    Stap("propose", (Status.INGEDIEND,), Status.VOORGESTELD, BESLISSEN),
    Stap("return_proposal", (Status.VOORGESTELD,), Status.INGEDIEND, BESLISSEN),
    Stap("grant", (Status.INGEDIEND, Status.VOORGESTELD), Status.VERLEEND, BESLISSEN),
    Stap("grant_settled", (Status.INGEDIEND, Status.VOORGESTELD), Status.VASTGESTELD, BESLISSEN),
    Stap("refuse", (Status.INGEDIEND, Status.VOORGESTELD), Status.GEWEIGERD, BESLISSEN),
    Stap("leave_aside", (Status.AANVULLEN, Status.INGEDIEND), Status.BUITEN_BEHANDELING, BESLISSEN),
    Stap("withdraw", TE_BESLISSEN, Status.TERUGGETROKKEN, AANVRAGER),
    Stap("settle", (Status.VERLEEND,), Status.VASTGESTELD, BESLISSEN),
    Stap("revoke", TOEGEKEND, Status.INGETROKKEN, BESLISSEN),
    # A decision on an objection takes the place of the first decision (Awb, artikel 7:11).
    Stap("grant_after_objection", (*AFGEWEZEN, Status.INGETROKKEN), Status.VERLEEND, BESLISSEN),
    Stap("grant_settled_after_objection", (*AFGEWEZEN, Status.INGETROKKEN), Status.VASTGESTELD, BESLISSEN),
    Stap("reopen_after_objection", (Status.BUITEN_BEHANDELING,), Status.INGEDIEND, BESLISSEN),
)
_LOOP = Levensloop(OVERGANGEN)
step, may = _LOOP.step, _LOOP.may


class Kanaal(TextChoices):
    """How the application came in; paper, phone and counter count the same."""

    WEB = "web", _("Website")
    PAPIER = "papier", _("Op papier")
    TELEFOON = "telefoon", _("Telefoon")
    BALIE = "balie", _("Balie")


class Betaalwijze(TextChoices):
    """How the applicant wants the money to come."""

    REKENING = "rekening", _("Op een rekening")
    FACTUUR = "factuur", _("De gemeente betaalt de rekening van de leverancier")
    KAART = "kaart", _("Met een betaalkaart van de gemeente")


class Kostensoort(TextChoices):
    """What a cost line is for; rules name these."""

    MATERIAAL = "materiaal", _("Materiaal en huur")
    ETEN = "eten", _("Eten en drinken")
    RUIMTE = "ruimte", _("Ruimte of terrein")
    BEGELEIDING = "begeleiding", _("Begeleiding of optreden")
    PUBLICITEIT = "publiciteit", _("Uitnodigingen en publiciteit")
    VERGOEDING = "vergoeding", _("Vergoeding voor vrijwilligers")
    GEMAAKT = "gemaakt", _("Kosten die al gemaakt zijn")
    ANDERS = "anders", _("Iets anders")


class Doel(TextChoices):
    """What a plan is for; rules name these."""

    ONTMOETEN = "ontmoeten", _("Elkaar ontmoeten")
    SCHOON = "schoon", _("Een schone, groene buurt")
    VEILIG = "veilig", _("Een veilige buurt")
    KINDEREN = "kinderen", _("Spelen en sporten voor kinderen")
    OUDEREN = "ouderen", _("Iets voor ouderen")
    FEEST = "feest", _("Een feest of viering in de straat")
    DUURZAAM = "duurzaam", _("Duurzaam leven")
    COMMERCIEEL = "commercieel", _("Iets verkopen of reclame maken")
    POLITIEK = "politiek", _("Een politiek of godsdienstig doel")
    EIGEN = "eigen", _("Iets voor mijzelf of mijn eigen huis")


class Bijlagesoort(TextChoices):
    """What a paper with an application is; rules and bands name these."""

    BEGROTING = "begroting", _("Begroting")
    OFFERTE = "offerte", _("Offerte")
    TEKENING = "tekening", _("Tekening of foto van de plek")
    TOESTEMMING = "toestemming", _("Toestemming, bijvoorbeeld van de eigenaar")
    ANDERS = "anders", _("Iets anders")
