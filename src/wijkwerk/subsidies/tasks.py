"""What this room does by itself; harmless when done twice."""

from django_tasks import task

from wijkwerk.kern.taken import schema
from wijkwerk.subsidies.actions import afschrift, plafond, regeling


@schema.daily("00:05")
@task()
def open_versions() -> int:
    """Open the rules whose day has come, and let go of reserved shares whose time is over."""
    return regeling.open_due() + plafond.release_due()


@schema.every(minuten=60)
@task()
def fetch_statements() -> int:
    """Read what lies ready at the bank: paid, refused, come back."""
    return afschrift.fetch()
