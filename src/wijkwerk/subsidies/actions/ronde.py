"""Rounds: made beforehand with their criteria, closed on their last day, weighed, divided one decision at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.actions import besluit, stap
from wijkwerk.subsidies.models import Plafond, Ronde, Voorstel
from wijkwerk.subsidies.queries.ronde import Plaats, ranking
from wijkwerk.subsidies.states.aanvraag import TE_BESLISSEN, TOEGEKEND, Status
from wijkwerk.subsidies.states.besluit import PLAFOND_OP
from wijkwerk.subsidies.states.regeling import BEHEER, RONDELOOP, Rondestatus
from wijkwerk.web.datums import als_dag, als_euro


@dataclass
class Verdeling:
    """What came of dividing a round: how many got money, wait for a second person, got none; and who could not yet."""

    toegekend: int = 0
    voorgesteld: int = 0
    afgewezen: int = 0
    geweigerd: list[tuple[str, str]] = field(default_factory=list)


@transaction.atomic
def make(
    plafond: Plafond,
    *,
    naam: str,
    opent_op: date,
    sluit_op: date,
    bedrag: int,
    criteria: Sequence[Mapping[str, Any]],
    by: Persoon,
) -> Ronde:
    """Make a round of a ceiling, with what is weighed and how heavily: known before anybody applies (Awb 4:26).

    Refused ("subsidies.ronde"): a first day that has been, days outside the period of the ceiling, no criteria or a
    weight that is no whole number from 1 to 10, more money than the ceiling.
    """
    rules.require(BEHEER, by)
    schoon = stap.need(naam, _("Geef de ronde een naam."), regel="subsidies.ronde")
    if reden := _why_not(plafond, opent_op, sluit_op, bedrag, criteria):
        raise Weigering(reden, regel="subsidies.ronde")
    ronde = Ronde.objects.create(
        plafond=plafond,
        naam=schoon,
        opent_op=opent_op,
        sluit_op=sluit_op,
        bedrag=bedrag,
        criteria=[{"naam": criterium["naam"].strip(), "gewicht": criterium["gewicht"]} for criterium in criteria],
    )
    logboek.note("subsidies.ronde_gemaakt", object=ronde, by=by, bedrag=bedrag)
    return ronde


def _why_not(
    plafond: Plafond, opent_op: date, sluit_op: date, bedrag: int, criteria: Sequence[Mapping[str, Any]]
) -> str:
    namen = [criterium["naam"].strip().lower() for criterium in criteria]
    if opent_op < klok.vandaag() or not plafond.van <= opent_op <= sluit_op < plafond.tot:
        return _("Kies dagen die nog komen, binnen de periode van het plafond.")
    if not namen or "" in namen or len(set(namen)) != len(namen):
        return _("Schrijf op waarop u weegt: minstens één criterium, elk met een eigen naam.")
    if not all(1 <= criterium["gewicht"] <= 10 for criterium in criteria):
        return _("Een gewicht is een heel getal van 1 tot en met 10.")
    if not 0 < bedrag <= plafond.bedrag:
        return _("Er is hoogstens %(bedrag)s te verdelen.") % {"bedrag": als_euro(plafond.bedrag)}
    return ""


@transaction.atomic
def close(ronde: Ronde, *, by: Persoon | None, versie: int | None = None) -> Ronde:
    """Close a round after its last day: from then on it is weighed. Refused before that ("subsidies.ronde")."""
    rij = stap.lock(Ronde, ronde.pk, versie=versie)
    if klok.vandaag() <= rij.sluit_op:
        raise Weigering(
            _("Mensen mogen nog aanvragen tot en met %(dag)s.") % {"dag": als_dag(rij.sluit_op)},
            regel="subsidies.ronde",
        )
    return stap.move(rij, RONDELOOP, "close", by=by, regel=None if by else stap.SYSTEEM)


def close_due() -> int:
    """Close every round whose last day is over; return how many. Run daily, harmless to run twice."""
    voorbij = Ronde.objects.filter(status=Rondestatus.OPEN, sluit_op__lt=klok.vandaag())
    return len([close(ronde, by=None) for ronde in voorbij.order_by("pk")])


def divide(ronde: Ronde, *, deur: str, by: Persoon, versie: int | None = None) -> Verdeling:
    """Decide on the plans of a round, one by one in the order of their marks: each decision stands by itself.

    Above the line a plan gets what its rules let through, below it is refused on Awb 4:25 with `deur` as the other
    door. What one decision is refused for (no mandate, an interest) is told and stops no other. The round is divided
    once nobody waits any more; until then this may be done again. Refused: while it is open, or while a plan waits to
    be completed, judged or given points ("subsidies.ronde").
    """
    rules.require(BEHEER, by)
    open_deur = stap.need(deur, _("Noem een andere deur: waar kan iemand wel terecht?"), regel="subsidies.deur")
    with transaction.atomic():
        rij = stap.lock(Ronde, ronde.pk, versie=versie)
        plaatsen = ranking(rij)
        _check_ready(rij, plaatsen)
    uitslag = Verdeling()
    for plaats in plaatsen:
        if plaats.aanvraag.status == Status.INGEDIEND:
            _decide(plaats, rij, len(plaatsen), open_deur, uitslag, by=by)
    _finish(rij, by=by)
    return uitslag


def _check_ready(ronde: Ronde, plaatsen: Sequence[Plaats]) -> None:
    if ronde.status != Rondestatus.WEGEN:
        raise Weigering(_("Deze ronde is nog open, of al verdeeld."), regel="subsidies.ronde")
    wacht = [plaats.aanvraag.nummer for plaats in plaatsen if plaats.wacht_op]
    if wacht:
        raise Weigering(
            _("Eerst moet elke aanvraag klaar zijn om te wegen. Nog niet klaar: %(nummers)s.")
            % {"nummers": ", ".join(wacht)},
            regel="subsidies.ronde",
        )


def _decide(plaats: Plaats, ronde: Ronde, aantal: int, deur: str, uitslag: Verdeling, *, by: Persoon) -> None:
    woorden = {"cijfer": plaats.cijfer, "plaats": plaats.nummer, "aantal": aantal, "bedrag": als_euro(ronde.bedrag)}
    try:
        if plaats.past:
            waarom = _("Uw plan kreeg een %(cijfer)s en staat op plaats %(plaats)s van %(aantal)s.") % woorden
            gedaan = besluit.grant(plaats.aanvraag, bedrag=plaats.bedrag, motivering=waarom, by=by)
            uitslag.voorgesteld += isinstance(gedaan, Voorstel)
            uitslag.toegekend += not isinstance(gedaan, Voorstel)
            return
        waarom = _(
            "Er was %(bedrag)s te verdelen. Uw plan kreeg een %(cijfer)s en staat op plaats %(plaats)s van %(aantal)s. "
            "Bij die plaats was het geld op."
        )
        besluit.refuse(plaats.aanvraag, motivering=waarom % woorden, deur=deur, weigergrond=PLAFOND_OP, by=by)
        uitslag.afgewezen += 1
    except Weigering as weigering:
        uitslag.geweigerd.append((plaats.aanvraag.nummer, weigering.melding))


@transaction.atomic
def _finish(ronde: Ronde, *, by: Persoon) -> None:
    rij = stap.lock(Ronde, ronde.pk)
    wacht = rij.aanvragen.filter(status__in=(Status.INGEDIEND, Status.AANVULLEN)).exists()
    if rij.status == Rondestatus.WEGEN and not wacht:
        besloten = rij.aanvragen.filter(status__in=(*TOEGEKEND, *TE_BESLISSEN)).count()
        stap.move(rij, RONDELOOP, "divide", by=by, aantal=besloten)
