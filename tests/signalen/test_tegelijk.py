"""At the same moment: real threads on a real database, on SQLite and on PostgreSQL."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from tests.signalen.conftest import NU, mails_over
from wijkwerk.kern import klok
from wijkwerk.kern.logboek import queries as logboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Rol, Rolvervulling
from wijkwerk.signalen import actions
from wijkwerk.signalen.models import Signaal, Steun
from wijkwerk.signalen.states import Status

pytestmark = [pytest.mark.beide, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _committed(transactional_db) -> None:
    """Let the cast be written for every thread to see."""


def at_once(*daden: Callable[[], Any]) -> list[Any]:
    """Do the acts in threads that start together; return what each gave, a refusal as itself."""
    start = Barrier(len(daden))

    def run(daad: Callable[[], Any]) -> Any:
        start.wait(10)
        try:
            with klok.op(NU):
                return daad()
        except Weigering as weigering:
            return weigering
        finally:
            connection.close()

    with ThreadPoolExecutor(len(daden)) as draden:
        return [taak.result(60) for taak in [draden.submit(run, daad) for daad in daden]]


def second_regisseur(stad):
    """Give the colleague of the other wijk a role here too."""
    Rolvervulling.objects.create(persoon=stad.oosterheem, rol=Rol.WIJKREGISSEUR, werkgebied=stad.wijk, van="2024-01-01")
    return stad.oosterheem


def test_two_people_take_the_same_signal_and_one_wins(stad, meld):
    signaal, collega = meld(), second_regisseur(stad)
    uitslagen = at_once(
        lambda: actions.take(signaal, by=stad.seghwaert, versie=1), lambda: actions.take(signaal, by=collega, versie=1)
    )
    [winnaar] = [rij for rij in uitslagen if isinstance(rij, Signaal)]
    [verliezer] = [rij for rij in uitslagen if isinstance(rij, Weigering)]
    signaal.refresh_from_db()
    assert (signaal.behandelaar, signaal.versie) == (winnaar.behandelaar, 2)
    assert verliezer.regel in ("signalen.versie", "signalen.levensloop")
    assert logboek.of_object(signaal).filter(handeling="signalen.opgepakt").count() == 1


def test_pressing_close_twice_closes_once(stad, meld):
    signaal = meld()
    at_once(*[lambda: actions.close(signaal, uitkomst="Opgeruimd.", by=stad.seghwaert)] * 2)
    assert sum("-afgehandeld-" in mail.sleutel for mail in mails_over(signaal)) == 1
    signaal.refresh_from_db()
    assert signaal.versie == 2


def test_the_same_sending_from_four_threads_is_one_signal(meld):
    sleutel = uuid4()
    signalen = at_once(*[lambda: meld(client_id=sleutel)] * 4)
    assert len({signaal.pk for signaal in signalen}) == 1
    assert Signaal.objects.count() == 1
    assert len(mails_over(signalen[0])) == 1
    assert logboek.of_object(signalen[0]).count() == 1


def test_the_same_me_too_from_four_threads_counts_once_and_others_all_count(meld):
    signaal, sleutel = meld(), uuid4()
    at_once(*[lambda: actions.support(signaal, client_id=sleutel)] * 4)
    at_once(*[lambda: actions.support(signaal, client_id=uuid4())] * 4)
    signaal.refresh_from_db()
    assert signaal.steun == Steun.objects.count() == 5


def test_merging_crosswise_at_once_never_makes_a_circle(stad, meld):
    een, ander = meld(), meld()
    at_once(
        lambda: actions.merge(een, met=ander, by=stad.seghwaert),
        lambda: actions.merge(ander, met=een, by=stad.seghwaert),
    )
    standen = sorted(Signaal.objects.values_list("status", flat=True))
    assert standen == [Status.NIEUW, Status.SAMENGEVOEGD]


def test_reporter_withdraws_while_staff_close_and_one_end_holds(stad, meld):
    signaal = meld()
    at_once(lambda: actions.withdraw(signaal), lambda: actions.close(signaal, uitkomst="Opgeruimd.", by=stad.seghwaert))
    signaal.refresh_from_db()
    assert signaal.status in (Status.INGETROKKEN, Status.AFGEHANDELD)
    assert signaal.versie == 2
