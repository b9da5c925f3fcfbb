"""What of a vote ends, and when: codes after the time for objections, the loose ballots a year later, names before."""

from datetime import timedelta

import pytest

from tests.subsidies import stemproef
from tests.subsidies.test_uitslag_vervolg import bekend, tuin, uitgewerkt
from wijkwerk.kern import klok
from wijkwerk.kern.bewaren import actions as retentie
from wijkwerk.subsidies.actions import aanvraag as aanvragen
from wijkwerk.subsidies.actions import bewaren
from wijkwerk.subsidies.actions import stemronde as stemrondes
from wijkwerk.subsidies.models import Aanvraag, Idee, Stembiljet, Stemcode, Uitslag
from wijkwerk.subsidies.queries import uitslag_vervolg as queries

__all__ = ["bekend", "tuin", "uitgewerkt"]
pytestmark = pytest.mark.django_db


def run_after(stad, **later) -> None:
    with klok.op(klok.nu() + timedelta(**later)):
        if lijst := retentie.propose(stad.privacy):
            retentie.execute(retentie.confirm(lijst, stad.privacy), stad.privacy)


def test_codes_stay_for_objections_and_then_go_while_turnout_stands(stad, bekend, client):
    run_after(stad, days=35)
    assert Stemcode.objects.count() == 10
    run_after(stad, days=45)
    assert not Stemcode.objects.exists()
    assert Stembiljet.objects.count() == 10
    blad = client.get(f"/stemmen/{bekend.sleutel}/").content.decode()
    assert "10 van 10 codes (100 %)" in blad


def test_loose_ballots_go_after_a_year_and_the_count_can_be_checked_for_ever(stad, bekend, client):
    geteld = Uitslag.objects.get(stemronde=bekend)
    run_after(stad, days=380)
    assert not Stembiljet.objects.exists()
    assert client.get(f"/stemmen/{bekend.sleutel}/stemmen.pb").content.decode() == geteld.pb
    assert client.get(f"/stemmen/{bekend.sleutel}/uitslag/").status_code == 200


def test_a_vote_that_stopped_loses_codes_and_ballots(stad, stemronde):
    stemproef.vote(stemronde, stad.seghwaert, ("A",))
    stemrondes.stop(stemronde, reden="Het geld is er niet meer.", by=stad.seghwaert)
    run_after(stad, days=45)
    assert not Stemcode.objects.exists()
    assert not Stembiljet.objects.exists()


def test_a_vote_that_runs_keeps_everything(stad, stemronde):
    stemproef.vote(stemronde, stad.seghwaert, ("A",))
    run_after(stad, days=800)
    assert (Stemcode.objects.count(), Stembiljet.objects.count()) == (1, 1)


def test_who_gets_the_link_to_the_money_is_known_as_long_as_that_is_open(stad, bekend, tuin):
    run_after(stad, days=60)
    tuin.refresh_from_db()
    assert tuin.email == "noor@voorbeeld.nl"
    run_after(stad, days=190)
    assert set(Idee.objects.values_list("indiener", "email")) == {("", "")}


def test_what_became_of_an_idea_outlives_its_application(stad, bekend, tuin, uitgewerkt):
    rij = uitgewerkt()
    aanvragen.withdraw(rij)
    bewaren.destroy([rij.pk])
    tuin.refresh_from_db()
    assert not Aanvraag.objects.filter(pk=rij.pk).exists()
    assert queries.follow(tuin).stand == queries.Stand.VERVALLEN
