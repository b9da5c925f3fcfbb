"""Claims: what must come back, from whom, by when, and what is late."""

from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet, Sum

from wijkwerk.kern import klok
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.models import Aanvraag, Vordering
from wijkwerk.subsidies.states.besluit import Vorderingstatus

MET = ("aanvraag__aanvrager", "aanvraag__regelingversie__regeling", "aanvraag__werkgebied", "beschikking")
LIJSTEN = ("open", "laat", "klaar")


@dataclass(frozen=True)
class Cijfers:
    """What is open in all, in cents, how many, and how many are late."""

    open: int
    aantal: int
    te_laat: int


def _of_list(lijst: str) -> Q:
    if lijst == "klaar":
        return ~Q(status=Vorderingstatus.OPEN)
    laat = Q(uiterlijk_op__lt=klok.vandaag()) if lijst == "laat" else Q()
    return Q(status=Vorderingstatus.OPEN) & laat


def page(persoon: Persoon, lijst: str) -> list[Vordering]:
    """Return the claims of one list, the first to be paid first; at most 200."""
    rijen = rules.vorderingen_voor(persoon).filter(_of_list(lijst)).select_related(*MET)
    volgorde = ("-status_sinds", "-pk") if lijst == "klaar" else ("uiterlijk_op", "pk")
    return list(rijen.order_by(*volgorde)[:200])


def figures(persoon: Persoon) -> Cijfers:
    """Return the sums over the open claims."""
    rijen = rules.vorderingen_voor(persoon).filter(_of_list("open"))
    som = rijen.aggregate(
        open=Sum(F("bedrag") - F("ontvangen")),
        aantal=Count("pk"),
        te_laat=Count("pk", filter=Q(uiterlijk_op__lt=klok.vandaag())),
    )
    return Cijfers(som["open"] or 0, som["aantal"], som["te_laat"])


def of_application(aanvraag: Aanvraag) -> QuerySet[Vordering]:
    """Return the claims on an application, newest first."""
    return Vordering.objects.filter(aanvraag=aanvraag).select_related("beschikking").order_by("-pk")


def detail(persoon: Persoon, pk: int) -> Vordering | None:
    """Return one claim for who may read it."""
    return rules.vorderingen_voor(persoon).select_related(*MET).filter(pk=pk).first()
