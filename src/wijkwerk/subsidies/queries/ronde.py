"""A round in which plans are weighed against each other: points, order, and the line where the money ends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.db.models import QuerySet

from wijkwerk.subsidies.models import Aanvraag, Advies, Plafond, Regelingversie, Ronde
from wijkwerk.subsidies.queries import besluit as besluiten
from wijkwerk.subsidies.queries.plafond import ceiling_on
from wijkwerk.subsidies.states.aanvraag import TE_BESLISSEN, TOEGEKEND, Status
from wijkwerk.subsidies.states.regeling import Rondestatus, Verdeelwijze

MEE = (*TE_BESLISSEN, *TOEGEKEND)


@dataclass(frozen=True)
class Plaats:
    """The place of one plan: its points out of 10 (None without advice), what it gets, and whether that is there."""

    nummer: int
    aanvraag: Aanvraag
    punten: Fraction | None
    stemmen: int
    bedrag: int
    past: bool
    wacht_op: str

    @property
    def cijfer(self) -> str:
        """The points with one decimal, as people write them."""
        return "" if self.punten is None else f"{float(self.punten):.1f}".replace(".", ",")


def round_for(versie: Regelingversie, dag: date) -> Ronde | None:
    """Return the round of a fund in which one applies on `dag`, or None."""
    plafond = ceiling_on(versie.regeling, dag)
    if plafond is None:
        return None
    open_ = plafond.rondes.filter(status=Rondestatus.OPEN, opent_op__lte=dag, sluit_op__gte=dag)
    return open_.order_by("sluit_op", "pk").first()


def all_rounds() -> QuerySet[Ronde]:
    """Return every round, latest first."""
    return Ronde.objects.select_related("plafond__regeling").order_by("-sluit_op", "-pk")


def ceilings_with_rounds(dag: date) -> QuerySet[Plafond]:
    """Return the ceilings of which the money can be divided in rounds, now or later."""
    wijzen = (Verdeelwijze.RONDE, Verdeelwijze.PANEL)
    versies = Regelingversie.objects.filter(verdeelwijze__in=wijzen, status__in=["gepubliceerd", "open"])
    rijen = Plafond.objects.filter(regeling__in=versies.values("regeling"), tot__gt=dag, vervangen_door__isnull=True)
    return rijen.select_related("regeling")


def points(criteria: Sequence[Mapping[str, Any]], punten: Mapping[str, int]) -> Fraction:
    """Return the mark of one adviser: the mean of the points per criterion, by weight."""
    gewicht = sum(int(criterium["gewicht"]) for criterium in criteria)
    som = sum(int(criterium["gewicht"]) * punten[criterium["naam"]] for criterium in criteria)
    return Fraction(som, gewicht)


def mark_of(criteria: Sequence[Mapping[str, Any]], adviezen: Sequence[Advies]) -> Fraction | None:
    """Return the mean mark of all who gave points, or None."""
    namen = {criterium["naam"] for criterium in criteria}
    cijfers = [points(criteria, advies.punten) for advies in adviezen if namen and namen <= set(advies.punten)]
    return sum(cijfers, Fraction()) / len(cijfers) if cijfers else None


def ranking(ronde: Ronde) -> list[Plaats]:
    """Return the plans of a round from the highest mark to the lowest, with the line where the money ends.

    The same mark: who was complete first. The first that does not fit ends the line: nobody with less points goes
    before somebody with more. What a rule says no to, or waits for a person, gets nothing yet.
    """
    rijen = list(
        ronde.aanvragen.filter(status__in=MEE)
        .select_related("werkgebied", "regelingversie__regeling", "aanvrager", "ronde")
        .prefetch_related("adviezen", "uitkomsten__voorwaarde")
    )
    cijfers = {rij.pk: _mark(ronde, rij) for rij in rijen}
    rijen.sort(key=lambda rij: (-(cijfers[rij.pk] or Fraction(-1)), rij.compleet_op or rij.ontvangen_op, rij.pk))
    plaatsen, over, op = [], ronde.bedrag, False
    for nummer, rij in enumerate(rijen, start=1):
        wacht_op = _waits_for(rij, cijfers[rij.pk])
        bedrag = rij.toegekend if rij.toegekend is not None else besluiten.highest(rij)
        past = not wacht_op and not op and bedrag <= over
        op = op or (not wacht_op and not past)
        over -= bedrag if past else 0
        plaatsen.append(Plaats(nummer, rij, cijfers[rij.pk], _given(rij), bedrag, past, wacht_op))
    return plaatsen


def _mark(ronde: Ronde, rij: Aanvraag) -> Fraction | None:
    return mark_of(ronde.criteria, [advies for advies in rij.adviezen.all() if advies.gegeven_op is not None])


def _given(rij: Aanvraag) -> int:
    return sum(advies.gegeven_op is not None for advies in rij.adviezen.all())


def _waits_for(rij: Aanvraag, cijfer: Fraction | None) -> str:
    """Return the key of what must happen first: "aanvulling", "regel" (says no), "mens" (must look), "punten"."""
    if rij.status in TOEGEKEND:
        return ""
    if rij.status == Status.AANVULLEN:
        return "aanvulling"
    oordelen = {uitkomst.geldt for uitkomst in rij.uitkomsten.all()}
    if "nee" in oordelen:
        return "regel"
    if "mens" in oordelen:
        return "mens"
    return "punten" if cijfer is None else ""


def fits_in_round(aanvraag: Aanvraag) -> bool:
    """Whether this plan stands above the line of its round."""
    if aanvraag.ronde is None:
        return True
    return any(plaats.past for plaats in ranking(aanvraag.ronde) if plaats.aanvraag.pk == aanvraag.pk)
