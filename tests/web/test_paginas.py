"""Whole pages: frame, language, theme, refusals, security contact; and what no template may contain."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.template.loader import get_template
from django.test import Client

import wijkwerk

pytestmark = pytest.mark.urls("tests.web.adressen")
BRON = Path(wijkwerk.__file__).parent
SJABLONEN = sorted(BRON.rglob("templates/**/*.html"))
PAGINAS = ["/over/", "/toegankelijkheid/", "/privacy/", "/patronen/", "/patronen/werkplek/", "/patronen/stap/"]


@pytest.mark.parametrize("pad", PAGINAS)
def test_page_has_a_frame_and_a_name_of_its_own(client, pad):
    html = client.get(pad).text
    assert html.count("<h1") == 1
    assert '<html lang="nl"' in html
    assert 'href="#inhoud"' in html
    assert 'id="inhoud"' in html
    assert "Zoetermeer</title>" in html


def test_titles_are_unique(client):
    titels = [re.search(r"<title>(.*?)</title>", client.get(pad).text)[1] for pad in PAGINAS]
    assert len(set(titels)) == len(titels)


def test_ids_on_a_page_are_unique(client):
    ids = re.findall(r'\sid="([^"]+)"', client.get("/patronen/").text)
    assert len(ids) == len(set(ids))


def test_demo_strip_only_in_the_demo(client, settings):
    assert "Dit is de demo." in client.get("/over/").text
    settings.DEMO = False
    assert "Dit is de demo." not in client.get("/over/").text


def test_form_with_faults_says_so_in_the_title(client):
    html = client.post("/patronen/stap/", {"wat": ""}).text
    assert "<title>Fout: " in html
    assert "Vertel kort wat er aan de hand is." in html


def test_form_without_faults_goes_on(client):
    assert client.post("/patronen/stap/", {"wat": "Losse tegels"}).url == "/patronen/"


def test_theme_of_a_municipality_is_linked_before_our_own_tokens(client, settings):
    settings.GEMEENTE = settings.GEMEENTE | {"huisstijl": "thema/gemeente.css#gemeente-theme"}
    html = client.get("/over/").text
    assert 'class="gemeente-theme"' in html
    assert html.index("/statisch/thema/gemeente.css") < html.index("/statisch/web/tokens.css")


def test_language_is_dutch_until_someone_chooses(client):
    assert '<html lang="nl"' in client.get("/over/", headers={"accept-language": "en"}).text
    antwoord = client.post("/taal/", {"language": "en", "next": "/over/"})
    assert antwoord.url == "/over/"
    pagina = client.get("/over/")
    assert '<html lang="en"' in pagina.text
    assert pagina.headers["Content-Language"] == "en"


def test_language_that_we_do_not_have_is_ignored(client):
    client.cookies["django_language"] = "xx"
    assert '<html lang="nl"' in client.get("/over/").text


def test_security_contact_expires_in_the_future(client):
    antwoord = client.get("/.well-known/security.txt")
    velden = dict(regel.split(": ", 1) for regel in antwoord.text.strip().splitlines())
    assert velden["Contact"].startswith("mailto:")
    assert datetime.fromisoformat(velden["Expires"]) > datetime.now(UTC)
    assert antwoord.headers["Content-Type"].startswith("text/plain")


def test_no_security_contact_no_file(client, settings):
    settings.GEMEENTE = settings.GEMEENTE | {"beveiliging": ""}
    assert client.get("/.well-known/security.txt").status_code == 404


def test_refusal_explains_itself_and_keeps_what_was_typed(client):
    antwoord = client.post(
        "/weigeren/?stap=2", {"tekst": "Regel 1 <b>", "keuze": ["a", "b"], "password": "geheim", "leeg": ""}
    )
    assert antwoord.status_code == 409
    assert "Deze melding is al afgehandeld door een collega." in antwoord.text
    assert 'action="/weigeren/?stap=2"' in antwoord.text
    assert 'name="tekst" value="Regel 1 &lt;b&gt;"' in antwoord.text
    assert antwoord.text.count('name="keuze"') == 2
    assert "geheim" not in antwoord.text


def test_refusal_sends_back_only_within_the_site(client):
    binnen = client.get("/weigeren/", headers={"referer": "http://testserver/over/"}).text
    buiten = client.get("/weigeren/", headers={"referer": "https://elders.nl/"}).text
    assert 'href="http://testserver/over/"' in binnen
    assert "elders.nl" not in buiten


def test_refusal_of_a_small_request_is_a_notice(client):
    antwoord = client.post("/weigeren/", headers={"hx-request": "true"})
    assert antwoord.status_code == 409
    assert antwoord.headers["HX-Retarget"] == "#meldingen"
    assert "<html" not in antwoord.text
    assert "al afgehandeld" in antwoord.text


def test_what_is_not_a_refusal_stays_an_error():
    antwoord = Client(raise_request_exception=False).get("/breken/")
    assert antwoord.status_code == 500
    assert "Dit ligt niet aan u." in antwoord.text


def test_unknown_address_gets_a_way_out(client):
    antwoord = client.get("/bestaat-niet/")
    assert antwoord.status_code == 404
    assert "Naar de voorpagina" in antwoord.text


@pytest.mark.parametrize("naam", ["400.html", "500.html", "403_csrf.html"])
def test_bare_error_page_needs_nothing_to_be_shown(naam):
    assert "<h1>" in get_template(naam).render({})


def test_expired_form_is_told_in_plain_words():
    antwoord = Client(enforce_csrf_checks=True).post("/taal/", {"language": "en"})
    assert antwoord.status_code == 403
    assert "Dit formulier is verlopen" in antwoord.text


@pytest.mark.parametrize("sjabloon", SJABLONEN, ids=lambda pad: str(pad.relative_to(BRON)))
def test_template_has_no_inline_script_or_style(sjabloon):
    html = sjabloon.read_text()
    assert not re.search(r"\sstyle\s*=", html)
    assert not re.search(r"<style", html)
    assert not re.search(r"\son[a-z]+\s*=", html)
    for script in re.findall(r"<script[^>]*>", html):
        assert "src=" in script or "json" in script
