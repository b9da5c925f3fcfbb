"""What the bank says: taken once in whatever file, in whatever order, and what nobody knows waits for a person."""

from datetime import date, timedelta
from itertools import permutations

import pytest

from tests.subsidies.betaalproef import DICHT, STUITERT, answers, approved, at_bank, ledger, payment, read_all
from tests.subsidies.conftest import NU
from wijkwerk.kern import klok
from wijkwerk.kern.grootboek import queries as grootboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.koppelingen import bank
from wijkwerk.koppelingen.bank import NepBank
from wijkwerk.subsidies.actions import afschrift as actions
from wijkwerk.subsidies.actions import afschrift_regel, betaalpartij, betaling, vaststelling
from wijkwerk.subsidies.models import Afschrift, Afschriftregel, Betaling
from wijkwerk.subsidies.states.betaling import Banksoort, Partijstatus, Status

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def lege_bank():
    NepBank.forget()
    yield
    NepBank.forget()


@pytest.fixture
def naar_bank(verleend, stad):
    """A payment of EUR 400 that is at the bank: `naar_bank(iban=DICHT)`."""

    def bring(**velden) -> Betaling:
        rij = payment(verleend(**velden))
        at_bank(stad, rij)
        rij.refresh_from_db()
        return rij

    return bring


def line(rij: Betaling, **anders) -> bank.Afschriftregel:
    """Return a line as the bank would write it about a payment."""
    feiten = {
        "sleutel": f"regel-{len(Afschriftregel.objects.all())}",
        "endtoend": rij.endtoend,
        "msgid": "",
        "bedrag": rij.bedrag,
        "bij_of_af": "af",
        "status": bank.Status.BETAALD,
        "reden_code": "",
        "geboekt_op": date(2026, 3, 4),
        "tegennaam": "",
        "tegeniban": rij.iban,
        "omschrijving": "",
        "referentie": "",
        "rekening": "",
    }
    return bank.Afschriftregel(**(feiten | anders))


def back(rij: Betaling, **anders) -> bank.Afschriftregel:
    return line(rij, **({"bij_of_af": "bij", "status": bank.Status.GESTORNEERD, "reden_code": "AC04"} | anders))


def take(*regels: bank.Afschriftregel) -> list[str]:
    """Take lines as one statement does, and return what became of each."""
    blad = Afschrift.objects.create(sha256=str(Afschrift.objects.count()), soort="camt.054", bestandsnaam="a", op=NU)
    return [afschrift_regel.take_line(blad, regel, by=None).uitkomst for regel in regels]


def test_the_same_file_twice_is_read_once(naar_bank, stad):
    rij = naar_bank()
    berichten = answers(NU)
    eerste, tweede = (read_all(berichten, stad.budgetbeheerder) for _keer in range(2))
    assert [een.pk for een in eerste] == [een.pk for een in tweede]
    rij.refresh_from_db()
    assert (rij.status, rij.betaald_op) == (Status.BETAALD, date(2026, 3, 3))
    assert ledger(rij.aanvraag) == {"betaald": 40_000, "kas": -40_000}


@pytest.mark.beide
def test_the_same_line_in_another_file_is_taken_once(naar_bank, stad):
    naar_bank()
    for inhoud in answers(NU):
        for naam in (inhoud, inhoud.replace(b"<?xml", b" <?xml").strip() + b"\n"):
            actions.read(naam, bestandsnaam="x.xml", by=stad.budgetbeheerder)
    assert Afschrift.objects.count() == 4
    assert Afschriftregel.objects.filter(soort="betaald").count() == 1


def test_a_payment_that_bounces_days_later_comes_back(naar_bank, stad):
    rij = naar_bank(iban=STUITERT)
    read_all(answers(NU), stad.budgetbeheerder)
    rij.refresh_from_db()
    assert rij.status == Status.BETAALD
    read_all(answers(NU, dagen=9), stad.budgetbeheerder)
    rij.refresh_from_db()
    assert (rij.status, ledger(rij.aanvraag)) == (Status.MISLUKT, {})
    assert grootboek.check().ok


