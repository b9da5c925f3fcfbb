"""Periodic work about people."""

from django.conf import settings
from django.utils.translation import gettext as _
from django_tasks import task

from wijkwerk.kern import klok
from wijkwerk.kern.berichten.actions import send
from wijkwerk.kern.taken import schema
from wijkwerk.mensen import queries


@schema.daily("07:00")
@task()
def remind_review() -> int:
    """Mail the managers once a week while a role or mandate was not looked at for a year; return how many were sent."""
    te_laat = sum(regel.te_laat for regel in queries.review_list())
    if not te_laat:
        return 0
    beheerders = list(queries.managers())
    for beheerder in beheerders:
        _remind(beheerder.pk, beheerder.email, te_laat)
    return len(beheerders)


def _remind(pk: int, email: str, te_laat: int) -> None:
    jaar, week, _dag = klok.vandaag().isocalendar()
    tekst = _(
        "Beste beheerder,\n\nEr zijn %(aantal)s rollen en mandaten die langer dan een jaar niet zijn bekeken. "
        "Ga in Wijkwerk naar Beheer en dan naar Toegangscontrole, en geef bij elk aan of dat nog nodig is.\n\n"
        "Gemeente %(gemeente)s"
    )
    # One key per person and week: however often the job runs, nobody gets a second mail.
    send(
        sleutel=f"mensen.toegangscontrole.{pk}.{jaar}-{week:02}",
        aan=email,
        onderwerp=_("Controleer wie nog toegang nodig heeft"),
        tekst=tekst % {"aantal": te_laat, "gemeente": settings.GEMEENTE["gemeente"]},
    )
