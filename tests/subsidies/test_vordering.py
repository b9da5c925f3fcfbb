"""Money that must come back: claimed with a letter, received in parts, reminded of, let off, and never twice."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.subsidies.bezwaren import last_letter, ledger, pay
from wijkwerk.kern import klok
from wijkwerk.kern.grootboek import queries as grootboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.subsidies.actions import vaststelling
from wijkwerk.subsidies.actions import vordering as acts
from wijkwerk.subsidies.models import Vordering
from wijkwerk.subsidies.states.besluit import Vorderingstatus

pytestmark = pytest.mark.django_db


@pytest.fixture
def vordering(verleend) -> Vordering:
    """EUR 200 to come back: paid EUR 1.200, settled at EUR 1.000."""
    rij = verleend(gevraagd=120_000, doelen=["kinderen"])
    pay(rij)
    vaststelling.settle(rij, bedrag=100_000, motivering="Het kostte minder.")
    return Vordering.objects.select_related("aanvraag").get()


def test_claim_says_how_much_by_when_and_lapses_after_five_years(vordering):
    assert (vordering.uiterlijk_op.isoformat(), vordering.verjaart_op.isoformat()) == ("2026-04-14", "2031-03-03")
    tekst = last_letter(vordering.aanvraag, "terugvordering").tekst
    for woorden in ("EUR 200,00", "14 april 2026", vordering.nummer, "Het kostte minder.", "bezwaar maken"):
        assert woorden in tekst


@pytest.mark.beide
def test_it_comes_back_in_parts_and_the_last_one_closes_it(vordering, stad):
    by, vandaag = stad.budgetbeheerder, klok.vandaag()
    acts.receive(vordering, bedrag=15_000, op=vandaag, by=by)
    with pytest.raises(Weigering, match="nog EUR 50,00 open"):
        acts.receive(vordering, bedrag=5_001, op=vandaag, by=by)
    klaar = acts.receive(vordering, bedrag=5_000, op=vandaag, by=by)
    assert (klaar.status, klaar.open) == (Vorderingstatus.VOLDAAN, 0)
    assert "te_vorderen" not in ledger(vordering.aanvraag)
    with pytest.raises(Weigering, match="Terugbetaald"):
        acts.receive(vordering, bedrag=1, op=vandaag, by=by)
    assert grootboek.check().ok


@pytest.mark.parametrize("dagen", [-1, 1])
def test_day_of_receipt_is_after_the_claim_and_not_to_come(vordering, stad, dagen):
    with pytest.raises(Weigering, match="Kies de dag"):
        acts.receive(vordering, bedrag=1, op=klok.vandaag() + timedelta(days=dagen), by=stad.budgetbeheerder)


def test_letting_off_needs_a_mandate_and_a_reason_and_leaves_the_pot(vordering, stad, beslisser):
    aanvraag = vordering.aanvraag
    with pytest.raises(Weigering, match="10:3"):
        acts.waive(vordering, motivering="Ziek geweest.", by=stad.budgetbeheerder)
    with pytest.raises(Weigering, match="waarom"):
        acts.waive(vordering, motivering=" ", by=beslisser)
    vrij = sum(stand.vrij for stand in grootboek.standen(fonds="wijk-aan-zet"))
    assert acts.waive(vordering, motivering="Ziek geweest.", by=beslisser).status == Vorderingstatus.KWIJTGESCHOLDEN
    assert sum(stand.vrij for stand in grootboek.standen(fonds="wijk-aan-zet")) == vrij
    assert "Ziek geweest." in last_letter(aanvraag, "kwijtschelding").tekst
    assert grootboek.check().ok


def test_reminder_goes_out_once_by_itself_and_not_too_often(vordering, stad):
    assert acts.remind_due() == 0
    with pytest.raises(Weigering, match="na de laatste dag"):
        acts.remind(vordering, by=stad.budgetbeheerder)
    with klok.op(datetime(2026, 4, 23, 9, tzinfo=UTC)):
        assert [acts.remind_due() for _keer in range(2)] == [1, 0]
        assert "EUR 200,00" in last_letter(vordering.aanvraag, "vordering_herinnering").tekst
        with pytest.raises(Weigering, match="twee weken"):
            acts.remind(vordering, by=stad.budgetbeheerder)
    with klok.op(datetime(2031, 3, 4, 9, tzinfo=UTC)), pytest.raises(Weigering, match="verjaard"):
        acts.remind(vordering, by=stad.budgetbeheerder)


def test_more_time_is_agreed_but_not_beyond_the_five_years(vordering, stad):
    by = stad.budgetbeheerder
    later = acts.give_time(vordering, uiterlijk_op=vordering.uiterlijk_op + timedelta(days=60), by=by)
    assert later.uiterlijk_op.isoformat() == "2026-06-13"
    with pytest.raises(Weigering, match="latere dag"):
        acts.give_time(vordering, uiterlijk_op=vordering.verjaart_op, by=by)


def test_who_does_not_keep_the_money_books_nothing(vordering, stad):
    for wie in (stad.kcc, stad.seghwaert):
        with pytest.raises(Weigering, match="rol"):
            acts.receive(vordering, bedrag=1, op=klok.vandaag(), by=wie)
    with pytest.raises(Weigering, match="rol"):
        acts.waive(vordering, motivering="Zomaar.", by=stad.oosterheem)
