"""Jobs: queued with their cause, done once, tried again, stopped, and never lost with a worker."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from tests.kern import proeftaken
from wijkwerk.kern import klok
from wijkwerk.kern.logboek.models import Logregel
from wijkwerk.kern.taken import actions, beurt, queries, schema, voortgang, worker
from wijkwerk.kern.taken.models import Taak
from wijkwerk.kern.taken.states import Status
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon

ROOT = Path(__file__).resolve().parents[2]
START = datetime(2026, 3, 2, 9, tzinfo=UTC)
WERKER = """
import sys, django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
django.setup()
from wijkwerk.kern.taken import worker
worker.run(poll=0.05, lease=float(sys.argv[2]))
"""


@pytest.fixture
def beheerder(db) -> Persoon:
    return Persoon.objects.create_user("beheer@voorbeeld.nl", soort=Persoon.Soort.MEDEWERKER)


@pytest.fixture
def spoor(tmp_path: Path) -> Path:
    return tmp_path / "spoor"


@pytest.fixture
def start_worker(transactional_db) -> Iterator[Callable[..., subprocess.Popen]]:
    """Start a real worker process on the database of the test: `start_worker(lease=2)`."""
    werkers: list[subprocess.Popen] = []

    def start(*, lease: float = 60) -> subprocess.Popen:
        naam = str(connection.settings_dict["NAME"])
        omgeving = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
        werkers.append(subprocess.Popen([sys.executable, "-c", WERKER, naam, str(lease)], env=omgeving, cwd=ROOT))
        return werkers[-1]

    yield start
    for werker in werkers:
        werker.kill()
        werker.wait()


def wait_until(klaar: Callable[[], bool], *, seconden: float = 30) -> None:
    eind = time.monotonic() + seconden
    while not klaar():
        assert time.monotonic() < eind, "it did not happen in time"
        time.sleep(0.05)


def in_threads(aantal: int, doe: Callable[[], object]) -> list[object]:
    """Do the same in several threads at once and return what came out."""
    uitkomsten: list[object] = []
    samen = threading.Barrier(aantal)

    def run() -> None:
        samen.wait()
        try:
            uitkomsten.append(doe())
        except Exception as fout:
            uitkomsten.append(fout)
        finally:
            connection.close()

    draden = [threading.Thread(target=run) for _ in range(aantal)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    return uitkomsten


@pytest.mark.django_db
def test_queueing_is_one_insert(django_assert_num_queries, spoor):
    with django_assert_num_queries(1):
        proeftaken.jot.enqueue(str(spoor), "a")


@pytest.mark.django_db
def test_job_is_done_and_its_result_can_be_read(spoor):
    resultaat = proeftaken.jot.enqueue(str(spoor), "a")
    assert worker.run(until_empty=True) == 1
    assert proeftaken.jot.get_result(resultaat.id).return_value == "a"
    assert proeftaken.lines(spoor) == ["a"]


@pytest.mark.django_db
def test_job_that_asks_for_its_context_hears_which_attempt_it_is():
    resultaat = proeftaken.attempt.enqueue()
    worker.run(until_empty=True)
    assert proeftaken.attempt.get_result(resultaat.id).return_value == 1


@pytest.mark.django_db
def test_job_disappears_with_the_transaction_that_queued_it(spoor):
    with transaction.atomic():
        proeftaken.jot.enqueue(str(spoor), "a")
        transaction.set_rollback(True)
    assert worker.run(until_empty=True) == 0
    assert not Taak.objects.exists()


@pytest.mark.django_db
def test_urgent_job_goes_first_and_a_later_one_waits_for_its_moment(spoor):
    with klok.op(START):
        proeftaken.jot.using(run_after=START + timedelta(hours=1)).enqueue(str(spoor), "later")
        proeftaken.jot.enqueue(str(spoor), "gewoon")
        proeftaken.urgent.enqueue(str(spoor), "haast")
        worker.run(until_empty=True)
    assert proeftaken.lines(spoor) == ["haast", "gewoon"]
    with klok.op(START + timedelta(hours=2)):
        worker.run(until_empty=True)
    assert proeftaken.lines(spoor) == ["haast", "gewoon", "later"]


@pytest.mark.django_db
def test_same_key_waits_only_once_and_may_be_queued_again_afterwards(spoor):
    eerste = actions.enqueue(proeftaken.jot, str(spoor), "a", by=None, sleutel="zoek 1")
    assert actions.enqueue(proeftaken.jot, str(spoor), "b", by=None, sleutel="zoek 1").pk == eerste.pk
    worker.run(until_empty=True)
    actions.enqueue(proeftaken.jot, str(spoor), "c", by=None, sleutel="zoek 1")
    worker.run(until_empty=True)
    assert proeftaken.lines(spoor) == ["a", "c"]


@pytest.mark.beide
@pytest.mark.django_db(transaction=True)
def test_same_key_queued_by_many_at_once_waits_only_once(spoor):
    taken = in_threads(6, lambda: actions.enqueue(proeftaken.jot, str(spoor), "a", by=None, sleutel="zoek 1"))
    assert {taak.pk for taak in taken} == {Taak.objects.get().pk}


@pytest.mark.django_db
def test_failing_job_is_tried_again_with_growing_pauses(spoor):
    with klok.op(START):
        resultaat = proeftaken.stumble.enqueue(str(spoor), keer=2)
        worker.run(until_empty=True)
        worker.run(until_empty=True)
    assert len(proeftaken.lines(spoor)) == 1
    with klok.op(START + timedelta(seconds=10)):
        worker.run(until_empty=True)
    assert Taak.objects.get().niet_voor == START + timedelta(seconds=50)
    with klok.op(START + timedelta(seconds=50)):
        worker.run(until_empty=True)
    assert proeftaken.stumble.get_result(resultaat.id).return_value == "gelukt"


@pytest.mark.django_db
def test_job_that_keeps_failing_is_given_up_and_can_be_tried_again_by_hand(spoor, beheerder):
    proeftaken.stumble.enqueue(str(spoor), keer=3)
    for uur in range(4):
        with klok.op(klok.nu() + timedelta(hours=uur)):
            worker.run(until_empty=True)
    taak = queries.failed().get()
    assert taak.pogingen == 3
    assert "RuntimeError: de bron is weg" in taak.fout
    assert "3 keer bij iemand" not in taak.fout
    assert Logregel.objects.filter(handeling="taken.mislukt", object_id=taak.pk).exists()

    actions.retry(taak, by=beheerder)
    worker.run(until_empty=True)
    assert Taak.objects.get().state == Status.KLAAR
    with pytest.raises(Weigering, match="mislukte of afgebroken"):
        actions.retry(taak, by=beheerder)


@pytest.mark.django_db
def test_refused_job_is_not_tried_again_and_says_why():
    proeftaken.refuse.enqueue()
    worker.run(until_empty=True)
    beeld = queries.progress(queries.failed().get())
    assert (beeld.label, beeld.fout, beeld.may_retry) == ("Mislukt", "Dit mag niet van de regel.", True)


@pytest.mark.django_db
def test_job_queued_again_while_it_ran_and_failed_leaves_the_work_to_the_new_one(spoor):
    taak = actions.enqueue(proeftaken.jot, str(spoor), "a", by=None, sleutel="zoek 1")
    bezig = beurt.claim("werker", lease=timedelta(minutes=1))
    nieuw = actions.enqueue(proeftaken.jot, str(spoor), "b", by=None, sleutel="zoek 1")
    assert beurt.stumble(bezig, fout="stuk")
    assert Taak.objects.get(pk=taak.pk).state == Status.AFGEBROKEN
    assert Taak.objects.get(pk=nieuw.pk).state == Status.WACHT


@pytest.mark.django_db
def test_waiting_job_is_cancelled_at_once_and_a_finished_one_no_more(spoor, beheerder):
    taak = actions.enqueue(proeftaken.jot, str(spoor), "a", by=beheerder)
    assert actions.cancel(taak, by=beheerder).state == Status.AFGEBROKEN
    worker.run(until_empty=True)
    assert proeftaken.lines(spoor) == []
    with pytest.raises(Weigering, match="al afgelopen"):
        actions.cancel(taak, by=beheerder)


@pytest.mark.django_db
def test_attempt_that_lost_its_lease_can_not_end_the_job(spoor):
    actions.enqueue(proeftaken.jot, str(spoor), "a", by=None)
    oud = beurt.claim("werker a", lease=timedelta(seconds=-1))
    assert beurt.reclaim() == 1
    nieuw = beurt.claim("werker b", lease=timedelta(minutes=1))
    assert not beurt.finish(oud, resultaat="oud")
    meter = voortgang.Meter(oud, lease=timedelta(minutes=1), direct=True)
    with pytest.raises(voortgang.Afgebroken):
        meter(1, 2, "")
    assert beurt.finish(nieuw, resultaat="nieuw")
    assert Taak.objects.get().resultaat == "nieuw"


@pytest.mark.django_db
def test_lease_runs_on_real_time_while_the_clock_of_the_house_stands_still(spoor):
    with klok.op(START):
        actions.enqueue(proeftaken.jot, str(spoor), "a", by=None)
        beurt.claim("werker", lease=timedelta(minutes=1))
    assert beurt.reclaim() == 0


def test_report_outside_a_job_does_nothing_and_can_be_listened_to():
    gehoord: list[tuple[int, int, str]] = []
    voortgang.report(1, 3)
    with voortgang.listen(lambda *stand: gehoord.append(stand)):
        voortgang.report(2, 3, "bijna")
    assert gehoord == [(2, 3, "bijna")]


@pytest.mark.django_db
def test_old_jobs_are_thrown_away_and_waiting_ones_stay(spoor):
    with klok.op(START):
        proeftaken.jot.enqueue(str(spoor), "a")
        worker.run(until_empty=True)
        proeftaken.jot.enqueue(str(spoor), "b")
    assert actions.clean(before=START + timedelta(days=1)) == 1
    assert Taak.objects.get().args == [str(spoor), "b"]


@pytest.mark.django_db
def test_delay_is_how_long_the_oldest_job_has_been_ready(spoor):
    with klok.op(START):
        assert queries.delay() == timedelta()
        proeftaken.jot.enqueue(str(spoor), "a")
    with klok.op(START + timedelta(minutes=5)):
        assert queries.delay() == timedelta(minutes=5)


@pytest.mark.beide
@pytest.mark.django_db(transaction=True)
def test_two_workers_do_two_hundred_jobs_each_exactly_once(start_worker, spoor):
    for nummer in range(200):
        proeftaken.jot.enqueue(str(spoor), str(nummer))
    werkers = [start_worker(), start_worker()]
    mijn = Taak.objects.filter(functie=proeftaken.jot.module_path)
    wait_until(lambda: mijn.filter(state=Status.KLAAR).count() == 200, seconden=60)
    assert sorted(proeftaken.lines(spoor), key=int) == [str(nummer) for nummer in range(200)]
    assert set(mijn.values_list("pogingen", flat=True)) == {1}
    assert all(werker.poll() is None for werker in werkers)


@pytest.mark.beide
@pytest.mark.django_db(transaction=True)
def test_job_of_a_killed_worker_is_done_by_another_after_the_lease(start_worker, spoor):
    proeftaken.sleep_on_first.enqueue(str(spoor), 60)
    eerste = start_worker(lease=1)
    wait_until(lambda: len(proeftaken.lines(spoor)) == 1)
    eerste.kill()
    eerste.wait()
    assert Taak.objects.get(functie=proeftaken.sleep_on_first.module_path).state == Status.BEZIG
    start_worker(lease=1)
    wait_until(lambda: Taak.objects.get(functie=proeftaken.sleep_on_first.module_path).state == Status.KLAAR)
    assert proeftaken.lines(spoor)[-1] == "klaar"
    assert Taak.objects.get(functie=proeftaken.sleep_on_first.module_path).pogingen == 2


@pytest.mark.beide
@pytest.mark.django_db(transaction=True)
def test_heartbeat_keeps_a_long_job_from_being_done_twice(start_worker, spoor):
    proeftaken.sleep_on_first.enqueue(str(spoor), 3)
    start_worker(lease=1)
    start_worker(lease=1)
    wait_until(lambda: Taak.objects.get(functie=proeftaken.sleep_on_first.module_path).state == Status.KLAAR)
    assert len(proeftaken.lines(spoor)) == 2


@pytest.mark.django_db(transaction=True)
def test_worker_that_is_asked_to_stop_ends_the_job_in_hand_first(start_worker, spoor):
    proeftaken.sleep_on_first.enqueue(str(spoor), 1)
    werker = start_worker()
    wait_until(lambda: len(proeftaken.lines(spoor)) == 1)
    proeftaken.jot.enqueue(str(spoor), "te laat")
    werker.send_signal(signal.SIGTERM)
    assert werker.wait(timeout=20) == 0
    assert proeftaken.lines(spoor)[1:] == ["klaar"]
    assert Taak.objects.get(functie=proeftaken.jot.module_path).state == Status.WACHT


@pytest.mark.beide
@pytest.mark.django_db(transaction=True)
def test_running_job_shows_how_far_it_is_and_stops_when_somebody_cancels(start_worker, spoor, beheerder):
    taak = actions.enqueue(proeftaken.count, str(spoor), 5000, by=beheerder)
    start_worker()
    wait_until(lambda: Taak.objects.get(pk=taak.pk).gedaan > 10)
    beeld = queries.progress(Taak.objects.get(pk=taak.pk))
    assert (beeld.label, beeld.totaal, beeld.bericht) == ("Bezig", 5000, f"regel {beeld.gedaan}")
    actions.cancel(taak, by=beheerder)
    wait_until(lambda: Taak.objects.get(pk=taak.pk).is_klaar, seconden=10)
    taak.refresh_from_db()
    assert (taak.state, queries.progress(taak).may_retry) == (Status.AFGEBROKEN, True)
    assert taak.gedaan == len(proeftaken.lines(spoor)) < 5000


@pytest.mark.beide
@pytest.mark.django_db(transaction=True)
def test_periodic_job_runs_once_per_slot_however_many_workers_plan():
    schema.load()

    def plan() -> None:
        with klok.op(START):
            schema.plan({})

    uitkomsten = in_threads(5, plan)
    assert uitkomsten == [None] * 5
    nachtelijk = Taak.objects.filter(functie="wijkwerk.kern.taken.tasks.clean")
    assert nachtelijk.count() == 1
    with klok.op(START + timedelta(days=1)):
        schema.plan({})
    assert nachtelijk.count() == 2


def slots(register: Callable, momenten: list[datetime]) -> list[str]:
    """Return the slot that each moment falls in, for a rhythm that only this test knows."""
    register(proeftaken.refuse)
    ritme = schema._ritmes.pop(proeftaken.refuse.module_path)
    return [ritme.tijdvak(moment) for moment in momenten]


@pytest.mark.parametrize(
    ("moment", "dag"),
    [
        (datetime(2026, 1, 10, 1, 59, tzinfo=UTC), "2026-01-09"),
        (datetime(2026, 1, 10, 2, 0, tzinfo=UTC), "2026-01-10"),
        (datetime(2026, 7, 10, 0, 59, tzinfo=UTC), "2026-07-09"),
        (datetime(2026, 7, 10, 1, 0, tzinfo=UTC), "2026-07-10"),
    ],
)
def test_daily_job_starts_at_its_time_in_amsterdam(moment, dag):
    assert slots(schema.daily("03:00"), [moment]) == [f"{dag} 03:00"]


@pytest.mark.parametrize("dag", [datetime(2026, 3, 28, 12, tzinfo=UTC), datetime(2026, 10, 24, 12, tzinfo=UTC)])
def test_daily_job_in_the_hour_that_the_clock_changes_still_runs_once_a_day(dag):
    momenten = [dag + timedelta(minutes=nummer) for nummer in range(48 * 60)]
    assert len(set(slots(schema.daily("02:30"), momenten))) == 3


@given(st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2040, 1, 1)), st.integers(1, 24 * 60))
def test_job_every_so_many_minutes_never_skips_or_shares_a_slot(moment, minuten):
    moment = moment.replace(tzinfo=UTC)
    voor, na, later = slots(
        schema.every(minuten=minuten),
        [moment, moment + timedelta(minutes=minuten), moment + timedelta(minutes=2 * minuten)],
    )
    assert len({voor, na, later}) == 3
    assert datetime.fromisoformat(voor) <= moment
