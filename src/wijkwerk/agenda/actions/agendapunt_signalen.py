"""The signals on the thread of a question: on the agenda with it, and back when it is taken off."""

from wijkwerk.agenda.models import Agendapunt
from wijkwerk.agenda.queries.agendapunt import questions_about, signals_upstream
from wijkwerk.agenda.states.agendapunt import BIJ_TAFEL, Tafel
from wijkwerk.kern.taal import dutch
from wijkwerk.mensen.models import Persoon
from wijkwerk.signalen import actions as signalen
from wijkwerk.signalen import states
from wijkwerk.signalen.models import Signaal
from wijkwerk.signalen.states import Status
from wijkwerk.web.toegang import houdt


def schedule_signals(punt: Agendapunt, *, by: Persoon | None, van_tafel: str = "") -> int:
    """Put the open signals on the thread on the agenda of this table, as far as `by` leads them; return how many.

    What already lay on the agenda of `van_tafel`, the table that the question left, follows it whoever moved it, also
    when that was the system (`by=None`): a signal never tells a table where its question is not. Their reporters hear
    which table. A signal that already lies on this table stays as it is.
    """
    tafel, aantal = table_name(punt.tafel), 0
    for signaal in signals_upstream(punt).filter(status__in=states.step("schedule").van):
        ligt_op = signaal.tafel if signaal.status == Status.GEAGENDEERD else ""
        if ligt_op == tafel:
            continue
        if by is not None and houdt(by, "signalen.agenderen", signaal):
            signalen.schedule(signaal, tafel=tafel, by=by)
        elif ligt_op and van_tafel and ligt_op == table_name(van_tafel):
            signalen.move_to_table(signaal, tafel=tafel, by=by)
        else:
            continue
        aantal += 1
    return aantal


def table_name(tafel: str) -> str:
    """Return the name of a table as it is stored with a signal: in Dutch."""
    return dutch(Tafel(tafel).label)


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
