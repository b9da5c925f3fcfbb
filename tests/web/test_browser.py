"""The pattern pages in a real browser: accessible at every width, usable by keyboard and without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from wijkwerk.web import navigatie

pytestmark = [pytest.mark.browser, pytest.mark.urls("tests.web.adressen"), pytest.mark.django_db(transaction=True)]
PAGINAS = [
    "/patronen/",
    "/patronen/werkplek/",
    "/patronen/stap/",
    "/patronen/voorpagina/",
    "/toegankelijkheid/",
    "/x/",
    "/weigeren/",
    "/breken/",
]


@pytest.mark.parametrize("breedte", [320, 1280])
@pytest.mark.parametrize("pad", PAGINAS)
def test_page_is_accessible_and_fits(venster, axe, pad, breedte):
    pagina = venster(width=breedte)
    fouten = []
    pagina.on("pageerror", lambda fout: fouten.append(str(fout)))
    pagina.on("console", lambda regel: fouten.append(regel.text) if "Content Security" in regel.text else None)
    pagina.goto(pad)
    axe(pagina)
    assert pagina.evaluate("document.documentElement.scrollWidth") <= breedte
    assert fouten == []


def test_page_fits_with_text_twice_as_large(venster):
    pagina = venster(width=640)
    pagina.goto("/patronen/")
    pagina.evaluate("document.documentElement.style.fontSize = '200%'")
    assert pagina.evaluate("document.documentElement.scrollWidth") <= 640


def test_first_tab_skips_to_the_content(pagina):
    pagina.goto("/over/")
    pagina.keyboard.press("Tab")
    expect(pagina.get_by_role("link", name="Direct naar de inhoud")).to_be_focused()
    pagina.keyboard.press("Enter")
    expect(pagina.locator("#inhoud")).to_be_focused()


def test_error_summary_gets_focus_and_leads_to_the_field(pagina):
    pagina.goto("/patronen/stap/")
    pagina.get_by_role("button", name="Verder").click()
    expect(pagina.locator("[data-foutoverzicht]")).to_be_focused()
    pagina.locator("[data-foutoverzicht] a").click()
    expect(pagina.get_by_label(re.compile("Vertel in uw eigen woorden"))).to_be_focused()


def test_what_was_typed_survives_a_closed_page(pagina):
    pagina.goto("/patronen/stap/")
    pagina.locator("#id_wat").press_sequentially("Losse tegels")
    pagina.goto("/over/")
    pagina.goto("/patronen/stap/")
    expect(pagina.locator("#id_wat")).to_have_value("Losse tegels")
    expect(pagina.get_by_text("Wij hebben teruggezet wat u eerder typte.")).to_be_visible()
    pagina.get_by_role("button", name="Wissen").click()
    expect(pagina.locator("#id_wat")).to_have_value("")


def test_counter_counts_down(pagina):
    pagina.goto("/patronen/stap/")
    pagina.locator("#id_wat").fill("twaalf teken")
    expect(pagina.locator("[data-teller]")).to_have_text("Nog 488 tekens over.")


def test_dialog_opens_in_place_and_closes_with_escape(pagina):
    pagina.goto("/patronen/")
    pagina.get_by_role("link", name="Melding intrekken").click()
    expect(pagina.get_by_role("dialog")).to_be_visible()
    pagina.keyboard.press("Escape")
    expect(pagina.get_by_role("dialog")).to_be_hidden()
    assert pagina.url.endswith("/patronen/")


def test_without_javascript_dialog_is_a_page_and_map_is_a_drawing(venster):
    pagina = venster(java_script_enabled=False)
    pagina.goto("/patronen/")
    expect(pagina.locator(".wijk-straatkaart svg")).to_be_visible()
    expect(pagina.locator("[data-kopieer]")).to_be_hidden()
    pagina.get_by_role("link", name="Melding intrekken").click()
    expect(pagina).to_have_url(re.compile("/patronen/stap/"))


def test_without_javascript_staff_on_a_phone_open_the_menu(venster, monkeypatch):
    monkeypatch.setattr(navigatie, "_items", {})
    navigatie.registreer("Proeven", "proefmenu")
    pagina = venster(width=375, java_script_enabled=False)
    pagina.goto("/patronen/werkplek/")
    menu = pagina.get_by_role("link", name="Proeven")
    expect(menu).to_be_hidden()
    pagina.get_by_text("Menu", exact=True).click()
    expect(menu).to_be_visible()


def test_place_is_picked_by_mouse_and_by_keyboard(pagina):
    pagina.goto("/patronen/")
    kaart = pagina.locator(".wijk-straatkaart.is-levend")
    kaart.click(position={"x": 100, "y": 200})
    eerste = pagina.locator("#id_kies_lat").input_value()
    assert 51.9 < float(eerste) < 52.2
    expect(pagina.locator("[data-kaart-status]")).to_contain_text("De gekozen plek")
    kaart.focus()
    pagina.keyboard.press("Enter")
    assert pagina.locator("#id_kies_lat").input_value() != eerste


def test_print_shows_the_content_without_the_frame(pagina):
    pagina.goto("/patronen/")
    pagina.emulate_media(media="print")
    expect(pagina.locator("footer")).to_be_hidden()
    expect(pagina.get_by_role("heading", name="Patronen")).to_be_visible()


THEMA = """.gemeente-theme { --basis-color-accent-1-inverse-bg-default: rgb(90, 20, 120);
  --utrecht-document-font-family: "Courier New", monospace; --utrecht-link-color: rgb(120, 0, 60); }"""


def test_theme_of_a_municipality_dresses_the_page(pagina, settings):
    settings.GEMEENTE = settings.GEMEENTE | {"huisstijl": "thema/gemeente.css#gemeente-theme"}
    pagina.route("**/thema/gemeente.css", lambda route: route.fulfill(body=THEMA, content_type="text/css"))
    pagina.goto("/patronen/")
    knop = pagina.get_by_role("link", name="Bekijk een formulierpagina")
    expect(knop).to_have_css("border-top-color", "rgb(90, 20, 120)")
    expect(pagina.locator("body")).to_have_css("font-family", '"Courier New", monospace')
    expect(pagina.get_by_role("link", name="link in de tekst")).to_have_css("color", "rgb(120, 0, 60)")
