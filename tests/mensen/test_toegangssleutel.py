"""Passkeys in a real browser, with a key that the browser itself plays."""

import re

import pytest

from tests.spelers import WACHTWOORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def met_sleutel(venster):
    """A browser window with a built-in key that says yes."""
    pagina = venster()
    fouten: list[str] = []
    pagina.on("console", lambda bericht: fouten.append(bericht.text) if bericht.type == "error" else None)
    cdp = pagina.context.new_cdp_session(pagina)
    cdp.send("WebAuthn.enable")
    sleutel = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    cdp.send("WebAuthn.addVirtualAuthenticator", {"options": sleutel})
    yield pagina
    assert fouten == []


def test_passkey_is_set_up_and_opens_the_workplace_without_a_password(met_sleutel, axe):
    from tests.spelers import maak_spelers

    kcc = maak_spelers().kcc
    kcc.authenticator_set.all().delete()
    kcc.set_password(WACHTWOORD)
    kcc.save()
    pagina = met_sleutel
    pagina.goto("/inloggen/medewerker/")
    pagina.get_by_label("E-mailadres").fill(kcc.email)
    pagina.get_by_label("Wachtwoord").fill(WACHTWOORD)
    pagina.get_by_role("button", name="Verder").click()
    pagina.get_by_role("link", name="Sleutel toevoegen").click()
    pagina.get_by_label("Wachtwoord").fill(WACHTWOORD)
    pagina.get_by_role("button", name="Verder").click()
    pagina.get_by_label("Naam van de sleutel").fill("Laptop van de balie")
    pagina.get_by_label("Ook inloggen zonder wachtwoord").check()
    axe(pagina)
    pagina.get_by_role("button", name="Sleutel toevoegen").click()
    pagina.wait_for_url("**/mijn-account/herstelcodes/")
    axe(pagina)
    assert kcc.authenticator_set.get(type="webauthn").wrap().name == "Laptop van de balie"
    pagina.context.clear_cookies()
    pagina.goto("/inloggen/medewerker/")
    pagina.get_by_role("button", name="Gebruik een toegangssleutel").click()
    pagina.wait_for_url("**/vandaag/")
    assert re.search(r"Goede\w+, Sanne Haverman", pagina.inner_text("h1"))
