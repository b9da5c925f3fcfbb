"""The workplace in a real browser: the walk without a network, the next step in place, the inbox by keyboard."""

import pytest
from playwright.sync_api import Page, expect

from tests.signalen.bladen import maak_foto
from tests.signalen.conftest import IN_WIJK
from tests.spelers import kom_binnen
from wijkwerk.signalen.models import Signaal
from wijkwerk.signalen.states import Status

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PLEK = {"latitude": IN_WIJK[0], "longitude": IN_WIJK[1]}


@pytest.fixture
def als_persoon(venster, live_server):
    """Open a window in which somebody is signed in: `als_persoon(stad.seghwaert, width=375)`."""

    def open_window(persoon, **keuzes) -> Page:
        pagina = venster(**keuzes)
        sign_in(pagina, persoon, live_server.url)
        return pagina

    return open_window


def sign_in(pagina: Page, persoon, url: str) -> None:
    sessie = kom_binnen(persoon).cookies["sessionid"].value
    pagina.context.add_cookies([{"name": "sessionid", "value": sessie, "url": url}])


def record(pagina: Page, tekst: str, *, met_foto: bool = False) -> None:
    """Walk through the three steps as somebody on the street would."""
    if met_foto:
        foto = maak_foto()
        pagina.set_input_files("#id_fotos", {"name": foto.name, "mimeType": "image/jpeg", "buffer": foto.read()})
        pagina.get_by_role("button", name="Verder", exact=True).click()
    else:
        pagina.get_by_role("button", name="Verder zonder foto").click()
    pagina.get_by_label("Zwerfafval").check()
    pagina.get_by_label("Vertel het in een zin").fill(tekst)
    pagina.locator("[data-stap='2'] [data-naar-stap='3']").click()
    expect(pagina.locator("[data-plek-uitslag]")).to_contain_text("Gevonden")
    pagina.get_by_role("button", name="Vastleggen").click()
    expect(pagina.get_by_role("heading", name="Vastgelegd")).to_be_visible()


@pytest.fixture
def straat(als_persoon, stad) -> Page:
    """A phone on the street that has opened the walk once, and so keeps it."""
    pagina = als_persoon(stad.seghwaert, width=375, geolocation=PLEK, permissions=["geolocation"])
    pagina.context.unroute_all()  # a watched request does not reach the service worker when the network is off
    pagina.goto("/rondgang/")
    expect(pagina.locator("[data-zonder-net]")).to_be_visible()
    pagina.wait_for_load_state("networkidle")
    return pagina


def test_walk_without_network_keeps_everything_and_sends_it_once(straat):
    straat.context.set_offline(True)
    record(straat, "Glas bij de bank", met_foto=True)
    straat.reload()
    record(straat, "Kapotte paal")
    stand = straat.locator("[data-wachtrij-stand]")
    expect(stand).to_have_text("2 wachten op verbinding.")
    straat.context.set_offline(False)
    expect(stand).to_have_text("Alles is verzonden.")
    assert sorted(Signaal.objects.values_list("tekst", flat=True)) == ["Glas bij de bank", "Kapotte paal"]
    assert Signaal.objects.get(tekst="Glas bij de bank").fotos.count() == 1


def test_signed_out_phone_loses_nothing(straat, stad, live_server):
    straat.context.set_offline(True)
    record(straat, "Glas bij de bank")
    straat.context.clear_cookies()
    straat.context.set_offline(False)
    expect(straat.locator("[data-verbinding]")).to_contain_text("U bent uitgelogd")
    assert not Signaal.objects.exists()
    sign_in(straat, stad.oosterheem, live_server.url)
    straat.reload()
    expect(straat.locator("[data-wachtrij]")).to_contain_text("Van Marit Tolsma")
    assert not Signaal.objects.exists()
    sign_in(straat, stad.seghwaert, live_server.url)
    straat.reload()
    expect(straat.locator("[data-wachtrij-stand]")).to_have_text("Alles is verzonden.")
    assert Signaal.objects.get().ingevoerd_door == stad.seghwaert


