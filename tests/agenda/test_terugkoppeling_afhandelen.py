"""After telling: the signals behind it are finished in one go, and nobody hears the same twice."""

import pytest
from django.test import Client

from tests.agenda.test_terugkoppeling import send
from tests.signalen.bladen import tekst_van
from wijkwerk.agenda.actions import besluit as besluiten
from wijkwerk.agenda.actions import terugkoppeling as actions
from wijkwerk.agenda.actions.terugkoppeling_afhandelen import Afhandeling, close_told
from wijkwerk.agenda.models import Afmelding
from wijkwerk.agenda.queries.terugkoppeling_wie import key_of
from wijkwerk.kern import klok
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.kern.weigering import Weigering
from wijkwerk.signalen.actions import MelderGegevens
from wijkwerk.signalen.states import Status

pytestmark = pytest.mark.django_db
BUUR, STIL = "buur@voorbeeld.nl", "stil@voorbeeld.nl"
UITKOMST = "Er staat een grotere container."


@pytest.fixture
def signalen(meld):
    return [meld(melder=MelderGegevens(email=adres)) for adres in (BUUR, STIL)]


@pytest.fixture
def punt(stad, signalen, vraag, mandaat):
    """A question about both that was decided, with words for residents."""
    mandaat(stad.seghwaert, "wijkteam", stad.wijk)
    punt = vraag("wijkteam", signalen=signalen)
    besluiten.decide(
        punt, wat="Ja.", waarom="Nodig.", publieke_tekst=UITKOMST, genomen_door=stad.seghwaert,
        genomen_op=klok.vandaag(), client_id=punt.client_id, by=stad.seghwaert,
    )  # fmt: skip
    return punt


def ended(adres: str) -> int:
    return Bericht.objects.filter(aan=adres, onderwerp__endswith="is afgehandeld").count()


def test_from_the_page_of_what_was_told(als, stad, punt, signalen):
    rij = send(punt, stad)
    client, adres = als(stad.seghwaert), f"/terugkoppelingen/{rij.pk}/"
    assert "2 signalen aan deze draad staan nog op de agenda." in tekst_van(client.get(adres))
    vel = client.get(f"{adres}afhandeling/")
    assert UITKOMST in tekst_van(vel)
    assert "Schrijf op wat eruit kwam." in tekst_van(client.post(f"{adres}afhandeling/", {"tekst": " "}))
    klaar = client.post(f"{adres}afhandeling/", {"tekst": UITKOMST}, follow=True)
    assert "2 signalen zijn afgehandeld." in tekst_van(klaar)
    assert "staan nog op de agenda" not in tekst_van(klaar)
    for signaal in signalen:
        signaal.refresh_from_db()
        assert (signaal.status, signaal.uitkomst) == (Status.AFGEHANDELD, UITKOMST)
    assert "geen signaal meer op een agenda" in tekst_van(client.get(f"{adres}afhandeling/", follow=True))


def test_who_got_the_message_is_not_told_again_and_who_did_not_is(stad, punt):
    Afmelding.objects.create(sleutel=key_of(STIL), op=klok.nu())  # no news, but still about the own report
    rij = send(punt, stad)
    assert close_told(rij, uitkomst=UITKOMST, by=stad.seghwaert) == Afhandeling(2, 0)
    assert (ended(BUUR), ended(STIL)) == (0, 1)


def test_a_signal_about_which_another_question_lies_stays_open(stad, punt, signalen, vraag):
    vraag("wijkteam", vraag="En een bank?", signalen=signalen[:1])
    rij = send(punt, stad)
    assert close_told(rij, uitkomst=UITKOMST, by=stad.seghwaert) == Afhandeling(1, 1)
    signalen[0].refresh_from_db()
    assert signalen[0].status == Status.GEAGENDEERD


def test_nothing_is_finished_before_it_was_told_or_by_another_wijk(als, stad, punt):
    concept = actions.draft(punt, aanleiding="er is besloten", by=stad.seghwaert)
    with pytest.raises(Weigering, match="Vertel eerst"):
        close_told(concept, uitkomst=UITKOMST, by=stad.seghwaert)
    with pytest.raises(Weigering):
        close_told(concept, uitkomst=UITKOMST, by=stad.oosterheem)
    assert als(stad.oosterheem).get(f"/terugkoppelingen/{concept.pk}/afhandeling/").status_code == 404


def test_a_report_on_the_agenda_does_not_promise_what_is_told_below(signalen, punt):
    tekst = tekst_van(Client().get(f"/melding/{signalen[0].token}/"))
    assert "Het is besproken. Hieronder leest u wat eruit kwam." in tekst
    assert "Daarna hoort u" not in tekst
