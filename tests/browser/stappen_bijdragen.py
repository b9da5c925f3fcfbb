"""What people click in the chains of the funds: who asks, the neighbours, who decides, who pays."""

from datetime import timedelta
from types import SimpleNamespace

from playwright.sync_api import Page, expect

from tests.browser.stad import foto
from tests.browser.test_keten import knop, kop, link, ziet
from tests.subsidies.betaalproef import answers
from wijkwerk.kern import klok
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.kern.taken import worker

BEWONER, NAAM = "noor@voorbeeld.nl", "Noor Azimzadeh"
FEEST, VERHAAL = "Straatfeest in de Weiden", "Alle buren waren er. Wij hebben tot laat gegeten."
MOESTUIN, DEUR = "Moestuin achter de flat", "De wijkregisseur helpt u twee buren te vinden."


def mail(pagina: Page, onderwerp: str) -> None:
    """Open the newest message with this subject in the mailbox."""
    worker.run(until_empty=True)
    pagina.goto("/demo/postvak/")
    link(pagina, onderwerp, exact=False)


def ja_nee(pagina: Page, vraag: str, antwoord: str) -> None:
    """Answer a question with yes or no."""
    pagina.get_by_role("group", name=vraag).get_by_label(antwoord, exact=True).check()


def check(bewoner: Page) -> None:
    """The two-minute check: does the plan fit?"""
    bewoner.goto("/bijdragen/")
    link(bewoner, "Wijk aan Zet", exact=False)
    link(bewoner, "Kijk of uw plan past")
    bewoner.locator("#id_doelen input[value=feest]").check()
    bewoner.get_by_label("Wanneer begint het?").fill((klok.vandaag() + timedelta(days=60)).isoformat())
    bewoner.get_by_label("Hoeveel geld wilt u vragen?").fill("400")
    bewoner.get_by_label("Hoeveel andere adressen doen mee?").fill("2")
    knop(bewoner, "Bekijk wat er past")
    ziet(bewoner, "Er is nog niets vastgelegd.")
    knop(bewoner, "Vraag aan bij Wijk aan Zet")


def ask_for(bewoner: Page, stad: SimpleNamespace, *, titel: str, huisnummer: str, bedrag: str = "400") -> None:
    """Fill in the pages of the application, from the plan to who asks, and send it."""
    bewoner.get_by_label("Hoe heet uw plan?").fill(titel)
    bewoner.get_by_label("Wat wilt u gaan doen?").fill("Met de hele straat eten en spelen.")
    bewoner.locator("#id_doelen input[value=feest]").check()
    knop(bewoner, "Verder")
    bewoner.get_by_label("Of kies de buurt uit de lijst").select_option(str(stad.hofjes.pk))
    bewoner.locator("#id_begint_op").fill((klok.vandaag() + timedelta(days=60)).isoformat())
    knop(bewoner, "Verder")
    bewoner.get_by_label("Hoeveel mensen verwacht u?").fill("80")
    ja_nee(bewoner, "Mag iedereen in de buurt meedoen?", "Ja")
    ja_nee(bewoner, "Gaat er een straat dicht", "Nee")
    ja_nee(bewoner, "Zet u iets neer", "Nee")
    knop(bewoner, "Verder")
    bewoner.locator("#id_soort_0").select_option("materiaal")
    bewoner.locator("#id_omschrijving_0").fill("Springkussen en tafels")
    bewoner.locator("#id_bedrag_0").fill(bedrag)
    knop(bewoner, "Verder")
    bewoner.get_by_label("Hoeveel geld vraagt u?").fill(bedrag)
    bewoner.locator("#id_betaalwijze input[value=rekening]").check()
    bewoner.get_by_label("Op wiens naam staat de rekening?").fill("N. Azimzadeh")
    bewoner.get_by_label("Rekeningnummer (IBAN)").fill("NL91 ABNA 0417 1643 00")
    knop(bewoner, "Verder")
    for label, waarde in (("Uw naam", NAAM), ("Postcode", "2719 XA"), ("Huisnummer", huisnummer)):
        bewoner.get_by_label(label, exact=True).fill(waarde)
    bewoner.get_by_label("Straat", exact=True).fill("Voorbeeldpad")
    bewoner.get_by_label("Woonplaats").fill("Zoetermeer")
    bewoner.get_by_label("E-mailadres").fill(BEWONER)
    ja_nee(bewoner, "Bent u 18 jaar of ouder?", "Ja")
    knop(bewoner, "Verder")
    kop(bewoner, "Nakijken en versturen")
    knop(bewoner, "Verstuur mijn aanvraag")
    kop(bewoner, "Uw aanvraag is ontvangen")


