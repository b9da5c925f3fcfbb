"""Two people who decide on one question at the same moment, or send one form twice."""

import threading
from uuid import uuid4

import pytest
from django.db import connection

from tests.agenda.conftest import NU
from wijkwerk.agenda.actions import besluit as actions
from wijkwerk.agenda.models import Besluit
from wijkwerk.kern import klok
from wijkwerk.kern.weigering import Weigering

pytestmark = [pytest.mark.beide, pytest.mark.django_db(transaction=True)]


def at_once(*acts) -> list[str]:
    start, uitslag = threading.Barrier(len(acts)), []

    def run(act) -> None:
        start.wait()
        try:
            with klok.op(NU):
                uitslag.append(act())
        except Weigering as weigering:
            uitslag.append(f"{weigering.regel}: {weigering.melding}")
        finally:
            connection.close()

    draden = [threading.Thread(target=run, args=[act]) for act in acts]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    return uitslag


@pytest.fixture
def beslis(stad, vraag, mandaat):
    mandaat(stad.seghwaert, "wijkteam", stad.wijk)
    punt = vraag()

    def decide(wat: str, sleutel=None) -> str:
        besluit = actions.decide(
            punt, wat=wat, waarom="Omdat.", genomen_door=stad.seghwaert, genomen_op=NU.date(),
            client_id=sleutel or uuid4(), by=stad.seghwaert, versie=punt.versie,
        )  # fmt: skip
        return besluit.wat

    return decide


def test_of_two_decisions_on_one_question_exactly_one_wins(beslis):
    uitslag = at_once(lambda: beslis("Ja."), lambda: beslis("Nee."), lambda: beslis("Later."))
    besluit = Besluit.objects.get()
    assert uitslag.count(besluit.wat) == 1
    anderen = [wat for wat in uitslag if wat != besluit.wat]
    assert len(anderen) == 2
    assert all(wat.startswith("agenda.al_besloten:") and besluit.nummer in wat for wat in anderen)


def test_one_form_sent_twice_at_once_is_one_decision(beslis):
    sleutel = uuid4()
    assert at_once(lambda: beslis("Ja.", sleutel), lambda: beslis("Ja.", sleutel)) == ["Ja.", "Ja."]
    assert Besluit.objects.count() == 1


def test_of_two_corrections_exactly_one_wins(beslis, stad):
    beslis("Ja.")
    besluit = Besluit.objects.get()

    def correct(wat: str) -> str:
        return actions.correct(besluit, reden="Fout.", wat=wat, client_id=uuid4(), by=stad.seghwaert).wat

    uitslag = at_once(lambda: correct("Nee."), lambda: correct("Later."))
    assert sorted(wat.partition(":")[0] for wat in uitslag)[-1] == "agenda.al_gecorrigeerd"
    assert Besluit.objects.count() == 2
