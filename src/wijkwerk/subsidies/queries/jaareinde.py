"""What a year still has open before it can be closed, which pots wait for an objection, and what goes back then."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Max, Q, Sum
from django.utils.translation import gettext_lazy as _

from wijkwerk.kern import klok
from wijkwerk.kern.grootboek import queries as boeken
from wijkwerk.kern.grootboek.models import Pot, Stand
from wijkwerk.subsidies.models import Aanvraag, Beschikking, Betaling, Bezwaar, Plafond, Regeling, Vordering
from wijkwerk.subsidies.queries import bezwaar as bezwaren
from wijkwerk.subsidies.queries.grootboek import total
from wijkwerk.subsidies.queries.plafond import parts_of
from wijkwerk.subsidies.states.aanvraag import TE_BESLISSEN, Status
from wijkwerk.subsidies.states.besluit import OPEN_BEZWAAR, Besluitsoort, Vorderingstatus
from wijkwerk.subsidies.states.betaling import OPEN


@dataclass(frozen=True)
class Punt:
    """One line of the list: what it is, how many, how much (cents), and whether the pots can not close before."""

    sleutel: str
    wat: Any
    aantal: int
    bedrag: int
    houdt_tegen: bool

    @property
    def klaar(self) -> bool:
        """Whether nothing of it is left."""
        return self.aantal == 0


@dataclass(frozen=True)
class Wachtend:
    """A pot that stays open because of an objection, and what that may ask from it at most, in cents."""

    bezwaar: Bezwaar
    potten: list[Pot]
    hoogstens: int


@dataclass(frozen=True)
class Jaareinde:
    """How a year stands: the list, its pots, their sum, what goes back now, and whether next year has its money.

    `open` counts the pots that are not closed, `wachtend` says which of them stay open, and for what; `bezwaar_tot` is
    the last day to object to a decision of which the money would come from this year, when that day is still to come.
    """

    jaar: int
    punten: list[Punt]
    standen: list[Stand]
    samen: Stand
    terug: int
    open: int
    wachtend: list[Wachtend]
    bezwaar_tot: date | None
    volgend: list[str]
    zonder_volgend: list[Plafond]

    @property
    def dicht(self) -> bool:
        """Whether every pot of the year is closed."""
        return bool(self.standen) and self.open == 0

    @property
    def kan(self) -> bool:
        """Whether pots can be closed: nothing that could still take money from them is open."""
        return self.te_sluiten > 0 and not any(punt.houdt_tegen and not punt.klaar for punt in self.punten)

    @property
    def te_sluiten(self) -> int:
        """How many open pots wait for no objection."""
        return self.open - len(held_back(self.wachtend))


def year_end(jaar: int) -> Jaareinde:
    """Return how a year stands: twelve queries, and three per objection that is open."""
    standen = boeken.standen(jaar=jaar)
    open_ = [stand for stand in standen if stand.pot.gesloten_op is None]
    plafonds = Plafond.objects.filter(jaar__in=(jaar, jaar + 1), vervangen_door__isnull=True).select_related("regeling")
    volgend = {plafond.regeling for plafond in plafonds if plafond.jaar == jaar + 1}
    nu = {plafond.regeling: plafond for plafond in plafonds if plafond.jaar == jaar and plafond.regeling.actief}
    wacht = waiting(jaar)
    blijft = held_back(wacht)
    return Jaareinde(
        jaar=jaar,
        punten=_points(jaar),
        standen=standen,
        samen=total(standen),
        terug=sum(stand.vrij for stand in open_ if stand.pot_id not in blijft),
        open=len(open_),
        wachtend=wacht,
        bezwaar_tot=_last_day(jaar),
        volgend=sorted(regeling.naam for regeling in volgend),
        zonder_volgend=[nu[regeling] for regeling in sorted(nu, key=_name) if regeling not in volgend],
    )


def _name(regeling: Regeling) -> str:
    return regeling.naam


def waiting(jaar: int) -> list[Wachtend]:
    """Return the open objections that may take money from an open pot of this year, the oldest first."""
    open_ = Bezwaar.objects.filter(status__in=OPEN_BEZWAAR).select_related(*bezwaren.MET).order_by("ontvangen_op", "pk")
    rijen = []
    for bezwaar in open_:
        aanvraag = bezwaar.beschikking.aanvraag
        potten = [deel.pot for deel in parts_of(aanvraag) if deel.pot.jaar == jaar and deel.pot.gesloten_op is None]
        if potten:
            meer = bezwaren.highest(bezwaar) - bezwaren.lowest(bezwaar) + 1
            rijen.append(Wachtend(bezwaar, potten, max(0, meer)))
    return rijen


def held_back(wachtend: list[Wachtend]) -> set[int]:
    """Return the keys of the pots that stay open."""
    return {pot.pk for rij in wachtend for pot in rij.potten}


def _last_day(jaar: int) -> date | None:
    uit_jaar = Q(aanvraag__plafonddeel__plafond__jaar=jaar) | Q(
        aanvraag__plafonddeel=None, aanvraag__ontvangen_op__year=jaar
    )
    rijen = Beschikking.objects.filter(uit_jaar, vervangen_door__isnull=True, bezwaar_tot__gte=klok.vandaag())
    return rijen.exclude(soort=Besluitsoort.BEZWAAR).aggregate(tot=Max("bezwaar_tot"))["tot"]


def _points(jaar: int) -> list[Punt]:
    onbeslist = Aanvraag.objects.filter(ontvangen_op__year=jaar, status__in=TE_BESLISSEN)
    loopt = Aanvraag.objects.filter(plafonddeel__plafond__jaar=jaar, status=Status.VERLEEND)
    gereserveerd = Stand.objects.filter(pot__jaar=jaar, gereserveerd__gt=0).exclude(dossier="")
    betalingen = Betaling.objects.filter(status__in=OPEN, aanvraag__plafonddeel__plafond__jaar=jaar)
    vorderingen = Vordering.objects.filter(
        status=Vorderingstatus.OPEN, aanvraag__plafonddeel__plafond__jaar=jaar
    ).annotate(rest=F("bedrag") - F("ontvangen"))
    return [
        _point("onbeslist", _("Aanvragen zonder besluit"), onbeslist, "gevraagd", True),
        _point("gereserveerd", _("Geld dat apart ligt voor een aanvraag"), gereserveerd, "gereserveerd", True),
        _point("onvastgesteld", _("Toegekend en nog niet vastgesteld"), loopt, "toegekend", False),
        _point("betaling", _("Betalingen die nog niet bij de bank zijn"), betalingen, "bedrag", False),
        _point("vordering", _("Geld dat nog terug moet komen"), vorderingen, "rest", False),
    ]  # fmt: skip


def _point(sleutel: str, wat: Any, rijen: Any, veld: str, houdt_tegen: bool) -> Punt:
    som = rijen.aggregate(aantal=Count("pk"), som=Sum(veld))
    return Punt(sleutel, wat, som["aantal"], som["som"] or 0, houdt_tegen)
