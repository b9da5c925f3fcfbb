"""Voting as residents do it: pages and buttons, without JavaScript; and staff who hold the vote."""

import io
import re
import zipfile
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.subsidies import stemproef
from wijkwerk.subsidies.actions import stemmen, uitslag
from wijkwerk.subsidies.actions import stemronde as stemrondes
from wijkwerk.subsidies.models import Idee, Stembiljet, Stemcode, Stemronde

pytestmark = pytest.mark.django_db
NA = stemproef.STEM_TOT + timedelta(days=1)


def at(naam: str, *waarden) -> str:
    return reverse(f"subsidies:{naam}", args=waarden)


@pytest.fixture
def bewoner() -> Client:
    return Client()


def test_a_resident_votes_in_four_pages(bewoner, stad, stemronde):
    [code] = stemmen.make_codes(stemronde, aantal=1, by=stad.seghwaert)
    adres = at("stem", stemronde.sleutel)
    with stemproef.on(stemproef.STEM_VAN):
        assert "Uw stemcode" in bewoner.get(adres).content.decode()
        biljet = bewoner.post(adres, {"stap": "code", "code": code.lower()}).content.decode()
        assert biljet.index("</span>Bankjes") > 0
        keuze = {"code": code, "kies_A": "on", "kies_C": "on"}
        controle = bewoner.post(adres, keuze | {"stap": "keuze"}).content.decode()
        assert "Klopt uw keuze?" in controle
        assert not Stembiljet.objects.exists()
        verborgen = dict(re.findall(r'type="hidden" name="(kies_\w)" value="(\w+)"', controle))
        klaar = bewoner.post(adres, {"stap": "stemmen", "code": code} | verborgen, follow=True)
        assert "Bedankt voor uw stem" in klaar.content.decode()
        assert Stembiljet.objects.get().keuzes == {"A": 1, "C": 1}
        opnieuw = bewoner.post(adres, {"stap": "code", "code": code}).content.decode()
    assert "al gestemd" in opnieuw


def test_changing_ones_mind_keeps_the_choice(bewoner, stad, stemronde):
    [code] = stemmen.make_codes(stemronde, aantal=1, by=stad.seghwaert)
    with stemproef.on(stemproef.STEM_VAN):
        gegevens = {"stap": "keuze", "terug": "1", "code": code, "kies_A": "True", "kies_B": "False"}
        pagina = bewoner.post(at("stem", stemronde.sleutel), gegevens).content.decode()
    assert pagina.count(" checked") == 1


def test_too_many_crosses_come_back_with_the_reason(bewoner, stad, stemronde):
    [code] = stemmen.make_codes(stemronde, aantal=1, by=stad.seghwaert)
    with stemproef.on(stemproef.STEM_VAN):
        gegevens = {"stap": "keuze", "code": code, "kies_A": "on", "kies_B": "on", "kies_C": "on"}
        pagina = bewoner.post(at("stem", stemronde.sleutel), gegevens).content.decode()
    assert "U mag er hoogstens 2 kiezen" in pagina
    assert pagina.count(" checked") == 3


def test_points_are_typed_per_idea(bewoner, stad, stemfonds):
    ronde = stemproef.open_vote(stad, stemfonds, vorm="punten", punten=10)
    [code] = stemmen.make_codes(ronde, aantal=1, by=stad.seghwaert)
    with stemproef.on(stemproef.STEM_VAN):
        gegevens = {"stap": "stemmen", "code": code, "punten_A": "7", "punten_B": "", "punten_C": "3"}
        bewoner.post(at("stem", ronde.sleutel), gegevens)
    assert Stembiljet.objects.get().keuzes == {"A": 7, "C": 3}


def test_an_idea_is_sent_in_and_taken_back_without_an_account(bewoner, stad, stemfonds):
    ronde = stemrondes.announce(stemproef.make(stad, stemfonds), by=stad.seghwaert)
    gegevens = {"client_id": str(uuid4()), "titel": "Bankjes", "tekst": "Om te rusten.", "kosten": "400"}
    antwoord = bewoner.post(at("idee_insturen", ronde.sleutel), gegevens)
    idee = Idee.objects.get()
    assert antwoord["Location"] == at("idee_volgen", idee.token)
    assert "Bankjes" in bewoner.get(at("stemronde_openbaar", ronde.sleutel)).content.decode()
    bewoner.post(at("idee_volgen", idee.token))
    assert "Bankjes" not in bewoner.get(at("stemronde_openbaar", ronde.sleutel)).content.decode()


def test_nobody_sees_a_vote_that_was_not_announced(bewoner, stad, stemfonds):
    ronde = stemproef.make(stad, stemfonds)
    assert bewoner.get(at("stemronde_openbaar", ronde.sleutel)).status_code == 404
    stemrondes.stop(ronde, reden="Toch niet.", by=stad.seghwaert)
    assert bewoner.get(at("stemronde_openbaar", ronde.sleutel)).status_code == 404