def test_item_that_is_refused_can_be_mended_on_the_phone(straat):
    record(straat, "Bel 06 12345678 over het glas")
    expect(straat.locator("[data-wachtrij]")).to_contain_text("iets over een persoon")
    straat.get_by_role("button", name="Aanpassen").click()
    straat.get_by_label("Vertel het in een zin").fill("Er ligt glas")
    straat.locator("[data-stap='2'] [data-naar-stap='3']").click()
    straat.get_by_role("button", name="Vastleggen").click()
    expect(straat.locator("[data-wachtrij-stand]")).to_have_text("Alles is verzonden.")
    assert Signaal.objects.get().tekst == "Er ligt glas"


def test_next_step_opens_in_place_and_focus_goes_along(als_persoon, stad, meld, axe):
    signaal = meld()
    pagina = als_persoon(stad.seghwaert)
    pagina.goto(f"/signalen/{signaal.pk}/")
    pagina.get_by_role("link", name="Afhandelen", exact=True).click()
    expect(pagina.locator(".stap__kop")).to_be_focused()
    pagina.get_by_label("Wat is er gedaan?").fill("De container is geleegd.")
    pagina.get_by_role("button", name="Bekijk het bericht").click()
    expect(pagina.locator(".voorbeeld")).to_contain_text("De container is geleegd.")
    axe(pagina)
    pagina.locator("#stap").get_by_role("button", name="Afhandelen").click()
    expect(pagina.get_by_text("Het signaal is afgehandeld.")).to_be_visible()
    signaal.refresh_from_db()
    assert signaal.status == Status.AFGEHANDELD


def test_inbox_goes_by_keyboard(als_persoon, stad, meld):
    meld("Een."), meld("Twee."), meld("Drie.")
    pagina = als_persoon(stad.seghwaert)
    pagina.goto("/signalen/")
    for toets in ("j", "x", "j", "x"):
        pagina.keyboard.press(toets)
    expect(pagina.locator("[data-bulk-aantal]")).to_have_text("2 gekozen")
    pagina.keyboard.press("?")
    expect(pagina.get_by_role("dialog", name="Sneltoetsen")).to_be_visible()
    pagina.keyboard.press("Escape")
    pagina.keyboard.press("k")
    pagina.keyboard.press("Enter")
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Drie.")


def test_bar_asks_what_the_chosen_act_needs_in_place(als_persoon, stad, meld):
    signaal = meld()
    pagina = als_persoon(stad.seghwaert)
    pagina.goto("/signalen/")
    expect(pagina.locator(".wijk-straatkaart.is-levend .leaflet-marker-icon")).to_have_count(1)
    pagina.get_by_label(f"Kies {signaal.nummer}").check()
    pagina.get_by_label("Wat wilt u doen?").select_option("close")
    pagina.get_by_label("Toelichting of uitkomst").fill("De container is geleegd.")
    pagina.get_by_role("button", name="Doen").click()
    expect(pagina.get_by_text("1 signaal is gewijzigd.")).to_be_visible()
    signaal.refresh_from_db()
    assert signaal.uitkomst == "De container is geleegd."


def test_everything_is_done_without_script(als_persoon, stad, meld):
    een, twee = meld("Een."), meld("Twee.")
    pagina = als_persoon(stad.seghwaert, java_script_enabled=False)
    pagina.goto("/signalen/?status=nieuw")
    pagina.get_by_label(f"Kies {een.nummer}").check()
    pagina.get_by_label("Wat wilt u doen?").select_option("take")
    pagina.get_by_role("button", name="Doen").click()
    expect(pagina.get_by_text("1 signaal is gewijzigd.")).to_be_visible()
    pagina.get_by_role("link", name="Twee.", exact=True).click()
    pagina.get_by_role("link", name="Interne notitie").click()
    pagina.get_by_label("Interne notitie", exact=True).fill("Morgen langs.")
    pagina.get_by_role("button", name="Interne notitie").click()
    expect(pagina.get_by_text("Morgen langs.")).to_be_visible()
    pagina.goto("/rondgang/")
    pagina.get_by_label("Zwerfafval").check()
    pagina.get_by_text("Een andere plek kiezen").click()
    pagina.get_by_label("Of kies de buurt uit de lijst").select_option(label=stad.hofjes.naam)
    pagina.get_by_role("button", name="Vastleggen").click()
    expect(pagina.get_by_text("Vastgelegd onder nummer")).to_be_visible()
    assert Signaal.objects.count() == 3
    twee.refresh_from_db()
    assert twee.reacties.count() == 1
