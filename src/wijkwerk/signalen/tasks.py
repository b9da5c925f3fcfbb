"""Work on signals that nobody has to wait for."""

from django_tasks import task

from wijkwerk.kern.taken import schema
from wijkwerk.signalen.actions import invoer, onderhoud


@schema.every(minuten=15)
@task()
def escalate() -> int:
    """Tell the wijkregisseur about terms that have passed."""
    return onderhoud.escalate()


@schema.daily("07:00")
@task()
def remind() -> int:
    """Remind partners and departments of the answer they owe."""
    return onderhoud.remind()


@schema.daily("03:30")
@task()
def clean() -> dict[str, int]:
    """Throw away old drafts and old refused rows."""
    return {"concepten": onderhoud.clean_concepts(), "invoer": invoer.clean_received()}
