"""Two people at the same question at the same moment: real threads, on SQLite and on PostgreSQL."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from tests.signalen.test_tegelijk import at_once, second_regisseur
from wijkwerk.agenda.actions import agendapunt as actions
from wijkwerk.agenda.actions import knelpunt
from wijkwerk.agenda.models import Advies, Agendapunt, Knelpunt
from wijkwerk.agenda.states.agendapunt import Status
from wijkwerk.kern import klok
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.kern.logboek import queries as logboek
from wijkwerk.kern.weigering import Weigering

pytestmark = [pytest.mark.beide, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _committed(transactional_db) -> None:
    """Let the cast be written for every thread to see."""


def rules_of(uitslagen: list) -> list[str]:
    return [uitslag.regel for uitslag in uitslagen if isinstance(uitslag, Weigering)]


def test_submitting_twice_submits_once(stad, vraag):
    punt = vraag(ingediend=False)
    uitslagen = at_once(*[lambda: actions.submit(punt, by=stad.seghwaert)] * 2)
    assert rules_of(uitslagen) == ["agenda.levensloop"]
    assert logboek.of_object(punt).filter(handeling="agenda.ingediend").count() == 1
    assert Bericht.objects.filter(sleutel__contains="-aan_tafel-").count() == 1


def test_one_hands_back_while_another_takes_off_and_one_wins(stad, vraag):
    punt, collega = vraag(), second_regisseur(stad)
    uitslagen = at_once(
        lambda: actions.hand_back(punt, reden="Terug.", by=stad.seghwaert, versie=punt.versie),
        lambda: actions.withdraw(punt, reden="Weg.", by=collega, versie=punt.versie),
    )
    assert rules_of(uitslagen) == ["agenda.versie"]
    punt.refresh_from_db()
    assert (punt.status, punt.wendingen.count()) in [(Status.VOORBEREIDING, 1), (Status.AFGEVOERD, 1)]


def test_the_same_form_from_four_threads_is_one_question(vraag):
    sleutel = uuid4()
    punten = at_once(*[lambda: vraag(client_id=sleutel, ingediend=False)] * 4)
    assert len({punt.pk for punt in punten}) == Agendapunt.objects.count() == 1


def test_two_colleagues_answer_the_same_request_and_neither_is_lost(stad, vraag):
    dag = klok.vandaag() + timedelta(days=7)
    gegevens = {"organisatie": stad.woonstichting, "vraag": "Past het?", "uiterlijk_op": dag}
    advies = actions.ask_advice(vraag(ingediend=False), **gegevens, by=stad.seghwaert)
    at_once(
        lambda: actions.give_advice(advies, oordeel="voor", antwoord="Ja."),
        lambda: actions.give_advice(advies, oordeel="tegen", antwoord="Nee.", by=stad.partner),
    )
    advies.refresh_from_db()
    assert {advies.antwoord, advies.eerdere.get().antwoord} == {"Ja.", "Nee."}


def test_advice_while_the_question_is_decided_is_kept_or_refused(stad, vraag):
    punt = vraag()
    gegevens = {"persoon": stad.partner, "vraag": "Past het?", "uiterlijk_op": klok.vandaag() + timedelta(days=7)}
    advies = actions.ask_advice(punt, **gegevens, by=stad.seghwaert)
    uitslagen = at_once(
        lambda: actions.mark_decided(punt, by=stad.seghwaert),
        lambda: actions.give_advice(advies, oordeel="voor", antwoord="Ja."),
    )
    gegeven = Advies.objects.get().gegeven_op is not None
    assert (rules_of(uitslagen) == []) is gegeven
    punt.refresh_from_db()
    assert punt.status == Status.BESLOTEN


def test_two_workers_find_the_same_stuck_question_once(vraag):
    punt = vraag(gewenst_op=klok.vandaag())
    Agendapunt.objects.filter(pk=punt.pk).update(gewenst_op=klok.vandaag() - timedelta(days=1))
    assert sorted(at_once(*[knelpunt.find_stuck] * 2)) == [0, 1]
    assert Knelpunt.objects.count() == 1


def test_two_people_report_the_same_thing_and_it_is_one_knelpunt(stad, vraag):
    punt, collega = vraag(), second_regisseur(stad)
    uitslagen = at_once(
        lambda: knelpunt.report(punt, toelichting="Vast.", by=stad.seghwaert),
        lambda: knelpunt.report(punt, toelichting="Ook vast.", by=collega),
    )
    assert rules_of(uitslagen) == ["agenda.knelpunt_dubbel"]
    assert Knelpunt.objects.filter(opgelost_op=None).count() == 1


@pytest.mark.parametrize(
    "kapot",
    [
        {"tafel": "partner", "organisatie": None},
        {"status": "afgevoerd", "afvoerreden": ""},
        {"kosten": -1},
    ],
)
def test_the_database_itself_refuses_a_question_that_cannot_be(vraag, kapot):
    punt = vraag()
    with pytest.raises(IntegrityError), transaction.atomic():
        Agendapunt.objects.filter(pk=punt.pk).update(**kapot)
