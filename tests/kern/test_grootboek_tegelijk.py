"""Many at once on the last euro, and processes that die in the middle: never over, never half."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.db.models import Count

from tests.kern.grootboekproef import H, do, make_pot
from wijkwerk.kern.grootboek import actions, queries
from wijkwerk.kern.grootboek.actions import Post, Tekort
from wijkwerk.kern.grootboek.models import Boeking
from wijkwerk.kern.logboek.models import Logregel
from wijkwerk.kern.weigering import Weigering

pytestmark = [pytest.mark.beide, pytest.mark.django_db(transaction=True)]
ROOT = Path(__file__).resolve().parents[2]
DRADEN = 32
BESLISSERS = 3
# Each decides without end: per turn one act over two pots, and something else in the same transaction.
BESLISSER = """
import itertools, os, signal, sys, time, django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
django.setup()
from django.db import transaction
from wijkwerk.kern.grootboek import actions
from wijkwerk.kern.grootboek.actions import Post
from wijkwerk.kern.grootboek.models import Pot
from wijkwerk.kern.logboek import actions as logboek

def decide(nr):
    een, twee = Pot.objects.order_by("pk")
    for beurt in itertools.count():
        wie = f"besluit:{nr}-{beurt}"
        with transaction.atomic():
            posten = [Post(pot, stap, 5, wie) for pot in (twee, een) for stap in ("reserveer", "verleen", "betaal")]
            actions.book(posten, sleutel=wie, by=None)
            logboek.note("proef.besloten", by=None, besluit=wie)
        time.sleep(0.001)  # a turn for the others: SQLite serves whoever asks first

for nr in range(int(sys.argv[2])):
    kind = os.fork()
    if not kind:
        decide(nr)
    print(kind, flush=True)
signal.pause()
"""


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Do all acts in threads of their own, from one starting shot, and return in their order what came out."""
    start, uitslag = threading.Barrier(len(acts)), [None] * len(acts)

    def run(nr: int) -> None:
        start.wait()
        try:
            uitslag[nr] = acts[nr]()
        except Weigering as weigering:
            uitslag[nr] = weigering
        finally:
            connection.close()

    draden = [threading.Thread(target=run, args=[nr]) for nr in range(len(acts))]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    return uitslag


def reserve(pot, nr: int, bedrag: int) -> Callable[[], object]:
    return lambda: do(pot, (H.RESERVEER, bedrag), (H.VERLEEN, bedrag), dossier=f"aanvraag:{nr}")


def test_of_many_on_the_last_money_exactly_those_who_fit_succeed():
    pot = make_pot(1_000)
    uitslag = at_once(*(reserve(pot, nr, 100) for nr in range(DRADEN)))
    assert sum(isinstance(wat, tuple) for wat in uitslag) == 10
    assert sum(isinstance(wat, Tekort) for wat in uitslag) == DRADEN - 10
    assert (queries.stand(pot).vrij, queries.stand(pot).verleend) == (0, 1_000)
    assert queries.check().ok


def test_of_many_different_amounts_nobody_who_fits_is_refused():
    pot, worp = make_pot(1_000), random.Random(5)
    bedragen = [worp.randint(1, 130) for _nr in range(DRADEN)]
    uitslag = at_once(*(reserve(pot, nr, bedrag) for nr, bedrag in enumerate(bedragen)))
    gelukt = sum(bedrag for bedrag, wat in zip(bedragen, uitslag, strict=True) if isinstance(wat, tuple))
    over = queries.stand(pot).vrij
    assert (gelukt + over, over >= 0) == (1_000, True)
    geweigerd = [(bedrag, wat) for bedrag, wat in zip(bedragen, uitslag, strict=True) if not isinstance(wat, tuple)]
    # Money only went out, so who did not fit then does not fit in what is left now either.
    assert geweigerd
    assert all(isinstance(wat, Tekort) and bedrag > wat.over >= over for bedrag, wat in geweigerd)


def test_one_act_sent_many_times_at_once_is_booked_once():
    pot = make_pot(1_000)
    posten = [Post(pot, H.RESERVEER, 400, "aanvraag:1")]
    uitslag = at_once(*(lambda: actions.book(posten, sleutel="een keer", by=None)[0].pk for _nr in range(8)))
    assert len(set(uitslag)) == 1
    assert queries.stand(pot).vrij == 600


