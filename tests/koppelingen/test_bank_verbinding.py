"""The ways to a bank: by hand, a gateway, and the bank at home with its rules."""

import json
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from urllib.error import URLError

import pytest
from stdnum import iban as stdiban

from tests.koppelingen.bankpost import camt
from wijkwerk.koppelingen import bank
from wijkwerk.koppelingen.bank import (
    Aanname,
    BankFout,
    Betaalpartij,
    HandmatigeBank,
    HttpBank,
    NepBank,
    Opdracht,
    Rekening,
    Status,
    Verbindingsfout,
)
from wijkwerk.koppelingen.bank.client import vraag
from wijkwerk.koppelingen.bank.fake import Kluis

DINSDAG = datetime(2026, 3, 3, 9, tzinfo=UTC)


def iban(cijfers):
    return f"NL{stdiban.calc_check_digits('NL00MOCK' + cijfers)}MOCK{cijfers}"


def bestand(*ibans, kenmerk="B1", bedrag=10000):
    opdrachten = tuple(Opdracht(f"P{n}", "Zoë", nummer, bedrag, "Subsidie") for n, nummer in enumerate(ibans, 1))
    partij = Betaalpartij(kenmerk, date(2026, 3, 4), Rekening("Gemeente", iban("0000000001")), opdrachten)
    return bank.bestand(partij, gemaakt_op=DINSDAG)


class Dagen:
    """A clock for the bank at home."""

    nu = DINSDAG

    def __call__(self):
        return self.nu


@pytest.fixture
def klok():
    return Dagen()


@pytest.fixture
def nep(klok):
    return NepBank(nu=klok, kluis=Kluis())


def regels(nep, sinds=DINSDAG):
    return [regel for inhoud in nep.afschriften(sinds) for regel in bank.lees(inhoud).regels]


def kort(regels):
    return [(regel.endtoend, regel.status, regel.reden_code) for regel in regels]


def test_by_hand_nothing_leaves_and_nothing_comes():
    ontvangst = HandmatigeBank().aanbieden(b"<Document/>", kenmerk="B1")
    assert (ontvangst.kenmerk, ontvangst.status) == ("B1", Aanname.KLAARGEZET)
    assert "bankportaal" in ontvangst.melding
    assert HandmatigeBank().afschriften(DINSDAG) == []


def test_the_way_to_the_bank_is_chosen_by_name():
    assert isinstance(bank.make("handmatig"), HandmatigeBank)
    assert isinstance(bank.make("nep"), NepBank)
    assert isinstance(bank.make("http", url="https://bank.voorbeeld.nl"), HttpBank)
    with pytest.raises(BankFout, match="bestaat niet"):
        bank.make("pigeon")


@pytest.mark.parametrize("adres", ["http://bank.voorbeeld.nl", "ftp://bank.voorbeeld.nl", "bank.voorbeeld.nl", ""])
def test_payments_do_not_travel_in_the_open(adres):
    with pytest.raises(BankFout, match="https"):
        HttpBank(adres)


class Loket:
    """Answers as laid ready and remembers what was asked."""

    def __init__(self, code=202, antwoord=None):
        self.code, self.antwoord, self.gevraagd = code, antwoord if antwoord is not None else {}, []

    def __call__(self, verzoek):
        self.gevraagd.append(verzoek)
        if isinstance(self.antwoord, Exception):
            raise self.antwoord
        return self.code, self.antwoord if isinstance(self.antwoord, bytes) else json.dumps(self.antwoord).encode()


def http(loket):
    return HttpBank("https://bank.voorbeeld.nl/", gebruiker="gemeente", wachtwoord="geheim", vrager=loket)


def test_the_gateway_gets_the_file_with_the_name_of_who_asks():
    loket = Loket(202, {"status": "PART", "reason": None})
    ontvangst = http(loket).aanbieden(b"<Document/>", kenmerk="B1")
    assert (ontvangst.status, ontvangst.melding) == (Aanname.AANGENOMEN, "")
    (verzoek,) = loket.gevraagd
    assert (verzoek.full_url, verzoek.data) == ("https://bank.voorbeeld.nl/payments", b"<Document/>")
    assert verzoek.get_header("Authorization") == "Basic Z2VtZWVudGU6Z2VoZWlt"


@pytest.mark.parametrize(
    ("reden", "status"), [("FF01", Aanname.AFGEWEZEN), ("DUPL", Aanname.DUBBEL), (None, Aanname.AFGEWEZEN)]
)
def test_a_refused_file_says_why(reden, status):
    for loket in (Loket(422, {"reason": reden}), Loket(202, {"status": "RJCT", "reason": reden})):
        ontvangst = http(loket).aanbieden(b"x", kenmerk="B1")
        assert (ontvangst.status, ontvangst.reden_code) == (status, reden or "")
        assert ontvangst.melding == bank.reden(reden or "")


@pytest.mark.parametrize(
    "loket",
    [
        Loket(500, {"error": "x"}), Loket(302, b""), Loket(401, {"error": "x"}), Loket(200, b"<html>"),
        Loket(200, [1]), Loket(200, b"\xff"), Loket(200, URLError("weg")), Loket(200, TimeoutError()),
        Loket(200, b" " * (64 * 2**20 + 1)),
    ],
)  # fmt: skip
def test_any_other_answer_is_a_failure_after_which_we_may_offer_again(loket):
    with pytest.raises(Verbindingsfout):
        http(loket).aanbieden(b"x", kenmerk="B1")
    if loket.antwoord != [1]:
        with pytest.raises(Verbindingsfout):
            http(loket).afschriften(DINSDAG)


