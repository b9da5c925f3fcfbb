"""Days: which are working days in law, and what a term does that ends on another day."""

from datetime import date, timedelta
from functools import lru_cache

import holidays

DAG = timedelta(days=1)
ZATERDAG = 5


@lru_cache(maxsize=64)
def _feestdagen(jaar: int) -> dict[date, str]:
    # "optional" adds Goede Vrijdag (Atw art. 3 lid 2) and 5 May in the years that it is no day off.
    return dict(holidays.country_holidays("NL", years=jaar, categories=("public", "optional"), language="nl"))


def feestdag(dag: date) -> str | None:
    """Return the Dutch name of the holiday on `dag`, or None.

    The days of art. 3 Atw: Nieuwjaarsdag, Goede Vrijdag, tweede paasdag, Koningsdag (on Saturday when the 27th of
    April is a Sunday), 5 May in every year, Hemelvaartsdag, tweede pinksterdag and both days of Christmas.
    """
    return _feestdagen(dag.year).get(dag)


def is_werkdag(dag: date) -> bool:
    """Tell whether `dag` is no Saturday, Sunday or generally recognised holiday (art. 1 and 3 Atw)."""
    return dag.weekday() < ZATERDAG and feestdag(dag) is None


def add_werkdagen(dag: date, aantal: int) -> date:
    """Return the working day that lies `aantal` working days after `dag`; before it when `aantal` is negative.

    `dag` itself does not count. Zero gives `dag` back, whatever day it is.
    """
    stap = DAG if aantal >= 0 else -DAG
    for _teller in range(abs(aantal)):
        dag += stap
        while not is_werkdag(dag):
            dag += stap
    return dag


def verleng_atw(dag: date) -> date:
    """Return the last day of a term that would end on `dag`: the first working day from there on (art. 1 lid 1 Atw).

    Not for a term that is counted back from a moment (art. 1 lid 2 Atw).
    """
    while not is_werkdag(dag):
        dag += DAG
    return dag


def count_werkdagen(na: date, tot_en_met: date) -> int:
    """Return how many working days there are after `na`, up to and including `tot_en_met`."""
    return sum(is_werkdag(na + DAG * teller) for teller in range(1, (tot_en_met - na).days + 1))
