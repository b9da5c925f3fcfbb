"""The real doors: staff by password and app code, residents by a code in the mail; and what a mistake looks like."""

import re
import time

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page, expect

from tests.browser.stad import meld
from tests.spelers import WACHTWOORD
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.signalen.actions import MelderGegevens

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def app_code(persoon) -> str:
    """Return what the app of this person shows now (RFC 6238)."""
    geheim = get_adapter().decrypt(persoon.authenticator_set.get(type="totp").data["secret"])
    return format_hotp_value(hotp_value(geheim, int(time.time()) // 30))


def give_password(pagina: Page, email: str, wachtwoord: str) -> None:
    pagina.goto("/vandaag/")
    pagina.get_by_role("link", name="Ik werk voor de gemeente of een partner").click()
    pagina.locator("#id_login").fill(email)
    pagina.locator("#id_password").fill(wachtwoord)
    pagina.get_by_role("button", name="Verder").click()


def test_password_and_app_code_lead_to_where_one_was_going(stad, venster):
    pagina = venster()
    give_password(pagina, stad.seghwaert.email, WACHTWOORD)
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Tweede stap")
    pagina.locator("#id_code").first.fill(app_code(stad.seghwaert))
    pagina.get_by_role("button", name="Inloggen", exact=True).click()
    pagina.wait_for_url("**/vandaag/")
    expect(pagina.get_by_role("heading", level=1)).to_contain_text("Marit Tolsma")
    assert "sessionid" in {koekje["name"] for koekje in pagina.context.cookies() if koekje["httpOnly"]}


@pytest.mark.parametrize("breed", [1280, 320])
def test_wrong_code_and_wrong_password_are_said_at_the_field(stad, venster, axe, breed):
    pagina = venster(width=breed)
    give_password(pagina, stad.kcc.email, "een-heel-ander-wachtwoord")
    overzicht = pagina.locator("[data-foutoverzicht]")
    expect(overzicht).to_be_focused()
    axe(pagina)
    give_password(pagina, stad.kcc.email, WACHTWOORD)
    pagina.locator("#id_code").first.fill("000000")
    pagina.get_by_role("button", name="Inloggen", exact=True).click()
    expect(overzicht).to_be_focused()
    expect(overzicht).to_contain_text("code")
    assert pagina.title().startswith("Fout: ")
    axe(pagina)


def test_resident_comes_in_with_the_mailed_code_and_finds_own_reports(stad, venster, axe):
    meld(stad, "Mijn eigen melding.", melder=MelderGegevens(email="lezer@voorbeeld.nl"))
    meld(stad, "Van iemand anders.", melder=MelderGegevens(email="ander@voorbeeld.nl"))
    pagina = venster(width=375)
    pagina.goto("/mijn-meldingen/")
    pagina.get_by_role("link", name="Ik ben bewoner").click()
    pagina.locator("#id_email").fill("lezer@voorbeeld.nl")
    pagina.get_by_role("button", name="Stuur mij een code").click()
    pagina.get_by_role("heading", name="Vul de code in").wait_for()
    axe(pagina)
    pagina.locator("#id_code").fill("AAAA-AAAA")
    pagina.get_by_role("button", name="Inloggen", exact=True).click()
    expect(pagina.locator("[data-foutoverzicht]")).to_contain_text("Deze code klopt niet")
    axe(pagina)
    mail = Bericht.objects.filter(aan="lezer@voorbeeld.nl", onderwerp__contains="code").latest("pk").tekst
    pagina.locator("#id_code").fill(re.search(r"^([A-Z]{4}-[A-Z]{4})$", mail, re.M)[1])
    pagina.get_by_role("button", name="Inloggen", exact=True).click()
    pagina.wait_for_url("**/mijn-meldingen/")
    expect(pagina.get_by_role("link", name="Mijn eigen melding.")).to_be_visible()
    expect(pagina.get_by_text("Van iemand anders.")).to_have_count(0)
    axe(pagina)
