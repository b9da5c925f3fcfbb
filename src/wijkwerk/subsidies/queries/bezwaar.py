"""Objections: who may object until when, what stands open, and what may be decided on one (Awb, hoofdstuk 6 and 7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from wijkwerk.kern import klok
from wijkwerk.kern.grootboek import queries as grootboek
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.models import Aanvraag, Beschikking, Bezwaar
from wijkwerk.subsidies.queries.klok import objection_decided_by
from wijkwerk.subsidies.queries.plafond import parts_of
from wijkwerk.subsidies.states.besluit import OPEN_BEZWAAR, Besluitsoort, Bezwaarstatus

POST = timedelta(days=7)  # what was posted in time counts when it came within a week after (Awb, artikel 6:9, lid 2)
MET = ("beschikking__aanvraag__aanvrager", "beschikking__aanvraag__regelingversie__regeling", "behandelaar")


def in_time(beschikking: Beschikking, *, ontvangen_op: date, gepost_op: date | None = None) -> bool:
    """Whether an objection came in time: on the last day at the latest, or posted then and here within a week."""
    if beschikking.bezwaar_tot is None:
        return False
    if ontvangen_op <= beschikking.bezwaar_tot:
        return True
    op_tijd_gepost = gepost_op is not None and gepost_op <= beschikking.bezwaar_tot
    return op_tijd_gepost and ontvangen_op <= beschikking.bezwaar_tot + POST


def came_in_time(bezwaar: Bezwaar) -> bool:
    """Whether this objection came in time."""
    ontvangen_op = klok.dag_van(bezwaar.ontvangen_op)
    return in_time(bezwaar.beschikking, ontvangen_op=ontvangen_op, gepost_op=bezwaar.gepost_op)


def decided_by(beschikking: Beschikking, *, ontvangen_op: date, verdaagd_weken: int = 0) -> date:
    """Return by when there must be a decision: six weeks after the last day to object (Awb, artikel 7:10).

    For an objection that came after that day the weeks begin when it came.
    """
    begin = max(beschikking.bezwaar_tot or ontvangen_op, ontvangen_op)
    return objection_decided_by(begin, verdaagd_weken=verdaagd_weken)


def page_link(bezwaar: Bezwaar) -> str:
    """Return the absolute address of the page of an objection for who made it."""
    return settings.ADRES + reverse("subsidies:bezwaar_volgen", args=[bezwaar.token])


@dataclass(frozen=True)
class Deur:
    """A decision one may object to, and whether there is still time."""

    beschikking: Beschikking
    tot: date
    op_tijd: bool


def doors(aanvraag: Aanvraag) -> list[Deur]:
    """Return the decisions on an application that nobody objected to yet, and that no later one replaced."""
    vandaag = klok.vandaag()
    rijen = aanvraag.beschikkingen.filter(bezwaar_tot__isnull=False, vervangen_door__isnull=True)
    open_ = rijen.exclude(soort=Besluitsoort.BEZWAAR).exclude(
        pk__in=Bezwaar.objects.exclude(status=Bezwaarstatus.INGETROKKEN).values("beschikking")
    )
    return [Deur(rij, rij.bezwaar_tot, vandaag <= rij.bezwaar_tot) for rij in open_ if rij.bezwaar_tot]


def of_application(aanvraag: Aanvraag) -> QuerySet[Bezwaar]:
    """Return the objections on decisions about an application, newest first."""
    rijen = Bezwaar.objects.filter(beschikking__aanvraag=aanvraag).select_related("beschikking", "beslissing")
    return rijen.order_by("-ontvangen_op", "-pk")


def upheld(aanvraag: Aanvraag) -> Beschikking | None:
    """Return the decision that an upheld objection did away with, the latest; None when there is none."""
    rijen = Bezwaar.objects.filter(beschikking__aanvraag=aanvraag, status=Bezwaarstatus.GEGROND)
    bezwaar = rijen.select_related("beschikking__aanvraag").order_by("-pk").first()
    return bezwaar.beschikking if bezwaar else None


def room_then(beschikking: Beschikking) -> int:
    """Return what the ceiling left for this application in all when that decision was taken, in cents.

    On objection and appeal an empty pot is a reason to refuse only when it was one at the first decision (Awb, artikel
    4:25, derde lid).
    """
    aanvraag = beschikking.aanvraag
    potten = [deel.pot for deel in parts_of(aanvraag)]
    return grootboek.free_on(potten, beschikking.genomen_op, behalve=aanvraag.dossier)


LIJSTEN = {
    "open": Q(status__in=OPEN_BEZWAAR),
    "klaar": ~Q(status__in=OPEN_BEZWAAR),
}


def page(persoon: Persoon, lijst: str) -> tuple[list[Bezwaar], dict[str, int]]:
    """Return the objections of one list by date, at most 200, with how many there are in each list."""
    rijen = rules.bezwaren_voor(persoon)
    aantallen = rijen.aggregate(**{naam: Count("pk", filter=voorwaarde) for naam, voorwaarde in LIJSTEN.items()})
    volgorde = ("beslis_uiterlijk", "pk") if lijst == "open" else ("-status_sinds", "-pk")
    return list(rijen.filter(LIJSTEN[lijst]).select_related(*MET).order_by(*volgorde)[:200]), aantallen


def outcomes(bezwaar: Bezwaar) -> Sequence[str]:
    """Return what an objection may end with: one that came too late without a reason only with one answer."""
    if not came_in_time(bezwaar) and not bezwaar.reden_te_laat:
        return (Bezwaarstatus.NIET_ONTVANKELIJK,)
    return (Bezwaarstatus.GEGROND, Bezwaarstatus.ONGEGROND, Bezwaarstatus.NIET_ONTVANKELIJK)


def highest(bezwaar: Bezwaar) -> int:
    """Return the most that may be granted instead, in cents: what was asked, or what was granted before."""
    aanvraag, soort = bezwaar.beschikking.aanvraag, bezwaar.beschikking.soort
    if soort == Besluitsoort.VASTSTELLING:
        return aanvraag.toegekend or 0
    if soort == Besluitsoort.INTREKKING:
        return (aanvraag.toegekend if aanvraag.vastgesteld is None else aanvraag.vastgesteld) or 0
    return aanvraag.gevraagd


def lowest(bezwaar: Bezwaar) -> int:
    """Return what must at least be granted for somebody to be right: more than there was, in cents."""
    aanvraag, soort = bezwaar.beschikking.aanvraag, bezwaar.beschikking.soort
    if soort in (Besluitsoort.VERLENING, Besluitsoort.DIRECT, Besluitsoort.VASTSTELLING):
        nu = aanvraag.toegekend if aanvraag.vastgesteld is None else aanvraag.vastgesteld
        return (nu or 0) + 1
    return 1


def may_reopen(bezwaar: Bezwaar) -> bool:
    """Whether the answer can be to judge the application after all: only one that was left aside."""
    return bezwaar.beschikking.soort == Besluitsoort.BUITEN_BEHANDELING


def detail(persoon: Persoon, pk: int) -> Bezwaar | None:
    """Return one objection for who may read it."""
    return rules.bezwaren_voor(persoon).select_related(*MET, "beslissing__document").filter(pk=pk).first()
