"""Every letter of this room: readable by everyone, with what the law asks, and what people typed stays text."""

import io
import zipfile

import pikepdf
import pytest
from django.conf import settings

from tests.kern.briefvoorbeelden import LELIJK
from tests.subsidies.bezwaren import last_letter, object_to, pay, refuse
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.kern.documenten import opstellen, zetter
from wijkwerk.kern.documenten.models import Sjabloon, Sjabloonversie
from wijkwerk.kern.documenten.odt import odt
from wijkwerk.kern.documenten.plat import tekst
from wijkwerk.kern.logboek.models import Logregel
from wijkwerk.subsidies.actions import vaststelling
from wijkwerk.subsidies.queries import briefteksten
from wijkwerk.subsidies.queries.brieven_soorten import SOORTEN

GEVRAAGD = {
    "ontvangst", "aanvulling", "verdaging", "verlening", "direct", "weigering", "buiten", "vaststelling", "intrekking",
    "terugvordering", "herinnering", "bonnen", "bezwaar_ontvangst", "hoorzitting", "bezwaar_besluit",
    "betaling_mislukt", "bericht", "uitnodiging_medestander", "stembrief",
}  # fmt: skip
MOEILIJK = ("derhalve", "middels", "teneinde", "inzake", "conform", "u dient", "omtrent", "desgewenst", "tevens")


def version(soort) -> Sjabloonversie:
    onderwerp, tekst_ = soort.standard()
    return Sjabloonversie(sjabloon=Sjabloon(soort=soort.sleutel, naam=soort.naam), onderwerp=onderwerp, tekst=tekst_)


def letter(soort, **anders):
    """Return the letter with every field filled in, awkward words in those that people write."""
    lelijk = {naam: LELIJK for naam in ("aanvrager", "titel", "motivering", "bericht", "vraag", "reden", "verslag")}
    eigen = {naam: waarde for naam, waarde in (lelijk | anders).items() if naam in soort.namen}
    return opstellen.compose(version(soort), soort.voorbeelden | eigen, geadresseerde=("Mevrouw Ñ. Çelik", "Straat 1"))


def test_all_kinds_are_there():
    assert {briefteksten.word(soort) for soort in SOORTEN} >= GEVRAAGD
    assert sum(len(soorten) for _naam, soorten in briefteksten.GROEPEN) == len(SOORTEN)


@pytest.mark.parametrize("soort", SOORTEN, ids=briefteksten.word)
def test_letter_is_an_accessible_archive_file_and_opens_as_text_document(soort):
    stuk = letter(soort)
    with pikepdf.open(io.BytesIO(zetter.pdf(stuk))) as bestand:
        merken = bestand.open_metadata()
        assert (merken.get("pdfuaid:part"), merken.get("pdfaid:part")) == ("1", "2")
        assert bestand.Root.MarkInfo.Marked
        assert str(bestand.Root.Lang).startswith("nl")
    with zipfile.ZipFile(io.BytesIO(odt(stuk))) as pak:
        assert pak.testzip() is None
        assert stuk.titel.split()[0] in pak.read("content.xml").decode()


@pytest.mark.parametrize("soort", SOORTEN, ids=briefteksten.word)
def test_letter_is_plain_dutch_with_the_point_first(soort):
    woorden = tekst(opstellen.preview(version(soort)))
    assert not [woord for woord in MOEILIJK if woord in woorden.lower()]
    zinnen = [zin for zin in woorden.replace("\n", " ").replace("?", ".").split(".") if zin.strip()]
    assert sum(len(zin.split()) for zin in zinnen) / len(zinnen) < 13
    assert woorden.startswith("Beste ")


@pytest.mark.parametrize("soort", [s for s in SOORTEN if "rechtsmiddel" in s.namen], ids=briefteksten.word)
def test_a_decision_says_what_before_why_and_why_before_what_now(soort):
    blokken = tekst(letter(soort, motivering="DIT IS WAAROM"))
    assert blokken.index("DIT IS WAAROM") < blokken.index("bezwaar maken")
    assert "**" in version(soort).tekst.partition("{motivering}")[0]  # the decision itself, in bold, above the reason


def test_what_people_type_is_never_a_link_or_bold():
    brief = letter(SOORTEN[1], bericht="Kijk [hier](https://kwaad.example) **nu**")
    assert "[hier](https://kwaad.example) **nu**" in tekst(brief)


@pytest.mark.django_db
def test_letters_of_a_whole_case_name_who_where_and_when(aanvraag, beslisser, verleend, stad):
    geweigerd = refuse(aanvraag(steun=0), beslisser)
    brief = last_letter(geweigerd.aanvraag, "weigering")
    for woorden in ("14 april 2026", "college van burgemeester", geweigerd.nummer, "Bel ons.", "artikel 3"):
        assert woorden in brief.tekst
    object_to(geweigerd)
    rij = verleend(gevraagd=120_000, doelen=["kinderen"], huisnummer="20")
    pay(rij)
    vaststelling.settle(rij, bedrag=100_000, motivering="Het kostte minder.")
    assert "EUR 200,00 terug, uiterlijk op dinsdag 14 april 2026" in last_letter(rij, "vaststelling").tekst
    terug = last_letter(rij, "terugvordering")
    assert settings.BANK["iban"][:4] in terug.tekst
    assert "in delen" in terug.tekst
    assert not Bericht.objects.filter(tekst__contains="{").exists()


