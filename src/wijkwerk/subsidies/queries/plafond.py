"""Ceilings and their parts: from which pot money comes, and what is left."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.gebieden.queries import versies_on
from wijkwerk.kern import klok
from wijkwerk.kern.grootboek.models import Stand
from wijkwerk.subsidies.models import Aanvraag, Plafond, Plafonddeel, Regeling, Stemronde
from wijkwerk.subsidies.states.regeling import Plafondverdeling


def ceiling_on(regeling: Regeling, dag: date) -> Plafond | None:
    """Return the ceiling of a fund for the period that holds `dag`: the latest that was set, or None."""
    return Plafond.objects.filter(
        regeling=regeling, van__lte=dag, tot__gt=dag, vervangen_door__isnull=True, gepubliceerd_op__isnull=False
    ).first()


def parts_for(regeling: Regeling, werkgebied: Werkgebied, dag: date) -> list[Plafonddeel]:
    """Return the parts from which a grant in this area is paid, in order: the own share first, then the city's."""
    return _fitting(ceiling_on(regeling, dag), werkgebied)


def parts_of(aanvraag: Aanvraag) -> list[Plafonddeel]:
    """Return the parts it is paid from, or would be: of the vote it comes from, else of the period in which it came.

    Had that period no ceiling, those of the latest one of the fund.
    """
    if stemronde := Stemronde.objects.filter(ideeen__aanvraag=aanvraag).select_related("plafonddeel__pot").first():
        return [stemronde.plafonddeel]
    regeling, dag = aanvraag.regelingversie.regeling, klok.dag_van(aanvraag.ontvangen_op)
    plafond = ceiling_on(regeling, dag) or Plafond.objects.filter(regeling=regeling).order_by("-van", "-pk").first()
    return _fitting(plafond, aanvraag.werkgebied)


def _fitting(plafond: Plafond | None, werkgebied: Werkgebied) -> list[Plafonddeel]:
    if plafond is None:
        return []
    delen = plafond.delen.select_related("pot", "werkgebied")
    passend = [deel for deel in delen if deel.werkgebied_id in (None, werkgebied.pk)]
    return sorted(passend, key=lambda deel: deel.werkgebied_id is None)


@dataclass(frozen=True)
class Over:
    """What is left in one part, in cents."""

    deel: Plafonddeel
    plafond: int
    vrij: int
    toegekend: int


def left(regeling: Regeling, dag: date) -> list[Over]:
    """Return what is left in every part of a fund in the period that holds `dag`: three queries."""
    plafond = ceiling_on(regeling, dag)
    return [] if plafond is None else left_in(plafond)


def left_in(plafond: Plafond) -> list[Over]:
    """Return what is left in every part of one ceiling: two queries."""
    delen = list(plafond.delen.select_related("pot", "werkgebied"))
    standen = _sums(delen)
    return [_left_in(deel, standen.get(deel.pot_id)) for deel in delen]


def _sums(delen: Iterable[Plafonddeel]) -> dict[int, Stand]:
    potten = [deel.pot_id for deel in delen]
    return {stand.pot_id: stand for stand in Stand.objects.filter(pot__in=potten, dossier="")}


def _left_in(deel: Plafonddeel, stand: Stand | None) -> Over:
    if stand is None:
        return Over(deel, 0, 0, 0)
    return Over(deel, stand.plafond, stand.vrij, stand.plafond + stand.aangevuld - stand.vrij - stand.afgesloten)


@dataclass(frozen=True)
class Plafondblad:
    """One ceiling with what is in each of its pots. Amounts in cents."""

    plafond: Plafond
    delen: tuple[Over, ...]

    @property
    def totaal(self) -> int:
        """The ceiling as it stands in the ledger: with what was raised or lowered since it was set."""
        return sum(deel.plafond for deel in self.delen)

    @property
    def vrij(self) -> int:
        """What is left."""
        return sum(deel.vrij for deel in self.delen)

    @property
    def toegekend(self) -> int:
        """What is promised or set aside."""
        return sum(deel.toegekend for deel in self.delen)

    @property
    def vrij_te_geven(self) -> int:
        """What is left in the shares of areas while their day is over, in cents."""
        dag = self.plafond.gereserveerd_tot
        if self.plafond.verdeling != Plafondverdeling.GERESERVEERD or dag is None or dag > klok.vandaag():
            return 0
        return sum(deel.vrij for deel in self.delen if deel.deel.werkgebied_id is not None)


def ceilings() -> list[Plafondblad]:
    """Return every ceiling with what is in its pots, by fund and latest period first: three queries."""
    plafonds = list(
        Plafond.objects.select_related("regeling").order_by("regeling__volgorde", "regeling__naam", "-van", "-pk")
    )
    delen = list(Plafonddeel.objects.filter(plafond__in=plafonds).select_related("pot", "werkgebied"))
    standen = _sums(delen)
    per_plafond: dict[int, list[Over]] = {plafond.pk: [] for plafond in plafonds}
    for deel in delen:
        per_plafond[deel.plafond_id].append(_left_in(deel, standen.get(deel.pot_id)))
    return [Plafondblad(plafond, tuple(per_plafond[plafond.pk])) for plafond in plafonds]


def sheet_of(plafond: Plafond) -> Plafondblad:
    """Return one ceiling with what is in its pots: two queries."""
    return Plafondblad(plafond, tuple(left_in(plafond)))


def before(regeling: Regeling, jaar: int) -> Plafondblad | None:
    """Return the ceiling of the year before, to start from; None when there was none. Two queries or one."""
    rijen = Plafond.objects.filter(regeling=regeling, jaar=jaar - 1, vervangen_door__isnull=True)
    plafond = rijen.order_by("-van", "-pk").first()
    return None if plafond is None else sheet_of(plafond)


def inhabitants(dag: date) -> list[tuple[Werkgebied, int]]:
    """Return the areas that hold on `dag` with their inhabitants (0: not known), by name: one query."""
    return [(rij.werkgebied, rij.inwoners or 0) for rij in versies_on(dag)]
