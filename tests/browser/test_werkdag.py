"""A day at work: a call is entered, the wijkregisseur passes a signal on, the partner answers, the resident hears."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.stad import IN_ANDERE_WIJK, MELDER, NAASTE_PLEK, geef_door, meld
from wijkwerk.kern import klok
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.signalen import actions
from wijkwerk.signalen.actions import MelderGegevens
from wijkwerk.signalen.models import Signaal
from wijkwerk.signalen.states import Kanaal, Status

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def knop(pagina: Page, naam: str) -> None:
    pagina.get_by_role("button", name=naam, exact=True).click()


def stap(pagina: Page, naam: str) -> None:
    """Open a next step of the signal on the screen."""
    pagina.locator(".volgende").get_by_role("link", name=naam, exact=True).click()


def test_a_call_is_entered_with_the_moment_that_counts(stad, als_persoon):
    gisteren = klok.nu().astimezone() - timedelta(days=1)
    pagina = als_persoon(stad.kcc)
    pagina.goto("/signalen/invoer/")
    pagina.get_by_label("Telefoon", exact=True).check()
    pagina.locator("#id_ontvangen_op").fill(gisteren.strftime("%Y-%m-%dT10:15"))
    pagina.locator("#id_tekst").fill("Beller: de vijver ligt vol met takken en gras.")
    pagina.locator("#id_onderwerp").select_option(label="Groen en water")
    pagina.locator("#id_buurt").select_option(str(stad.hofjes.pk))
    pagina.get_by_label("Naam van de melder").fill("Mevrouw Proef")
    pagina.locator("#id_postadres").fill("Voorbeeldstraat 1, 2700 AA Zoetermeer")
    knop(pagina, "Vastleggen")
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Het signaal is vastgelegd")
    signaal = Signaal.objects.get(tekst="Beller: de vijver ligt vol met takken en gras.")
    expect(pagina.locator(".wijk-bevestiging__nummer")).to_have_text(signaal.nummer)
    assert (signaal.kanaal, signaal.ingevoerd_door, signaal.werkgebied) == (Kanaal.TELEFOON, stad.kcc, stad.wijk)
    assert signaal.ontvangen_op < signaal.ingevoerd_op - timedelta(hours=1)
    assert Bericht.objects.about(signaal).get().kanaal == "brief"
    pagina.get_by_role("link", name="Ontvangstbrief printen").click()
    expect(pagina.get_by_text(signaal.nummer).first).to_be_visible()


def test_from_the_street_to_an_answer(stad, als_persoon, venster):
    """The main job in one go: every person through their own door."""
    signaal = meld(
        stad,
        "Er staat al weken een aanhanger geparkeerd op de stoep bij de flat.",
        melder=MelderGegevens(email="beller@voorbeeld.nl"),
    )
    regisseur = als_persoon(stad.seghwaert)
    _find_and_take(regisseur)
    _pass_on(regisseur, stad)
    signaal.refresh_from_db()
    assert (signaal.status, signaal.onderwerp) == (Status.DOORGEZET, stad.parkeren)
    _reads_as_open(regisseur.locator("main").inner_text())

    bewoner = venster(width=375)
    bewoner.goto(f"/melding/{signaal.token}/")
    _reads_as_open(bewoner.locator("main").inner_text())

    partner = als_persoon(stad.partner)
    partner.goto("/vandaag/")
    partner.get_by_role("link", name="Er staat al weken een aanhanger", exact=False).first.click()
    expect(partner.get_by_text("beller@voorbeeld.nl")).to_have_count(0)
    stap(partner, "Antwoord geven")
    partner.locator("#id_tekst").fill("De eigenaar haalt de aanhanger vrijdag weg.")
    partner.locator("#stap").get_by_role("button", name="Antwoord geven").click()
    expect(partner.get_by_text("Uw antwoord is verstuurd. Bedankt.")).to_be_visible()
    bewoner.reload()
    assert "vrijdag" not in bewoner.locator("main").inner_text()

    regisseur.reload()
    stap(regisseur, "Afhandelen")
    regisseur.get_by_label("Wat is er gedaan?").fill("De aanhanger is vrijdag weggehaald.")
    regisseur.locator("#stap").get_by_role("button", name="Afhandelen").click()
    expect(regisseur.get_by_text("Het signaal is afgehandeld.")).to_be_visible()
    bewoner.reload()
    expect(bewoner.get_by_text("De aanhanger is vrijdag weggehaald.").first).to_be_visible()
    expect(bewoner.get_by_text("Heeft het geholpen?")).to_be_visible()
    assert "De aanhanger is vrijdag weggehaald." in Bericht.objects.filter(aan="beller@voorbeeld.nl").latest("pk").tekst


def _find_and_take(pagina: Page) -> None:
    """From Vandaag to the list, by filter and keyboard to the signal, the suggested subject, and take it."""
    pagina.goto("/vandaag/")
    pagina.get_by_role("main").get_by_role("link", name="Nieuw", exact=False).first.click()
    pagina.get_by_label("Zoeken").fill("aanhanger")
    knop(pagina, "Toon")
    assert "zoek=aanhanger" in pagina.url
    expect(pagina.locator("[data-bulk-aantal]")).to_have_text("0 gekozen")
    pagina.keyboard.press("j")
    pagina.keyboard.press("k")
    expect(pagina.locator("[data-open]").first).to_be_focused()
    pagina.keyboard.press("Enter")
    expect(pagina.get_by_role("heading", level=1)).to_contain_text("aanhanger")
    knop(pagina, "Overnemen Parkeren")
    expect(pagina.get_by_text("Het onderwerp is gewijzigd.")).to_be_visible()
    stap(pagina, "Oppakken")
    pagina.locator("#stap").get_by_role("button", name="Oppakken").click()
    expect(pagina.get_by_text("Het signaal staat nu bij u.")).to_be_visible()


def _pass_on(pagina: Page, stad) -> None:
    stap(pagina, "Doorzetten")
    pagina.locator("#id_naar").select_option(f"o{stad.woonstichting.pk}")
    pagina.locator("#id_antwoord_verwacht_op").fill((klok.vandaag() + timedelta(days=7)).isoformat())
    pagina.locator("#id_toelichting").fill("Is dit een huurder van u?")
    knop(pagina, "Bekijk het bericht")
    expect(pagina.locator(".voorbeeld")).to_contain_text("nog niet klaar")
    pagina.locator("#stap").get_by_role("button", name="Doorzetten").click()
    expect(pagina.get_by_text("Het signaal is doorgezet.")).to_be_visible()


def _reads_as_open(tekst: str) -> None:
    assert "Doorgezet" in tekst
    assert "niet opgelost" in tekst
    assert "Woonstichting De Plas" in tekst
    assert "Afgehandeld" not in tekst


def test_partner_finds_exactly_its_own_list(stad, als_persoon):
    eigen = geef_door(stad, meld(stad, "Voor de corporatie.", onderwerp=stad.parkeren, zichtbaarheid="regisseur"))
    ander = meld(stad, "Alleen voor de regisseur.", zichtbaarheid="regisseur")
    elders = meld(stad, "In een andere wijk.", punt=IN_ANDERE_WIJK, zichtbaarheid="wijkteam")
    pagina = als_persoon(stad.partner)
    pagina.goto("/signalen/?status=alles")
    expect(pagina.get_by_role("link", name="Voor de corporatie.", exact=True)).to_be_visible()
    for signaal in (ander, elders):
        expect(pagina.get_by_role("link", name=signaal.tekst, exact=True)).to_have_count(0)
        assert pagina.goto(f"/signalen/{signaal.pk}/").status == 404
    assert pagina.goto(f"/signalen/{eigen.pk}/").status == 200


def test_bulk_tells_what_was_refused_and_why(stad, als_persoon):
    open_, klaar = meld(stad, "Bulk: een."), meld(stad, "Bulk: twee.")
    actions.close(klaar, uitkomst="Gedaan.", by=stad.seghwaert)
    pagina = als_persoon(stad.seghwaert)
    pagina.goto("/signalen/?status=alles&zoek=bulk")
    for signaal in (open_, klaar):
        pagina.get_by_label(f"Kies {signaal.nummer}").check()
    pagina.get_by_label("Wat wilt u doen?").select_option("take")
    knop(pagina, "Doen")
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Niet alles is gelukt")
    expect(pagina.locator(".wijk-gegevens")).to_contain_text(klaar.nummer)
    open_.refresh_from_db()
    assert open_.status == Status.IN_BEHANDELING
    pagina.get_by_role("link", name="Terug naar de lijst").click()
    assert "zoek=bulk" in pagina.url


def test_doubles_are_merged_from_the_suggestion(stad, als_persoon):
    eerste = meld(stad, "Matras en bankstel gedumpt achter de sporthal.")
    tweede = meld(stad, "Bankstel en matras gedumpt achter de sporthal.", punt=NAASTE_PLEK)
    pagina = als_persoon(stad.seghwaert)
    pagina.goto(f"/signalen/{tweede.pk}/")
    pagina.get_by_role("link", name=f"Samenvoegen {eerste.nummer}").click()
    pagina.locator("#stap").get_by_role("button", name="Samenvoegen").click()
    expect(pagina.get_by_text("De signalen zijn samengevoegd.")).to_be_visible()
    tweede.refresh_from_db()
    assert (tweede.status, tweede.samengevoegd_met) == (Status.SAMENGEVOEGD, eerste)
    assert eerste.nummer in Bericht.objects.filter(aan=MELDER).latest("pk").tekst


def test_a_view_is_kept_and_thrown_away(stad, als_persoon):
    pagina = als_persoon(stad.seghwaert)
    pagina.goto("/signalen/?status=nieuw&zoek=container")
    pagina.get_by_text("Deze weergave bewaren").click()
    pagina.get_by_label("Naam van deze weergave").fill("Containers")
    knop(pagina, "Bewaren")
    pagina.goto("/signalen/")
    pagina.get_by_role("link", name="Containers").click()
    assert "zoek=container" in pagina.url
    expect(pagina.get_by_label("Zoeken")).to_have_value("container")
    pagina.get_by_text("Deze weergave bewaren").click()
    knop(pagina, "Weergave ‘Containers’ weghalen")
    expect(pagina.get_by_role("link", name="Containers")).to_have_count(0)


def test_two_at_once_is_said_and_costs_no_words(stad, als_persoon):
    signaal = actions.take(meld(stad, "Tegelijk."), by=stad.seghwaert)
    pagina = als_persoon(stad.seghwaert)
    pagina.goto(f"/signalen/{signaal.pk}/")
    stap(pagina, "Afhandelen")
    pagina.get_by_label("Wat is er gedaan?").fill("Alles is opgeruimd.")
    actions.schedule(signaal, tafel="Wijkteamoverleg", by=stad.seghwaert)
    pagina.locator("#stap").get_by_role("button", name="Afhandelen").click()
    expect(pagina.locator("#stap")).to_contain_text("Iemand anders")
    expect(pagina.get_by_label("Wat is er gedaan?")).to_have_value("Alles is opgeruimd.")
    signaal.refresh_from_db()
    assert signaal.status == Status.GEAGENDEERD


def test_take_forward_and_close_without_script(stad, als_persoon):
    signaal = meld(stad, "Zonder script door de werkdag.")
    pagina = als_persoon(stad.seghwaert, java_script_enabled=False)
    pagina.goto("/signalen/?zoek=werkdag")
    pagina.get_by_role("link", name="Zonder script door de werkdag.", exact=True).click()
    stap(pagina, "Oppakken")
    knop(pagina, "Oppakken")
    stap(pagina, "Doorzetten")
    pagina.locator("#id_naar").select_option(f"o{stad.openbare_ruimte.pk}")
    pagina.locator("#id_toelichting").fill("Kunt u dit maken?")
    knop(pagina, "Doorzetten")
    expect(pagina.get_by_text("Ligt sinds")).to_be_visible()
    stap(pagina, "Afhandelen")
    pagina.get_by_label("Wat is er gedaan?").fill("De stoep is recht gelegd.")
    knop(pagina, "Afhandelen")
    expect(pagina.get_by_text("Het signaal is afgehandeld.")).to_be_visible()
    signaal.refresh_from_db()
    assert signaal.status == Status.AFGEHANDELD