@pytest.mark.parametrize("volgorde", list(permutations(range(3))))
def test_paid_and_returned_come_to_the_same_in_any_order_and_any_number(naar_bank, volgorde):
    rij = naar_bank()
    regels = [line(rij, sleutel="a"), back(rij, sleutel="b"), line(rij, status=bank.Status.AANGENOMEN, sleutel="c")]
    uitkomsten = [take(regels[plek])[0] for plek in volgorde]
    assert "onbekend" not in uitkomsten
    rij.refresh_from_db()
    assert (rij.status, ledger(rij.aanvraag)) == (Status.MISLUKT, {})


def test_refused_is_not_paid_and_had_already_is_not_refused(naar_bank):
    rij = naar_bank(iban=DICHT)
    partij = rij.betaalpartij.nummer
    assert take(line(rij, endtoend="", msgid=partij, status=bank.Status.DUBBEL, bedrag=0)) == ["bekend"]
    rij.refresh_from_db()
    assert rij.status == Status.AANGEBODEN
    assert take(line(rij, status=bank.Status.AFGEWEZEN, bedrag=0, reden_code="AC04", sleutel="n")) == ["verwerkt"]
    rij.refresh_from_db()
    assert (rij.status, ledger(rij.aanvraag)) == (Status.MISLUKT, {})


def test_a_no_to_the_whole_file_brings_all_of_it_back(naar_bank):
    rij = naar_bank()
    nee = line(rij, endtoend="", msgid=rij.betaalpartij.nummer, status=bank.Status.AFGEWEZEN, bedrag=0)
    assert take(nee) == ["verwerkt"]
    rij.refresh_from_db()
    assert rij.status == Status.MISLUKT


@pytest.mark.parametrize(
    "anders",
    [
        {"bedrag": 39_999},
        {"bedrag": 0},
        {"tegeniban": "NL23WIJK0000003456"},
        {"endtoend": "A26-00001-X-9"},
        {"bij_of_af": "af", "status": bank.Status.GESTORNEERD},
        {"bij_of_af": "bij", "status": bank.Status.BINNENGEKOMEN},
    ],
)
def test_what_does_not_fit_waits_for_a_person_and_changes_nothing(naar_bank, anders):
    rij = naar_bank()
    assert take(line(rij, **anders)) == ["onbekend"]
    rij.refresh_from_db()
    assert (rij.status, ledger(rij.aanvraag)["onderweg"]) == (Status.AANGEBODEN, 40_000)


def test_paid_twice_by_the_bank_waits_for_a_person_and_stops_what_was_set_out_again(naar_bank, stad):
    rij = naar_bank()
    assert take(line(rij, sleutel="a")) == ["verwerkt"]
    assert take(line(rij, sleutel="b")) == ["onbekend"]
    ander = naar_bank(huisnummer="14", iban=DICHT)
    take(line(ander, status=bank.Status.AFGEWEZEN, sleutel="c"))
    opnieuw = betaling.retry(ander, by=stad.budgetbeheerder)
    assert take(line(ander, sleutel="d")) == ["onbekend"]
    opnieuw.refresh_from_db()
    assert (opnieuw.status, opnieuw.reden) == (
        Status.VASTGEHOUDEN,
        "De bank lijkt dit al te hebben betaald. Kijk het eerst na.",
    )


def test_what_came_back_after_it_was_reclaimed_waits_for_a_person(naar_bank):
    rij = naar_bank()
    take(line(rij, sleutel="a"))
    vaststelling.revoke(rij.aanvraag, grond="Awb 4:49", motivering="Ging niet door.", by=_who(rij))
    assert take(back(rij, sleutel="b")) == ["onbekend"]
    assert "terugvordering" in Afschriftregel.objects.get(sleutel="b").melding
    rij.refresh_from_db()
    assert rij.status == Status.BETAALD


