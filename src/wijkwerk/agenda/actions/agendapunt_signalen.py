"""The signals on the thread of a question: on the agenda with it, and back when it is taken off."""

from wijkwerk.agenda.models import Agendapunt
from wijkwerk.agenda.queries.agendapunt import questions_about, signals_upstream
from wijkwerk.agenda.states.agendapunt import BIJ_TAFEL
from wijkwerk.mensen.models import Persoon
from wijkwerk.signalen import actions as signalen
from wijkwerk.signalen import states
from wijkwerk.signalen.models import Signaal
from wijkwerk.signalen.states import Status
from wijkwerk.web.toegang import houdt


def schedule_signals(punt: Agendapunt, *, by: Persoon) -> int:
    """Put the open signals on the thread on the agenda of this table, as far as `by` handles them; return how many.

    Their reporters hear which table. A signal that already lies on this table stays as it is.
    """
    tafel, aantal = str(punt.get_tafel_display()), 0
    for signaal in signals_upstream(punt).filter(status__in=states.step("schedule").van):
        ligt_al = signaal.status == Status.GEAGENDEERD and signaal.tafel == tafel
        if not ligt_al and houdt(by, "signalen.behandelen", signaal):
            signalen.schedule(signaal, tafel=tafel, by=by)
            aantal += 1
    return aantal


def take_back_signals(punt: Agendapunt, *, by: Persoon) -> int:
    """Let `by` take up the signals that only this question held on an agenda; return how many."""
    aantal = 0
    for signaal in signals_upstream(punt).filter(status=Status.GEAGENDEERD):
        if houdt(by, "signalen.oppakken", signaal) and not _still_on_agenda(signaal):
            signalen.take(signaal, by=by)
            aantal += 1
    return aantal


def _still_on_agenda(signaal: Signaal) -> bool:
    return questions_about(signaal).filter(status__in=BIJ_TAFEL).exists()
