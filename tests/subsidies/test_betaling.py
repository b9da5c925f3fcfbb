"""One payment: what is set out after a decision, and how a person holds, corrects, drops or repeats it."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.subsidies.betaalproef import DICHT, STUITERT, answers, approved, at_bank, ledger, payment, read_all
from tests.subsidies.conftest import NU
from wijkwerk.kern import klok
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.kern.bewaren import registry
from wijkwerk.kern.grootboek import queries as grootboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.koppelingen.bank import NepBank
from wijkwerk.subsidies.actions import (
    betaalpartij,
    betaalpartij_bank,
    betaling,
    betaling_anders,
    betaling_bank,
    betaling_bewaren,
    vaststelling,
)
from wijkwerk.subsidies.models import Betaalbestand, Betaling, Vordering
from wijkwerk.subsidies.queries import betaling as vragen
from wijkwerk.subsidies.queries.brieven import payment_words
from wijkwerk.subsidies.states.betaling import Betaalsoort, Partijstatus, Status

pytestmark = pytest.mark.django_db
ANDER = "NL23WIJK0000003456"
REDEN = "De helft ging niet door."


@pytest.fixture(autouse=True)
def lege_bank():
    NepBank.forget()
    yield
    NepBank.forget()


@pytest.fixture
def groot(verleend):
    """A grant of EUR 2.000 with an advance of 80 percent."""
    return verleend(gevraagd=200_000, doelen=["kinderen"])


def test_a_settled_grant_is_set_out_in_full(verleend):
    aanvraag = verleend()
    rij = payment(aanvraag)
    assert (rij.soort, rij.bedrag, rij.status) == (Betaalsoort.BIJDRAGE, 40_000, Status.KLAAR)
    assert (rij.begunstigde, rij.rekening) == ("N. Azimzadeh", "NL** **** **** **43 00")
    assert rij.endtoend == f"{aanvraag.nummer}-1"
    assert aanvraag.nummer in rij.omschrijving
    assert vragen.due(aanvraag) == 0


def test_a_larger_grant_gets_its_advance_and_the_rest_after_settling(groot, stad):
    assert (payment(groot).soort, payment(groot).bedrag) == (Betaalsoort.VOORSCHOT, 160_000)
    at_bank(stad, payment(groot))
    read_all(answers(NU), stad.budgetbeheerder)
    vaststelling.settle(groot, bedrag=190_000, motivering=REDEN)
    rest = payment(groot)
    assert (rest.soort, rest.bedrag, rest.endtoend) == (Betaalsoort.NABETALING, 30_000, f"{groot.nummer}-2")
    assert "EUR 1.600,00" in Bericht.objects.get(onderwerp__contains="U krijgt", over_id=groot.pk).tekst


@pytest.mark.parametrize("iban", ["", "NL91ABNA0417164301"])
def test_without_a_good_account_a_payment_is_held_with_why(verleend, stad, iban):
    rij = payment(verleend(iban=iban))
    assert rij.status == Status.VASTGEHOUDEN
    assert "IBAN" in rij.reden
    with pytest.raises(Weigering, match="IBAN"):
        betaling.release(rij, by=stad.budgetbeheerder)
    betaling.change_account(rij, begunstigde="N. Azimzadeh", iban="nl23 wijk 0000 0034 56", by=stad.budgetbeheerder)
    assert betaling.release(rij, by=stad.budgetbeheerder).status == Status.KLAAR


def test_settled_lower_an_open_payment_is_lowered_or_dropped(groot, stad):
    voorschot = payment(groot)
    vaststelling.settle(groot, bedrag=100_000, motivering=REDEN)
    voorschot.refresh_from_db()
    assert (voorschot.bedrag, voorschot.status) == (100_000, Status.KLAAR)
    vaststelling.revoke(groot, grond="Awb 4:49", motivering=REDEN, by=stad.seghwaert)
    voorschot.refresh_from_db()
    assert voorschot.status == Status.VERVALLEN
    assert (ledger(groot), vragen.due(groot)) == ({}, 0)


def test_settled_lower_a_payment_leaves_a_batch_that_is_not_approved(groot, stad):
    voorschot = payment(groot)
    partij = betaalpartij.gather(betalingen=[voorschot.pk], uitvoeren_op=klok.vandaag(), by=stad.budgetbeheerder)
    vaststelling.settle(groot, bedrag=0, motivering=REDEN)
    voorschot.refresh_from_db()
    assert (voorschot.status, voorschot.betaalpartij) == (Status.VERVALLEN, None)
    assert betaalpartij.cancel(partij, reden="Leeg.", by=stad.budgetbeheerder).status == Partijstatus.GEANNULEERD


@pytest.mark.parametrize("ver", ["goedgekeurd", "aangeboden"])
def test_nothing_is_cut_while_money_above_it_is_at_the_bank(groot, stad, ver):
    partij = approved(stad, payment(groot))
    if ver == "aangeboden":
        betaalpartij_bank.hand_in(partij, by=stad.budgetbeheerder)
    for cut in (
        lambda: vaststelling.settle(groot, bedrag=150_000, motivering=REDEN),
        lambda: vaststelling.revoke(groot, grond="Awb 4:48", motivering=REDEN, by=stad.seghwaert),
    ):
        with pytest.raises(Weigering, match="onderweg") as geweigerd:
            cut()
        assert geweigerd.value.regel == "subsidies.onderweg"
    vaststelling.settle(groot, bedrag=160_000, motivering=REDEN)
    assert vragen.unpaid(groot) == (160_000 if ver == "goedgekeurd" else 0)


def test_what_was_paid_too_much_is_claimed_once_the_bank_has_answered(groot, stad):
    at_bank(stad, payment(groot))
    read_all(answers(NU), stad.budgetbeheerder)
    vaststelling.settle(groot, bedrag=150_000, motivering=REDEN)
    assert Vordering.objects.get().bedrag == 10_000
    assert ledger(groot) == {"betaald": 150_000, "te_vorderen": 10_000, "kas": -160_000}


def test_hold_release_and_drop_say_why(verleend, stad):
    rij = payment(verleend())
    with pytest.raises(Weigering):
        betaling.hold(rij, reden=" ", by=stad.budgetbeheerder)
    with pytest.raises(Weigering):
        betaling.hold(rij, reden="Wacht.", by=stad.seghwaert)
    assert betaling.hold(rij, reden="De naam klopt niet.", by=stad.budgetbeheerder).reden == "De naam klopt niet."
    with pytest.raises(Weigering, match="kan niet mee"):
        approved(stad, rij)
    assert betaling.release(rij, by=stad.budgetbeheerder).reden == ""
    betaling.drop(rij, reden="Op verzoek.", by=stad.budgetbeheerder)
    assert vragen.due(rij.aanvraag) == 40_000
    opnieuw = betaling.prepare_due(rij.aanvraag, by=stad.budgetbeheerder)
    assert (opnieuw.bedrag, opnieuw.endtoend) == (40_000, f"{rij.aanvraag.nummer}-2")
    with pytest.raises(Weigering, match="niets meer"):
        betaling.prepare_due(rij.aanvraag, by=stad.budgetbeheerder)


def test_what_came_back_goes_out_again_as_a_new_payment(verleend, stad):
    oud = payment(verleend(iban=DICHT))
    at_bank(stad, oud)
    read_all(answers(NU), stad.budgetbeheerder)
    oud.refresh_from_db()
    assert (oud.status, oud.reden) == (Status.MISLUKT, "De rekening is opgeheven.")
    assert ledger(oud.aanvraag) == {}
    brief = Bericht.objects.get(onderwerp__startswith="Het geld kwam terug")
    assert "De rekening is opgeheven." in brief.tekst
    nieuw = betaling.retry(oud, begunstigde="N. Azimzadeh", iban=ANDER, by=stad.budgetbeheerder)
    assert (nieuw.opnieuw_voor, nieuw.iban, nieuw.rekening_door) == (oud, ANDER, stad.budgetbeheerder)
    assert (nieuw.endtoend, nieuw.bedrag) != (oud.endtoend, 0)
    oud.refresh_from_db()
    assert (oud.status, oud.iban) == (Status.MISLUKT, DICHT)
    with pytest.raises(Weigering, match="niet opnieuw"):
        betaling.retry(oud, by=stad.budgetbeheerder)


def test_nothing_goes_out_again_after_the_grant_was_taken_back(verleend, stad):
    oud = payment(verleend(iban=DICHT))
    at_bank(stad, oud)
    read_all(answers(NU), stad.budgetbeheerder)
    vaststelling.revoke(oud.aanvraag, grond="Awb 4:49", motivering=REDEN, by=stad.seghwaert)
    with pytest.raises(Weigering, match="niets meer te betalen"):
        betaling.retry(oud, by=stad.budgetbeheerder)


def test_an_invoice_is_paid_to_the_supplier_up_to_the_grant(verleend, stad):
    aanvraag = verleend(betaalwijze="factuur")
    assert not aanvraag.betalingen.exists()
    rekening = {"leverancier": "Springkussens Plezier", "iban": ANDER, "kenmerk": "F-2026-17"}
    for bedrag in (40_001, 0):
        with pytest.raises(Weigering, match="EUR 400,00"):
            betaling_anders.pay_invoice(aanvraag, **rekening, bedrag=bedrag, by=stad.budgetbeheerder)
    rij = betaling_anders.pay_invoice(aanvraag, **rekening, bedrag=25_000, by=stad.budgetbeheerder)
    assert (rij.soort, rij.begunstigde, rij.omschrijving) == (
        Betaalsoort.FACTUUR,
        "Springkussens Plezier",
        f"F-2026-17, {aanvraag.nummer}",
    )
    with pytest.raises(Weigering, match="al ingevoerd"):
        betaling_anders.pay_invoice(aanvraag, **rekening, bedrag=100, by=stad.budgetbeheerder)
    assert vragen.due(aanvraag) == 15_000


def test_a_card_is_handed_out_by_hand_and_what_is_left_comes_back(verleend, stad):
    aanvraag = verleend(betaalwijze="kaart")
    rij = payment(aanvraag)
    assert (rij.soort, rij.status) == (Betaalsoort.KAART, Status.KLAAR)
    with pytest.raises(Weigering, match="kan niet mee"):
        approved(stad, rij)
    with pytest.raises(Weigering, match="vier cijfers"):
        betaling_anders.hand_out_card(rij, kaart="5412 7500 1234 5678", by=stad.budgetbeheerder)
    betaling_anders.hand_out_card(rij, kaart="5678", by=stad.budgetbeheerder)
    assert ledger(aanvraag) == {"betaald": 40_000, "kas": -40_000}
    betaling_anders.take_card_back(rij, bedrag=4_000, by=stad.budgetbeheerder)
    with pytest.raises(Weigering):
        betaling_anders.take_card_back(rij, bedrag=4_000, by=stad.budgetbeheerder)
    assert (ledger(aanvraag)["betaald"], vragen.due(aanvraag)) == (36_000, 4_000)
    bij = betaling.prepare_due(aanvraag, by=stad.budgetbeheerder)
    assert (bij.soort, bij.bedrag) == (Betaalsoort.KAART, 4_000)
    assert grootboek.check().ok


def test_a_person_may_say_what_the_bank_did(verleend, stad):
    rij = payment(verleend(iban=STUITERT))
    with pytest.raises(Weigering, match="niet bij de bank"):
        betaling_bank.confirm_by_hand(rij, betaald_op=klok.vandaag(), by=stad.budgetbeheerder)
    partij = at_bank(stad, rij)
    with pytest.raises(Weigering, match="toekomst"):
        betaling_bank.confirm_by_hand(rij, betaald_op=klok.vandaag() + timedelta(1), by=stad.budgetbeheerder)
    betaling_bank.confirm_by_hand(rij, betaald_op=klok.vandaag(), by=stad.budgetbeheerder)
    partij.refresh_from_db()
    assert partij.status == Partijstatus.VERWERKT
    regels = [regel for a in read_all(answers(NU), stad.budgetbeheerder) for regel in a.regels.all()]
    assert {regel.uitkomst for regel in regels} == {"bekend"}
    betaling_bank.bounce_by_hand(rij, reden="Rekeninghouder overleden.", by=stad.budgetbeheerder)
    assert ledger(rij.aanvraag) == {}


def test_the_letter_says_what_money_on_an_own_account_can_do_to_benefits(verleend):
    assert "uitkering" in payment_words(verleend())
    assert "uitkering" not in payment_words(verleend(betaalwijze="factuur", huisnummer="14"))


def test_name_and_account_are_wiped_two_years_later_but_not_while_money_must_come_back(groot, stad):
    rij, aanvraag = payment(groot), groot
    partij = at_bank(stad, rij)
    read_all(answers(NU), stad.budgetbeheerder)
    vaststelling.settle(aanvraag, bedrag=150_000, motivering=REDEN)
    regel = registry.rule("subsidies.betaling anonimiseren")
    later = datetime(2028, 3, 5, tzinfo=UTC)
    assert not regel.vanaf(later).exists()
    Vordering.objects.update(status="voldaan")
    assert list(regel.vanaf(later)) == [rij]
    assert betaling_bewaren.wipe([rij.pk]) == 1
    assert betaling_bewaren.wipe([rij.pk]) == 0
    rij.refresh_from_db()
    assert (rij.begunstigde, rij.iban, rij.bedrag) == ("", "", 160_000)
    assert not Betaalbestand.objects.filter(betaalpartij=partij).exists()
    assert Betaling.objects.filter(pk=rij.pk).exists()