@pytest.mark.django_db
def test_return_address_stands_in_the_letterhead(settings):
    settings.GEMEENTE = settings.GEMEENTE | {"postadres": "Postbus 1| 1234 AB Voorbeeld "}
    assert opstellen.sender().adres == ("Postbus 1", "1234 AB Voorbeeld")


@pytest.mark.django_db
def test_texts_are_written_looked_at_and_published_and_nothing_typed_is_lost(als, stad):
    bureau, plek = als(stad.budgetbeheerder), "/subsidies/brieven/tekst/weigering/"
    lijst = bureau.get("/subsidies/brieven/").content.decode()
    assert all(f"/subsidies/brieven/tekst/{briefteksten.word(soort)}/" in lijst for soort in SOORTEN)
    assert "U krijgt geen bijdrage" in bureau.get(plek).content.decode()
    fout = bureau.post(plek, {"onderwerp": "Nee", "tekst": "Beste {aanvrager},\n\n{motivring}", "toelichting": ""})
    assert fout.status_code == 409
    assert "Regel 3" in fout.content.decode()
    assert "{motivring}" in fout.content.decode()
    goed = {"onderwerp": "Nee, en dit kan wel", "tekst": "Beste {aanvrager},\n\n{motivering}", "toelichting": "Korter."}
    assert bureau.post(plek, goed).url == f"{plek}voorbeeld/"
    assert "Nee, en dit kan wel" in bureau.get(f"{plek}voorbeeld/").content.decode()
    pdf = bureau.get(f"{plek}voorbeeld.pdf")
    assert pdf.content.startswith(b"%PDF")
    assert "no-store" in pdf["Cache-Control"]
    oud = bureau.post(plek, goed | {"onderwerp": "Zonder te zien wat er staat"})
    assert oud.status_code == 409
    assert "Iemand anders bewaarde" in oud.content.decode()
    bureau.post(f"{plek}publicatie/")
    assert Sjabloonversie.objects.get(sjabloon__soort="subsidies.weigering").is_gepubliceerd
    for wie in (stad.seghwaert, stad.kcc, stad.beheerder):
        assert als(wie).get(plek).status_code == 403


@pytest.mark.django_db
def test_versions_are_compared_line_by_line():
    regels = list(briefteksten.differences("een\ntwee\ndrie", "een\nander\ndrie"))
    assert regels == [("gelijk", "een"), ("weg", "twee"), ("erbij", "ander"), ("gelijk", "drie")]


@pytest.mark.django_db
def test_letters_for_the_post_are_one_file_and_sent_exactly_once(als, aanvraag, stad):
    aanvraag(email="")
    aanvraag(email="", huisnummer="14")
    bureau = als(stad.budgetbeheerder)
    bureau.post("/subsidies/brieven/post/")
    plek = f"/subsidies/brieven/post/{Bericht.objects.filter(partij__isnull=False).first().partij_id}/"
    bestand = bureau.get(f"{plek}brieven.pdf")
    with pikepdf.open(io.BytesIO(bestand.content)) as pdf:
        assert len(pdf.pages) >= 2
    assert Logregel.objects.filter(handeling="subsidies.post_gehaald", actor_id=stad.budgetbeheerder.pk).exists()
    assert "Ligt klaar" in bureau.get("/subsidies/brieven/post/").content.decode()
    for _keer in range(2):
        bureau.post(plek, {"klaar": "1"})
    assert Logregel.objects.filter(handeling="berichten.afgedrukt").count() == 2
    assert bureau.get(f"{plek}brieven.pdf").status_code == 404
    assert als(stad.seghwaert).get("/subsidies/brieven/post/").status_code == 403


@pytest.mark.django_db
def test_the_contact_centre_prints_the_post_and_keeps_no_texts(als, aanvraag, stad):
    aanvraag(email="")
    balie = als(stad.kcc)
    assert "/subsidies/brieven/post/" in balie.get("/vandaag/").content.decode()
    balie.post("/subsidies/brieven/post/")
    assert Bericht.objects.filter(partij__gemaakt_door_id=stad.kcc.pk).count() == 1
    assert balie.get("/subsidies/brieven/").status_code == 403


@pytest.mark.django_db
def test_batch_that_was_not_printed_goes_back(als, aanvraag, stad):
    aanvraag(email="")
    bureau = als(stad.budgetbeheerder)
    bureau.post("/subsidies/brieven/post/")
    partij = Bericht.objects.get(partij__isnull=False).partij_id
    bureau.post(f"/subsidies/brieven/post/{partij}/", {"terug": "1"})
    assert Bericht.objects.letters().count() == 1


@pytest.mark.django_db
def test_letters_of_an_application_are_for_who_may_see_who_asked(als, aanvraag, stad):
    rij = aanvraag()
    plek = f"/subsidies/aanvragen/{rij.pk}/brieven/"
    bureau = als(stad.seghwaert)
    assert "Wij hebben uw aanvraag" in bureau.get(plek).content.decode()
    document = Bericht.objects.get(over_id=rij.pk).document_id
    for vorm, begin in (("pdf", b"%PDF"), ("odt", b"PK")):
        bestand = bureau.get(f"{plek}{document}.{vorm}")
        assert bestand.content.startswith(begin)
        assert "no-store" in bestand["Cache-Control"]
    assert Logregel.objects.filter(handeling="subsidies.brief_gehaald").count() == 2
    assert bureau.get(f"{plek}{document + 999}.pdf").status_code == 404
    assert als(stad.oosterheem).get(plek).status_code == 404
    assert als(stad.partner).get(plek).status_code == 403
