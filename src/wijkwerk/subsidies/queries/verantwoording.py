"""What people told afterwards: what is asked of whom, by when, and what waits for somebody who reads it."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count, Q, QuerySet, Sum
from django.urls import reverse

from wijkwerk.kern import klok
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.models import Aanvraag, Bewijsstuk, Nabezoek, Verantwoording
from wijkwerk.subsidies.states import verantwoording as states
from wijkwerk.subsidies.states.aanvraag import TOEGEKEND, Status
from wijkwerk.subsidies.states.regeling import Bandwijze, Verantwoordingswijze

MET = ("aanvraag__band", "aanvraag__werkgebied", "aanvraag__regelingversie__regeling", "aanvraag__aanvrager")
VOORAF = timedelta(weeks=2)
FOTO, BON = Bewijsstuk.Soort.FOTO, Bewijsstuk.Soort.BON
LIJSTEN: dict[str, Q] = {
    "lezen": Q(status=states.Status.INGEDIEND),
    "wachten": Q(status__in=states.OPEN),
    "laat": Q(status__in=states.OPEN, aanvraag__status=Status.VERLEEND),  # and past its day: see `_of_list`
    "klaar": Q(status__in=[states.Status.AKKOORD, states.Status.TEKORT]),
}


def _of_list(lijst: str) -> Q:
    """Return what is in a list. What was settled with the grant is never late: nothing hangs on it any more."""
    return LIJSTEN[lijst] & Q(uiterlijk_op__lt=klok.vandaag()) if lijst == "laat" else LIJSTEN[lijst]


def is_asked(aanvraag: Aanvraag) -> bool:
    """Whether somebody is asked to tell anything: not in a band that asks nothing."""
    return aanvraag.band is not None and aanvraag.band.verantwoording != Verantwoordingswijze.GEEN


def plan_end(aanvraag: Aanvraag) -> date:
    """Return the last day of the plan; without one, the day it was granted counts as the end."""
    return aanvraag.eindigt_op or aanvraag.begint_op or klok.dag_van(aanvraag.status_sinds)


def due_day(aanvraag: Aanvraag) -> date:
    """Return by when somebody is asked to have told: so many weeks after the plan, and after today when it is over."""
    weken = timedelta(weeks=aanvraag.regelingversie.verantwoord_weken)
    return max(plan_end(aanvraag), klok.vandaag()) + weken


def moments(verantwoording: Verantwoording) -> list[date]:
    """Return the days on which we write: the day after the plan, two weeks before the term ends, the day after it."""
    uiterlijk = verantwoording.uiterlijk_op
    begin = plan_end(verantwoording.aanvraag) + timedelta(days=1)
    return [begin, max(begin, uiterlijk - VOORAF), uiterlijk + timedelta(days=1)]


def link(verantwoording: Verantwoording) -> str:
    """Return the absolute address of the page on which somebody tells."""
    return settings.ADRES + reverse("subsidies:vertellen", args=[verantwoording.token])


def settled_by_itself(verantwoording: Verantwoording) -> bool:
    """Whether the municipality settles it without being asked (Awb, artikel 4:47)."""
    aanvraag = verantwoording.aanvraag
    return (
        aanvraag.status == Status.VERLEEND and aanvraag.band is not None and aanvraag.band.wijze == Bandwijze.AMBTSHALVE
    )


def fitting_amount(verantwoording: Verantwoording) -> int:
    """Return the cents to settle at: what was granted, or what it really cost when that is less."""
    toegekend = verantwoording.aanvraag.toegekend or 0
    return toegekend if verantwoording.totaal is None else min(toegekend, verantwoording.totaal)


@dataclass(frozen=True)
class Vertelblad:
    """The page on which somebody tells. `open` says that it can still be changed."""

    verantwoording: Verantwoording
    fotos: list[Bewijsstuk]
    bonnen: list[Bewijsstuk]
    bonnen_som: int
    open: bool


def found(token: str) -> Verantwoording | None:
    """Return what is asked behind the secret link, or None; what was taken back asks nothing."""
    rijen = Verantwoording.objects.select_related(*MET).filter(aanvraag__status__in=TOEGEKEND)
    return rijen.filter(token=token).first()


def sheet(verantwoording: Verantwoording) -> Vertelblad:
    """Return the page with its photos and receipts: one query."""
    stukken = list(verantwoording.stukken.select_related("bestand"))
    bonnen = [stuk for stuk in stukken if stuk.soort == BON]
    return Vertelblad(
        verantwoording=verantwoording,
        fotos=[stuk for stuk in stukken if stuk.soort == FOTO],
        bonnen=bonnen,
        bonnen_som=sum(bon.bedrag or 0 for bon in bonnen),
        open=verantwoording.status in states.OPEN,
    )


def of_aanvraag(aanvraag: Aanvraag) -> Verantwoording | None:
    """Return what was asked about this application, or None."""
    return Verantwoording.objects.select_related(*MET).filter(aanvraag=aanvraag).first()


def listed(persoon: Any, lijst: str) -> QuerySet[Verantwoording]:
    """Return what this person may read of one list, the first day first; with how many photos there are."""
    rijen = rules.verantwoordingen_voor(persoon).filter(_of_list(lijst), aanvraag__status__in=TOEGEKEND)
    rijen = rijen.annotate(fotos=Count("stukken", filter=Q(stukken__soort=FOTO))).select_related(*MET)
    return rijen.order_by("-status_sinds", "-pk") if lijst == "klaar" else rijen.order_by("uiterlijk_op", "pk")


def figures(persoon: Any) -> dict[str, int]:
    """Return how much waits and how many people came: one query."""
    rijen = rules.verantwoordingen_voor(persoon).filter(aanvraag__status__in=TOEGEKEND)
    tellers = {lijst: Count("pk", filter=_of_list(lijst)) for lijst in LIJSTEN}
    gevonden = rijen.aggregate(**tellers, mensen=Sum("bezoekers"))
    return {sleutel: aantal or 0 for sleutel, aantal in gevonden.items()}


def steps(verantwoording: Verantwoording) -> set[str]:
    """Return the verbs of this life cycle that can be done now."""
    handelingen = ("ask_receipts", "accept", "find_short")
    kan = {naam for naam in handelingen if states.may(naam, verantwoording.status)}
    if verantwoording.ingediend_op and verantwoording.toestemming:
        kan.add("hide" if verantwoording.getoond else "show")
    return kan


def visits_of(aanvraag: Aanvraag) -> list[Nabezoek]:
    """Return the visits to a plan, the first first."""
    return list(aanvraag.nabezoeken.select_related("wie"))
