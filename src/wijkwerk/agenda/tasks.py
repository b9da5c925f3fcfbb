"""Work on the agenda that nobody has to wait for."""

from django_tasks import task

from wijkwerk.agenda.actions import termijn
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
