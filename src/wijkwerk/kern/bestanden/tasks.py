"""Periodic work for photos."""

from django_tasks import task

from wijkwerk.kern.bestanden import actions
from wijkwerk.kern.taken import schema


@schema.daily("04:20")
@task()
def sweep() -> int:
    """Delete what a crash left on disk."""
    return actions.sweep()
