"""A batch: two persons, one file for ever, one hand-in and one booking, whatever breaks in between."""

import hashlib
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.subsidies.betaalproef import answers, approved, at_bank, ledger, payment, read_all
from tests.subsidies.conftest import NU
from wijkwerk.kern import klok
from wijkwerk.kern.grootboek import queries as grootboek
from wijkwerk.kern.logboek.models import Logregel
from wijkwerk.kern.weigering import Weigering
from wijkwerk.koppelingen import bank
from wijkwerk.koppelingen.bank import Aanname, NepBank, Ontvangst, Verbindingsfout
from wijkwerk.subsidies.actions import bankweg, betaalpartij, betaalpartij_bank, betaling, betaling_anders
from wijkwerk.subsidies.actions import betaling_boeken as boeken
from wijkwerk.subsidies.models import Betaalbestand, Betaalpartij, Betaling
from wijkwerk.subsidies.states.betaling import Partijstatus, Status

pytestmark = pytest.mark.django_db
ANDER = "NL23WIJK0000003456"


class Stroom(Exception):
    """The power goes off."""


class Wankelbank(NepBank):
    """A bank at the other end of a line that breaks: before it hears of a file, after, or with a no of its own."""

    breekt = ""
    gekregen: list[bytes] = []

    def aanbieden(self, bestand, *, kenmerk):
        breekt, type(self).breekt = self.breekt, ""
        if breekt == "voor":
            raise Verbindingsfout("De bank antwoordt niet.")
        if breekt == "nee":
            return Ontvangst(kenmerk, Aanname.AFGEWEZEN, reden_code="DT01", melding="De datum klopt niet.")
        self.gekregen.append(bestand)
        ontvangst = super().aanbieden(bestand, kenmerk=kenmerk)
        if breekt == "na":
            raise Verbindingsfout("De bank antwoordt niet.")
        if breekt == "stroom":
            raise Stroom
        return ontvangst


@pytest.fixture(autouse=True)
def bank_thuis(monkeypatch):
    NepBank.forget()
    Wankelbank.gekregen = []
    monkeypatch.setattr(bankweg, "connect", lambda: Wankelbank(nu=klok.nu))
    yield Wankelbank
    NepBank.forget()


@pytest.fixture
def twee(verleend):
    """Two payments of EUR 400 and EUR 300, to two addresses."""
    return payment(verleend()), payment(verleend(gevraagd=30_000, huisnummer="14", iban=ANDER))


def test_from_gathering_to_paid(twee, stad):
    partij = approved(stad, *twee)
    assert partij.nummer.startswith("M26-")
    inhoud = betaalpartij.file_of(partij)
    assert hashlib.sha256(inhoud).hexdigest() == partij.bestand_sha256
    assert partij.nummer.encode() in inhoud
    partij = betaalpartij_bank.hand_in(partij, by=stad.budgetbeheerder)
    assert partij.status == Partijstatus.AANGEBODEN
    assert ledger(twee[0].aanvraag) == {"onderweg": 40_000, "kas": -40_000}
    read_all(answers(NU), stad.budgetbeheerder)
    partij.refresh_from_db()
    assert partij.status == Partijstatus.VERWERKT
    assert ledger(twee[0].aanvraag) == {"betaald": 40_000, "kas": -40_000}
    assert {rij.status for rij in Betaling.objects.all()} == {Status.BETAALD}
    assert grootboek.check().ok


def test_the_file_stays_the_same_whatever_changes(twee, stad, settings):
    partij = approved(stad, *twee)
    inhoud = betaalpartij.file_of(partij)
    settings.BANK = settings.BANK | {"naam": "Gemeente Elders"}
    Betaling.objects.filter(pk=twee[0].pk).update(omschrijving="Iets anders")
    with klok.op(NU + timedelta(days=400)):
        assert betaalpartij.file_of(Betaalpartij.objects.get(pk=partij.pk)) == inhoud
    Betaalbestand.objects.update(inhoud=inhoud.replace(b"400.00", b"900.00"))
    with pytest.raises(RuntimeError, match="niet wat is goedgekeurd"):
        betaalpartij_bank.hand_in(partij, by=stad.budgetbeheerder)
    assert bank_has_nothing()


def bank_has_nothing() -> bool:
    return Wankelbank.gekregen == []


