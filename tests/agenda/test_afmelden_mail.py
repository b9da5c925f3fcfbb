"""The way out in every message (RFC 2369 and RFC 8058): from the line to the mail server back to our own door."""

from email import message_from_string
from email.message import EmailMessage
from email.policy import default
from urllib.parse import urlsplit

import pytest
from django.test import Client

from tests import mailserver
from tests.agenda.test_terugkoppeling import TEKST, news, send
from wijkwerk.agenda.models import Afmelding
from wijkwerk.signalen.actions import MelderGegevens

pytestmark = pytest.mark.django_db
smtp = mailserver.smtp
BUUR = "buur@voorbeeld.nl"


@pytest.fixture
def ontvangen(smtp, settings, monkeypatch):
    """What a real mail server got, by address: `ontvangen()[BUUR]` is a list of messages, oldest first."""
    settings.MAIL = settings.MAIL | {"soort": "smtp"}
    monkeypatch.setenv("WIJKWERK_SMTP_URL", f"smtp://127.0.0.1:{smtp.server_address[1]}")

    def read() -> dict[str, list[EmailMessage]]:
        per_adres: dict[str, list[EmailMessage]] = {}
        for tekst in smtp.ontvangen:
            bericht = message_from_string(tekst, policy=default)
            per_adres.setdefault(str(bericht["To"]), []).append(bericht)
        return per_adres

    return read


@pytest.fixture
def thema(ontvangen, maak_thema, meld):
    adressen = (BUUR, "ander@voorbeeld.nl")
    return maak_thema(signalen=[meld(melder=MelderGegevens(email=adres)) for adres in adressen])


def way_out(bericht: EmailMessage) -> str:
    """Return the one address in the header, as a mail program reads it."""
    kop = str(bericht["List-Unsubscribe"]).strip()  # a long line is folded after its name
    assert kop.startswith("<")
    assert kop.endswith(">")
    assert " " not in kop
    return kop[1:-1]


def test_message_offers_one_click_and_a_receipt_does_not(thema, stad, ontvangen, settings):
    send(thema, stad)
    ontvangst, nieuws = ontvangen()[BUUR]
    assert TEKST in nieuws.get_content()
    assert str(nieuws["List-Unsubscribe-Post"]) == "List-Unsubscribe=One-Click"
    assert way_out(nieuws).startswith(f"{settings.ADRES}/afmelding/")
    assert way_out(nieuws) in nieuws.get_content()
    assert "List-Unsubscribe" not in ontvangst


def test_line_of_the_header_stays_whole_on_its_way(thema, stad, ontvangen, smtp):
    """A mail program looks for the address itself, never for an encoded word."""
    send(thema, stad)
    for tekst in smtp.ontvangen[2:]:
        kop = tekst.partition("\r\n\r\n")[0]
        assert "=?" not in kop.partition("List-Unsubscribe:")[2].partition("Post:")[0]
        assert max(len(regel) for regel in kop.splitlines()) < 998  # RFC 5322, 2.1.1


def test_one_click_of_a_mail_program_ends_it_without_session_or_token_of_ours(thema, stad, ontvangen):
    send(thema, stad)
    adres = urlsplit(way_out(ontvangen()[BUUR][-1])).path
    vreemd = Client(enforce_csrf_checks=True)
    antwoord = vreemd.post(adres, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded")
    assert antwoord.status_code == 200
    assert "sessionid" not in antwoord.cookies
    assert Afmelding.objects.get().thema is None
    assert news(send(thema, stad)).keys() == {"ander@voorbeeld.nl"}
    assert len(ontvangen()[BUUR]) == 2  # the receipt and the one message before


def test_opening_the_address_ends_nothing(thema, stad, ontvangen):
    """A scanner of mail follows every link with GET."""
    send(thema, stad)
    assert Client().get(urlsplit(way_out(ontvangen()[BUUR][-1])).path).status_code == 200
    assert not Afmelding.objects.exists()
