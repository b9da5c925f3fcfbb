"""Days on which euro payments between banks are settled: the TARGET calendar of the European Central Bank."""

from datetime import date, timedelta

from holidays import financial_holidays

# Weekends apart: 1 January, Good Friday, Easter Monday, 1 May, 25 and 26 December.
_SLUITDAGEN = financial_holidays("XECB")


def is_target(dag: date) -> bool:
    """Tell whether banks settle on this day."""
    return dag.weekday() < 5 and dag not in _SLUITDAGEN


def volgende_target(dag: date) -> date:
    """Return the day itself when banks settle on it, else the first day after it on which they do."""
    while not is_target(dag):
        dag += timedelta(days=1)
    return dag