def test_who_made_it_never_approves_it(twee, stad):
    partij = betaalpartij.gather(betalingen=[twee[0].pk], uitvoeren_op=klok.vandaag(), by=stad.budgetbeheerder)
    with pytest.raises(Weigering):
        betaalpartij.approve(partij, by=stad.budgetbeheerder2)
    betaalpartij.submit(partij, by=stad.budgetbeheerder)
    for wie in (stad.budgetbeheerder, stad.seghwaert):
        with pytest.raises(Weigering):
            betaalpartij.approve(partij, by=wie)
    with pytest.raises(IntegrityError), transaction.atomic():
        Betaalpartij.objects.filter(pk=partij.pk).update(goedgekeurd_door=stad.budgetbeheerder)
    assert betaalpartij.approve(partij, by=stad.budgetbeheerder2).status == Partijstatus.GOEDGEKEURD


def test_who_typed_an_account_does_not_approve_it(twee, stad):
    betaling.change_account(twee[0], begunstigde="N. Azimzadeh", iban=ANDER, by=stad.budgetbeheerder2)
    partij = betaalpartij.gather(betalingen=[twee[0].pk], uitvoeren_op=klok.vandaag(), by=stad.budgetbeheerder)
    betaalpartij.submit(partij, by=stad.budgetbeheerder)
    with pytest.raises(Weigering, match="vulde zelf een rekening") as geweigerd:
        betaalpartij.approve(partij, by=stad.budgetbeheerder2)
    assert geweigerd.value.regel == "subsidies.vier_ogen"


def test_who_typed_the_account_of_an_invoice_does_not_approve_it(verleend, stad):
    aanvraag = verleend(betaalwijze="factuur")
    rij = betaling_anders.pay_invoice(
        aanvraag, leverancier="Tentenverhuur", iban=ANDER, kenmerk="17", bedrag=100, by=stad.budgetbeheerder2
    )
    with pytest.raises(Weigering, match="vulde zelf een rekening"):
        approved(stad, rij)


def test_given_back_with_why_taken_out_and_submitted_again(twee, stad):
    partij = betaalpartij.gather(
        betalingen=[rij.pk for rij in twee], uitvoeren_op=klok.vandaag(), by=stad.budgetbeheerder
    )
    betaalpartij.submit(partij, by=stad.budgetbeheerder)
    with pytest.raises(Weigering, match="zelf"):
        betaalpartij.return_batch(partij, reden="Fout.", by=stad.budgetbeheerder)
    betaalpartij.return_batch(partij, reden="Een te veel.", by=stad.budgetbeheerder2)
    gezien = Betaalpartij.objects.get(pk=partij.pk)
    betaalpartij.take_out(gezien, betaling=twee[1].pk, by=stad.budgetbeheerder, versie=gezien.versie)
    with pytest.raises(Weigering, match="zit niet"):
        betaalpartij.take_out(partij, betaling=twee[1].pk, by=stad.budgetbeheerder)
    with pytest.raises(Weigering, match="Iemand anders"):
        betaalpartij.submit(partij, by=stad.budgetbeheerder, versie=gezien.versie)
    betaalpartij.submit(partij, by=stad.budgetbeheerder)
    partij = betaalpartij.approve(partij, by=stad.budgetbeheerder2)
    with pytest.raises(Weigering, match="goedgekeurd"):
        betaalpartij.take_out(partij, betaling=twee[0].pk, by=stad.budgetbeheerder)
    twee[1].refresh_from_db()
    assert (twee[1].status, twee[1].betaalpartij) == (Status.KLAAR, None)


def test_an_empty_batch_and_a_name_no_bank_can_read_are_refused_before_the_second_person_sees_them(twee, stad):
    Betaling.objects.filter(pk=twee[0].pk).update(begunstigde="🎉")
    partij = betaalpartij.gather(betalingen=[twee[0].pk], uitvoeren_op=klok.vandaag(), by=stad.budgetbeheerder)
    with pytest.raises(Weigering, match="deze naam niet lezen"):
        betaalpartij.submit(partij, by=stad.budgetbeheerder)
    betaalpartij.take_out(partij, betaling=twee[0].pk, by=stad.budgetbeheerder)
    with pytest.raises(Weigering, match="minstens 1"):
        betaalpartij.submit(partij, by=stad.budgetbeheerder)


