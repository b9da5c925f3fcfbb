"""From approval to paid, and from bounced to paid again, by a bank that is not ours (mock-bank on this machine)."""

from datetime import UTC, date, datetime

import pytest

from tests.subsidies import conftest as subsidies
from tests.subsidies.betaalproef import approved, ledger, payment
from tests.verificatie.test_bank import DICHT, ELDERS, GEMEENTE, POSTBUS, Bankproces
from wijkwerk.kern import klok
from wijkwerk.kern.grootboek import queries as grootboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.subsidies.actions import afschrift, betaalpartij, betaalpartij_bank, betaling
from wijkwerk.subsidies.states.betaling import Partijstatus, Status

pytestmark = pytest.mark.django_db
stad, gegevens, aanvraag = subsidies.stad, subsidies.gegevens, subsidies.aanvraag
fonds, mandaat, beslisser, verleend = subsidies.fonds, subsidies.mandaat, subsidies.beslisser, subsidies.verleend
BEGIN = datetime(2026, 9, 30, 7, tzinfo=UTC)  # the clock of the bank
TERUG = {"behaviour": "return-later", "parameters": {"days": 3, "reason": "MD07"}}


@pytest.fixture(autouse=True)
def klok_staat_stil():
    with klok.op(BEGIN):
        yield


@pytest.fixture(scope="module")
def proces():
    loopt = Bankproces()
    try:
        loopt.wait()
        yield loopt
    finally:
        loopt.stop()


@pytest.fixture
def mock(proces, settings):
    proces.vraag("POST", "/_mock/reset", b"")
    settings.BANK = settings.BANK | {
        "soort": "http", "url": proces.adres, "postbuspad": POSTBUS, "iban": GEMEENTE, "naam": "Gemeente Zoetermeer",
    }  # fmt: skip
    return proces


def later(mock, dagen: int) -> None:
    """Let days pass at the bank, and read what it says then."""
    mock.vraag("POST", f"/_mock/advance?days={dagen}", b"")
    afschrift.fetch()


def test_approved_handed_in_and_paid(mock, verleend, stad):
    rij = payment(verleend(iban=ELDERS, rekeninghouder="Zoë van 't Hof-Şahin & Co. №3"))
    partij = approved(stad, rij, op=date(2026, 10, 1))
    assert "1 payment, 0 findings" in mock.vraag("POST", "/_mock/validate", betaalpartij.file_of(partij))
    betaalpartij_bank.hand_in(partij, by=stad.budgetbeheerder)
    afschrift.fetch()
    rij.refresh_from_db()
    assert rij.status == Status.AANGEBODEN
    later(mock, 2)
    rij.refresh_from_db()
    partij.refresh_from_db()
    assert (rij.status, rij.betaald_op, partij.status) == (Status.BETAALD, date(2026, 10, 1), Partijstatus.VERWERKT)
    assert ledger(rij.aanvraag) == {"betaald": 40_000, "kas": -40_000}
    later(mock, 1)
    assert ledger(rij.aanvraag) == {"betaald": 40_000, "kas": -40_000}


def test_refused_and_set_out_again_to_another_account(mock, verleend, stad):
    rij = payment(verleend(iban=DICHT))
    partij = approved(stad, rij, op=date(2026, 10, 1))
    with pytest.raises(Weigering, match="Per betaling staat in het afschrift waarom"):
        betaalpartij_bank.hand_in(partij, by=stad.budgetbeheerder)  # every payment in it was refused
    later(mock, 2)
    rij.refresh_from_db()
    partij.refresh_from_db()
    assert (rij.status, rij.reden, ledger(rij.aanvraag)) == (Status.MISLUKT, "De rekening is opgeheven.", {})
    assert partij.status == Partijstatus.VERWERKT
    opnieuw = betaling.retry(rij, begunstigde="N. Azimzadeh", iban=ELDERS, by=stad.budgetbeheerder)
    with klok.op(datetime(2026, 10, 2, 7, tzinfo=UTC)):
        betaalpartij_bank.hand_in(approved(stad, opnieuw), by=stad.budgetbeheerder)
        later(mock, 4)
    opnieuw.refresh_from_db()
    assert opnieuw.status == Status.BETAALD
    assert ledger(rij.aanvraag) == {"betaald": 40_000, "kas": -40_000}
    assert grootboek.check().ok


def test_paid_and_returned_days_later(mock, verleend, stad):
    mock.vraag("PATCH", "/_mock/accounts/ACME", str(TERUG).replace("'", '"').encode())
    rij = payment(verleend(iban=ELDERS))
    betaalpartij_bank.hand_in(approved(stad, rij, op=date(2026, 10, 1)), by=stad.budgetbeheerder)
    later(mock, 2)
    rij.refresh_from_db()
    assert rij.status == Status.BETAALD
    later(mock, 7)
    rij.refresh_from_db()
    assert (rij.status, rij.reden, ledger(rij.aanvraag)) == (Status.MISLUKT, "De rekeninghouder is overleden.", {})


def test_a_bank_that_fell_silent_gets_the_same_file_and_pays_it_once(mock, verleend, stad, settings):
    rij = payment(verleend(iban=ELDERS))
    partij = approved(stad, rij, op=date(2026, 10, 1))
    settings.BANK = settings.BANK | {"betaalpad": "/nergens"}
    with pytest.raises(Weigering, match="antwoord dat wij niet kennen"):
        betaalpartij_bank.hand_in(partij, by=stad.budgetbeheerder)
    mock.vraag("POST", "/payments", betaalpartij.file_of(partij))  # it had arrived after all
    settings.BANK = settings.BANK | {"betaalpad": "/payments"}
    betaalpartij_bank.hand_in(partij, by=stad.budgetbeheerder)
    later(mock, 2)
    assert ledger(rij.aanvraag) == {"betaald": 40_000, "kas": -40_000}
    assert not rij.afschriftregels.filter(uitkomst="onbekend").exists()
