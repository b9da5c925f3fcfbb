"""What this room does by itself; harmless when done twice."""

from django_tasks import task

from wijkwerk.kern.taken import schema
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies.actions import (
    aanvraag_concept,
    afschrift,
    bijlage,
    jaareinde,
    klok,
    klok_waarschuwen,
    plafond,
    regeling,
    ronde,
)


@schema.daily("00:05")
@task()
def open_versions() -> int:
    """Open the rules whose day has come, let go of reserved shares whose time is over, close rounds that ended."""
    return regeling.open_due() + plafond.release_due() + ronde.close_due()


@schema.every(minuten=60)
@task()
def fetch_statements() -> int:
    """Read what lies ready at the bank: paid, refused, come back."""
    return afschrift.fetch()


@schema.daily("00:10")
@task()
def end_completions() -> int:
    """Let the clock go on where the time to complete an application is over."""
    return klok.end_completions()


@schema.daily("07:30")
@task()
def alert_terms() -> int:
    """Warn who decides ten and three working days before a term ends, and when it passed."""
    return klok_waarschuwen.alert_terms()


@schema.daily("02:40")
@task()
def check_ledger(door: int | None = None) -> bool:
    """Prove the ledger from its first line; `door` is who asked for it, nobody at night."""
    return jaareinde.check_ledger(by=Persoon.objects.filter(pk=door).first() if door else None)


@schema.daily("03:40")
@task()
def clean_drafts() -> dict[str, int]:
    """Throw away drafts of thirty days old, and papers that nobody's record knows any more."""
    return {"concepten": aanvraag_concept.clean(), "bijlagen": bijlage.sweep()}
