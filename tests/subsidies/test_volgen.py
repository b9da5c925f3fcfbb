"""The page of who asks, through the doors they use."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from wijkwerk.kern import klok
from wijkwerk.kern.weigering import Weigering
from wijkwerk.subsidies.actions import aanvraag as aanvragen
from wijkwerk.subsidies.actions import beoordeling, besluit, bijlage
from wijkwerk.subsidies.actions import klok as wet
from wijkwerk.subsidies.models import Bijlage, Voorwaarde
from wijkwerk.subsidies.states.aanvraag import Status

PDF = b"%PDF-1.7\nsamengesteld\n%%EOF\n"


def page(client, rij, naam: str = "volgen", **post):
    adres = reverse(f"subsidies:{naam}", args=[rij.token])
    return client.post(adres, post, follow=True) if post else client.get(adres)


def test_it_says_when_and_why(client, aanvraag):
    rij = aanvraag()
    pagina = page(client, rij).content.decode()
    assert "Ontvangen" in pagina
    assert "Waarom deze datum?" in pagina
    assert "artikel 4:13" in pagina
    assert '<meta name="robots" content="noindex">' in pagina
    assert "0417164300" not in pagina


def test_a_wrong_link_is_nothing(client, aanvraag):
    aanvraag()
    for naam in (
        "volgen",
        "aanvraag_ontvangst",
        "aanvraag_medestanders",
        "aanvraag_vraag",
        "aanvraag_medestanderlijst",
    ):
        assert client.get(reverse(f"subsidies:{naam}", args=["onbekend"])).status_code == 404


def test_completing_lets_the_clock_go_on(client, aanvraag, stad):
    rij = aanvraag()
    wet.ask_completion(rij, vraag="Wilt u een offerte sturen?", by=stad.seghwaert)
    assert "Wilt u een offerte sturen?" in page(client, rij).content.decode()
    with klok.op(klok.nu() + timedelta(days=3)):
        pagina = page(client, rij, "aanvraag_aanvulling", tekst="De offerte zit erbij.").content.decode()
    rij.refresh_from_db()
    assert rij.status == Status.INGEDIEND
    assert rij.beslis_uiterlijk is not None
    assert "De offerte zit erbij." in pagina
    assert "Dat kan nu niet meer" in page(client, rij, "aanvraag_aanvulling", tekst="Nog iets").content.decode()


def test_asking_and_the_answer_stand_on_the_page_but_a_note_does_not(client, aanvraag, stad):
    rij = aanvraag()
    page(client, rij, "aanvraag_vraag", tekst="Mag de muziek tot elf uur?")
    aanvragen.say(rij, tekst="Tot tien uur mag.", by=stad.seghwaert)
    aanvragen.say(rij, tekst="Let op de buren.", intern=True, by=stad.seghwaert)
    pagina = page(client, rij).content.decode()
    assert "Mag de muziek tot elf uur?" in pagina
    assert "Tot tien uur mag." in pagina
    assert "Let op de buren." not in pagina


def test_withdrawing_asks_first(client, aanvraag):
    rij = aanvraag()
    assert "Ja, trek mijn aanvraag terug" in page(client, rij, "aanvraag_intrekking").content.decode()
    page(client, rij, "aanvraag_intrekking", zeker="ja")
    rij.refresh_from_db()
    assert rij.status == Status.TERUGGETROKKEN
    assert "Mijn aanvraag wijzigen" not in page(client, rij).content.decode()


def test_a_grant_with_its_letter_and_the_money(client, verleend):
    rij = verleend(gevraagd=40_000)
    pagina = page(client, rij).content.decode()
    assert "EUR 400,00" in pagina
    assert "Het brengt buren bij elkaar." in pagina
    brief = rij.beschikkingen.get().document
    for vorm, begin in (("pdf", b"%PDF-"), ("odt", b"PK")):
        antwoord = client.get(reverse("subsidies:aanvraag_brief", args=[rij.token, brief.pk, vorm]))
        assert antwoord.content.startswith(begin)
        assert "private" in antwoord["Cache-Control"]
    assert client.get(reverse("subsidies:aanvraag_brief", args=[rij.token, brief.pk, "exe"])).status_code == 404


def test_the_letter_of_another_is_not_there(client, aanvraag, gegevens, verleend, fonds):
    brief = verleend().beschikkingen.get().document
    ander = aanvragen.submit(versie=fonds, gegevens=gegevens(huisnummer="40"), client_id=uuid4())
    assert client.get(reverse("subsidies:aanvraag_brief", args=[ander.token, brief.pk, "pdf"])).status_code == 404


def test_a_refusal_names_the_rule_and_another_door(client, aanvraag, beslisser):
    rij = aanvraag(gevraagd=300_000)
    beoordeling.declare_interest(rij, vrij=True, by=beslisser)
    regel = Voorwaarde.objects.get(versie=rij.regelingversie, soort="maximum")
    besluit.refuse(rij, voorwaarde=regel, motivering="Het is te veel.", deur=regel.deur, by=beslisser)
    pagina = page(client, rij).content.decode()
    assert regel.artikel in pagina
    assert "Waar kunt u wel terecht?" in pagina
    assert "denkt mee" in pagina


def test_papers_come_and_go_while_it_waits(client, aanvraag, als, stad):
    rij = aanvraag()
    adres = reverse("subsidies:aanvraag_bijlage_nieuw", args=[rij.token])
    client.post(adres, {"soort": "offerte", "bestand": SimpleUploadedFile("o.pdf", PDF)})
    stuk = Bijlage.objects.get()
    weg = reverse("subsidies:aanvraag_bijlage", args=[rij.token, stuk.uuid])
    assert b"".join(client.get(weg).streaming_content) == PDF
    client.post(weg)
    assert not Bijlage.objects.exists()
    aanvragen.withdraw(rij)
    with pytest.raises(Weigering):
        bijlage.add(rij, upload=SimpleUploadedFile("o.pdf", PDF), soort="offerte")


def test_no_more_than_ten_papers(aanvraag):
    rij = aanvraag()
    for _keer in range(10):
        bijlage.add(rij, upload=SimpleUploadedFile("o.pdf", PDF), soort="offerte")
    with pytest.raises(Weigering, match="hooguit 10"):
        bijlage.add(rij, upload=SimpleUploadedFile("o.pdf", PDF), soort="offerte")


def test_the_page_asks_a_fixed_number_of_questions(client, verleend, django_assert_max_num_queries):
    rij = verleend()
    page(client, rij)
    with django_assert_max_num_queries(22):
        page(client, rij)
