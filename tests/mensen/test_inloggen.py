"""Signing in through every door: a code by mail, password and second step, and what happens when it is wrong."""

import re
import time

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.sessions.models import Session
from django.test import Client

from tests.spelers import WACHTWOORD
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.kern.logboek.models import Logregel
from wijkwerk.mensen import queries
from wijkwerk.mensen.models import Persoon
from wijkwerk.mensen.queries import bewoners


@pytest.fixture(autouse=True)
def _real_post(settings) -> None:
    """Mail goes the way of the house: Django puts another backend in its place for tests."""
    settings.EMAIL_BACKEND = "wijkwerk.kern.berichten.backend.BerichtenBackend"


@pytest.fixture
def browser(db) -> Client:
    return Client()


@pytest.fixture
def bekend(monkeypatch):
    """Let one address be known, as a room with reports would."""
    monkeypatch.setattr(bewoners, "_known_checks", [])
    queries.register_known(lambda email: email == "melder@voorbeeld.nl")


def vraag_code(browser: Client, email: str):
    return browser.post("/inloggen/bewoner/", {"email": email}, follow=True)


def laatste_code() -> str:
    return re.search(r"^([A-Z]{4}-[A-Z]{4})$", Bericht.objects.latest("pk").tekst, re.M).group(1)


