"""A resident on a phone: tell what is going on in four steps, with and without script, by finger and by keyboard."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.stad import IN_WIJK, MELDER, foto, geef_door, meld
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.signalen import actions
from wijkwerk.signalen.models import Signaal
from wijkwerk.signalen.states import Kanaal, Status

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
TELEFOON = {"width": 375, "height": 720}


def knop(pagina: Page, naam: str) -> None:
    pagina.get_by_role("button", name=naam, exact=True).click()


def vertel(pagina: Page, tekst: str) -> None:
    pagina.goto("/melden/")
    pagina.get_by_label("Wat is er aan de hand?").fill(tekst)
    knop(pagina, "Verder naar de plek")
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Waar is het?")


def signaal_met(tekst: str) -> Signaal:
    return Signaal.objects.get(tekst=tekst)


def test_four_steps_with_a_photo_and_the_map_give_one_receipt(stad, venster):
    pagina = venster(**TELEFOON)
    pagina.goto("/")
    pagina.get_by_role("main").get_by_role("link", name="Vertel wat er speelt").first.click()
    pagina.get_by_label("Wat is er aan de hand?").fill("Zakken vuilnis naast de container, met foto.")
    pagina.get_by_label("Foto's erbij").set_input_files(foto())
    knop(pagina, "Verder naar de plek")
    kaart = pagina.locator("[data-kaart]")
    kaart.scroll_into_view_if_needed()
    vak = kaart.bounding_box()
    pagina.mouse.click(vak["x"] + vak["width"] * 0.3, vak["y"] + vak["height"] * 0.5)
    expect(pagina.locator("[data-kaart-status]")).to_contain_text("52.0")
    pagina.get_by_label("Waar precies?").fill("naast de glasbak")
    knop(pagina, "Verder")
    expect(pagina.get_by_label("Zwerfafval en dumping")).to_be_checked()
    knop(pagina, "Verder")
    pagina.get_by_label("E-mailadres").fill(MELDER)
    pagina.get_by_role("button", name="Verstuur mijn melding").dblclick()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Uw melding is ontvangen")
    signaal = signaal_met("Zakken vuilnis naast de container, met foto.")
    expect(pagina.locator(".melden-nummer")).to_have_text(signaal.nummer)
    assert (signaal.werkgebied, signaal.plek, signaal.fotos.count()) == (stad.wijk, "naast de glasbak", 1)
    assert signaal.lat is not None
    assert signaal.nummer in Bericht.objects.filter(aan=MELDER).latest("pk").tekst
    pagina.get_by_role("link", name="Bekijk mijn melding").click()
    expect(pagina.get_by_text("Wij lezen uw melding")).to_be_visible()
    expect(pagina.locator(".melden-fotos img")).to_have_js_property("complete", True)
    assert pagina.locator(".melden-fotos img").evaluate("beeld => beeld.naturalWidth") > 0


def test_what_was_typed_survives_a_closed_page(stad, venster):
    pagina = venster(**TELEFOON)
    pagina.goto("/melden/")
    pagina.get_by_label("Wat is er aan de hand?").fill("Half af, de tram komt.")
    bezoeker = pagina.context
    pagina.close(run_before_unload=True)
    later = bezoeker.new_page()
    later.goto("/melden/")
    expect(later.get_by_label("Wat is er aan de hand?")).to_have_value("Half af, de tram komt.")
    knop(later, "Verder naar de plek")
    expect(later.get_by_role("heading", level=1)).to_have_text("Waar is het?")
    later.close()
    nog_later = bezoeker.new_page()
    nog_later.goto("/melden/")
    expect(nog_later.get_by_label("Wat is er aan de hand?")).to_have_value("Half af, de tram komt.")


def test_four_steps_without_script_by_buurt(stad, venster):
    pagina = venster(**TELEFOON, java_script_enabled=False)
    vertel(pagina, "Zonder script: de prullenbak is vol.")
    pagina.get_by_label("Of kies de buurt uit de lijst").select_option(str(stad.hofjes.pk))
    knop(pagina, "Verder")
    knop(pagina, "Verder")
    knop(pagina, "Verstuur mijn melding")
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Uw melding is ontvangen")
    assert signaal_met("Zonder script: de prullenbak is vol.").buurt == stad.hofjes


def tab_to(pagina: Page, waar: Locator) -> None:
    """Press Tab until the focus is there; a person would not go on for ever either."""
    doel = waar.element_handle()
    for _keer in range(60):
        pagina.keyboard.press("Tab")
        if doel.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"Met Tab is dit niet te bereiken: {waar}")


def test_four_steps_by_keyboard_only(stad, venster):
    pagina = venster(**TELEFOON)
    pagina.goto("/melden/")
    tab_to(pagina, pagina.locator("#id_tekst"))
    pagina.keyboard.type("Met het toetsenbord: troep in het plantsoen.")
    tab_to(pagina, pagina.get_by_role("button", name="Verder naar de plek"))
    pagina.keyboard.press("Enter")
    pagina.wait_for_url("**/melden/plek/")
    tab_to(pagina, pagina.locator("[data-kaart]"))
    pagina.keyboard.press("Enter")
    expect(pagina.locator("[data-kaart-status]")).to_contain_text("52.0")
    tab_to(pagina, pagina.locator("#id_plek"))
    pagina.keyboard.type("bij de vijver")
    tab_to(pagina, pagina.get_by_role("button", name="Verder", exact=True))
    pagina.keyboard.press("Enter")
    pagina.wait_for_url("**/melden/onderwerp/")
    tab_to(pagina, pagina.locator("input[name=onderwerp]:checked"))
    pagina.keyboard.press("ArrowDown")
    pagina.keyboard.press("ArrowUp")
    tab_to(pagina, pagina.get_by_role("button", name="Verder", exact=True))
    pagina.keyboard.press("Space")
    pagina.wait_for_url("**/melden/verzending/")
    tab_to(pagina, pagina.get_by_role("button", name="Verstuur mijn melding"))
    pagina.keyboard.press("Enter")
    pagina.wait_for_url("**/ontvangst/")
    assert signaal_met("Met het toetsenbord: troep in het plantsoen.").plek == "bij de vijver"


def test_an_error_gets_the_focus_and_nothing_typed_is_lost(stad, venster, axe):
    pagina = venster(**TELEFOON)
    vertel(pagina, "Een fout bij de plek.")
    pagina.get_by_label("Waar precies?").fill("ergens")
    knop(pagina, "Verder")
    overzicht = pagina.locator("[data-foutoverzicht]")
    expect(overzicht).to_be_focused()
    expect(overzicht).to_contain_text("Kies een plek")
    expect(pagina.get_by_label("Waar precies?")).to_have_value("ergens")
    axe(pagina)


def test_an_address_is_found_by_searching(stad, venster):
    pagina = venster(**TELEFOON, java_script_enabled=False)
    vertel(pagina, "Gezocht op adres.")
    pagina.get_by_label("Adres of straat").fill("Kastanjehof 3")
    knop(pagina, "Zoek dit adres")
    pagina.get_by_label("Kastanjehof 3").check()
    knop(pagina, "Verder")
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Klopt dit?")


def test_place_of_the_phone_is_used_when_it_may_and_explained_when_not(stad, venster):
    mag = {"geolocation": {"latitude": IN_WIJK[0], "longitude": IN_WIJK[1]}, "permissions": ["geolocation"]}
    met, zonder = venster(**TELEFOON, **mag), venster(**TELEFOON)
    for pagina in (met, zonder):
        vertel(pagina, "Waar ik nu ben.")
        knop(pagina, "Gebruik waar ik nu ben")
    expect(met.locator("[data-gps-status]")).to_contain_text("Gevonden")
    assert float(met.locator("#id_lat").input_value()) == IN_WIJK[0]
    expect(zonder.locator("[data-gps-status]")).to_contain_text("op een andere manier")


def test_a_question_is_answered_behind_the_link(stad, venster):
    signaal = actions.take(meld(stad, "Er staat een wrak op de stoep."), by=stad.seghwaert)
    actions.ask(signaal, tekst="Staat het er overdag ook?", by=stad.seghwaert)
    pagina = venster(**TELEFOON)
    pagina.goto(f"/melding/{signaal.token}/")
    expect(pagina.get_by_text("Staat het er overdag ook?").first).to_be_visible()
    pagina.get_by_role("link", name="Geef antwoord").click()
    pagina.locator("#id_tekst").fill("Ja, de hele week al.")
    knop(pagina, "Verstuur mijn antwoord")
    expect(pagina.get_by_text("Uw antwoord is verstuurd.")).to_be_visible()
    expect(pagina.get_by_text("Wij hebben een vraag aan u")).to_have_count(0)
    expect(pagina.get_by_text("Ja, de hele week al.")).to_be_visible()


def test_what_is_not_solved_is_reopened(stad, venster):
    signaal = actions.close(meld(stad, "De bank is kapot."), uitkomst="De bank is gemaakt.", by=stad.seghwaert)
    pagina = venster(**TELEFOON)
    pagina.goto(f"/melding/{signaal.token}/")
    knop(pagina, "Nee, niet echt")
    expect(pagina.get_by_text("U liet weten dat het niet heeft geholpen.")).to_be_visible()
    pagina.get_by_role("link", name="Het is nog niet goed: heropenen").click()
    pagina.locator("#id_tekst").fill("De plank ligt er weer af.")
    knop(pagina, "Heropen mijn melding")
    expect(pagina.get_by_text("Uw melding is heropend.")).to_be_visible()
    signaal.refresh_from_db()
    assert signaal.status == Status.IN_BEHANDELING


def test_a_report_is_withdrawn(stad, venster):
    signaal = meld(stad, "Toch niet.")
    pagina = venster(**TELEFOON, java_script_enabled=False)
    pagina.goto(f"/melding/{signaal.token}/")
    pagina.get_by_role("link", name="Mijn melding intrekken").click()
    knop(pagina, "Ja, trek mijn melding in")
    expect(pagina.get_by_text("U hebt uw melding ingetrokken.")).to_be_visible()
    signaal.refresh_from_db()
    assert signaal.status == Status.INGETROKKEN


def test_me_too_counts_once_and_throws_the_draft_away(stad, venster):
    eerste = meld(stad, "Er ligt grofvuil en afval naast de container.", kanaal=Kanaal.TELEFOON)
    pagina = venster(
        **TELEFOON, geolocation={"latitude": IN_WIJK[0], "longitude": IN_WIJK[1]}, permissions=["geolocation"]
    )
    vertel(pagina, "Veel grofvuil en afval naast de container.")
    knop(pagina, "Gebruik waar ik nu ben")
    expect(pagina.locator("[data-gps-status]")).to_contain_text("Gevonden")
    knop(pagina, "Verder")
    ander = pagina.locator("li", has=pagina.locator(f"form[action$='/wat-speelt-er/{eerste.pk}/steun/']"))
    ander.get_by_role("button", name="Ik ook").click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Bedankt, wij tellen u mee")
    pagina.go_back()
    eerste.refresh_from_db()
    assert eerste.steun == 1
    assert not Signaal.objects.filter(tekst="Veel grofvuil en afval naast de container.").exists()


def test_passed_on_never_reads_as_solved(stad, venster):
    signaal = geef_door(stad, meld(stad, "De lift in de flat staat stil."))
    pagina = venster(**TELEFOON)
    pagina.goto(f"/melding/{signaal.token}/")
    expect(pagina.get_by_text("Het is dus nog niet opgelost.")).to_be_visible()
    expect(pagina.get_by_text("Woonstichting De Plas").first).to_be_visible()
    tekst = pagina.locator("main").inner_text()
    assert "Afgehandeld" not in tekst
    assert "klaar" not in tekst