def test_answers_are_the_messages_we_can_read_since_a_moment():
    def bericht(soort, moment, inhoud):
        return {"type": soort, "releasedAt": moment, "body": inhoud}

    loket = Loket(
        200,
        [
            bericht("pain.002.001.10", "2026-03-02T09:00:00Z", "oud"),
            bericht("camt.053.001.08", "2026-03-03T11:00:00+01:00", camt().decode()),
            bericht("pacs.004.001.09", "2026-03-04T09:00:00Z", "voor banken"),
        ],
    )
    assert [bank.lees(inhoud).soort for inhoud in http(loket).afschriften(DINSDAG)] == ["camt.053"]
    assert loket.gevraagd[0].full_url == "https://bank.voorbeeld.nl/mailbox"


@pytest.mark.parametrize("antwoord", [{}, [{}], [1], [{"type": "camt.053.x", "releasedAt": "x", "body": ""}], None])
def test_a_mailbox_in_another_form_is_a_failure(antwoord):
    loket = Loket(200, json.dumps(antwoord).encode())
    if antwoord == {}:
        assert http(loket).afschriften(DINSDAG) == []
        return
    with pytest.raises(Verbindingsfout):
        http(loket).afschriften(DINSDAG)


def test_a_bank_that_sends_us_elsewhere_is_not_followed():
    class Elders(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(302)
            self.send_header("Location", "/elders")
            self.end_headers()
            gevraagd.append(self.path)

        def log_message(self, *_args):
            pass

    gevraagd = []
    with HTTPServer(("127.0.0.1", 0), Elders) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        with pytest.raises(Verbindingsfout):
            HttpBank(f"http://127.0.0.1:{server.server_port}", vrager=vraag).afschriften(DINSDAG)
        server.shutdown()
    assert gevraagd == ["/mailbox"]


def test_the_bank_at_home_pays_on_the_day(nep, klok):
    assert nep.aanbieden(bestand(iban("0000000005")), kenmerk="B1").status == Aanname.AANGENOMEN
    assert kort(regels(nep)) == [("P1", Status.AANGENOMEN, "")]
    klok.nu += timedelta(days=1)
    assert kort(regels(nep))[1:] == [("P1", Status.BETAALD, "")]
    assert regels(nep) == regels(nep)
    (betaald,) = regels(nep)[1:]
    assert (betaald.bedrag, betaald.bij_of_af, betaald.geboekt_op) == (10000, "af", date(2026, 3, 4))
    assert (betaald.tegennaam, betaald.tegeniban, betaald.msgid) == ("Zoe", iban("0000000005"), "B1")


def test_the_bank_at_home_refuses_closed_and_unknown_accounts(nep):
    nep.kluis.gesloten.add(iban("0000000007"))
    nep.aanbieden(bestand(*map(iban, ("0000000007", "0000009001", "0000009002", "0000000005"))), kenmerk="B1")
    assert [code for _sleutel, _status, code in kort(regels(nep))] == ["AC04", "AC04", "RC01", ""]


def test_the_bank_at_home_stops_when_the_balance_is_gone(nep):
    nep.kluis.saldo = 25000
    nep.aanbieden(bestand(*[iban("0000000005")] * 3), kenmerk="B1")
    assert [code for _sleutel, _status, code in kort(regels(nep))] == ["", "", "AM04"]
    assert nep.kluis.saldo == 5000


def test_the_bank_at_home_bounces_three_days_later(nep, klok):
    nep.kluis.stuiterend[iban("0000000005")] = "AC06"
    nep.aanbieden(bestand(iban("0000000005"), iban("0000009003")), kenmerk="B1")
    klok.nu += timedelta(days=5)
    assert [regel for regel in kort(regels(nep)) if regel[1] == Status.GESTORNEERD] == []
    klok.nu += timedelta(days=1)
    terug = [regel for regel in regels(nep) if regel.status == Status.GESTORNEERD]
    assert kort(terug) == [("P1", Status.GESTORNEERD, "AC06"), ("P2", Status.GESTORNEERD, "MD07")]
    assert {(regel.geboekt_op, regel.bij_of_af, regel.bedrag) for regel in terug} == {(date(2026, 3, 9), "bij", 10000)}


def test_the_bank_at_home_pays_a_file_once(nep, klok):
    assert nep.aanbieden(bestand(iban("0000000005")), kenmerk="B1").status == Aanname.AANGENOMEN
    ontvangst = nep.aanbieden(bestand(iban("0000000005")), kenmerk="B1")
    assert (ontvangst.status, ontvangst.reden_code) == (Aanname.DUBBEL, "DUPL")
    klok.nu += timedelta(days=10)
    assert [status for _sleutel, status, _code in kort(regels(nep))].count(Status.BETAALD) == 1
    assert ("", Status.DUBBEL, "DUPL") in kort(regels(nep))


@pytest.mark.parametrize("inhoud", [b"", b"<Document/>", b"\xff", camt()])
def test_the_bank_at_home_refuses_what_is_no_payment_file(nep, inhoud):
    ontvangst = nep.aanbieden(inhoud, kenmerk="B1")
    assert (ontvangst.status, ontvangst.reden_code) == (Aanname.AFGEWEZEN, "FF01")


def test_every_bank_at_home_remembers_the_same_until_it_forgets(klok):
    NepBank.forget()
    NepBank(nu=klok).aanbieden(bestand(iban("0000000005")), kenmerk="B1")
    assert len(NepBank(nu=klok).afschriften(DINSDAG)) == 1
    NepBank.forget()
    assert NepBank(nu=klok).afschriften(DINSDAG) == []