def support(bewoner: Page, buren: Page) -> None:
    """Two neighbours follow the link that the resident shares, and confirm from their mail."""
    link(bewoner, "Zo doet u dat")
    deel = bewoner.get_by_role("main").locator("a.aanvraag-link").get_attribute("href")
    for nummer in ("51", "53"):
        buren.goto(deel)
        buren.get_by_label("Uw naam").fill(f"Buur {nummer}")
        buren.get_by_label("Postcode").fill("2719 XA")
        buren.get_by_label("Huisnummer").fill(nummer)
        buren.get_by_label("E-mailadres").fill(f"buur{nummer}@voorbeeld.nl")
        knop(buren, "Ja, ik doe mee")
        kop(buren, "Bedankt")
        mail(buren, "Klopt het dat u meedoet")
        link(buren, "/medestander/", exact=False)
        knop(buren, "Ja, ik doe mee")
        kop(buren, "U telt mee")


def open_application(pagina: Page, titel: str) -> None:
    """From the list of what waits for a decision to one application."""
    pagina.goto("/subsidies/")
    pagina.get_by_role("link", name="Aanvragen", exact=True).first.click()
    link(pagina, titel, exact=False)
    kop(pagina, titel)


def declare_free(pagina: Page) -> None:
    """Say that one has nothing to do with who asks."""
    link(pagina, "Eerst: bent u vrij om te oordelen?")
    pagina.get_by_label("Nee, ik kan hier vrij over oordelen").check()
    knop(pagina, "Antwoord vastleggen")
    ziet(pagina, "Uw antwoord staat erbij.")


def grant(regisseur: Page) -> None:
    """The wijkregisseur checks the neighbours, reads the letter, and grants."""
    open_application(regisseur, FEEST)
    declare_free(regisseur)
    link(regisseur, "Steun bekijken en nakijken")
    knop(regisseur, "Nagekeken: wis de namen")
    expect(regisseur.get_by_text("Buur 51")).to_have_count(0)
    open_application(regisseur, FEEST)
    link(regisseur, "Toekennen")
    regisseur.get_by_label("Waarom kent u dit toe?").fill("Een feest voor de hele straat brengt buren bij elkaar.")
    knop(regisseur, "Bekijk de brief")
    ziet(regisseur, "Zo gaat de brief de deur uit")
    ziet(regisseur, NAAM)
    knop(regisseur, "Toekennen")
    ziet(regisseur, "Uw besluit is vastgelegd")


def read_letter(bewoner: Page) -> None:
    """The mail says it, the letter goes along as a PDF, and the own page has the same letter."""
    mail(bewoner, "U krijgt EUR 400,00 voor uw plan")
    ziet(bewoner, f"Aan: {BEWONER}")
    link(bewoner, "/aanvraag/", exact=False)
    kop(bewoner, FEEST)
    brief = bewoner.get_by_role("link", name="De brief (pdf)", exact=False).first.get_attribute("href")
    antwoord = bewoner.request.get(brief)
    assert antwoord.headers["content-type"] == "application/pdf"
    assert antwoord.body().startswith(b"%PDF-")
    verzonden = Bericht.objects.filter(aan=BEWONER).latest("pk")
    assert verzonden.document is not None
    assert FEEST in str(verzonden.document.inhoud)


def pay(een: Page, twee: Page) -> None:
    """One makes the batch, the other approves it, the bank takes it and says a week later that it paid."""
    begin = klok.nu()
    een.goto("/subsidies/partijen/")
    link(een, "Maak een betaalpartij")
    knop(een, "Maak de partij")
    link(een, "Ter goedkeuring aanbieden")
    knop(een, "Ter goedkeuring aanbieden")
    partij = een.url
    expect(een.get_by_role("main").get_by_role("link", name="Goedkeuren", exact=True)).to_have_count(0)
    twee.goto(partij)
    link(twee, "Goedkeuren")
    ziet(twee, "N. Azimzadeh")
    knop(twee, "Goedkeuren")
    ziet(twee, "De partij is goedgekeurd.")
    een.goto(partij)
    link(een, "Aanbieden bij de bank")
    knop(een, "Aanbieden bij de bank")
    ziet(een, "De partij is bij de bank.")
    for nummer, inhoud in enumerate(answers(begin, dagen=7)):
        een.goto("/subsidies/afschriften/")
        een.locator("input[type=file]").set_input_files(
            {"name": f"afschrift-{nummer}.xml", "mimeType": "application/xml", "buffer": inhoud}
        )
        knop(een, "Lees in")
    een.goto(partij)
    ziet(een, "Van elke betaling is bekend wat ervan kwam.")


