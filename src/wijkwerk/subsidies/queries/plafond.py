"""Ceilings and their parts: from which pot money comes, and what is left."""

from dataclasses import dataclass
from datetime import date

from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.kern.grootboek.models import Stand
from wijkwerk.subsidies.models import Plafond, Plafonddeel, Regeling


def ceiling_on(regeling: Regeling, dag: date) -> Plafond | None:
    """Return the ceiling of a fund for the period that holds `dag`: the latest that was set, or None."""
    return Plafond.objects.filter(
        regeling=regeling, van__lte=dag, tot__gt=dag, vervangen_door__isnull=True, gepubliceerd_op__isnull=False
    ).first()


def parts_for(regeling: Regeling, werkgebied: Werkgebied, dag: date) -> list[Plafonddeel]:
    """Return the parts from which a grant in this area is paid, in order: the own share first, then the city's."""
    plafond = ceiling_on(regeling, dag)
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
    standen = {
        stand.pot_id: stand for stand in Stand.objects.filter(pot__in=[deel.pot_id for deel in delen], dossier="")
    }
    return [_left_in(deel, standen.get(deel.pot_id)) for deel in delen]


def _left_in(deel: Plafonddeel, stand: Stand | None) -> Over:
    if stand is None:
        return Over(deel, 0, 0, 0)
    return Over(deel, stand.plafond, stand.vrij, stand.plafond - stand.vrij - stand.afgesloten)
