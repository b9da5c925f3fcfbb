"""The whole chain, from what a resident says to the mail about what came of it, each role through its own door."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import override_settings
from playwright.sync_api import Page, expect

from tests.spelers import geef_mandaat
from wijkwerk.kern import klok
from wijkwerk.kern.taken import worker

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
BEWONER, BALIE = "keten@voorbeeld.nl", "balie@woonstichting.voorbeeld.nl"
GEMELD = "Elke maandag ligt er grof afval naast de container bij de flat."
GEBELD = "Beller: al weken grof afval naast de container bij de flat."
THEMA, VERHAAL = "Grof afval bij de flat", "Wij zoeken een plek voor het grof afval bij de flat."
VRAAG = "Mag er een tweede container bij de flat?"
ADVIES = "De stoep is breed genoeg voor een tweede container."
BESLOTEN, GEDAAN = "Er komt een tweede container bij de flat.", "De tweede container staat er sinds vandaag."
ACTIE = "Plaats een tweede container bij de flat"


def knop(pagina: Page, naam: str) -> None:
    pagina.get_by_role("button", name=naam, exact=True).click()


def link(pagina: Page, naam: str, *, exact: bool = True) -> None:
    pagina.get_by_role("main").get_by_role("link", name=naam, exact=exact).first.click()


def kop(pagina: Page, tekst: str) -> None:
    expect(pagina.get_by_role("heading", level=1)).to_contain_text(tekst)


def ziet(pagina: Page, tekst: str) -> None:
    expect(pagina.get_by_role("main").get_by_text(tekst).first).to_be_visible()


@pytest.fixture(scope="module")
def adressen(site) -> Iterator[None]:
    """Let the links in messages lead to the running site, as they do in life."""
    with override_settings(ADRES=site):
        yield


@pytest.fixture
def spel(stad, adressen, venster, als_persoon) -> Callable[..., SimpleNamespace]:
    """Give everyone a window of their own: `spel(java_script_enabled=False).wethouder`."""

    def open_windows(**keuzes) -> SimpleNamespace:
        if not stad.wethouder.mandaten.exists():
            geef_mandaat(stad.wethouder, "wijkwethouder", stad.wijk, tot_bedrag=1_000_000)
        wie = ("seghwaert", "wethouder", "behandelaar", "kcc")
        rollen = {naam: als_persoon(getattr(stad, naam), **keuzes) for naam in wie}
        telefoon = {"width": 375, "height": 720, **keuzes}
        return SimpleNamespace(stad=stad, bewoner=venster(**telefoon), partner=venster(**telefoon), **rollen)

    return open_windows


def report(bewoner: Page, stad: SimpleNamespace) -> None:
    """A resident on a phone, without an account, with an e-mail address."""
    bewoner.goto("/")
    link(bewoner, "Vertel wat er speelt")
    bewoner.get_by_label("Wat is er aan de hand?").fill(GEMELD)
    knop(bewoner, "Verder naar de plek")
    bewoner.get_by_label("Adres of straat").fill("Kastanjehof 3")
    knop(bewoner, "Zoek dit adres")
    bewoner.get_by_label("Kastanjehof 3").check()
    knop(bewoner, "Verder")
    bewoner.get_by_label("Zwerfafval en dumping").check()
    knop(bewoner, "Verder")
    ziet(bewoner, "Kastanjehof 3")
    bewoner.get_by_label("E-mailadres").fill(BEWONER)
    knop(bewoner, "Verstuur mijn melding")
    kop(bewoner, "Uw melding is ontvangen")


def enter_call(kcc: Page, stad: SimpleNamespace) -> None:
    """The town hall takes the same down for somebody who calls."""
    kcc.goto("/vandaag/")
    kcc.get_by_role("link", name="Invoeren", exact=True).first.click()
    kcc.get_by_label("Telefoon", exact=True).check()
    kcc.locator("#id_tekst").fill(GEBELD)
    kcc.locator("#id_onderwerp").select_option(label="Zwerfafval en dumping")
    kcc.locator("#id_buurt").select_option(str(stad.hofjes.pk))
    kcc.get_by_label("Naam van de melder").fill("Mevrouw Proef")
    kcc.locator("#id_postadres").fill("Voorbeeldstraat 1, 2700 AA Zoetermeer")
    knop(kcc, "Vastleggen")
    kop(kcc, "Het signaal is vastgelegd")


def bundle(regisseur: Page) -> None:
    """From what is new on Vandaag to a thema with both signals and a story for residents."""
    regisseur.goto("/vandaag/")
    link(regisseur, GEMELD[:40], exact=False)
    link(regisseur, "Maak een nieuw thema met dit signaal", exact=False)
    regisseur.get_by_label("Titel").fill(THEMA)
    knop(regisseur, "Thema maken")
    kop(regisseur, THEMA)
    link(regisseur, "Signalen bundelen")
    link(regisseur, "Kies uit alle open signalen van deze wijk over dit onderwerp")
    expect(regisseur.get_by_label(GEBELD[:40])).to_be_checked()
    knop(regisseur, "Bundelen")
    ziet(regisseur, "2 signalen in dit thema")
    link(regisseur, "Openbaar maken")
    regisseur.locator("textarea").first.fill(VERHAAL)
    knop(regisseur, "Openbaar maken")
    ziet(regisseur, VERHAAL)


def put_on_table(regisseur: Page) -> None:
    """One question with two options for the wijkwethouder, with advice asked of the partner."""
    link(regisseur, "Op een agenda zetten")
    regisseur.get_by_label("Wat is de vraag?").fill(VRAAG)
    regisseur.get_by_label("Wijkwethouder", exact=True).check()
    regisseur.get_by_label("Wanneer hebt u antwoord nodig?").fill((klok.vandaag() + timedelta(14)).isoformat())
    knop(regisseur, "Bewaren en verder")
    regisseur.get_by_label("Waar gaat het over?").fill("De container is elke maandag vol.")
    regisseur.get_by_label("Wat is al geprobeerd?").fill("Vaker legen.")
    for nummer, optie in enumerate(("Een tweede container", "Vaker legen")):
        if nummer:
            knop(regisseur, "Nog een optie")
        regisseur.locator(f"#id_optie-{nummer}-titel").fill(optie)
    knop(regisseur, "Bewaren en verder")
    link(regisseur, "Advies vragen")
    regisseur.get_by_label("Aan wie vraagt u advies?").select_option(label="Woonstichting De Plas")
    regisseur.get_by_label("Wat wilt u van hen weten?").fill("Is er plek op de stoep?")
    knop(regisseur, "Advies vragen")
    link(regisseur, "Naar de tafel brengen")
    knop(regisseur, "Naar de tafel brengen")
    ziet(regisseur, "De vraag ligt nu bij de tafel.")


def mail(pagina: Page, onderwerp: str) -> None:
    """Open the newest message with this subject in the mailbox."""
    pagina.goto("/demo/postvak/")
    link(pagina, onderwerp, exact=False)


def advise(partner: Page) -> None:
    """The partner answers from the link in the mail, without signing in."""
    mail(partner, "Wij vragen uw advies")
    link(partner, "/advies/", exact=False)
    ziet(partner, VRAAG)
    ziet(partner, "Een tweede container")
    partner.get_by_role("radio").first.check()
    partner.get_by_label("Waarom?").fill(ADVIES)
    partner.get_by_role("main").get_by_role("button").last.click()
    kop(partner, "Bedankt")


def decide(wethouder: Page, stad: SimpleNamespace) -> None:
    """The wijkwethouder reads the advice, chooses an option and gives the department its task."""
    wethouder.goto("/vandaag/")
    link(wethouder, "Bekijk de vraag", exact=False)
    ziet(wethouder, ADVIES)
    link(wethouder, "Besluit vastleggen")
    link(wethouder, "Een tweede container")
    wethouder.get_by_label("Wat is besloten?").fill("Plaats een tweede container.")
    wethouder.get_by_label("Waarom?").fill("Vaker legen hielp niet.")
    wethouder.get_by_label("Wat kost het?").fill("2.500,00")
    wethouder.get_by_label("Wat lezen bewoners?").fill(BESLOTEN)
    knop(wethouder, "Besluit vastleggen")
    ziet(wethouder, "Hanneke Verloop")
    link(wethouder, "Actie uitdelen")
    wethouder.get_by_label("Wat moet er gebeuren?").fill(ACTIE)
    wethouder.get_by_label("Wie doet het?").select_option(label="Openbare ruimte")
    knop(wethouder, "Actie uitdelen")
    ziet(wethouder, ACTIE)


def act(behandelaar: Page) -> None:
    """The department takes the task on and reports what came of it, also for residents."""
    behandelaar.goto("/vandaag/")
    link(behandelaar, ACTIE, exact=False)
    knop(behandelaar, "Aannemen")
    behandelaar.get_by_label("Wat heeft het opgeleverd?").fill("Geplaatst en aangesloten.")
    behandelaar.get_by_text("Mogen bewoners dit lezen?").click()
    behandelaar.get_by_label("Wat mogen bewoners lezen?").fill(GEDAAN)
    knop(behandelaar, "Klaar melden")
    ziet(behandelaar, "De actie is klaar.")


def tell_back(regisseur: Page) -> None:
    """The regisseur finds on Vandaag what nobody heard of yet, reads the draft and sends it in one go."""
    regisseur.goto("/vandaag/")
    link(regisseur, "Laat het weten", exact=False)
    knop(regisseur, "Berichten klaarzetten")
    ziet(regisseur, "Elke groep krijgt een eigen tekst.")
    knop(regisseur, "Bewaren en bekijken")
    ziet(regisseur, BESLOTEN)
    regisseur.get_by_role("button", name="berichten versturen").click()
    worker.run(until_empty=True)
    regisseur.reload()
    ziet(regisseur, "Wie bericht kreeg")
    ziet(regisseur, "2 signalen aan deze draad staan nog op de agenda.")


def finish(regisseur: Page) -> None:
    """With everyone told, the regisseur finishes the signals in one go."""
    link(regisseur, "Signalen afhandelen")
    expect(regisseur.get_by_label("Wat kwam eruit?")).to_have_value(GEDAAN)
    knop(regisseur, "2 signalen afhandelen")
    ziet(regisseur, "2 signalen zijn afgehandeld.")


def hear(bewoner: Page) -> None:
    """The resident reads the mail, follows the link in it and finds the whole story, each thing once."""
    mail(bewoner, "Wat er is gebeurd met uw melding")
    ziet(bewoner, f"Aan: {BEWONER}")
    ziet(bewoner, BESLOTEN)
    ziet(bewoner, GEDAAN)
    link(bewoner, "/melding/", exact=False)
    kop(bewoner, "Melding S")
    verhaal = bewoner.locator(".wijk-tijdlijn").inner_text()
    delen = ["U vertelde dit", GEMELD, f"Deel van iets groters: {THEMA}", VERHAAL, "Besproken", BESLOTEN, GEDAAN]
    plekken = [verhaal.find(deel) for deel in delen]
    assert -1 not in plekken
    assert plekken == sorted(plekken)
    assert [verhaal.count(deel) for deel in delen] == [1] * len(delen)
    assert VRAAG not in bewoner.get_by_role("main").inner_text()  # what colleagues wrote to each other stays there
    knop(bewoner, "Ja, het heeft geholpen")
    ziet(bewoner, "U liet weten dat het heeft geholpen.")


def unsubscribe(bewoner: Page) -> None:
    """The link in the same mail ends the news about this thema."""
    mail(bewoner, "Wat er is gebeurd met uw melding")
    link(bewoner, "/afmelding/", exact=False)
    knop(bewoner, "Niet meer over dit thema")
    kop(bewoner, "U bent afgemeld")


@pytest.mark.parametrize("script", [True, False], ids=["script", "zonder_script"])
def test_from_a_signal_to_the_mail_about_the_result(spel, script):
    s = spel(java_script_enabled=script)
    report(s.bewoner, s.stad)
    enter_call(s.kcc, s.stad)
    bundle(s.seghwaert)
    put_on_table(s.seghwaert)
    worker.run(until_empty=True)
    advise(s.partner)
    decide(s.wethouder, s.stad)
    act(s.behandelaar)
    tell_back(s.seghwaert)
    finish(s.seghwaert)
    hear(s.bewoner)
    unsubscribe(s.bewoner)
    worker.run(until_empty=True)
    s.bewoner.goto("/demo/postvak/")
    expect(s.bewoner.get_by_text("is afgehandeld")).to_have_count(0)  # who heard the result does not hear it twice