def tell(bewoner: Page) -> None:
    """The resident sees that it is paid and tells how it was, with a photo that may be shown."""
    bewoner.reload()
    ziet(bewoner, "Het geld")
    ziet(bewoner, "Dit geld is overgemaakt op")
    link(bewoner, "Vertel hoe het was")
    bewoner.get_by_label("Hoe was het?").fill(VERHAAL)
    bewoner.get_by_label("Een of meer foto's").set_input_files([foto()])
    bewoner.get_by_label("Hoeveel mensen waren er?").fill("75")
    bewoner.get_by_label("Wat heeft het in totaal gekost?").fill("390")
    bewoner.get_by_label("Ja, dit mag op de website").check()
    knop(bewoner, "Versturen")
    kop(bewoner, "Dank u wel voor wat u vertelde")


def put_on_website(regisseur: Page) -> None:
    """The wijkregisseur looks at the photo and puts the story on the website."""
    regisseur.goto("/subsidies/verantwoordingen/")
    link(regisseur, FEEST, exact=False)
    ziet(regisseur, VERHAAL)
    link(regisseur, "Op de website zetten")
    regisseur.get_by_label("Ik heb gekeken", exact=False).check()
    knop(regisseur, "Op de website zetten")
    ziet(regisseur, "Het staat op de website.")


def look_around(buren: Page) -> None:
    """Everybody sees the result and the amount, and nobody sees who asked."""
    buren.goto("/bijdragen/resultaten/")
    link(buren, FEEST, exact=False)
    ziet(buren, VERHAAL)
    ziet(buren, "EUR 400,00")
    expect(buren.get_by_role("main").locator("figure img")).to_have_count(1)
    assert "Azimzadeh" not in buren.content()
    buren.goto("/bijdragen/register/")
    ziet(buren, FEEST)
    ziet(buren, "EUR 400,00")
    assert "Azimzadeh" not in buren.content()


def refuse(regisseur: Page) -> None:
    """The wijkregisseur refuses on the rule that says no, and names another door."""
    open_application(regisseur, MOESTUIN)
    declare_free(regisseur)
    link(regisseur, "Afwijzen")
    regisseur.get_by_label("artikel 3, lid 1", exact=False).check()
    regisseur.get_by_label("Leg uit waarom").fill("Er doen nog geen twee andere adressen mee.")
    regisseur.get_by_label("Waar kan iemand wel terecht?").fill(DEUR)
    knop(regisseur, "Bekijk de brief")
    ziet(regisseur, "Zo gaat de brief de deur uit")
    knop(regisseur, "Afwijzen")
    ziet(regisseur, "De aanvraag is afgewezen.")


def object_to(bewoner: Page) -> None:
    """The resident reads the rule and the other door on the own page, and objects there."""
    mail(bewoner, "U krijgt geen bijdrage voor uw plan")
    link(bewoner, "/aanvraag/", exact=False)
    kop(bewoner, MOESTUIN)
    ziet(bewoner, "artikel 3, lid 1")
    ziet(bewoner, DEUR)
    link(bewoner, "Bezwaar maken", exact=False)
    bewoner.get_by_label("Waarom bent u het niet eens met het besluit?").fill("Twee buren deden wel mee, op papier.")
    ja_nee(bewoner, "Wilt u uw bezwaar komen vertellen?", "Nee")
    knop(bewoner, "Bezwaar versturen")
    ziet(bewoner, "Twee buren deden wel mee")


def uphold(beheerder: Page) -> None:
    """Somebody who did not decide takes it up, looks at the letter, and upholds it."""
    beheerder.goto("/subsidies/bezwaren/")
    link(beheerder, MOESTUIN, exact=False)
    ziet(beheerder, "Twee buren deden wel mee, op papier.")
    link(beheerder, "Oppakken")
    knop(beheerder, "Oppakken")
    link(beheerder, "Besluiten")
    beheerder.get_by_label("Gegrond", exact=True).check()
    beheerder.get_by_label("Nieuw bedrag").fill("400")
    beheerder.get_by_label("Waarom?").fill("De lijst op papier lag bij de balie. U hebt gelijk.")
    knop(beheerder, "Bekijk de brief")
    ziet(beheerder, "Deze brief gaat de deur uit")
    knop(beheerder, "Besluiten")
    ziet(beheerder, "Het besluit op bezwaar is genomen.")
