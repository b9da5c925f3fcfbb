"""The screens of who pays: from what waits to paid, by two people, without a number of an account in sight."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.subsidies.betaalproef import DICHT, STUITERT, answers, approved, at_bank, payment, read_all
from tests.subsidies.conftest import NU
from wijkwerk.koppelingen.bank import NepBank
from wijkwerk.subsidies.actions import afschrift, betaling
from wijkwerk.subsidies.models import Afschriftregel, Betaalpartij, Betaling
from wijkwerk.subsidies.states.betaling import Partijstatus, Status

pytestmark = pytest.mark.django_db
ANDER = "NL23WIJK0000003456"
IBAN = "NL91ABNA0417164300"


@pytest.fixture(autouse=True)
def lege_bank():
    NepBank.forget()
    yield
    NepBank.forget()


@pytest.fixture
def een(als, stad):
    return als(stad.budgetbeheerder)


@pytest.fixture
def twee(als, stad):
    return als(stad.budgetbeheerder2)


def url(naam: str, *args) -> str:
    return reverse(f"subsidies:{naam}", args=args)


def step(client, naam: str, rij, **velden):
    rij.refresh_from_db()
    return client.post(url(naam, rij.pk), {"versie": rij.versie, **velden})


def test_two_people_bring_a_payment_to_the_bank_and_read_that_it_was_paid(een, twee, verleend):
    rij = payment(verleend())
    assert "EUR 400,00" in een.get(url("betalingen")).content.decode()
    blad = een.get(url("partij_nieuw")).content.decode()
    assert "NL** **** **** **43 00" in blad
    antwoord = een.post(url("partij_nieuw"), {"betalingen": [rij.pk], "uitvoeren_op": "2026-03-04"})
    partij = Betaalpartij.objects.get()
    assert antwoord.url == url("partij", partij.pk)
    step(een, "partij_indiening", partij)
    assert een.get(url("partij_goedkeuring", partij.pk)).status_code == 403
    assert "Wacht op uw goedkeuring" in twee.get(url("betalingen")).content.decode()
    scherm = twee.get(url("partij_goedkeuring", partij.pk)).content.decode()
    for woorden in ("Uit welke pot", "Wijk aan Zet", "EUR 400,00", "N. Azimzadeh"):
        assert woorden in scherm
    step(twee, "partij_goedkeuring", partij)
    bestand = een.post(url("partij_bestand", partij.pk))
    assert bestand["Content-Disposition"] == f'attachment; filename="{partij.nummer}.xml"'
    assert "no-store" in bestand["Cache-Control"]
    assert IBAN.encode() in bestand.content
    step(een, "partij_aanbieding", partij)
    for nr, inhoud in enumerate(answers(NU, dagen=2)):
        gelezen = een.post(url("afschriften"), {"bestand": SimpleUploadedFile(f"{nr}.xml", inhoud)}, follow=True)
        assert gelezen.redirect_chain
    assert "Verwerkt" in gelezen.content.decode()
    rij.refresh_from_db()
    assert rij.status == Status.BETAALD
    for pagina in ("betalingen_alle", "partijen", "afschriften"):
        assert een.get(url(pagina)).status_code == 200
    for pagina in (url("betaling", rij.pk), url("partij", partij.pk)):
        tekst = een.get(pagina).content.decode()
        assert IBAN not in tekst
        assert "Betaald" in tekst or "Verwerkt" in tekst


def test_counting_again_makes_nothing_and_shows_the_sum_of_what_is_ticked(een, verleend):
    eerste, tweede = payment(verleend()), payment(verleend(gevraagd=30_000, huisnummer="14", iban=ANDER))
    keuze = {"betalingen": [tweede.pk], "uitvoeren_op": "2026-03-04", "tel": "1"}
    antwoord = een.post(url("partij_nieuw"), keuze)
    assert antwoord.context["som"] == 30_000
    assert not Betaalpartij.objects.exists()
    een.post(url("partij_nieuw"), {"betalingen": [eerste.pk], "uitvoeren_op": "2026-03-04"})
    te_laat = een.post(url("partij_nieuw"), {"betalingen": [eerste.pk], "uitvoeren_op": "2026-03-04"})
    assert te_laat.status_code == 200
    assert Betaalpartij.objects.count() == 1


def test_the_second_person_sees_what_stands_out(een, twee, stad, verleend):
    rij = payment(verleend())
    betaling.change_account(rij, begunstigde="B. Azimzadeh", iban=ANDER, by=stad.budgetbeheerder)
    ander = payment(verleend(huisnummer="14", iban=ANDER))
    een.post(url("partij_nieuw"), {"betalingen": [rij.pk, ander.pk], "uitvoeren_op": "2026-03-04"})
    partij = Betaalpartij.objects.get()
    step(een, "partij_indiening", partij)
    scherm = twee.get(url("partij_goedkeuring", partij.pk)).content.decode()
    assert "Andere rekening dan in de aanvraag, ingevuld door Lotte Brandsema" in scherm
    assert scherm.count("Zelfde bedrag naar dezelfde rekening") >= 2
    step(twee, "partij_teruggave", partij, reden="Bel eerst even.")
    assert "Bel eerst even." in een.get(url("partij", partij.pk)).content.decode()
    partij.refresh_from_db()
    een.post(url("partij_uitname", partij.pk), {"betaling": ander.pk, "versie": partij.versie})
    ander.refresh_from_db()
    assert ander.status == Status.KLAAR
    step(een, "partij_annulering", partij, reden="Niet nodig.")
    partij.refresh_from_db()
    assert partij.status == Partijstatus.GEANNULEERD


def test_a_payment_that_came_back_is_corrected_and_set_out_again(een, stad, verleend):
    oud = payment(verleend(iban=DICHT))
    at_bank(stad, oud)
    read_all(answers(NU), stad.budgetbeheerder)
    assert "Teruggekomen: betaal opnieuw" in een.get(url("betalingen")).content.decode()
    stuk = step(een, "betaling_herhaling", oud, begunstigde="N. Azimzadeh", iban="NL00")
    assert stuk.status_code == 200
    step(een, "betaling_herhaling", oud, begunstigde="N. Azimzadeh", iban=ANDER)
    assert payment(oud.aanvraag).iban == ANDER
    assert "Opnieuw betaald als" in een.get(url("betaling", oud.pk)).content.decode()
    assert "Teruggekomen: betaal opnieuw" not in een.get(url("betalingen")).content.decode()


def test_every_step_of_a_payment_has_a_screen(een, verleend):
    rij = payment(verleend())
    step(een, "betaling_vasthouding", rij, reden="Bel eerst.")
    assert "Bel eerst." in een.get(url("betalingen")).content.decode()
    step(een, "betaling_rekening", rij, begunstigde="N. Azimzadeh", iban=ANDER)
    step(een, "betaling_vrijgave", rij)
    step(een, "betaling_verval", rij, reden="Op verzoek.")
    rij.refresh_from_db()
    assert (rij.status, rij.iban) == (Status.VERVALLEN, ANDER)
    assert "er staat niets klaar" in een.get(url("betalingen")).content.decode()
    step(een, "aanvraag_uitbetaling", rij.aanvraag)
    assert payment(rij.aanvraag).status == Status.KLAAR
    assert step(een, "aanvraag_uitbetaling", rij.aanvraag).status_code == 409


def test_an_invoice_and_a_card_have_their_own_way(een, verleend):
    aanvraag = verleend(betaalwijze="factuur")
    kaart = payment(verleend(betaalwijze="kaart", huisnummer="14"))
    werk = een.get(url("betalingen")).content.decode()
    assert "Wacht op de rekening van een leverancier" in werk
    assert "Geef een kaart uit" in werk
    rekening = {"leverancier": "Tentenverhuur", "iban": ANDER, "kenmerk": "17", "bedrag": "500"}
    assert step(een, "aanvraag_factuur", aanvraag, **rekening).status_code == 409
    step(een, "aanvraag_factuur", aanvraag, **(rekening | {"bedrag": "150,50"}))
    assert payment(aanvraag).bedrag == 15_050
    step(een, "betaling_kaart", kaart, kaart="5678")
    step(een, "betaling_kaartrest", kaart, bedrag="10")
    kaart.refresh_from_db()
    assert (kaart.status, kaart.reden) == (Status.BETAALD, "De kaart kwam terug met EUR 10,00 erop.")


def test_by_hand_what_the_portal_says(een, stad, verleend):
    rij = payment(verleend())
    at_bank(stad, rij)
    step(een, "betaling_bevestiging", rij, betaald_op="2026-03-03")
    step(een, "betaling_terugkomst", rij, reden="Rekening opgeheven.")
    rij.refresh_from_db()
    assert (rij.status, rij.reden) == (Status.MISLUKT, "Rekening opgeheven.")


def test_a_line_that_waits_is_settled_with_what_was_done(een, stad, verleend):
    rij = payment(verleend())
    at_bank(stad, rij)
    camt = answers(NU)[-1].replace(b"400.00", b"399.00")
    afschrift.read(camt, bestandsnaam="x.xml", by=stad.budgetbeheerder)
    regel = Afschriftregel.objects.get(uitkomst="onbekend")
    assert "wacht op u" in een.get(url("betalingen")).content.decode()
    assert "Het bedrag is anders" in een.get(url("afschriften")).content.decode()
    een.post(url("afschriftregel", regel.pk), {"toelichting": "Gebeld met de bank."})
    regel.refresh_from_db()
    assert (regel.uitkomst, regel.toelichting) == ("afgedaan", "Gebeld met de bank.")
    assert een.get(url("afschriftregel", regel.pk)).status_code == 404


def test_money_that_came_in_shows_the_way_to_what_must_come_back(een, stad, verleend):
    rij = payment(verleend(iban=STUITERT))
    at_bank(stad, rij)
    camt = answers(NU, dagen=9)[-1].replace(b"400.00", b"399.00")
    afschrift.read(camt, bestandsnaam="x.xml", by=stad.budgetbeheerder)
    regel = Afschriftregel.objects.get(uitkomst="onbekend")
    assert regel.soort == "gestorneerd"
    assert reverse("subsidies:vorderingen") in een.get(url("afschriftregel", regel.pk)).content.decode()


def test_a_file_that_is_none_comes_back_with_why(een):
    antwoord = een.post(url("afschriften"), {"bestand": SimpleUploadedFile("x.xml", b"<a/>")})
    assert antwoord.status_code == 409
    assert een.post(url("afschriften"), {}).status_code == 200


def test_nobody_else_sees_payments(als, stad, verleend):
    rij = payment(verleend())
    partij = approved(stad, rij)
    adressen = [url("betalingen"), url("betaling", rij.pk), url("partij", partij.pk), url("afschriften")]
    for wie in (stad.seghwaert, stad.kcc, stad.wethouder, stad.beheerder, stad.privacy, stad.partner):
        for adres in adressen:
            assert als(wie).get(adres).status_code == 403
        assert als(wie).post(url("partij_bestand", partij.pk)).status_code == 403
    assert als(stad.budgetbeheerder).get(url("partij_bestand", partij.pk)).status_code == 405
    assert Betaling.objects.count() == 1
