"""Two minute takers, one line twice, one question in two meetings: real threads on a real database."""

from uuid import uuid4

import pytest

from tests.agenda.overleggen import at, begin, plan, write
from tests.signalen.test_tegelijk import at_once, second_regisseur
from wijkwerk.agenda.actions import overleg as actions
from wijkwerk.agenda.models import Bespreking, Notulenregel
from wijkwerk.agenda.states.agendapunt import Status
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.kern.weigering import Weigering

pytestmark = [pytest.mark.beide, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _committed(transactional_db) -> None:
    """Let the cast be written for every thread to see."""


def test_two_minute_takers_of_a_hundred_lines_lose_none(stad):
    overleg, collega = begin(stad), second_regisseur(stad)

    def type_along(wie, naam):
        for nummer in range(50):
            write(overleg, f"{naam} {nummer}", by=wie)

    at_once(lambda: type_along(stad.seghwaert, "een"), lambda: type_along(collega, "twee"))
    verwacht = {f"{naam} {nummer}" for naam in ("een", "twee") for nummer in range(50)}
    assert set(overleg.regels.values_list("tekst", flat=True)) == verwacht


def test_two_others_in_one_line_at_the_same_moment_keep_both(stad):
    collega = second_regisseur(stad)
    overleg = begin(stad, notulist=stad.partner)
    regel = write(overleg, "Begin", by=stad.partner).regel
    at_once(
        lambda: write(overleg, "Van de een", client_id=regel.client_id, versie=1, by=stad.seghwaert),
        lambda: write(overleg, "Van de ander", client_id=regel.client_id, versie=1, by=collega),
    )
    assert set(overleg.regels.values_list("tekst", flat=True)) == {"Van de een", "Van de ander"}
    assert overleg.regels.exclude(naast=None).count() == 1


def test_one_line_sent_eight_times_at_once_is_one_line(stad):
    overleg, sleutel = begin(stad), uuid4()
    uitslagen = at_once(*[lambda: write(overleg, "Eenmaal", client_id=sleutel, by=stad.seghwaert)] * 8)
    assert {geschreven.regel.pk for geschreven in uitslagen} == {Notulenregel.objects.get().pk}


def test_two_people_plan_one_question_and_one_is_refused(stad, vraag):
    punt, collega = vraag(), second_regisseur(stad)
    een, twee = plan(stad), plan(stad, begint_op=at(2026, 3, 19))
    uitslagen = at_once(
        lambda: actions.add_point(een, punt=punt, by=stad.seghwaert),
        lambda: actions.add_point(twee, punt=punt, by=collega),
    )
    assert {type(uitslag) for uitslag in uitslagen} == {Bespreking, Weigering}
    assert Bespreking.objects.filter(agendapunt=punt).count() == 1
    punt.refresh_from_db()
    assert punt.status == Status.INGEPLAND


def test_pressing_send_round_twice_sends_once(stad):
    overleg = begin(stad)
    actions.end_meeting(overleg, by=stad.seghwaert)
    at_once(*[lambda: actions.send_minutes(overleg, by=stad.seghwaert)] * 2)
    assert Bericht.objects.about(overleg).filter(sleutel__contains="-verslag-").count() == 2
