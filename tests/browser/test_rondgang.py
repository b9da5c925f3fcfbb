"""On the street with a phone: without a network nothing is lost, and with one everything arrives exactly once."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.stad import IN_WIJK, foto
from wijkwerk.signalen.models import Signaal
from wijkwerk.signalen.states import Kanaal

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
HIER = {"geolocation": {"latitude": IN_WIJK[0], "longitude": IN_WIJK[1]}, "permissions": ["geolocation"]}


def look(pagina: Page, tekst: str) -> None:
    """Photo and subject: the first two of the three steps."""
    pagina.set_input_files("#id_fotos", foto())
    pagina.get_by_role("button", name="Verder", exact=True).click()
    pagina.get_by_label("Zwerfafval en dumping").check()
    pagina.get_by_label("Vertel het in een zin").fill(tekst)
    pagina.locator("[data-stap='2'] [data-naar-stap='3']").click()


def test_two_signals_without_network_arrive_once_each(stad, als_persoon, gehoord):
    pagina = als_persoon(stad.seghwaert, width=375, **HIER)
    pagina.goto("/rondgang/")
    expect(pagina.locator("[data-zonder-net]")).to_be_visible()
    pagina.context.set_offline(True)
    for tekst in ("Glas bij de bank", "Matras in de struiken"):
        look(pagina, tekst)
        expect(pagina.locator("[data-plek-uitslag]")).to_contain_text("Gevonden")
        pagina.get_by_role("button", name="Vastleggen").click()
        expect(pagina.get_by_role("heading", name="Vastgelegd")).to_be_visible()
        pagina.reload()
    stand = pagina.locator("[data-wachtrij-stand]")
    expect(stand).to_have_text("2 wachten op verbinding.")
    assert not Signaal.objects.filter(ingevoerd_door=stad.seghwaert).exists()
    pagina.context.set_offline(False)
    pagina.evaluate("document.querySelector('[data-nu-verzenden]').click()")
    pagina.evaluate("document.querySelector('[data-nu-verzenden]').click()")
    expect(stand).to_have_text("Alles is verzonden.")
    pagina.reload()
    expect(pagina.locator("[data-wachtrij] li")).to_have_count(0)
    binnen = Signaal.objects.filter(kanaal=Kanaal.RONDGANG, ingevoerd_door=stad.seghwaert)
    assert sorted(s.tekst for s in binnen) == ["Glas bij de bank", "Matras in de struiken"]
    assert [(s.fotos.count(), s.werkgebied, s.ingevoerd_door) for s in binnen] == [(1, stad.wijk, stad.seghwaert)] * 2
    gehoord.fouten = [fout for fout in gehoord.fouten if "ERR_INTERNET_DISCONNECTED" not in fout]


def test_a_phone_that_may_not_tell_its_place_asks_for_it(stad, als_persoon, axe):
    pagina = als_persoon(stad.oosterheem, width=375)
    pagina.goto("/rondgang/")
    look(pagina, "Zonder GPS")
    expect(pagina.locator("[data-plek-uitslag]")).to_contain_text("niet gevonden")
    pagina.get_by_role("button", name="Vastleggen").click()
    expect(pagina.locator("[data-stap='3'] [data-stap-fout]")).to_be_focused()
    pagina.get_by_text("Een andere plek kiezen").click()
    axe(pagina)
    pagina.get_by_label("Of kies de buurt uit de lijst").select_option(str(stad.hofjes.pk))
    pagina.get_by_role("button", name="Vastleggen").click()
    expect(pagina.locator("[data-laatst-ontvangen]")).to_contain_text("Ontvangen onder nummer")
    assert Signaal.objects.get(tekst="Zonder GPS").buurt == stad.hofjes