@pytest.mark.parametrize("dag", [date(2026, 3, 2), date(2026, 6, 3)])
def test_a_day_that_passed_or_lies_far_ahead_is_refused(twee, stad, dag):
    with pytest.raises(Weigering, match="Kies een dag"):
        betaalpartij.gather(betalingen=[twee[0].pk], uitvoeren_op=dag, by=stad.budgetbeheerder)


def test_it_is_carried_out_on_a_day_on_which_banks_settle(twee, stad):
    partij = betaalpartij.gather(betalingen=[twee[0].pk], uitvoeren_op=date(2026, 4, 3), by=stad.budgetbeheerder)
    assert partij.uitvoeren_op == date(2026, 4, 7)  # after Good Friday and Easter
    betaalpartij.submit(partij, by=stad.budgetbeheerder)
    with klok.op(NU + timedelta(days=60)):
        assert betaalpartij.approve(partij, by=stad.budgetbeheerder2).uitvoeren_op == date(2026, 5, 4)


def test_a_payment_is_in_one_batch(twee, stad):
    approved(stad, twee[0])
    with pytest.raises(Weigering, match=twee[0].nummer):
        betaalpartij.gather(betalingen=[twee[0].pk, twee[1].pk], uitvoeren_op=klok.vandaag(), by=stad.budgetbeheerder2)
    twee[1].refresh_from_db()
    assert twee[1].status == Status.KLAAR
    for ongeldig in ({"status": Status.KLAAR}, {"betaalpartij": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Betaling.objects.filter(pk=twee[0].pk).update(**ongeldig)


def again(partij, stad):
    return betaalpartij_bank.hand_in(partij, by=stad.budgetbeheerder)


@pytest.mark.parametrize("breekt", ["voor", "na", "stroom"])
def test_after_a_break_the_same_bytes_go_and_it_is_paid_and_booked_once(twee, stad, bank_thuis, breekt):
    partij = approved(stad, *twee)
    bank_thuis.breekt = breekt
    with pytest.raises((Weigering, Stroom)):
        again(partij, stad)
    partij.refresh_from_db()
    assert (partij.status, ledger(twee[0].aanvraag)) == (Partijstatus.GOEDGEKEURD, {})
    assert again(partij, stad).status == Partijstatus.AANGEBODEN
    with pytest.raises(Weigering, match="Bij de bank"):
        again(partij, stad)
    assert set(bank_thuis.gekregen) == {betaalpartij.file_of(partij)}
    read_all(answers(NU, dagen=3), stad.budgetbeheerder)
    assert len(NepBank.gedeeld.gezien) == 1
    assert [ledger(rij.aanvraag) for rij in twee] == [
        {"betaald": 40_000, "kas": -40_000},
        {"betaald": 30_000, "kas": -30_000},
    ]


@pytest.mark.parametrize("bij", [1, 2, 3])
def test_power_off_in_the_middle_of_booking_leaves_nothing_half(twee, stad, bank_thuis, monkeypatch, bij):
    """The bank has the file; the power goes off before the first, the second, or after the last line was booked."""
    partij = approved(stad, *twee)
    order, keer = boeken.order, iter(range(1, 9))

    def break_down(rij, *, by):
        if next(keer) == bij:
            raise Stroom
        order(rij, by=by)
        if bij == 3 and rij == twee[1]:
            raise Stroom

    with monkeypatch.context() as stuk:
        stuk.setattr(boeken, "order", break_down)
        with pytest.raises(Stroom):
            again(partij, stad)
    assert [ledger(rij.aanvraag) for rij in twee] == [{}, {}]
    again(partij, stad)
    assert [ledger(rij.aanvraag)["onderweg"] for rij in twee] == [40_000, 30_000]
    assert grootboek.check().ok


def test_power_off_in_the_middle_of_approving_leaves_no_file(twee, stad, monkeypatch):
    with monkeypatch.context() as stuk:
        stuk.setattr(Betaalbestand.objects, "create", lambda **_: (_ for _ in ()).throw(Stroom))
        with pytest.raises(Stroom):
            approved(stad, twee[0])
    partij = Betaalpartij.objects.get()
    assert (partij.status, partij.bestand_sha256) == (Partijstatus.TER_GOEDKEURING, "")
    betaalpartij.approve(partij, by=stad.budgetbeheerder2)


def test_a_statement_books_a_hand_in_that_was_never_booked(twee, stad, bank_thuis):
    partij = approved(stad, *twee)
    bank_thuis.breekt = "stroom"
    with pytest.raises(Stroom):
        again(partij, stad)
    read_all(answers(NU), stad.budgetbeheerder)
    partij.refresh_from_db()
    assert partij.status == Partijstatus.VERWERKT
    assert ledger(twee[1].aanvraag) == {"betaald": 30_000, "kas": -30_000}


def test_what_may_be_at_the_bank_is_not_cancelled_without_looking_there(twee, stad, bank_thuis):
    partij = approved(stad, *twee)
    bank_thuis.breekt = "na"
    with pytest.raises(Weigering, match="antwoordt niet"):
        again(partij, stad)
    with pytest.raises(Weigering, match="misschien al bij de bank") as geweigerd:
        betaalpartij.cancel(partij, reden="Opnieuw.", by=stad.budgetbeheerder)
    assert geweigerd.value.regel == "subsidies.misschien_bij_bank"
    betaalpartij.cancel(partij, reden="Opnieuw.", niet_bij_bank=True, by=stad.budgetbeheerder)
    # The person was wrong. What was set out again stops, and a line waits.
    afschriften = read_all(answers(NU), stad.budgetbeheerder)
    regels = [regel for een in afschriften for regel in een.regels.filter(soort="betaald")]
    assert {regel.uitkomst for regel in regels} == {"onbekend"}
    assert {rij.status for rij in Betaling.objects.all()} == {Status.VASTGEHOUDEN}


def test_a_file_the_bank_refuses_pays_nothing_and_may_be_cancelled(twee, stad, bank_thuis):
    partij = approved(stad, *twee)
    bank_thuis.breekt = "nee"
    with pytest.raises(Weigering, match="De datum klopt niet"):
        again(partij, stad)
    partij.refresh_from_db()
    assert (partij.status, partij.uitgegaan_op) == (Partijstatus.GOEDGEKEURD, None)
    assert partij.reden == "De datum klopt niet."
    betaalpartij.cancel(partij, reden="Nieuwe datum.", by=stad.budgetbeheerder)
    assert {rij.status for rij in Betaling.objects.all()} == {Status.KLAAR}


def test_a_no_after_a_broken_line_proves_nothing(twee, stad, bank_thuis):
    partij = approved(stad, *twee)
    for breekt in ("na", "nee"):
        bank_thuis.breekt = breekt
        with pytest.raises(Weigering):
            again(partij, stad)
    with pytest.raises(Weigering, match="misschien al bij de bank"):
        betaalpartij.cancel(partij, reden="Opnieuw.", by=stad.budgetbeheerder)


def test_downloading_is_logged_and_counts_as_gone_out(twee, stad):
    partij = approved(stad, *twee)
    with pytest.raises(Weigering):
        betaalpartij.download(partij, by=stad.seghwaert)
    assert betaalpartij.download(partij, by=stad.budgetbeheerder) == betaalpartij.file_of(partij)
    regel = Logregel.objects.get(handeling="subsidies.bestand_gedownload")
    assert regel.gegevens["sha256"] == partij.bestand_sha256
    with pytest.raises(Weigering, match="misschien al bij de bank"):
        betaalpartij.cancel(partij, reden="Opnieuw.", by=stad.budgetbeheerder)


def test_a_batch_never_pays_more_than_is_due(twee, stad):
    partij = betaalpartij.gather(betalingen=[twee[0].pk], uitvoeren_op=klok.vandaag(), by=stad.budgetbeheerder)
    betaalpartij.submit(partij, by=stad.budgetbeheerder)
    Betaling.objects.filter(pk=twee[0].pk).update(bedrag=40_001)
    with pytest.raises(Weigering, match="EUR 400,00"):
        betaalpartij.approve(partij, by=stad.budgetbeheerder2)


def test_without_an_account_of_our_own_nothing_goes_out(twee, stad, settings):
    settings.BANK = settings.BANK | {"iban": ""}
    with pytest.raises(Weigering, match="nog niet ingesteld"):
        approved(stad, *twee)


def test_by_hand_the_person_says_that_it_is_in_the_portal(twee, stad, monkeypatch):
    monkeypatch.setattr(bankweg, "connect", lambda: bank.make("handmatig"))
    assert at_bank(stad, *twee).status == Partijstatus.AANGEBODEN
