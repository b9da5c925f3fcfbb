"""A vote is made, announced with its rules and money before it begins, and held on its days."""

from datetime import timedelta

import pytest

from tests.subsidies import stemproef
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.kern.grootboek import queries as grootboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.subsidies.actions import idee as ideeen
from wijkwerk.subsidies.actions import stembiljet
from wijkwerk.subsidies.actions import stemronde as stemrondes
from wijkwerk.subsidies.actions.idee import Eisoordeel
from wijkwerk.subsidies.models import Stemronde
from wijkwerk.subsidies.states.stemronde import Ideestatus, Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def ronde(stad, stemfonds) -> Stemronde:
    """A vote that takes ideas."""
    return stemrondes.announce(stemproef.make(stad, stemfonds), by=stad.seghwaert)


def test_announcing_reserves_the_money_and_fixes_the_rules(stad, ronde):
    assert stemrondes.reserved(ronde) == 90_000
    assert grootboek.stand(ronde.plafonddeel.pot).vrij == 110_000
    with pytest.raises(Weigering, match="veranderen niet meer"):
        stemrondes.change(ronde, bedrag=1, by=stad.seghwaert)


@pytest.mark.parametrize(
    ("velden", "zegt"),
    [
        ({"hoogste_kosten": 100_000}, "hoogstens het hele bedrag"),
        ({"stemmen_van": stemproef.IDEE_TOT}, "volgorde"),
        ({"hoogste_keuzes": 0}, "minstens één idee"),
        ({"naam": "  "}, "een naam"),
    ],
)
def test_what_cannot_be_a_vote_is_refused(stad, stemfonds, velden, zegt):
    with pytest.raises(Weigering, match=zegt):
        stemproef.make(stad, stemfonds, **velden)


def test_a_vote_needs_a_fund_that_is_divided_by_one(stad, fonds):
    with pytest.raises(Weigering, match="verdeelt niet met een stemming"):
        stemproef.make(stad, fonds)


def test_criteria_come_before_the_announcement(stad, stemfonds):
    with pytest.raises(Weigering, match="waaraan een idee moet voldoen"):
        stemrondes.announce(stemproef.make(stad, stemfonds, eisen=[]), by=stad.seghwaert)


def test_a_vote_for_more_than_the_pot_holds_is_refused(stad, stemfonds):
    with pytest.raises(Weigering) as geweigerd:
        stemrondes.announce(stemproef.make(stad, stemfonds, bedrag=300_000), by=stad.seghwaert)
    assert geweigerd.value.regel == "grootboek.tekort"


def test_another_wijk_does_not_hold_this_vote(stad, ronde):
    with pytest.raises(Weigering, match="uw rol"):
        stemrondes.stop(ronde, reden="Zomaar.", by=stad.oosterheem)


def test_stopping_needs_a_reason_and_frees_the_money(stad, ronde):
    with pytest.raises(Weigering, match="waarom"):
        stemrondes.stop(ronde, reden=" ", by=stad.seghwaert)
    stemrondes.stop(ronde, reden="Er kwamen te weinig ideeën.", by=stad.seghwaert)
    assert stemrondes.reserved(ronde) == 0
    assert grootboek.check().ok


def test_an_idea_is_taken_in_with_a_receipt_and_only_in_time(stad, ronde):
    idee = stemproef.send_in(ronde, email="buur@voorbeeld.nl", indiener="Noor")
    bericht = Bericht.objects.get(over_soort="subsidies.idee", over_id=idee.pk)
    assert idee.token in bericht.tekst
    with pytest.raises(Weigering, match="hoogstens EUR"):
        stemproef.send_in(ronde, kosten=60_001)
    with stemproef.on(stemproef.IDEE_TOT + timedelta(days=1)), pytest.raises(Weigering, match="kan nu niet"):
        stemproef.send_in(ronde)


def test_paper_that_came_in_time_is_entered_until_the_ballot_is_drawn(stad, ronde):
    with stemproef.on(stemproef.IDEE_TOT + timedelta(days=1)):
        stemrondes.assess(ronde, by=stad.seghwaert)
        assert stemproef.send_in(ronde, by=stad.seghwaert).status == Ideestatus.INGEDIEND


