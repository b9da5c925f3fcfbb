"""What this room does by itself; harmless when done twice."""

from django_tasks import task

from wijkwerk.kern.taken import schema
from wijkwerk.subsidies.actions import (
    aanvraag_concept,
    afschrift,
    bezwaar_waarschuwen,
    bijlage,
    jaareinde,
    klok,
    klok_waarschuwen,
    medestander,
    plafond,
    regeling,
    ronde,
    stembiljet,
    stemronde,
    verantwoording_klok,
    vordering,
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
def check_ledger() -> bool:
    """Prove the ledger from its first line."""
    return jaareinde.check_ledger(by=None)


@schema.daily("03:40")
@task()
def clean_drafts() -> dict[str, int]:
    """Throw away old drafts, papers that no record knows, and who supported a plan that was decided."""
    opgeruimd = {"concepten": aanvraag_concept.clean(), "bijlagen": bijlage.sweep()}
    return opgeruimd | {"medestanders": medestander.forget_decided()}


@schema.daily("07:35")
@task()
def alert_objections() -> int:
    """Warn ten and three working days before an objection must be decided, and when that passed."""
    return bezwaar_waarschuwen.alert_objections()


@schema.daily("07:40")
@task()
def remind_claims() -> int:
    """Remind once, a week after the last day, who has to pay back."""
    return vordering.remind_due()


@schema.daily("08:10")
@task()
def ask_and_remind() -> int:
    """Ask who had a grant to tell how it was, and remind who did not."""
    return verantwoording_klok.ask_and_remind()


@schema.daily("02:10")
@task()
def settle_by_itself() -> int:
    """Settle what was told long enough ago without a remark."""
    return verantwoording_klok.settle_by_itself()


@schema.daily("00:10")
@task()
def keep_votes() -> int:
    """Make the steps of a vote whose day has come, and shake the boxes of those that are open."""
    return stemronde.advance_due() + stembiljet.shake_open()
