"""The manager at work: areas without a map, roles looked at, and data that ends with a declaration."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.stad import meld
from wijkwerk.gebieden.models import WerkgebiedVersie
from wijkwerk.kern import klok
from wijkwerk.kern.taken import worker
from wijkwerk.mensen.models import Rolvervulling
from wijkwerk.signalen import actions
from wijkwerk.signalen.models import Melder

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def test_working_areas_are_composed_from_a_list_without_script(stad, als_persoon, axe):
    pagina = als_persoon(stad.beheerder, java_script_enabled=False)
    pagina.goto("/beheer/kaart/werkgebieden/oosterheem/einde/")
    morgen = (klok.vandaag() + timedelta(days=1)).isoformat()
    pagina.locator("#id_tot").fill(morgen)
    pagina.get_by_role("button", name="Beëindigen").click()
    pagina.goto("/beheer/kaart/werkgebieden/nieuw/")
    pagina.get_by_label("Naam van het werkgebied").fill("De Singels")
    pagina.locator("#id_van").fill(morgen)
    pagina.get_by_label("Singel", exact=True).check()
    pagina.get_by_role("button", name="Bekijk wat er verandert").click()
    expect(pagina.get_by_text("Dit verandert er")).to_be_visible()
    pagina.get_by_role("button", name="Zo opslaan").click()
    expect(pagina.get_by_text("De Singels is opgeslagen", exact=False)).to_be_visible()
    assert WerkgebiedVersie.objects.get(werkgebied__naam="De Singels").van.isoformat() == morgen


def test_access_review_ends_a_role_and_keeps_another(stad, als_persoon):
    pagina = als_persoon(stad.beheerder)
    pagina.goto("/mensen/toegangscontrole/")
    blijft, stopt = (Rolvervulling.objects.get(persoon=wie) for wie in (stad.seghwaert, stad.kcc))
    pagina.locator(f"input[name='rol-{blijft.pk}'][value=blijft]").check()
    pagina.locator(f"input[name='rol-{stopt.pk}'][value=stopt]").check()
    pagina.get_by_role("button", name="Antwoorden opslaan").click()
    expect(pagina.get_by_text("Uw 2 antwoorden zijn opgeslagen.")).to_be_visible()
    stopt.refresh_from_db()
    assert stopt.tot == klok.vandaag()
    assert pagina.locator(f"input[name='rol-{stopt.pk}']").count() == 0


def test_what_is_past_its_term_goes_with_a_declaration(stad, als_persoon, axe):
    lang_geleden = klok.nu() - timedelta(days=500)
    with klok.op(lang_geleden):
        signaal = actions.withdraw(meld(stad, "Van lang geleden.", punt=None, buurt=stad.hofjes))
    pagina = als_persoon(stad.privacy)
    pagina.goto("/beheer/bewaren/")
    pagina.get_by_role("button", name="Vernietigingslijst maken").click()
    axe(pagina)
    pagina.get_by_role("button", name="Lijst vaststellen").click()
    expect(pagina.get_by_text("De lijst is vastgesteld.")).to_be_visible()
    pagina.get_by_role("button", name="Nu vernietigen").click()
    pagina.wait_for_url("**/taken/**")
    worker.run(until_empty=True)
    pagina.goto("/beheer/bewaren/")
    pagina.get_by_role("link", name="Lijst 1").first.click()
    pagina.get_by_role("link", name="Verklaring bekijken").click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Verklaring van vernietiging")
    axe(pagina)
    assert not Melder.objects.filter(signaal=signaal.pk).exclude(email="").exists()
