"""Periodic work of the queue itself."""

from datetime import timedelta

from django_tasks import task

from wijkwerk.kern import klok
from wijkwerk.kern.taken import actions, schema

BEWAARTERMIJN = timedelta(days=30)


@schema.daily("04:10")
@task()
def clean() -> int:
    """Delete jobs that ended more than 30 days ago."""
    return actions.clean(before=klok.nu() - BEWAARTERMIJN)
