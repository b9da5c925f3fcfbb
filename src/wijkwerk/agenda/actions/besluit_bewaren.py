"""How long decisions, acties and promises are kept, and how they end (Selectielijst gemeenten 2020)."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from wijkwerk.agenda.models import Actie, Besluit, Knelpunt, Notulenregel, Toezegging, Vrijgave
from wijkwerk.agenda.models.wachten import BESLUITEN
from wijkwerk.agenda.states.actie import EIND
from wijkwerk.agenda.states.agendapunt import Tafel
from wijkwerk.kern.bewaren.registry import Bewaarregel
from wijkwerk.kern.bewaren.states import Behandeling
from wijkwerk.kern.draad import actions as draad
from wijkwerk.kern.zoeken import actions as zoeken

# A wijkwethouder decides in the name of the college (Awb, artikel 10:2), so that is a decision of the college.
MET_DERDEN = (Tafel.WIJKTEAM, Tafel.PARTNER)
INTERN = (Tafel.VAKAFDELING,)


def retention_rules() -> list[Bewaarregel]:
    """Return the rules: what college and council decided or were promised stays, the rest goes by its code."""
    return [
        _forever("agenda.besluit", "Besluiten van wijkwethouder, college en raad"),
        _forever("agenda.toezegging", "Toezeggingen en aangenomen moties"),
        _decisions("19.1.11", "Besluiten van wijkteams en partners", MET_DERDEN, jaren=5),
        _decisions("19.1.9", "Besluiten van een vakafdeling", INTERN, jaren=1),
        Bewaarregel(
            soort="agenda.actie",
            naam="Acties die klaar of vervallen zijn",
            selectielijst="19.1.11",
            termijn_jaren=5,
            vanaf=_ended,
            vernietig=lambda ids, _by: destroy_acties(ids),
        ),
    ]


def _forever(soort: str, naam: str) -> Bewaarregel:
    return Bewaarregel(soort=soort, naam=naam, selectielijst="19.1.6", handeling=Behandeling.BEWAREN)


def _decisions(code: str, naam: str, tafels: tuple[Tafel, ...], *, jaren: int) -> Bewaarregel:
    return Bewaarregel(
        soort="agenda.besluit",
        naam=naam,
        selectielijst=code,
        termijn_jaren=jaren,
        vanaf=lambda voor: _decided(voor, tafels),
        vernietig=lambda ids, _by: destroy_decisions(ids),
    )


def _decided(voor: datetime, tafels: tuple[Tafel, ...]) -> QuerySet[Besluit]:
    """Return the decisions of these tables whose last correction is older than a moment and on which nothing hangs."""
    keten = Besluit.objects.filter(agendapunt=OuterRef("agendapunt"))
    hangt = (
        keten.filter(gemaakt_op__gte=voor),
        Actie.objects.filter(besluit__agendapunt=OuterRef("agendapunt")),
        Toezegging.objects.filter(besluit__agendapunt=OuterRef("agendapunt")),
        Notulenregel.objects.filter(besluit__agendapunt=OuterRef("agendapunt")),
    )
    besluiten = Besluit.objects.filter(agendapunt__tafel__in=tafels)
    for vraag in hangt:
        besluiten = besluiten.filter(~Exists(vraag))
    return besluiten


def _ended(voor: datetime) -> QuerySet[Actie]:
    """Return the acties that ended before a moment and that no minutes name any more."""
    genoemd = Notulenregel.objects.filter(actie=OuterRef("pk"))
    return Actie.objects.filter(~Exists(genoemd), status__in=EIND, status_sinds__lt=voor)


@transaction.atomic
def destroy_decisions(ids: list[int]) -> int:
    """Destroy decisions with all their corrections, the newest first; the database lets go of what is released.

    Returns how many of `ids` went.
    """
    punten = Besluit.objects.filter(pk__in=ids).values("agendapunt")
    keten = list(Besluit.objects.filter(agendapunt__in=punten).order_by("-pk").values_list("pk", flat=True))
    Vrijgave.objects.bulk_create([Vrijgave(tabel=BESLUITEN, rij_id=pk) for pk in keten], ignore_conflicts=True)
    for pk in keten:
        Besluit.objects.filter(pk=pk).delete()
    draad.forget("agenda.besluit", keten)
    zoeken.forget_ids("agenda.besluit", keten)
    return len(set(keten) & set(ids))


@transaction.atomic
def destroy_acties(ids: list[int]) -> int:
    """Destroy acties with their story and what was stuck about them; return how many."""
    weg = list(Actie.objects.filter(pk__in=ids).values_list("pk", flat=True))
    Knelpunt.objects.filter(actie__in=weg).delete()
    Actie.objects.filter(pk__in=weg).delete()
    return len(weg)
