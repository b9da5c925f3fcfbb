"""Rules for what the cellar itself keeps: the log, and the papers of retention."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wijkwerk.kern.berichten.models import BEWAARTERMIJN as BERICHTEN
from wijkwerk.kern.bewaren.registry import Bewaarregel, Meegaand
from wijkwerk.kern.bewaren.states import Behandeling
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.taken.tasks import BEWAARTERMIJN as TAKEN

OVER = "over"  # what it is about, which stands in the record itself


def regels() -> list[Bewaarregel]:
    """Return the rules. The log goes by whole seals, so that the chain over the rest is still proven."""
    return [
        Bewaarregel(
            soort="logboek.zegel",
            naam="Logboek, per zegel",
            selectielijst="",
            grond="BIO2: gegevens over incidenten minstens 3 jaar",
            termijn_jaren=3,
            vanaf="jongste_op",
            alleen=Q(vernietigd_op__isnull=True),
            vernietig=lambda ids, by: logboek.destroy(ids, by=by),
        ),
        Bewaarregel(
            soort="bewaren.vernietigingsverklaring",
            naam="Verklaringen van vernietiging",
            selectielijst="",
            grond="Archiefbesluit 1995, artikel 8",
            handeling=Behandeling.BEWAREN,
        ),
        # The chain proves every cent from the first line on, so no line may go. It names nobody: a dossier is a kind
        # and a number, and once that record is destroyed the number says nothing. What the Selectielijst destroys
        # (8.1.7, seven years) is the file of the grant; keeping the sums beyond that is no keeping of persons.
        Bewaarregel(
            soort="grootboek.boeking",
            naam="Grootboek: bedragen zonder namen",
            selectielijst="",
            grond="Gemeentewet, artikel 197: verantwoording over het geld. Er staan geen personen in",
            handeling=Behandeling.BEWAREN,
        ),
    ]


def meegaand() -> list[Meegaand]:
    """Return what the drawers below keep for records of others, or clear by themselves."""
    return [
        Meegaand("berichten.bericht", _("Adres en tekst van mails en brieven"), dagen=BERICHTEN.days),
        Meegaand("taken.taak", _("Werk op de achtergrond dat klaar is"), dagen=TAKEN.days),
        Meegaand("documenten.document", _("Brieven en stukken"), met=OVER),
        Meegaand("bestanden.bestand", _("Foto's"), met=OVER),
        Meegaand("draad.verband", _("Wat bij wat hoort"), met=OVER),
        Meegaand("zoeken.ingang", _("Zoekwoorden"), met=OVER),
        Meegaand("logboek.logregel", _("Regels in het logboek"), met="logboek.zegel"),
        Meegaand(
            "bewaren.vernietigingslijst", _("Lijsten van wat wegging: nummers"), met="bewaren.vernietigingsverklaring"
        ),
    ]
