"""The minutes in a real browser: saved by themselves, without a connection, with two people, and without a script."""

import pytest
from playwright.sync_api import Page, expect

from tests.agenda.overleggen import begin, plan
from tests.signalen import test_schermen_browser as schermen
from wijkwerk.agenda.models import Notulenregel

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
als_persoon = schermen.als_persoon


@pytest.fixture
def overleg(stad):
    """A meeting that goes on now, minuted by the regisseur and the partner."""
    return begin(stad, notulist=stad.partner)


def new_line(pagina: Page):
    return pagina.locator("[data-item] [data-nieuw] textarea").first


def until_sent(pagina: Page) -> None:
    """Wait until nothing waits on this device any more."""
    for _keer in range(100):
        if pagina.evaluate("Object.keys(localStorage).length") == 0:
            return
        pagina.wait_for_timeout(100)
    raise AssertionError("er wacht nog een regel")


def texts() -> list[str]:
    return list(Notulenregel.objects.filter(weg_op=None).values_list("tekst", flat=True))


def test_typing_saves_by_itself_and_the_other_reads_it_within_seconds(overleg, stad, als_persoon):
    een, twee = als_persoon(stad.seghwaert), als_persoon(stad.partner, width=375)
    for pagina in (een, twee):
        pagina.goto(f"/overleggen/{overleg.pk}/verslag/")
    new_line(een).press_sequentially("De bus komt vaker.")
    expect(een.locator("[data-stand]")).to_contain_text("Bewaard om")
    expect(twee.locator("[data-regel] textarea")).to_have_value("De bus komt vaker.")
    een.keyboard.press("Enter")
    een.keyboard.type("Tweede regel")
    expect(twee.locator("[data-regel] textarea").nth(1)).to_have_value("Tweede regel")
    assert texts() == ["De bus komt vaker.", "Tweede regel"]


def test_without_connection_everything_waits_on_the_device_and_goes_once(overleg, stad, als_persoon):
    pagina = als_persoon(stad.seghwaert, width=375)
    pagina.goto(f"/overleggen/{overleg.pk}/verslag/")
    pagina.route("**/regels/**", lambda route: route.abort())
    new_line(pagina).fill("Getypt in de kelder")
    expect(pagina.locator("[data-stand]")).to_contain_text("Geen verbinding")
    pagina.reload()
    expect(pagina.locator("[data-regel] textarea")).to_have_value("Getypt in de kelder")
    assert texts() == []
    pagina.unroute("**/regels/**")
    pagina.locator("[data-regel] textarea").press_sequentially("!")
    expect(pagina.locator("[data-stand]")).to_contain_text("Bewaard om")
    assert texts() == ["Getypt in de kelder!"]
    assert pagina.evaluate("Object.keys(localStorage).length") == 0


def test_two_people_in_one_line_both_see_both_texts(overleg, stad, als_persoon):
    een = als_persoon(stad.seghwaert)
    een.goto(f"/overleggen/{overleg.pk}/verslag/")
    new_line(een).press_sequentially("Begin")
    expect(een.locator("[data-stand]")).to_contain_text("Bewaard om")
    twee = als_persoon(stad.partner)
    twee.goto(f"/overleggen/{overleg.pk}/verslag/")
    twee.route("**/regels/**", lambda route: route.abort())  # the other does not hear in time
    for pagina, wie in ((twee, "partner"), (een, "regisseur")):
        pagina.locator("[data-regel] textarea").press("End")
        pagina.keyboard.type(f" van de {wie}")
    expect(een.locator("[data-stand]")).to_contain_text("Bewaard om")
    until_sent(een)
    twee.unroute("**/regels/**")
    twee.keyboard.type(".")
    expect(twee.locator("[data-stand]")).to_contain_text("Beide teksten staan er nu")
    expect(twee.locator(".regel__naast")).to_contain_text("Tegelijk getypt door")
    expect(een.locator("[data-regel] textarea")).to_have_count(2)
    assert texts() == ["Begin van de regisseur", "Begin van de partner."]


def test_a_line_is_struck_and_put_back_by_keyboard(overleg, stad, als_persoon):
    pagina = als_persoon(stad.seghwaert)
    pagina.goto(f"/overleggen/{overleg.pk}/verslag/")
    new_line(pagina).fill("Even weg")
    expect(pagina.locator("[data-stand]")).to_contain_text("Bewaard om")
    pagina.reload()
    pagina.get_by_role("button", name="Deze regel doorhalen").press("Enter")
    terug = pagina.get_by_role("button", name="Zet terug")
    expect(terug).to_be_focused()
    assert texts() == []
    terug.press("Enter")
    expect(pagina.locator("[data-regel] textarea")).to_be_focused()
    expect(pagina.locator("[data-stand]")).to_contain_text("Bewaard om")
    assert texts() == ["Even weg"]


def test_a_line_that_may_not_be_kept_says_why_and_stays(overleg, stad, als_persoon):
    pagina = als_persoon(stad.seghwaert)
    pagina.goto(f"/overleggen/{overleg.pk}/verslag/")
    new_line(pagina).fill("Zijn nummer is 111222333")
    expect(pagina.get_by_role("alert").filter(has_text="burgerservicenummer")).to_be_visible()
    expect(pagina.locator("[data-regel] textarea")).to_have_value("Zijn nummer is 111222333")
    assert texts() == []


def test_the_minutes_work_without_a_script(overleg, stad, als_persoon):
    pagina = als_persoon(stad.partner, width=320, java_script_enabled=False)
    pagina.goto(f"/overleggen/{overleg.pk}/verslag/")
    new_line(pagina).fill("Op papier begonnen")
    pagina.get_by_role("button", name="Bewaren", exact=True).first.click()
    expect(pagina.locator("[data-regel] textarea")).to_have_value("Op papier begonnen")
    assert texts() == ["Op papier begonnen"]


def test_the_agenda_is_ordered_by_keyboard_and_focus_stays(stad, als_persoon):
    rij = plan(stad)
    pagina = als_persoon(stad.seghwaert)
    pagina.goto(f"/overleggen/{rij.pk}/agenda/")
    pagina.get_by_role("button", name="Opening omlaag").press("Enter")
    expect(pagina.get_by_role("button", name="Opening omlaag")).to_be_focused()
    assert [item.titel for item in rij.besprekingen.all()] == ["Mededelingen", "Opening", "Rondvraag"]