def test_one_key_on_two_pots_at_once_is_booked_once_and_refused_once():
    een, twee = make_pot(1_000), make_pot(1_000)
    uitslag = at_once(
        *(lambda pot=pot: do(pot, (H.RESERVEER, 400), sleutel="een keer") for pot in (een, twee, een, twee))
    )
    assert sum(isinstance(wat, tuple) for wat in uitslag) == 2
    assert {wat.regel for wat in uitslag if isinstance(wat, Weigering)} == {"grootboek.sleutel_gebruikt"}
    assert sorted(queries.stand(pot).vrij for pot in (een, twee)) == [600, 1_000]


def test_money_that_goes_both_ways_between_two_pots_at_once_does_not_get_stuck():
    een, twee = make_pot(1_000), make_pot(1_000)

    def carry(van, naar, nr):
        return lambda: actions.transfer(van=van, naar=naar, bedrag=10, sleutel=f"over:{nr}", by=None)

    paren = [(een, twee), (twee, een)] * 6
    uitslag = at_once(*(carry(van, naar, nr) for nr, (van, naar) in enumerate(paren)))
    assert all(isinstance(wat, tuple) for wat in uitslag)
    assert [queries.stand(pot).vrij for pot in (een, twee)] == [1_000, 1_000]


def test_closing_at_the_same_moment_as_reserving_leaves_nothing_between():
    pot = make_pot(1_000)
    uitslag = at_once(lambda: actions.close(pot, by=None), *(reserve(pot, nr, 100) for nr in range(8)))
    stand = queries.stand(pot)
    gelukt = sum(isinstance(wat, tuple) for wat in uitslag[1:])
    assert (stand.vrij, stand.verleend, stand.afgesloten) == (0, 100 * gelukt, 1_000 - 100 * gelukt)
    assert all(isinstance(wat, tuple) or wat.regel == "grootboek.gesloten" for wat in uitslag[1:])


def test_the_check_holds_while_others_book():
    pot = make_pot(10_000)
    klaar = threading.Event()

    def book():
        for nr in range(40):
            do(pot, (H.RESERVEER, 5), (H.VERLEEN, 5), dossier=f"aanvraag:{nr}")
        klaar.set()

    def look():
        uitslag = []
        while not klaar.is_set():
            uitslag.append(queries.check())
        return uitslag

    [_geboekt, gezien] = at_once(book, look)
    assert len(gezien) > 1
    assert [controle.first_bad for controle in gezien if not controle.ok] == []


def test_processes_killed_in_the_middle_leave_nothing_half():
    potten = [make_pot(10**9), make_pot(10**9)]
    with deciders() as kinderen:
        for nr, kind in enumerate(kinderen):
            wait_for(f"besluit:{nr}-2")
            time.sleep(random.uniform(0, 0.03))
            os.kill(kind, signal.SIGKILL)
    # Taking both pots waits until the database has rolled back what the dead had in hand.
    with transaction.atomic():
        slot = actions.book([Post(pot, H.VERHOOG, 5) for pot in potten], sleutel="slot", by=None)
    per_besluit = Boeking.objects.exclude(dossier="").values("sleutel").annotate(regels=Count("pk"))
    sleutels = {rij["sleutel"] for rij in per_besluit}
    assert {rij["regels"] for rij in per_besluit} == {6}
    besloten = Logregel.objects.filter(handeling="proef.besloten").values_list("gegevens", flat=True)
    assert {gegevens["besluit"] for gegevens in besloten} == sleutels
    assert [regel.bedrag for regel in slot] == [5, 5]
    assert [queries.stand(pot).onderweg for pot in potten] == [5 * len(sleutels)] * 2
    assert queries.check().ok


@contextmanager
def deciders() -> Iterator[list[int]]:
    """Run the deciding processes on the database of the test and give their ids; none of them outlives the block."""
    opdracht = [sys.executable, "-c", BESLISSER, str(connection.settings_dict["NAME"]), str(BESLISSERS)]
    omgeving = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    ouder = subprocess.Popen(
        opdracht, env=omgeving, cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        yield [int(ouder.stdout.readline()) for _nr in range(BESLISSERS)]
    finally:
        os.killpg(ouder.pid, signal.SIGKILL)
        ouder.wait()
        ouder.stdout.close()


def wait_for(sleutel: str, *, seconden: float = 60) -> None:
    eind = time.monotonic() + seconden
    while not Boeking.objects.filter(sleutel=sleutel).exists():
        assert time.monotonic() < eind, "it did not happen in time"
        time.sleep(0.01)
