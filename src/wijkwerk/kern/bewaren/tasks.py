"""Periodic work: seal the log, see whether anything is due, and carry out a list without anybody waiting for it."""

from django.contrib.auth import get_user_model
from django_tasks import task

from wijkwerk.kern.bewaren import actions, queries
from wijkwerk.kern.bewaren.models import Vernietigingslijst
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.taken import schema


@schema.every(minuten=15)
@task()
def seal_log() -> int:
    """Seal all lines of the log that are not sealed yet, and return how many."""
    aantal = 0
    while zegel := logboek.seal():
        aantal += zegel.aantal
    return aantal


@schema.daily("03:30")
@task()
def propose_list() -> int | None:
    """Draw up a list when something is due and no list is open; return its number. A person decides on it."""
    if queries.open_list() is not None:
        return None
    lijst = actions.propose(by=None)
    return lijst.pk if lijst else None


@task()
def execute_list(lijst_id: int, door_id: int) -> int:
    """Carry out an established list for a person, with progress, and return the number of its declaration."""
    lijst = Vernietigingslijst.objects.get(pk=lijst_id)
    return actions.execute(lijst, by=get_user_model().objects.get(pk=door_id)).pk
