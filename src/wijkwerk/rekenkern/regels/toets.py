"""Trying rules on a plan."""

from collections.abc import Sequence

from wijkwerk.rekenkern.regels.plan import Plan
from wijkwerk.rekenkern.regels.soorten import SOORTEN
from wijkwerk.rekenkern.regels.uitkomst import Oordeel, Regel, Toets, Uitkomst


def toets(regels: Sequence[Regel], plan: Plan) -> Toets:
    """Try every rule on the plan. Raises KeyError for a kind of rule that does not exist."""
    return Toets(tuple(_soften(SOORTEN[regel.soort].oordeel(regel, plan)) for regel in regels))


def _soften(uitkomst: Uitkomst) -> Uitkomst:
    if uitkomst.oordeel is Oordeel.NEE and uitkomst.regel.bij_nee == "mens":
        return Uitkomst(uitkomst.regel, Oordeel.MENS, uitkomst.reden, uitkomst.hoogste_bedrag)
    return uitkomst
