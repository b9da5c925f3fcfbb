"""How long papers, minutes and invitations of a meeting stay (Selectielijst gemeenten 2020). Decisions stay longer."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from wijkwerk.agenda.models import Bespreking, Deelnemer, Notulenregel, Overleg, Stuk
from wijkwerk.agenda.states.agendapunt import Tafel
from wijkwerk.kern.bestanden import opslag
from wijkwerk.kern.bewaren.registry import Bewaarregel
from wijkwerk.kern.bewaren.states import Behandeling

DELEN = (Notulenregel, Bespreking, Deelnemer, Stuk)  # lines before the items they stand under


def retention_rules() -> list[Bewaarregel]:
    """Return the rules, by what kind of table it was. What college and council discussed is kept for ever (19.1.6)."""
    return [
        _minutes("19.1.9", "Verslagen van intern overleg", (Tafel.VAKAFDELING,), jaren=1),
        _minutes("19.1.11", "Verslagen van het wijkteam en met partners", (Tafel.WIJKTEAM, Tafel.PARTNER), jaren=5),
        _minutes("19.1.10", "Verslagen van overleg met de wijkwethouder", (Tafel.WIJKWETHOUDER,), jaren=10),
        Bewaarregel(
            soort="agenda.overleg",
            naam="Verslagen van college en gemeenteraad",
            selectielijst="19.1.6",
            handeling=Behandeling.BEWAREN,
        ),
    ]


def _minutes(code: str, naam: str, tafels: tuple[Tafel, ...], *, jaren: int) -> Bewaarregel:
    return Bewaarregel(
        soort="agenda.overleg",
        naam=naam,
        selectielijst=code,
        termijn_jaren=jaren,
        vanaf=_held(tafels),
        vernietig=lambda ids, _by: destroy(ids),
    )


def _held(tafels: tuple[Tafel, ...]) -> Callable[[datetime], QuerySet[Overleg]]:
    """Return what gives the meetings of these tables that ended before a moment and still hold something."""

    def held(voor: datetime) -> QuerySet[Overleg]:
        heeft_iets = Q()
        for deel in DELEN:
            heeft_iets |= Q(Exists(deel._default_manager.filter(overleg=OuterRef("pk"))))
        return Overleg.objects.filter(heeft_iets, tafel__in=tafels, eindigt_op__lt=voor)

    return held


@transaction.atomic
def destroy(ids: list[int]) -> int:
    """Remove agenda, lines, papers and invitations of these meetings; that it was held and its decisions stay."""
    stukken = Stuk.objects.filter(overleg__in=ids)
    opslag.delete(list(stukken.values_list("bestand", flat=True)))
    for deel in DELEN:
        deel._default_manager.filter(overleg__in=ids).delete()
    return len(ids)
