"""From a chosen idea to money by pages and buttons: who keeps the vote, who sent it in, and everybody who reads."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.subsidies.test_uitslag_vervolg import MOESTUIN, bekend, money, tuin, uitgewerkt
from wijkwerk.kern import klok
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.subsidies.models import Aanvraag

__all__ = ["bekend", "tuin", "uitgewerkt"]
pytestmark = pytest.mark.django_db
STAPPEN = {
    "plan": {"titel": MOESTUIN, "plan": "Samen tuinieren in het park.", "doelen": "ontmoeten"},
    "plek": {"plek": "In het park"},
    "mensen": {"open_voor_buurt": "ja", "evenement": "nee", "voorwerp_buiten": "ja"},
    "kosten": {"soort_0": "materiaal", "omschrijving_0": "Bakken en aarde", "bedrag_0": "300"},
    "geld": {"gevraagd": "300", "betaalwijze": "factuur"},
    "aanvrager": {
        "naam": "Noor Azimzadeh", "postcode": "2719 XA", "huisnummer": "12", "straat": "Voorbeeldpad",
        "plaats": "Zoetermeer", "email": "noor@voorbeeld.nl", "volwassen": "ja",
    },
}  # fmt: skip


def at(naam: str, *waarden) -> str:
    return reverse(f"subsidies:{naam}", args=waarden)


def page(client: Client, adres: str) -> str:
    antwoord = client.get(adres)
    assert antwoord.status_code == 200, adres
    return antwoord.content.decode()


@pytest.fixture
def regisseur(als, stad) -> Client:
    return als(stad.seghwaert)


def test_from_the_desk_to_the_invitation_to_the_application(regisseur, bekend, tuin, client):
    assert "Gekozen ideeën: wie maakt het?" in page(regisseur, at("overzicht"))
    assert "Regel wie dit maakt" in page(regisseur, at("stemronde", bekend.pk))
    voor = (klok.vandaag() + timedelta(days=30)).isoformat()
    regisseur.post(at("stemidee_uitnodiging", tuin.pk), {"versie": tuin.versie, "voor": voor})
    mail = Bericht.objects.get(sleutel__startswith="subsidies:idee_uitnodiging")
    adres = re.search(r"/stemmen/idee/[^/]+/", mail.tekst)[0]
    assert "Vraag het geld aan" in page(client, adres)
    naar = client.post(f"{adres}aanvraag/").url
    assert 'value="Moestuin in het park"' in page(client, naar)
    assert "U vraagt hoogstens EUR 300,00" in page(client, naar)
    for woord, gegevens in STAPPEN.items():
        blad = page(client, at(f"aanvragen_{woord}", "wijkbudget"))
        verborgen = dict(re.findall(r'type="hidden" name="(gebied)" value="([^"]*)"', blad))
        antwoord = client.post(at(f"aanvragen_{woord}", "wijkbudget"), gegevens | verborgen)
        assert antwoord.status_code == 302, woord
    client.post(at("aanvragen_controle", "wijkbudget"))
    rij = Aanvraag.objects.get()
    tuin.refresh_from_db()
    assert (tuin.aanvraag, rij.gevraagd, rij.werkgebied) == (rij, 30_000, bekend.werkgebied)
    assert money(bekend) == (70_000, 0, 130_000)


def test_a_draft_that_was_begun_is_found_again_by_the_same_link(stad, regisseur, tuin):
    voor = (klok.vandaag() + timedelta(days=30)).isoformat()
    regisseur.post(at("stemidee_uitnodiging", tuin.pk), {"versie": tuin.versie, "voor": voor})
    thuis, bibliotheek = Client(), Client()
    thuis.post(at("idee_aanvraag", tuin.token))
    thuis.post(at("aanvragen_plan", "wijkbudget"), STAPPEN["plan"] | {"titel": "Onze moestuin"})
    bibliotheek.post(at("idee_aanvraag", tuin.token))
    assert 'value="Onze moestuin"' in page(bibliotheek, at("aanvragen_plan", "wijkbudget"))


def test_staff_ask_on_behalf_of_who_makes_it(regisseur, bekend, tuin):
    adres = at("stemidee_aanvraag", tuin.pk)
    blad = page(regisseur, adres)
    assert 'value="Moestuin in het park"' in blad
    verborgen = dict(re.findall(r'type="hidden" name="(gebied|client_id)" value="([^"]*)"', blad))
    alles = {naam: waarde for stap in STAPPEN.values() for naam, waarde in stap.items()}
    moment = klok.nu().astimezone(klok.AMSTERDAM).strftime("%Y-%m-%dT%H:%M")
    erbij = {"regelingversie": bekend.regelingversie_id, "kanaal": "balie", "ontvangen_op": moment}
    antwoord = regisseur.post(adres, alles | verborgen | erbij)
    assert antwoord.status_code == 302
    tuin.refresh_from_db()
    assert tuin.aanvraag.kanaal == "balie"
    assert tuin.aanvraag.nummer in page(regisseur, at("stemidee", tuin.pk))


def test_the_application_says_it_comes_from_the_vote(regisseur, uitgewerkt, client):
    rij = uitgewerkt()
    blad = page(regisseur, at("aanvraag", rij.pk))
    assert "Gekozen door de wijk" in blad
    assert "Het geld ligt klaar: EUR 300,00." in blad
    assert "Gekozen door de wijk" in page(client, at("volgen", rij.token))


def test_everybody_reads_what_becomes_of_every_chosen_idea(regisseur, bekend, uitgewerkt, client):
    uitslag = at("stemuitslag", bekend.sleutel)
    assert page(client, uitslag).count("De gemeente zoekt uit wie dit maakt") == 2
    bankjes = bekend.ideeen.get(titel__startswith="Bankjes")
    reden = {"versie": bankjes.versie, "reden": "De plas wordt volgend jaar verlegd."}
    regisseur.post(at("stemidee_verval", bankjes.pk), reden)
    uitgewerkt()
    blad = page(client, uitslag)
    assert "De plas wordt volgend jaar verlegd." in blad
    assert "vroegen EUR 300,00 aan" in blad
    assert "Noor" not in blad
    assert "gaat het idee met de meeste stemmen voor" in blad


def test_a_handful_of_ballots_is_not_shown_one_by_one(bekend, client):
    bestand = at("stembestand", bekend.sleutel)
    assert client.get(bestand).status_code == 200
    type(bekend.uitslag).objects.update(biljetten=9, codes_gebruikt=9)
    assert client.get(bestand).status_code == 404
    assert "te raden wie wat koos" in page(client, at("stemuitslag", bekend.sleutel))


def test_an_idea_nobody_takes_up_is_urgent_on_the_desk(regisseur, bekend):
    with klok.op(klok.nu() + timedelta(weeks=9)):
        assert "Gekozen ideeën waar niemand iets mee deed" in page(regisseur, at("overzicht"))
