"""How long questions are kept, with the advice on them and what was stuck, and how they end (Selectielijst 2020)."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from wijkwerk.agenda.models import Afweging, Agendapunt, Besluit, Bespreking, Knelpunt, Stuk, Terugkoppeling
from wijkwerk.agenda.states.agendapunt import Status, Tafel
from wijkwerk.kern.bestanden import opslag
from wijkwerk.kern.bewaren.registry import Bewaarregel, Meegaand
from wijkwerk.kern.bewaren.states import Behandeling
from wijkwerk.kern.draad import actions as draad
from wijkwerk.kern.zoeken import actions as zoeken

SOORT = "agenda.agendapunt"


def retention_rules() -> list[Bewaarregel]:
    """Return the rules: a question lives as long as the decision on it; one that was taken off is a broken-off request.

    Advice, options, reasons and knelpunten go with their question.
    """
    return [
        Bewaarregel(
            soort=SOORT,
            naam="Vragen aan wijkwethouder, college en raad",
            selectielijst="19.1.6",
            handeling=Behandeling.BEWAREN,
        ),
        _rule("19.1.11", "Vragen aan wijkteams en partners", (Tafel.WIJKTEAM, Tafel.PARTNER), Status.BESLOTEN, jaren=5),
        _rule("19.1.9", "Vragen aan een vakafdeling", (Tafel.VAKAFDELING,), Status.BESLOTEN, jaren=1),
        _rule("6.3", "Vragen die van de agenda zijn gehaald", tuple(Tafel), Status.AFGEVOERD, jaren=1),
    ]


def _rule(code: str, naam: str, tafels: Collection[Tafel], status: Status, *, jaren: int) -> Bewaarregel:
    return Bewaarregel(
        soort=SOORT,
        naam=naam,
        selectielijst=code,
        termijn_jaren=jaren,
        vanaf=lambda voor: _ended(voor, tafels, status),
        vernietig=lambda ids, _by: destroy(ids),
    )


def meegaand() -> list[Meegaand]:
    """Return what `destroy` and those of decisions and themas take along though no key of the database does."""
    return [
        Meegaand("agenda.afweging", _("Afwegingen"), met=SOORT),
        Meegaand("agenda.knelpunt", _("Knelpunten"), met=SOORT),
        Meegaand("agenda.terugkoppeling", _("Terugkoppelingen"), met=SOORT),
        Meegaand("agenda.stand", _("Hoe het met een toezegging staat"), met="agenda.toezegging"),
    ]


def _ended(voor: datetime, tafels: Collection[Tafel], status: Status) -> QuerySet[Agendapunt]:
    """Return the questions that ended so before a moment and that no decision or minutes hold any more."""
    punten = Agendapunt.objects.filter(status=status, status_sinds__lt=voor, tafel__in=tafels)
    houdt_vast = [model.objects.filter(agendapunt=OuterRef("pk")) for model in (Besluit, Bespreking)]
    return punten.filter(*(~Exists(vraag) for vraag in houdt_vast))


@transaction.atomic
def destroy(ids: list[int]) -> int:
    """Destroy questions with everything that hangs on them, papers and links as well; return how many."""
    weg = list(Agendapunt.objects.filter(pk__in=ids).values_list("pk", flat=True))
    verteld = list(Terugkoppeling.objects.filter(agendapunt__in=weg).values_list("pk", flat=True))
    opslag.delete(list(Stuk.objects.filter(agendapunt__in=weg).values_list("bestand", flat=True)))
    draad.forget("agenda.terugkoppeling", verteld)
    draad.forget(SOORT, weg)
    zoeken.forget_ids(SOORT, weg)
    Terugkoppeling.objects.filter(pk__in=verteld).delete()
    Knelpunt.objects.filter(agendapunt__in=weg).delete()
    Afweging.objects.filter(agendapunt__in=weg).delete()
    Agendapunt.objects.filter(pk__in=weg).delete()
    return len(weg)
