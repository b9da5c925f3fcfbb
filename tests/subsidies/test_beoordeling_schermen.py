"""Judging on the screen: the work list, the dossier, the question of interest, rules, advice, the letter first."""

import csv
import io
import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.subsidies.conftest import NU
from wijkwerk.kern import klok
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.subsidies.actions import beoordeling, besluit, bijlage
from wijkwerk.subsidies.actions import klok as wet
from wijkwerk.subsidies.models import Aanvraag, Advies, Beschikking
from wijkwerk.subsidies.states.aanvraag import Status

pytestmark = pytest.mark.django_db
GOED = "Het brengt buren bij elkaar."
PDF = b"%PDF-1.7\n%%EOF\n"


def step(rij, woord: str) -> str:
    return reverse(f"subsidies:aanvraag_{woord}", args=[rij.pk])


def page(rij) -> str:
    return reverse("subsidies:aanvraag", args=[rij.pk])


def filled(antwoord) -> dict[str, str]:
    """Return what the browser would send back: the values of the form on the page."""
    form = antwoord.context["form"]
    waarden = {naam: form[naam].value() for naam in form.fields}
    waarden |= {naam: veld.prepare_value(waarden[naam]) for naam, veld in form.fields.items()}
    return {naam: waarde for naam, waarde in waarden.items() if waarde not in (None, False)}


@pytest.fixture
def vrij(aanvraag, beslisser):
    """An application that the wijkregisseur is free to judge."""

    def make(**velden) -> Aanvraag:
        rij = aanvraag(**velden)
        beoordeling.declare_interest(rij, vrij=True, by=beslisser)
        return rij

    return make


@pytest.mark.beide
def test_the_list_shows_what_is_late_first_and_is_narrowed_by_the_address(als, stad, aanvraag):
    laat = aanvraag(titel="Straatfeest")
    with klok.op(NU + timedelta(days=60)):
        nieuw = aanvraag(titel="Bankje in het park")
        inhoud = als(stad.budgetbeheerder).get(reverse("subsidies:aanvragen_lijst")).content.decode()
        assert inhoud.index("Straatfeest") < inhoud.index("Bankje in het park")
        assert "Te laat" in inhoud
        alleen = als(stad.budgetbeheerder).get(reverse("subsidies:aanvragen_lijst"), {"zoek": nieuw.nummer})
        assert "Bankje" in alleen.content.decode()
        assert laat.nummer not in alleen.content.decode()
        te_laat = als(stad.budgetbeheerder).get(reverse("subsidies:aanvragen_lijst"), {"stand": "te_laat"})
        assert nieuw.nummer not in te_laat.content.decode()


def test_another_area_and_who_was_not_asked_see_nothing(als, stad, aanvraag):
    rij = aanvraag()
    for wie in (stad.oosterheem, stad.partner):
        assert rij.titel not in als(wie).get(reverse("subsidies:aanvragen_lijst")).content.decode()
        assert als(wie).get(page(rij)).status_code == 404


def test_the_file_names_nobody_and_runs_no_formula(als, stad, aanvraag):
    aanvraag(titel="=1+1 feest")
    antwoord = als(stad.budgetbeheerder).get(reverse("subsidies:aanvragen_bestand"))
    tekst = b"".join(antwoord.streaming_content).decode("utf-8-sig")
    [_kop, regel] = list(csv.reader(io.StringIO(tekst), delimiter=";"))
    assert regel[1].startswith("'=")
    for persoonlijk in ("Azimzadeh", "Voorbeeldpad", "noor@", "NL91"):
        assert persoonlijk not in tekst


def test_the_question_of_interest_comes_before_everything_else(als, stad, aanvraag, beslisser):
    rij, browser = aanvraag(), als(beslisser)
    inhoud = browser.get(page(rij)).content.decode()
    assert step(rij, "belang") in inhoud
    assert step(rij, "toekenning") not in inhoud
    vraag = browser.get(step(rij, "belang"))
    assert "Noor Azimzadeh" in vraag.content.decode()
    browser.post(step(rij, "belang"), {"versie": rij.versie, "antwoord": "nee"})
    assert step(rij, "toekenning") in browser.get(page(rij)).content.decode()