def test_the_outcome_says_why_and_hands_out_the_file(bewoner, stad, stemronde):
    letter = stemproef.letters_of(stemronde)
    samen = (letter["Bankjes aan de plas"], letter["Podium op het plein"])
    stemproef.vote(stemronde, stad.seghwaert, *[samen] * 6, *[(letter["Moestuin in het park"],)] * 4)
    with stemproef.on(NA):
        stemrondes.close_vote(stemronde, by=stad.seghwaert)
        telling = uitslag.count(stemronde, by=stad.seghwaert)
        assert bewoner.get(at("stemuitslag", stemronde.sleutel)).status_code == 404
        uitslag.declare(stemronde, by=stad.seghwaert)
        pagina = bewoner.get(at("stemuitslag", stemronde.sleutel)).content.decode()
        bestand = bewoner.get(at("stembestand", stemronde.sleutel)).content.decode()
    assert telling.sha256 in pagina
    assert "6 mensen betaalden elk" in pagina
    assert bestand == telling.pb


def test_the_ballot_on_paper_is_an_accessible_pdf(bewoner, stemronde):
    antwoord = bewoner.get(at("stembiljet_papier", stemronde.sleutel))
    assert antwoord.content.startswith(b"%PDF")


def test_staff_hold_a_vote_from_form_to_announcement(als, stad, stemfonds):
    regisseur = als(stad.seghwaert)
    pagina = regisseur.get(at("stemronde_nieuw")).content.decode()
    [geld] = [k for k in re.findall(r'option value="([\d-]+)"', pagina) if not k.endswith("-0")]
    gegevens = {
        "geld": geld,
        "naam": "Seghwaert kiest",
        "uitleg": "Kies mee.",
        "bedrag": "900",
        "hoogste_kosten": "600",
        "eisen": "Voor iedereen.\n\nPast op onze grond.",
        "ideeen_van": "2026-03-10",
        "ideeen_tot": "2026-03-20",
        "stemmen_van": "2026-04-06",
        "stemmen_tot": "2026-04-19",
        "vorm": "keuze",
        "hoogste_keuzes": "3",
        "punten": "10",
        "leeftijd_vanaf": "12",
        "telwijze": "gelijke_delen",
    }
    regisseur.post(at("stemronde_nieuw"), gegevens)
    ronde = Stemronde.objects.get()
    assert (ronde.bedrag, ronde.eisen) == (90_000, ["Voor iedereen.", "Past op onze grond."])
    assert "900,00" in regisseur.get(at("stemronde_wijziging", ronde.pk)).content.decode()
    regisseur.post(at("stemronde_aankondiging", ronde.pk), {"versie": ronde.versie})
    ronde.refresh_from_db()
    assert ronde.status == "ideeen"
    assert als(stad.oosterheem).get(at("stemronde", ronde.pk)).status_code == 404


def test_staff_judge_an_idea_on_screen(als, stad, stemfonds):
    ronde = stemrondes.announce(stemproef.make(stad, stemfonds), by=stad.seghwaert)
    idee = stemproef.send_in(ronde)
    gegevens = {"versie": 1, "kosten": "450", "ja_0": "ja", "ja_1": "nee", "reden_1": "De oever is niet van ons."}
    als(stad.seghwaert).post(at("stemidee_oordeel", idee.pk), gegevens)
    idee.refresh_from_db()
    assert (idee.status, idee.kosten) == ("niet_haalbaar", 45_000)


def test_letters_come_in_one_file_and_codes_stay_nowhere(als, stad, stemronde):
    antwoord = als(stad.seghwaert).post(at("stemcodes", stemronde.pk), {"aantal": "2"})
    bundel = zipfile.ZipFile(io.BytesIO(b"".join(antwoord.streaming_content)))
    assert bundel.testzip() is None
    assert bundel.read(bundel.namelist()[0]).startswith(b"%PDF")
    assert Stemcode.objects.count() == 2


def test_staff_replace_a_lost_letter_and_enter_paper(als, stad, stemronde):
    regisseur = als(stad.seghwaert)
    code, papier = stemmen.make_codes(stemronde, aantal=2, by=stad.seghwaert)
    nieuw = regisseur.post(at("stemcode_kwijt", stemronde.pk), {"code": code, "nieuw": "on"})
    assert nieuw.content.startswith(b"%PDF")
    with stemproef.on(stemproef.STEM_VAN):
        gegevens = {"code": papier, "keuzes": "A B", "nog_eens": "B a"}
        antwoord = regisseur.post(at("stempapier", stemronde.pk), gegevens, follow=True)
    assert "zit in de stembus" in antwoord.content.decode()
    assert Stembiljet.objects.get().keuzes == {"A": 1, "B": 1}