def _who(rij: Betaling):
    return rij.aanvraag.beschikkingen.get().genomen_door


def test_refused_before_anybody_booked_it_or_after_it_was_cancelled_does_not_go_out_again(verleend, stad):
    rij, ander = payment(verleend()), payment(verleend(huisnummer="14", iban=DICHT))
    nee = {"status": bank.Status.AFGEWEZEN, "bedrag": 0, "reden_code": "AC04"}
    partij = approved(stad, rij)
    assert take(line(rij, **nee, sleutel="a")) == ["verwerkt"]
    partij.refresh_from_db()
    assert (partij.status, ledger(rij.aanvraag)) == (Partijstatus.VERWERKT, {})
    betaalpartij.cancel(approved(stad, ander), reden="Geweigerd.", by=stad.budgetbeheerder)
    assert take(line(ander, **nee, sleutel="b")) == ["verwerkt"]
    ander.refresh_from_db()
    assert (ander.status, ander.reden) == (Status.VASTGEHOUDEN, "De rekening is opgeheven.")


def test_money_that_comes_in_names_what_it_is_for_and_no_person(naar_bank):
    rij = naar_bank()
    bij = {"bij_of_af": "bij", "status": bank.Status.BINNENGEKOMEN, "endtoend": "", "tegennaam": "N. Azimzadeh"}
    take(
        line(rij, **bij, sleutel="a", omschrijving=f"terug voor {rij.aanvraag.nummer.lower()} van Noor"),
        line(rij, **bij, sleutel="b"),
        line(rij, **bij, sleutel="c", tegeniban=""),
    )
    assert list(Afschriftregel.objects.values_list("melding", flat=True)) == [
        f"Binnengekomen; noemt {rij.aanvraag.nummer}.",
        f"Binnengekomen van de rekening van {rij.nummer}.",
        "Binnengekomen; wij herkennen het niet.",
    ]


def test_a_person_settles_a_line_that_waits_once_and_says_how(naar_bank, stad):
    take(line(naar_bank(), bedrag=1))
    regel = Afschriftregel.objects.get(uitkomst="onbekend")
    with pytest.raises(Weigering):
        actions.settle(regel, toelichting=" ", by=stad.budgetbeheerder)
    with pytest.raises(Weigering):
        actions.settle(regel, toelichting="Gebeld.", by=stad.seghwaert)
    assert actions.settle(regel, toelichting="De bank belde terug.", by=stad.budgetbeheerder).uitkomst == "afgedaan"
    with pytest.raises(Weigering, match="wacht niet meer"):
        actions.settle(regel, toelichting="Nog eens.", by=stad.budgetbeheerder)


@pytest.mark.parametrize("inhoud", [b"", b"geen xml", b"<Document/>"])
def test_what_is_no_file_of_a_bank_is_refused(spelers, inhoud):
    with pytest.raises(Weigering) as geweigerd:
        actions.read(inhoud, bestandsnaam="x", by=spelers.budgetbeheerder)
    assert geweigerd.value.regel == "subsidies.afschrift"
    assert not Afschrift.objects.exists()


def test_a_statement_of_another_account_is_refused(naar_bank, stad, settings):
    naar_bank()
    camt = answers(NU)[-1]
    settings.BANK = settings.BANK | {"iban": "NL23WIJK0000003456"}
    with pytest.raises(Weigering, match="andere rekening"):
        actions.read(camt, bestandsnaam="x", by=stad.budgetbeheerder)


def test_the_house_fetches_what_is_new_and_nothing_twice(naar_bank):
    rij = naar_bank()
    assert actions.fetch() == 2
    assert actions.fetch() == 0
    rij.refresh_from_db()
    assert rij.status == Status.BETAALD
    with klok.op(NU + timedelta(days=10)):
        assert actions.fetch() == 0


def test_the_words_of_the_bank_are_the_words_we_keep():
    assert {str(status) for status in bank.Status} == set(Banksoort.values)
