"""The chains of the funds: from an idea to money and what came of it, a refusal that is turned, and a vote."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from types import SimpleNamespace
from zipfile import ZipFile

import pytest
from django.test import override_settings
from playwright.sync_api import Page, expect

from tests.browser import stappen_bijdragen as stappen
from tests.browser.stad import fondsjaar
from tests.browser.stappen_bijdragen import FEEST, MOESTUIN
from tests.browser.test_keten import knop, kop, link, ziet
from tests.spelers import SINDS
from tests.subsidies import fondsen
from wijkwerk.kern import klok
from wijkwerk.koppelingen.bank import NepBank
from wijkwerk.mensen.models import Mandaat, Persoon
from wijkwerk.subsidies.actions import stemmen
from wijkwerk.subsidies.models import Stemronde

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
STEMMING = "Seghwaert kiest"
TELEFOON = {"width": 375, "height": 720}


@pytest.fixture(scope="module")
def adressen(site) -> Iterator[None]:
    """Let the links in messages lead to the running site, as they do in life."""
    with override_settings(ADRES=site):
        yield


@pytest.fixture(scope="module")
def fondsstad(stad, adressen) -> SimpleNamespace:
    """The city with an open fund; the wijkregisseur and the budgetbeheerders may decide about it."""
    NepBank.forget()
    versie = fondsen.open_fund(stad.budgetbeheerder, begin=fondsjaar())
    fondsen.open_fund(
        stad.budgetbeheerder,
        begin=fondsjaar(),
        naam="Wijkbudget",
        sleutel="wijkbudget",
        bedrag=1_000_000,
        verdeelwijze="stemronde",
    )
    for wie in (stad.seghwaert, stad.budgetbeheerder, stad.budgetbeheerder2):
        Mandaat.objects.create(
            persoon=wie, waarvoor=versie.regeling.mandaatsoort, van=SINDS, grondslag="Mandaatbesluit 2026, artikel 7"
        )
    return stad


def days_pass(ronde: Stemronde, dagen: int) -> None:
    """Let days go by for a vote: all its days lie so much earlier."""
    for veld in ("ideeen_van", "ideeen_tot", "stemmen_van", "stemmen_tot"):
        setattr(ronde, veld, getattr(ronde, veld) - timedelta(days=dagen))
    ronde.save()


def step(pagina: Page, woorden: str) -> None:
    """Take the next step with a vote, on a screen of its own."""
    link(pagina, woorden)
    knop(pagina, woorden)


def announce(regisseur: Page) -> Stemronde:
    """The wijkregisseur makes a vote over EUR 900 and announces it."""
    regisseur.goto("/subsidies/stemrondes/")
    link(regisseur, "Maak een stemronde")
    vandaag = klok.vandaag()
    regisseur.locator("#id_geld").select_option(index=0)
    for veld, waarde in (
        ("naam", STEMMING),
        ("uitleg", "EUR 900 voor ideeën van bewoners."),
        ("bedrag", "900"),
        ("hoogste_kosten", "600"),
        ("eisen", "Het is voor iedereen in de wijk."),
        ("ideeen_van", vandaag.isoformat()),
        ("ideeen_tot", (vandaag + timedelta(days=10)).isoformat()),
        ("stemmen_van", (vandaag + timedelta(days=20)).isoformat()),
        ("stemmen_tot", (vandaag + timedelta(days=30)).isoformat()),
    ):
        regisseur.locator(f"#id_{veld}").fill(waarde)
    knop(regisseur, "Zet klaar")
    kop(regisseur, STEMMING)
    step(regisseur, "Maak bekend")
    ziet(regisseur, "De stemming is bekend gemaakt.")
    return Stemronde.objects.latest("pk")


def send_in(bewoner: Page, titel: str, kosten: str) -> None:
    """A resident sends an idea in."""
    bewoner.goto("/stemmen/")
    link(bewoner, STEMMING, exact=False)
    link(bewoner, "Stuur een idee in")
    bewoner.get_by_label("Hoe heet uw idee?").fill(titel)
    bewoner.get_by_label("Wat wilt u in de wijk?").fill("Dan kunnen ouderen onderweg rusten.")
    bewoner.get_by_label("Wat kost het ongeveer?").fill(kosten)
    knop(bewoner, "Stuur het in")
    ziet(bewoner, titel)


def find_feasible(regisseur: Page, titel: str) -> None:
    """The wijkregisseur holds an idea against what was said beforehand."""
    link(regisseur, titel)
    link(regisseur, "Bekijk het idee")
    stappen.ja_nee(regisseur, "Het is voor iedereen in de wijk.", "Ja")
    knop(regisseur, "Bekijk het idee")
    ziet(regisseur, "Het idee is bekeken.")
    link(regisseur, STEMMING, exact=False)


def print_codes(regisseur: Page, ronde: Stemronde, by: Persoon) -> list[str]:
    """Print a letter with a code from the screen; a print of two more is made by the act, to know their codes."""
    link(regisseur, "Stembrieven en codes")
    regisseur.get_by_label("Hoeveel brieven?").fill("1")
    with regisseur.expect_download() as komt:
        knop(regisseur, "Maak de brieven")
    with ZipFile(komt.value.path()) as bundel:
        assert bundel.read(bundel.namelist()[0]).startswith(b"%PDF-")
    return stemmen.make_codes(ronde, aantal=2, by=by)


def vote(bewoner: Page, code: str, titel: str) -> None:
    """A resident votes with the code of a letter."""
    bewoner.goto("/stemmen/")
    link(bewoner, STEMMING, exact=False)
    link(bewoner, "Stem met uw code")
    bewoner.get_by_label("Uw stemcode").fill(code.lower().replace("-", " "))
    knop(bewoner, "Verder")
    bewoner.get_by_label(titel, exact=False).check()
    knop(bewoner, "Bekijk uw keuze")
    ziet(bewoner, titel)
    knop(bewoner, "Stem nu")
    kop(bewoner, "Bedankt voor uw stem")


def enter_paper(regisseur: Page, ronde: Stemronde, code: str, letter: str) -> None:
    """A paper ballot is typed twice and goes into the box."""
    regisseur.goto(f"/subsidies/stemrondes/{ronde.pk}/")
    link(regisseur, "Voer papieren biljetten in")
    regisseur.get_by_label("Code op het biljet").fill(code)
    regisseur.get_by_label("Keuze", exact=True).fill(letter)
    regisseur.get_by_label("Keuze, nog een keer").fill(letter)
    knop(regisseur, "Doe het in de stembus")


@pytest.fixture
def nieuw(venster, als_persoon, fondsstad) -> Callable[..., SimpleNamespace]:
    """Give everyone a window of their own."""

    def open_windows(*wie: str, **keuzes) -> SimpleNamespace:
        rollen = {naam: als_persoon(getattr(fondsstad, naam)) for naam in wie}
        buiten = {naam: venster(**TELEFOON, **keuzes) for naam in ("bewoner", "buren")}
        return SimpleNamespace(stad=fondsstad, **buiten, **rollen)

    return open_windows


def test_from_an_idea_to_money_and_what_came_of_it(nieuw):
    s = nieuw("seghwaert", "budgetbeheerder", "budgetbeheerder2")
    stappen.check(s.bewoner)
    stappen.ask_for(s.bewoner, s.stad, titel=FEEST, huisnummer="12")
    stappen.support(s.bewoner, s.buren)
    stappen.grant(s.seghwaert)
    stappen.read_letter(s.bewoner)
    stappen.pay(s.budgetbeheerder, s.budgetbeheerder2)
    stappen.tell(s.bewoner)
    stappen.put_on_website(s.seghwaert)
    stappen.look_around(s.buren)


def test_from_a_refusal_to_money_after_all(nieuw):
    s = nieuw("seghwaert", "budgetbeheerder", "budgetbeheerder2")
    s.bewoner.goto("/bijdragen/wijk-aan-zet/aanvraag/")
    knop(s.bewoner, "Begin met uw aanvraag")
    stappen.ask_for(s.bewoner, s.stad, titel=MOESTUIN, huisnummer="14")
    stappen.refuse(s.seghwaert)
    stappen.object_to(s.bewoner)
    bezwaar = s.bewoner.url
    stappen.uphold(s.budgetbeheerder2)
    stappen.mail(s.bewoner, "Ons besluit op uw bezwaar")
    ziet(s.bewoner, "De lijst op papier lag bij de balie. U hebt gelijk.")
    s.bewoner.goto(bezwaar)
    ziet(s.bewoner, "U krijgt EUR 400,00.")
    link(s.bewoner, "Aanvraag A", exact=False)
    kop(s.bewoner, MOESTUIN)
    ziet(s.bewoner, "U krijgt EUR 400,00.")
    stappen.pay(s.budgetbeheerder, s.budgetbeheerder2)
    s.bewoner.reload()
    ziet(s.bewoner, "Het geld")
    ziet(s.bewoner, "Dit geld is overgemaakt op")


def test_a_vote_from_an_idea_to_the_outcome(nieuw):
    s = nieuw("seghwaert", java_script_enabled=False)
    ronde = announce(s.seghwaert)
    for titel, kosten in (("Bankjes aan de plas", "400"), ("Podium op het plein", "600")):
        send_in(s.bewoner, titel, kosten)
    s.seghwaert.reload()
    for titel in ("Bankjes aan de plas", "Podium op het plein"):
        find_feasible(s.seghwaert, titel)
    days_pass(ronde, 11)
    s.seghwaert.reload()
    step(s.seghwaert, "Sluit het insturen")
    step(s.seghwaert, "Loot de volgorde op het stembiljet")
    codes = print_codes(s.seghwaert, ronde, s.stad.seghwaert)
    ronde.refresh_from_db()
    days_pass(ronde, 10)
    s.seghwaert.goto(f"/subsidies/stemrondes/{ronde.pk}/")
    step(s.seghwaert, "Open het stemmen")
    vote(s.bewoner, codes[0], "Bankjes aan de plas")
    s.bewoner.goto(f"/stemmen/{ronde.sleutel}/stem/")
    s.bewoner.get_by_label("Uw stemcode").fill(codes[0])
    knop(s.bewoner, "Verder")
    kop(s.bewoner, "Stem met uw code")
    ziet(s.bewoner, "Met deze code is al gestemd.")
    letter = ronde.ideeen.get(titel="Bankjes aan de plas").letter
    enter_paper(s.seghwaert, ronde, codes[1], letter)
    ziet(s.seghwaert, "Het biljet zit in de stembus.")
    enter_paper(s.seghwaert, ronde, codes[0], letter)
    ziet(s.seghwaert, "Met deze code is al gestemd.")
    ronde.refresh_from_db()
    days_pass(ronde, 11)
    s.seghwaert.goto(f"/subsidies/stemrondes/{ronde.pk}/")
    for woorden in ("Sluit het stemmen", "Tel de stemmen", "Maak de uitslag bekend"):
        step(s.seghwaert, woorden)
    s.bewoner.goto(f"/stemmen/{ronde.sleutel}/")
    link(s.bewoner, "Bekijk de uitslag")
    ziet(s.bewoner, "Wat er gekozen is")
    gekozen, ander = s.bewoner.locator(".stem-ideeen > li").all()
    expect(gekozen).to_contain_text("Bankjes aan de plas")
    expect(gekozen).to_contain_text("2 stemmen")
    expect(ander).to_contain_text("Niet gekozen")
    for regel in (gekozen, ander):
        expect(regel.locator(".stem-waarom li").first).not_to_be_empty()
