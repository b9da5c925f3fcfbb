"""What a year still has open before it can be closed, and what goes back to the budget then."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Sum
from django.utils.translation import gettext_lazy as _

from wijkwerk.kern.grootboek import queries as boeken
from wijkwerk.kern.grootboek.models import Stand
from wijkwerk.subsidies.models import Aanvraag, Betaling, Plafond, Vordering
from wijkwerk.subsidies.queries.grootboek import total
from wijkwerk.subsidies.states.aanvraag import TE_BESLISSEN, Status
from wijkwerk.subsidies.states.besluit import Vorderingstatus
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
class Jaareinde:
    """How a year stands: the list, its pots, their sum, what goes back now, and whether next year has its money."""

    jaar: int
    punten: list[Punt]
    standen: list[Stand]
    samen: Stand
    terug: int
    open: int
    volgend: list[str]
    zonder_volgend: list[str]

    @property
    def dicht(self) -> bool:
        """Whether every pot of the year is closed."""
        return bool(self.standen) and self.open == 0

    @property
    def kan(self) -> bool:
        """Whether the pots can be closed: nothing that could still take money from them is open."""
        return self.open > 0 and not any(punt.houdt_tegen and not punt.klaar for punt in self.punten)


def year_end(jaar: int) -> Jaareinde:
    """Return how a year stands: nine queries."""
    standen = boeken.standen(jaar=jaar)
    open_ = [stand for stand in standen if stand.pot.gesloten_op is None]
    plafonds = list(Plafond.objects.filter(jaar__in=(jaar, jaar + 1)).select_related("regeling"))
    volgend = {plafond.regeling.naam for plafond in plafonds if plafond.jaar == jaar + 1}
    nu = {plafond.regeling.naam for plafond in plafonds if plafond.jaar == jaar and plafond.regeling.actief}
    return Jaareinde(
        jaar=jaar,
        punten=_points(jaar),
        standen=standen,
        samen=total(standen),
        terug=sum(stand.vrij for stand in open_),
        open=len(open_),
        volgend=sorted(volgend),
        zonder_volgend=sorted(nu - volgend),
    )


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
