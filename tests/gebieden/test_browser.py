"""The pages of the areas in a real browser: accessible, narrow, without script, and the drawing board by mouse."""

from datetime import date

import pytest

from tests.gebieden.vormen import feature, square

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def stad(transactional_db, write_map):
    """Two wijken of this year with figures, one of them small."""
    from wijkwerk.gebieden import actions
    from wijkwerk.gebieden.models import Kerncijfer
    from wijkwerk.kern.klok import vandaag

    vlakken = [
        feature("WK063701", "Westwijk", square(4.48, 52.05), aantal_inwoners=1200),
        feature("WK063702", "Oostwijk", square(4.49, 52.05), aantal_inwoners=80),
        feature("BU06370100", "Hofjes", square(4.48, 52.05, 0.005)),
    ]
    jaar = vandaag().year
    actions.import_areas(write_map(*vlakken), jaar=jaar, werkgebieden_vanaf=date(jaar, 1, 1), by=None)
    cijfers = {
        "inwoners": 1200,
        "p_00_14_jr": 20,
        "p_15_24_jr": 10,
        "p_25_44_jr": 30,
        "p_45_64_jr": 25,
        "p_65_eo_jr": 15,
    }
    for code in ("WK063701", "GM0637"):
        for sleutel, waarde in cijfers.items():
            Kerncijfer.objects.create(jaar=jaar, code=code, sleutel=sleutel, waarde=waarde, bron="CBS")


@pytest.fixture
def session(stad, client):
    """The cookie of a manager who is signed in."""
    from tests.gebieden.test_beheer import sign_in

    sign_in(client, "beheerder")
    return client.cookies["sessionid"].value


def staff(venster, live_server, session, **keuzes):
    pagina = venster(**keuzes)
    pagina.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    return pagina


def fits(pagina):
    return pagina.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("breedte", [320, 1280])
def test_figures_and_charts_are_accessible_and_fit(stad, venster, axe, breedte):
    pagina = venster(width=breedte)
    for pad in ("/wijken/westwijk/", "/wijken/oostwijk/"):
        pagina.goto(pad)
        assert fits(pagina), pad
        axe(pagina)


def test_a_resident_finds_the_wijk_by_keyboard_without_script(stad, venster, axe):
    pagina = venster(java_script_enabled=False)
    pagina.goto("/")
    pagina.get_by_label("Uw postcode of adres").press_sequentially("Kastanjehof 3")
    pagina.keyboard.press("Enter")
    assert "Kastanjehof" not in pagina.url
    pagina.get_by_role("link", name="ligt in Westwijk").press("Enter")
    assert pagina.get_by_role("heading", level=1).inner_text() == "Westwijk"


def test_an_empty_search_says_what_is_missing_and_is_accessible(stad, pagina, axe):
    pagina.goto("/zoek/")
    pagina.get_by_role("button", name="Zoeken").click()
    pagina.get_by_role("link", name="Vul een postcode").wait_for()
    axe(pagina)


def test_clicking_the_map_ticks_the_box_and_drawing_fills_the_field(venster, live_server, session, axe):
    pagina = staff(venster, live_server, session)
    fouten = []
    pagina.on("console", lambda regel: fouten.append(regel.text) if regel.type == "error" else None)
    pagina.goto("/beheer/kaart/werkgebieden/westwijk/")
    oost = pagina.get_by_label("Oostwijk")
    assert not oost.is_checked()
    vak = pagina.locator("#tekenbord").bounding_box()
    pagina.mouse.click(vak["x"] + vak["width"] * 0.7, vak["y"] + vak["height"] * 0.5)
    assert oost.is_checked()
    oost.uncheck()
    pagina.get_by_role("button", name="Eigen vlak tekenen").click()
    for dx, dy in ((0.3, 0.35), (0.6, 0.35), (0.6, 0.6), (0.3, 0.35)):
        pagina.mouse.click(vak["x"] + vak["width"] * dx, vak["y"] + vak["height"] * dy)
        pagina.wait_for_timeout(120)
    assert '"Polygon"' in pagina.get_by_label("Eigen vlak").input_value()
    pagina.get_by_role("button", name="Eigen vlak wissen").click()
    assert pagina.get_by_label("Eigen vlak").input_value() == ""
    assert fouten == []


def test_a_change_is_made_without_script(venster, live_server, session):
    pagina = staff(venster, live_server, session, java_script_enabled=False)
    pagina.goto("/beheer/kaart/werkgebieden/oostwijk/einde/")
    pagina.get_by_role("button", name="Beëindigen").click()
    pagina.goto("/beheer/kaart/werkgebieden/westwijk/")
    pagina.get_by_label("Oostwijk").check()
    pagina.get_by_role("button", name="Bekijk wat er verandert").click()
    pagina.get_by_text("Dit verandert er").wait_for()
    pagina.get_by_role("button", name="Zo opslaan").click()
    assert "Westwijk is opgeslagen" in pagina.locator("main").inner_text()