def test_who_has_an_interest_judges_nothing(als, aanvraag, beslisser):
    rij, browser = aanvraag(), als(beslisser)
    browser.post(step(rij, "belang"), {"versie": rij.versie, "antwoord": "ja"})
    inhoud = browser.get(page(rij)).content.decode()
    assert step(rij, "toekenning") not in inhoud
    assert "Een collega besluit" in inhoud
    antwoord = browser.post(step(rij, "oppakking"), {"versie": rij.versie})
    assert antwoord.status_code == 409


def test_the_letter_is_read_before_the_money_is_granted(als, vrij, beslisser):
    rij, browser = vrij(), als(beslisser)
    open_ = browser.get(step(rij, "toekenning"))
    assert "EUR 400,00" in open_.content.decode()
    gegevens = filled(open_) | {"motivering": GOED}
    ongezien = browser.post(step(rij, "toekenning"), gegevens)
    assert ongezien.status_code == 409
    gezien = browser.post(step(rij, "toekenning"), gegevens | {"voorbeeld": "1"})
    tekst = gezien.content.decode()
    assert "U krijgt EUR 400,00 voor uw plan" in tekst
    assert GOED in tekst
    assert not Beschikking.objects.exists()
    assert Bericht.objects.filter(over_id=rij.pk).count() == 1  # the receipt
    anders = browser.post(step(rij, "toekenning"), filled(gezien) | {"motivering": "Iets anders."})
    assert anders.status_code == 409
    assert "Iets anders." in anders.content.decode()
    klaar = browser.post(step(rij, "toekenning"), filled(anders))
    assert klaar.status_code == 302
    rij.refresh_from_db()
    assert rij.status == Status.VASTGESTELD
    assert rij.beschikkingen.get().motivering == "Iets anders."


def test_a_refusal_starts_from_the_rule_that_says_no_and_its_door(als, vrij, beslisser):
    rij, browser = vrij(steun=0), als(beslisser)
    formulier = browser.get(step(rij, "afwijzing"))
    assert "Bel uw wijkregisseur" in formulier.content.decode()
    assert "4:25" not in formulier.content.decode()  # there is money
    gezien = browser.post(step(rij, "afwijzing"), filled(formulier) | {"voorbeeld": "1"})
    assert "artikel 3, lid 1" in gezien.content.decode()
    assert browser.post(step(rij, "afwijzing"), filled(gezien)).status_code == 302
    rij.refresh_from_db()
    assert rij.status == Status.GEWEIGERD


def test_what_is_in_the_way_of_a_grant_is_said_with_the_letter(als, stad, aanvraag):
    rij = aanvraag()
    beoordeling.declare_interest(rij, vrij=True, by=stad.budgetbeheerder)
    browser = als(stad.budgetbeheerder)
    gegevens = filled(browser.get(step(rij, "toekenning"))) | {"motivering": GOED, "voorbeeld": "1"}
    antwoord = browser.post(step(rij, "toekenning"), gegevens)
    assert antwoord.status_code == 409
    assert "geen mandaat" in antwoord.content.decode()


def test_completion_is_asked_with_a_letter_and_the_clock_stands_still(als, vrij, beslisser):
    rij, browser = vrij(), als(beslisser)
    gegevens = filled(browser.get(step(rij, "aanvulling"))) | {"vraag": "Stuur een offerte van het springkussen."}
    gezien = browser.post(step(rij, "aanvulling"), gegevens | {"voorbeeld": "1"})
    assert "springkussen" in gezien.content.decode()
    rij.refresh_from_db()
    assert rij.status == Status.INGEDIEND
    assert browser.post(step(rij, "aanvulling"), gegevens).status_code == 302
    rij.refresh_from_db()
    assert (rij.status, rij.beslis_uiterlijk) == (Status.AANVULLEN, None)
    inhoud = browser.get(page(rij)).content.decode()
    assert "staat stil" in inhoud
    assert step(rij, "toekenning") not in inhoud