def test_personal_data_in_what_everyone_reads_is_pointed_out(ronde):
    with pytest.raises(Weigering) as geweigerd:
        stemproef.send_in(ronde, tekst="Bel mij op 06-12345678.")
    assert geweigerd.value.regel == "pii.persoon"


def test_an_idea_is_judged_by_every_published_criterion(stad, ronde):
    idee = stemproef.send_in(ronde, email="buur@voorbeeld.nl")
    eerste, tweede = ronde.eisen
    with pytest.raises(Weigering, match="elke eis"):
        ideeen.judge(idee, oordelen=[Eisoordeel(eerste, ja=True)], kosten=1, by=stad.seghwaert)
    with pytest.raises(Weigering, match="elke nee"):
        ideeen.judge(
            idee, oordelen=[Eisoordeel(eerste, ja=True), Eisoordeel(tweede, ja=False)], kosten=1, by=stad.seghwaert
        )
    nee = Eisoordeel(tweede, ja=False, reden="De oever is van het waterschap.")
    rij = ideeen.judge(idee, oordelen=[Eisoordeel(eerste, ja=True), nee], kosten=40_000, by=stad.seghwaert)
    assert (rij.status, rij.eis, rij.oordeel) == (Ideestatus.NIET_HAALBAAR, tweede, nee.reden)
    assert nee.reden in Bericht.objects.filter(over_id=idee.pk).latest("pk").tekst
    assert stemproef.say_yes(rij, stad.seghwaert).status == Ideestatus.HAALBAAR


def test_who_takes_an_idea_back_is_forgotten(ronde):
    idee = stemproef.send_in(ronde, email="buur@voorbeeld.nl", indiener="Noor")
    weg = ideeen.withdraw(idee)
    assert (weg.status, weg.email, weg.indiener) == (Ideestatus.INGETROKKEN, "", "")


def test_the_order_of_the_ballot_can_be_drawn_again_by_anyone(stemronde):
    op_biljet = sorted(stemronde.ideeen.all(), key=lambda idee: stembiljet.turn(stemronde.loting, idee.pk))
    assert [idee.letter for idee in op_biljet] == ["A", "B", "C"]


def test_the_ballot_waits_for_every_idea(stad, ronde):
    stemproef.say_yes(stemproef.send_in(ronde), stad.seghwaert)
    tweede = stemproef.send_in(ronde)
    with stemproef.on(stemproef.IDEE_TOT + timedelta(days=1)):
        stemrondes.assess(ronde, by=stad.seghwaert)
        with pytest.raises(Weigering, match="Nog niet elk idee"):
            stemrondes.draw_ballot(ronde, by=stad.seghwaert)
        stemproef.say_yes(tweede, stad.seghwaert)
        stemrondes.draw_ballot(ronde, by=stad.seghwaert)
        with pytest.raises(Weigering, match="al geloot"):
            stemrondes.draw_ballot(ronde, by=stad.seghwaert)
        with pytest.raises(Weigering, match="staat vast"):
            stemproef.say_yes(tweede, stad.seghwaert)
        with pytest.raises(Weigering, match="pas na"):
            stemrondes.open_vote(ronde, by=stad.seghwaert)


def test_days_do_their_work_by_themselves(stad, ronde):
    for _ in range(2):
        stemproef.say_yes(stemproef.send_in(ronde), stad.seghwaert)
    assert stemrondes.advance_due() == 0
    with stemproef.on(stemproef.IDEE_TOT + timedelta(days=1)):
        assert stemrondes.advance_due() == 1
        stemrondes.draw_ballot(ronde, by=stad.seghwaert)
    with stemproef.on(stemproef.STEM_VAN):
        assert stemrondes.advance_due() == 1
    with stemproef.on(stemproef.STEM_TOT):
        assert stemrondes.advance_due() == 0
    with stemproef.on(stemproef.STEM_TOT + timedelta(days=1)):
        assert stemrondes.advance_due() == 1
    ronde.refresh_from_db()
    assert ronde.status == Status.TELLEN