def app_code(geheim: str) -> str:
    """Return what an app that knows the secret shows now (RFC 6238)."""
    return format_hotp_value(hotp_value(geheim, int(time.time()) // 30))


def totp_code(persoon: Persoon) -> str:
    return app_code(get_adapter().decrypt(persoon.authenticator_set.get(type="totp").data["secret"]))


def met_wachtwoord(browser: Client, persoon: Persoon, wachtwoord: str = WACHTWOORD):
    persoon.set_password(WACHTWOORD)
    persoon.save()
    return browser.post("/inloggen/medewerker/", {"login": persoon.email, "password": wachtwoord})


def test_choice_page_asks_who_comes_in(browser):
    pagina = browser.get("/inloggen/?next=/vandaag/").content.decode()
    assert "Ik ben bewoner" in pagina
    assert "Ik werk voor de gemeente of een partner" in pagina
    assert "next=%2Fvandaag%2F" in pagina or "next=/vandaag/" in pagina


def test_resident_comes_in_with_the_mailed_code(browser, spelers):
    assert vraag_code(browser, spelers.bewoner.email).status_code == 200
    antwoord = browser.post("/inloggen/bewoner/code/", {"code": laatste_code()})
    assert antwoord["Location"] == "/mijn-account/"
    assert browser.get("/mijn-account/").status_code == 200
    regel = Logregel.objects.get(handeling="mensen.aangemeld")
    assert (regel.actor_id, regel.gegevens) == (spelers.bewoner.pk, {"weg": "code"})


def test_first_time_reporter_gets_an_account_and_a_code(browser, bekend):
    vraag_code(browser, "Melder@voorbeeld.nl")
    persoon = Persoon.objects.get(email="melder@voorbeeld.nl")
    assert persoon.soort == Persoon.Soort.BEWONER
    assert browser.post("/inloggen/bewoner/code/", {"code": laatste_code()})["Location"] == "/mijn-account/"


def test_unknown_address_and_colleague_see_the_very_same_page(spelers, bekend):
    def gezien(email: str) -> str:
        tekst = vraag_code(Client(), email).content.decode().replace(email, "ADRES")
        return re.sub(r'name="csrfmiddlewaretoken" value="\w+"|X-CSRFToken": "\w+"', "", tekst)

    bekende = gezien(spelers.bewoner.email)
    assert gezien("niemand@voorbeeld.nl") == bekende
    assert gezien(spelers.kcc.email) == bekende
    onderwerpen = list(Bericht.objects.order_by("pk").values_list("onderwerp", flat=True))
    assert onderwerpen == ["Uw code om in te loggen", *["Wij kennen dit e-mailadres niet"] * 2]
    assert not Persoon.objects.filter(email="niemand@voorbeeld.nl").exists()


def test_wrong_code_is_refused_and_three_times_starts_over(browser, spelers):
    vraag_code(browser, spelers.bewoner.email)
    for _keer in range(2):
        antwoord = browser.post("/inloggen/bewoner/code/", {"code": "BBBB-BBBB"})
        assert "Deze code klopt niet" in antwoord.content.decode()
    antwoord = browser.post("/inloggen/bewoner/code/", {"code": "BBBB-BBBB"}, follow=True)
    assert antwoord.redirect_chain[-1][0] == "/inloggen/bewoner/"
    assert "te vaak" in antwoord.content.decode()
    assert browser.post("/inloggen/bewoner/code/", {"code": laatste_code()})["Location"] != "/mijn-account/"


def test_code_is_too_old_after_a_quarter_of_an_hour(browser, spelers, monkeypatch):
    vraag_code(browser, spelers.bewoner.email)
    code, begin = laatste_code(), time.time()
    monkeypatch.setattr(time, "time", lambda: begin + 15 * 60 + 1)
    assert browser.post("/inloggen/bewoner/code/", {"code": code})["Location"] == "/inloggen/bewoner/"


def test_asking_codes_over_and_over_is_stopped(browser, spelers):
    gezien = [browser.post("/inloggen/bewoner/", {"email": spelers.bewoner.email}) for _keer in range(1)]
    for _keer in range(3):
        gezien.append(Client().post("/inloggen/bewoner/", {"email": spelers.bewoner.email}))
    assert [antwoord.status_code for antwoord in gezien] == [302, 302, 302, 200]
    assert "te vaak" in gezien[-1].content.decode()


def test_password_alone_is_not_enough(browser, spelers):
    antwoord = met_wachtwoord(browser, spelers.seghwaert)
    assert antwoord["Location"] == "/inloggen/tweede-stap/"
    assert browser.get("/vandaag/")["Location"].startswith("/inloggen/?next=")


def test_password_and_app_code_open_the_workplace_in_a_new_session(browser, spelers):
    browser.get("/inloggen/medewerker/")
    met_wachtwoord(browser, spelers.seghwaert)
    voor = browser.session.session_key
    antwoord = browser.post("/inloggen/tweede-stap/", {"code": totp_code(spelers.seghwaert)})
    assert antwoord["Location"] == "/vandaag/"
    assert browser.session.session_key != voor
    assert 11.9 * 3600 < browser.session.get_expiry_age() <= 12 * 3600
    assert browser.get("/vandaag/").status_code == 200
    assert Logregel.objects.get(handeling="mensen.aangemeld").gegevens == {"weg": "password+totp"}


def test_wrong_app_code_keeps_the_door_shut(browser, spelers):
    met_wachtwoord(browser, spelers.seghwaert)
    assert "Deze code klopt niet" in browser.post("/inloggen/tweede-stap/", {"code": "000000"}).content.decode()
    assert browser.get("/vandaag/").status_code == 302


def test_unknown_account_and_wrong_password_get_the_same_words(spelers):
    fout = "Het e-mailadres of het wachtwoord klopt niet."
    assert fout in met_wachtwoord(Client(), spelers.kcc, "iets heel anders").content.decode()
    onbekend = Client().post("/inloggen/medewerker/", {"login": "wie@voorbeeld.nl", "password": "x"})
    assert fout in onbekend.content.decode()
    regels = Logregel.objects.filter(handeling="mensen.aanmelden").order_by("pk")
    assert [(regel.resultaat, regel.object_id) for regel in regels] == [
        ("geweigerd", spelers.kcc.pk),
        ("geweigerd", None),
    ]
    assert all("voorbeeld" not in str(regel.gegevens) for regel in regels)


def test_guessing_a_password_is_stopped_after_five_times(browser, spelers):
    for _keer in range(5):
        met_wachtwoord(browser, spelers.kcc, "geraden")
    assert "te vaak" in met_wachtwoord(browser, spelers.kcc).content.decode()


def test_resident_has_no_password_door(browser, spelers):
    antwoord = browser.post("/inloggen/wachtwoord/", {"email": spelers.bewoner.email}, follow=True)
    assert antwoord.status_code == 200
    assert Bericht.objects.latest("pk").onderwerp == "Wij kennen dit e-mailadres niet"


def test_colleague_without_second_step_reaches_only_its_set_up(browser, spelers):
    spelers.kcc.authenticator_set.all().delete()
    assert met_wachtwoord(browser, spelers.kcc)["Location"] == "/vandaag/"
    for adres in ("/vandaag/", "/mensen/", "/mijn-account/"):
        assert browser.get(adres)["Location"] == "/mijn-account/tweede-stap/"
    assert "Nog één ding" in browser.get("/mijn-account/tweede-stap/").content.decode()


def test_setting_up_the_app_shows_a_drawn_code_and_a_typed_secret(browser, spelers):
    spelers.kcc.authenticator_set.all().delete()
    met_wachtwoord(browser, spelers.kcc)
    browser.post("/mijn-account/bevestig/?next=/mijn-account/tweede-stap/app/", {"password": WACHTWOORD})
    antwoord = browser.get("/mijn-account/tweede-stap/app/")
    pagina = antwoord.content.decode()
    assert '<svg xmlns="http://www.w3.org/2000/svg"' in pagina or "<svg " in pagina
    geheim = antwoord.context["form"].secret
    assert geheim in pagina
    assert (
        browser.post("/mijn-account/tweede-stap/app/", {"code": app_code(geheim)})["Location"]
        == "/mijn-account/herstelcodes/"
    )
    assert geheim not in str(spelers.kcc.authenticator_set.get(type="totp").data)
    herstel = browser.get("/mijn-account/herstelcodes/").context["unused_codes"]
    assert len(herstel) == 10
    assert browser.get("/vandaag/").status_code == 200
    ander = Client()
    met_wachtwoord(ander, spelers.kcc)
    assert ander.post("/inloggen/tweede-stap/", {"code": herstel[0]})["Location"] == "/vandaag/"


def test_last_second_step_can_not_be_taken_away(browser, spelers):
    met_wachtwoord(browser, spelers.kcc)
    browser.post("/inloggen/tweede-stap/", {"code": totp_code(spelers.kcc)})
    browser.post("/mijn-account/bevestig/?next=/mijn-account/tweede-stap/app/weg/", {"password": WACHTWOORD})
    pagina = browser.post("/mijn-account/tweede-stap/app/weg/").content.decode()
    assert "U hebt altijd een tweede stap nodig" in pagina
    assert spelers.kcc.authenticator_set.filter(type="totp").exists()


def test_closed_account_is_out_at_the_next_click(als, spelers):
    browser = als(spelers.kcc)
    assert browser.get("/vandaag/").status_code == 200
    Persoon.objects.filter(pk=spelers.kcc.pk).update(is_active=False)
    assert browser.get("/vandaag/")["Location"].startswith("/inloggen/")


def test_nobody_opens_an_account_for_himself(browser):
    assert browser.get("/inloggen/account/", follow=True).redirect_chain[-1][0] == "/inloggen/bewoner/"
    assert browser.post("/inloggen/account/", {"email": "a@b.nl"}).status_code == 302
    assert not Persoon.objects.exists()


def test_signing_out_elsewhere_ends_only_the_other_sessions(als, spelers):
    hier, daar, collega = als(spelers.kcc), als(spelers.kcc), als(spelers.partner)
    assert hier.post("/mijn-account/sessies/")["Location"] == "/mijn-account/"
    assert hier.get("/vandaag/").status_code == 200
    assert daar.get("/vandaag/").status_code == 302
    assert collega.get("/vandaag/").status_code == 200
    assert Session.objects.count() >= 2


@pytest.mark.parametrize(
    "adres",
    ["/inloggen/", "/inloggen/bewoner/", "/inloggen/medewerker/", "/inloggen/wachtwoord/", "/uitloggen/"],
)
def test_sign_in_pages_run_under_the_strict_policy(browser, adres):
    antwoord = browser.get(adres)
    assert antwoord.status_code in (200, 302)
    beleid = antwoord["Content-Security-Policy"]
    assert "unsafe-inline" not in beleid
    assert "script-src 'self'" in beleid


def test_one_machine_that_hammers_the_door_reads_to_wait(browser):
    for _keer in range(30):
        browser.post("/inloggen/medewerker/", {"login": "x", "password": ""})
    antwoord = browser.post("/inloggen/medewerker/", {"login": "x", "password": ""})
    assert antwoord.status_code == 429
    assert "Even wachten" in antwoord.content.decode()


def test_second_step_is_looked_up_once_and_remembered_for_that_person_only(spelers):
    browser = Client()
    browser.force_login(spelers.kcc)
    browser.get("/mijn-account/")
    assert browser.session["tweede_stap"] == {"weg": "eigen", "persoon": spelers.kcc.pk}
    zonder = Persoon.objects.create_user("zonder@voorbeeld.nl", naam="Zonder Stap", soort=Persoon.Soort.MEDEWERKER)
    sessie = browser.session
    sessie["_auth_user_id"], sessie["_auth_user_hash"] = str(zonder.pk), zonder.get_session_auth_hash()
    sessie.save()
    assert browser.get("/mijn-account/").url == "/mijn-account/tweede-stap/"
