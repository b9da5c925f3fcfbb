"""The days of a series: which it falls on, which it skips and why, and who belongs to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from wijkwerk.agenda.models import Overleg, Overlegreeks, Reekslid
from wijkwerk.kern import klok
from wijkwerk.kern.termijnen import feestdag
from wijkwerk.mensen.models import GeldigQuerySet

HORIZON = timedelta(days=183)


@dataclass(frozen=True)
class Reeksdag:
    """A day on which the series falls; with a holiday it is skipped. `overleg` is what was made for it."""

    dag: date
    feestdag: str = ""
    overleg: Overleg | None = None


def meeting_days(reeks: Overlegreeks, *, vanaf: date, tot: date | None) -> Iterator[Reeksdag]:
    """Yield the days of the series from `vanaf` up to and including `tot`, holidays with their name."""
    stap = timedelta(weeks=reeks.weken)
    eind = min(tot or vanaf, reeks.laatste_dag or date.max)
    dag = reeks.eerste_dag
    if dag < vanaf:
        dag += stap * -((dag - vanaf) // stap)
    while dag <= eind:
        yield Reeksdag(dag, feestdag(dag) or "")
        dag += stap


def members_on(reeks: Overlegreeks, dag: date) -> list[Reekslid]:
    """Return who belongs to the series on a day."""
    leden = GeldigQuerySet(Reekslid).valid_on(dag).filter(reeks=reeks, persoon__is_active=True)
    return list(leden.select_related("persoon"))


def plan_of(reeks: Overlegreeks) -> list[Reeksdag]:
    """Return what comes of the series: its meetings and the holidays it skips, in order of day."""
    overleggen = reeks.overleggen.filter(begint_op__gt=klok.nu()).order_by("begint_op")
    komt = [Reeksdag(klok.dag_van(overleg.begint_op), overleg=overleg) for overleg in overleggen]
    dagen = meeting_days(reeks, vanaf=klok.vandaag(), tot=reeks.gepland_tot) if reeks.gestopt_op is None else ()
    return sorted([*komt, *(dag for dag in dagen if dag.feestdag)], key=lambda rij: rij.dag)