def test_two_people_at_one_application_the_second_is_told(als, vrij, beslisser):
    rij, browser = vrij(), als(beslisser)
    gegevens = filled(browser.get(step(rij, "aanvulling"))) | {"vraag": "Een offerte."}
    beoordeling.take(rij, by=beslisser)
    antwoord = browser.post(step(rij, "aanvulling"), gegevens)
    assert antwoord.status_code == 409
    assert "Een offerte." in antwoord.content.decode()


def test_an_adviser_sees_the_plan_and_not_who_asks(als, stad, vrij, beslisser):
    rij = vrij()
    dag = klok.vandaag() + timedelta(days=7)
    advies = beoordeling.ask_advice(rij, adviseur=stad.partner, vraag="Wat vindt u?", uiterlijk_op=dag, by=beslisser)
    browser = als(stad.partner)
    adres = reverse("subsidies:advies", args=[advies.pk])
    for bladzijde in (page(rij), adres):
        inhoud = browser.get(bladzijde).content.decode()
        assert rij.plan in inhoud
        for persoonlijk in ("Azimzadeh", "Voorbeeldpad", "noor@"):
            assert persoonlijk not in inhoud
    browser.post(adres, {"strekking": "positief", "tekst": "Goed voor de straat."})
    assert Advies.objects.get().strekking == "positief"
    assert "Goed voor de straat." in als(beslisser).get(page(rij)).content.decode()
    assert als(stad.behandelaar).get(adres).status_code == 404


def test_a_person_judges_a_rule_that_says_no(als, vrij, beslisser):
    rij = vrij(begint_op=klok.vandaag() + timedelta(days=5), eindigt_op=None)
    uitkomst = rij.uitkomsten.get(voorwaarde__soort="dagen_vooraf")
    adres = reverse("subsidies:regel", args=[rij.pk, uitkomst.pk])
    assert adres in als(beslisser).get(page(rij)).content.decode()
    leeg = als(beslisser).post(adres, {"oordeel": "ja", "toelichting": ""})
    assert leeg.status_code == 200
    als(beslisser).post(adres, {"oordeel": "ja", "toelichting": "Het is klein en op eigen grond."})
    uitkomst.refresh_from_db()
    assert (uitkomst.geldt, uitkomst.beoordeeld_door) == ("ja", beslisser)


def test_the_second_person_reads_the_letter_and_agrees(als, stad, maak_fonds, mandaat, aanvraag):
    versie = maak_fonds(naam="Wijkbudget", sleutel="wijkbudget", vier_ogen_vanaf=30_000)
    mandaat(stad.seghwaert, versie)
    rij = aanvraag(versie=versie)
    for wie in (stad.seghwaert, stad.budgetbeheerder):
        beoordeling.declare_interest(rij, vrij=True, by=wie)
    voorstel = besluit.grant(rij, bedrag=40_000, motivering=GOED, by=stad.seghwaert)
    adres = reverse("subsidies:voorstel", args=[voorstel.pk])
    assert als(stad.seghwaert).get(adres).status_code == 403
    browser = als(stad.budgetbeheerder)
    assert adres in browser.get(page(rij)).content.decode()
    assert GOED in browser.get(adres).content.decode()
    assert "opmerking" in browser.post(adres, {"oordeel": "terug"}).context["form"].errors
    browser.post(adres, {"oordeel": "akkoord"})
    rij.refresh_from_db()
    assert rij.status == Status.VASTGESTELD


