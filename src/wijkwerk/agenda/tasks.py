"""Work on the agenda that nobody has to wait for."""

from django_tasks import task

from wijkwerk.agenda.actions import advies, afweging, knelpunt, overleg, termijn
from wijkwerk.kern import klok
from wijkwerk.kern.taken import schema

MAANDAG = 0


@schema.daily("07:10")
@task()
def remind_acties() -> int:
    """Remind the owners of acties that are due or late."""
    return termijn.remind_acties()


@schema.daily("07:15")
@task()
def remind_promises() -> int:
    """Remind who promised something to the council, and on Mondays send the griffie the figures."""
    if klok.vandaag().weekday() == MAANDAG:
        termijn.report_to_griffie()
    return termijn.remind_promises()


@schema.daily("07:20")
@task()
def remind_checks() -> int:
    """Ask whether it came out as the college expected, on the day that was chosen for it."""
    return afweging.remind_checks()


@schema.daily("06:30")
@task()
def find_stuck() -> int:
    """Find what got stuck and take it up one table."""
    return knelpunt.find_stuck()


@schema.daily("07:05")
@task()
def remind_advisers() -> int:
    """Remind who owes advice."""
    return advies.remind_advisers()


@schema.daily("05:10")
@task()
def extend_series() -> int:
    """Plan the meetings of running series for the coming half year."""
    return overleg.extend_series()


@schema.daily("04:25")
@task()
def sweep_papers() -> int:
    """Delete papers on disk that no record knows any more."""
    return overleg.sweep()
