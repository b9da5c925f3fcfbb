"""A payment in exactly one batch, and the batch that a second person approves."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wijkwerk.kern.levensloop import Levensloop, Stap


class Betaalsoort(TextChoices):
    """Why money goes out."""

    BIJDRAGE = "bijdrage", _("Bijdrage")
    VOORSCHOT = "voorschot", _("Voorschot")
    NABETALING = "nabetaling", _("Rest na vaststelling")
    FACTUUR = "factuur", _("Rekening van een leverancier")
    KAART = "kaart", _("Betaalkaart")


class Status(TextChoices):
    """Where one payment stands."""

    KLAAR = "klaar", _("Klaar om te betalen")
    VASTGEHOUDEN = "vastgehouden", _("Vastgehouden")
    IN_PARTIJ = "in_partij", _("In een betaalpartij")
    AANGEBODEN = "aangeboden", _("Bij de bank")
    BETAALD = "betaald", _("Betaald")
    MISLUKT = "mislukt", _("Teruggekomen")
    VERVALLEN = "vervallen", _("Gaat niet door")


class Banksoort(TextChoices):
    """What a line of a statement says, in the words of the bank (`koppelingen.bank.Status`)."""

    BETAALD = "betaald", _("Betaald")
    GESTORNEERD = "gestorneerd", _("Teruggestort")
    BINNENGEKOMEN = "binnengekomen", _("Binnengekomen")
    AANGENOMEN = "aangenomen", _("Aangenomen")
    IN_BEHANDELING = "in behandeling", _("In behandeling")
    AFGEWEZEN = "afgewezen", _("Geweigerd")
    DUBBEL = "dubbel", _("Had de bank al")


HIERNA = {
    Status.KLAAR: _("Deze betaling gaat mee in de volgende betaalpartij."),
    Status.VASTGEHOUDEN: _("Deze betaling gaat nergens heen, totdat u haar vrijgeeft."),
    Status.IN_PARTIJ: _("Een tweede persoon keurt de betaalpartij goed. Daarna gaat zij naar de bank."),
    Status.AANGEBODEN: _("De bank voert de betaling uit. Het afschrift zegt of dat gelukt is."),
    Status.BETAALD: _("Het geld is overgemaakt. U hoeft niets te doen."),
    Status.MISLUKT: _("Het geld kwam terug. Vraag om een goede rekening en betaal opnieuw."),
    Status.VERVALLEN: _("Deze betaling gaat niet door."),
}
OPEN = (Status.KLAAR, Status.VASTGEHOUDEN, Status.IN_PARTIJ)  # promised, and not yet in the ledger as paid
START = Status.KLAAR
EIND = (Status.BETAALD, Status.MISLUKT, Status.VERVALLEN)
REGEL, SYSTEEM = "subsidies.betalen", "systeem"
OVERGANGEN: tuple[Stap[Status], ...] = (
    Stap("hold", (Status.KLAAR,), Status.VASTGEHOUDEN, REGEL),
    Stap("release", (Status.VASTGEHOUDEN,), Status.KLAAR, REGEL),
    Stap("gather", (Status.KLAAR,), Status.IN_PARTIJ, REGEL),
    Stap("take_out", (Status.IN_PARTIJ,), Status.KLAAR, REGEL),
    Stap("hand_in", (Status.IN_PARTIJ,), Status.AANGEBODEN, REGEL),
    Stap("confirm", (Status.AANGEBODEN,), Status.BETAALD, SYSTEEM),
    Stap("confirm_by_hand", (Status.KLAAR, Status.AANGEBODEN), Status.BETAALD, REGEL),
    Stap("bounce", (Status.AANGEBODEN, Status.BETAALD), Status.MISLUKT, SYSTEEM),
    # What came back goes out again as a new payment with a new key at the bank; this one stays as it was.
    Stap("drop", (Status.KLAAR, Status.VASTGEHOUDEN), Status.VERVALLEN, REGEL),
)
_LOOP = Levensloop(OVERGANGEN)
step, may = _LOOP.step, _LOOP.may


class Partijstatus(TextChoices):
    """Where a batch stands. The file exists from approval on and never changes."""

    CONCEPT = "concept", _("In de maak")
    TER_GOEDKEURING = "ter_goedkeuring", _("Wacht op goedkeuring")
    GOEDGEKEURD = "goedgekeurd", _("Goedgekeurd")
    AANGEBODEN = "aangeboden", _("Bij de bank")
    VERWERKT = "verwerkt", _("Verwerkt")
    GEANNULEERD = "geannuleerd", _("Geannuleerd")


PARTIJ_START = Partijstatus.CONCEPT
GOEDKEUREN = "subsidies.goedkeuren"
PARTIJSTAPPEN: tuple[Stap[Partijstatus], ...] = (
    Stap("submit", (Partijstatus.CONCEPT,), Partijstatus.TER_GOEDKEURING, REGEL),
    Stap("return_batch", (Partijstatus.TER_GOEDKEURING,), Partijstatus.CONCEPT, GOEDKEUREN),
    Stap("approve", (Partijstatus.TER_GOEDKEURING,), Partijstatus.GOEDGEKEURD, GOEDKEUREN),
    Stap("hand_in", (Partijstatus.GOEDGEKEURD,), Partijstatus.AANGEBODEN, REGEL),
    Stap("finish", (Partijstatus.AANGEBODEN,), Partijstatus.VERWERKT, SYSTEEM),
    Stap("cancel", (Partijstatus.CONCEPT, Partijstatus.TER_GOEDKEURING, Partijstatus.GOEDGEKEURD),
         Partijstatus.GEANNULEERD, REGEL),
)  # fmt: skip
PARTIJLOOP = Levensloop(PARTIJSTAPPEN)