def test_hints_say_why_and_lead_to_the_other_one(als, vrij, maak_fonds, aanvraag, beslisser):
    rij = vrij(plek="Park De Weiden")
    ander_fonds = maak_fonds(naam="Potje", sleutel="potje")
    dubbel = aanvraag(versie=ander_fonds, huisnummer="99", email="piet@voorbeeld.nl", iban="", plek="park de weiden")
    inhoud = als(beslisser).get(page(rij)).content.decode()
    assert "staan ook in een aanvraag bij Potje" in inhoud
    assert "Zelfde dag en plek" in inhoud
    assert page(dubbel) in inhoud


def test_the_wethouder_of_the_area_decides_and_knows_who_asks(als, stad, fonds, mandaat, aanvraag):
    mandaat(stad.wethouder, fonds)
    rij, browser = aanvraag(), als(stad.wethouder)
    assert "Noor Azimzadeh" in browser.get(page(rij)).content.decode()
    browser.post(step(rij, "belang"), {"versie": rij.versie, "antwoord": "nee"})
    inhoud = browser.get(page(rij)).content.decode()
    assert step(rij, "toekenning") in inhoud
    assert step(rij, "aanvulling") not in inhoud


def test_settling_lower_needs_a_reason(als, verleend, beslisser):
    rij, browser = verleend(gevraagd=120_000, doelen=["kinderen"]), als(beslisser)
    formulier = browser.get(step(rij, "vaststelling"))
    gegevens = filled(formulier) | {"bedrag": "1.000,00", "voorbeeld": "1"}
    zonder = browser.post(step(rij, "vaststelling"), gegevens)
    assert "waarom het minder wordt" in zonder.content.decode()
    gezien = browser.post(step(rij, "vaststelling"), gegevens | {"motivering": "Het kostte minder."})
    assert browser.post(step(rij, "vaststelling"), filled(gezien)).status_code == 302
    rij.refresh_from_db()
    assert rij.vastgesteld == 100_000


def test_the_page_costs_a_fixed_number_of_questions(als, vrij, aanvraag, beslisser, django_assert_max_num_queries):
    rij = vrij()
    for nummer in range(3):
        aanvraag(huisnummer=str(nummer), email=f"b{nummer}@voorbeeld.nl", iban="")
    browser = als(beslisser)
    browser.get(page(rij))
    with django_assert_max_num_queries(70):
        browser.get(page(rij))


def test_a_completion_on_paper_is_entered_by_the_counter(als, stad, vrij, beslisser):
    rij = vrij()
    wet.ask_completion(rij, vraag="Een offerte.", by=beslisser)
    rij.refresh_from_db()
    browser = als(stad.kcc)
    assert step(rij, "aangevuld") in browser.get(page(rij)).content.decode()
    browser.post(step(rij, "aangevuld"), {"versie": rij.versie, "tekst": "Offerte: EUR 180."})
    rij.refresh_from_db()
    assert rij.status == Status.INGEDIEND
    assert re.search("Offerte: EUR 180", als(beslisser).get(page(rij)).content.decode())


def test_papers_are_for_who_may_see_who_asks(als, stad, vrij, beslisser):
    rij = vrij()
    papier = bijlage.add(rij, upload=SimpleUploadedFile("offerte.pdf", PDF), soort="offerte")
    dag = klok.vandaag()
    beoordeling.ask_advice(rij, adviseur=stad.partner, vraag="", uiterlijk_op=dag, by=beslisser)
    adres = reverse("subsidies:bijlage", args=[rij.pk, papier.uuid])
    assert adres in als(beslisser).get(page(rij)).content.decode()
    assert b"".join(als(beslisser).get(adres).streaming_content) == PDF
    assert adres not in als(stad.partner).get(page(rij)).content.decode()
    assert als(stad.partner).get(adres).status_code == 403
    assert als(stad.oosterheem).get(adres).status_code == 404


def test_what_is_paid_stands_on_the_page(als, verleend, beslisser):
    assert "Betalingen" in als(beslisser).get(page(verleend())).content.decode()
