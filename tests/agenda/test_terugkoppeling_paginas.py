"""Telling back as people do it: from what waits, through the texts, to the mail and the way out of it."""

import re
import threading

import pytest
from django.db import connection
from django.test import Client

from tests.agenda.conftest import NU
from tests.agenda.test_terugkoppeling import TEKST, fill, news, send
from wijkwerk.agenda.actions import terugkoppeling as actions
from wijkwerk.agenda.actions import terugkoppeling_versturen as versturen
from wijkwerk.agenda.actions import thema as themas
from wijkwerk.agenda.models import Afmelding, Terugkoppeling
from wijkwerk.kern import klok
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.kern.taken import worker
from wijkwerk.signalen.actions import MelderGegevens


@pytest.fixture
def thema(maak_thema, meld, stad):
    """A thema with two reports of two people."""
    adressen = ("buur@voorbeeld.nl", "ander@voorbeeld.nl")
    return maak_thema(signalen=[meld(melder=MelderGegevens(email=adres)) for adres in adressen])


@pytest.mark.django_db
def test_from_what_waits_to_everyone_has_it(thema, als, stad):
    themas.finish(thema, resultaat="Er staat een grotere container.", by=stad.seghwaert)
    client = als(stad.seghwaert)
    assert f"/terugkoppelingen/nieuw/?thema={thema.pk}" in client.get("/terugkoppelingen/").content.decode()
    nieuw = {"over": f"thema-{thema.pk}", "aanleiding": "Het thema is afgerond"}
    naar = client.post("/terugkoppelingen/nieuw/", nieuw)["Location"]
    rij = Terugkoppeling.objects.get()
    assert naar == f"/terugkoppelingen/{rij.pk}/teksten/"
    assert "2 mails" in client.get(naar).content.decode()
    concept = client.get(f"/terugkoppelingen/{rij.pk}/").content.decode()
    assert "Vul eerst in wat nog open staat" in concept
    assert "<mark>[Schrijf hier in gewone woorden wat er is besloten]</mark>" in concept
    assert f"/terugkoppelingen/{rij.pk}/verzending/" not in concept
    geweigerd = client.post(f"/terugkoppelingen/{rij.pk}/verzending/", follow=True)
    assert "vul [" in geweigerd.content.decode()
    client.post(naar, {"versie": 1, "onderwerp_melders": "Nieuws", "tekst_melders": TEKST})
    blad = client.get(f"/terugkoppelingen/{rij.pk}/").content.decode()
    assert TEKST in blad
    assert "Vul eerst in" not in blad
    assert f"/terugkoppelingen/{rij.pk}/verzending/" in blad
    assert "buur@voorbeeld.nl" not in blad
    client.post(f"/terugkoppelingen/{rij.pk}/verzending/", {"versie": 2})
    assert "Stoppen" in client.get(f"/terugkoppelingen/{rij.pk}/").content.decode()
    worker.run(until_empty=True)
    blad = client.get(f"/terugkoppelingen/{rij.pk}/").content.decode()
    assert "Wie bericht kreeg" in blad
    assert "@voorbeeld.nl" not in blad
    assert news(rij).keys() == {"buur@voorbeeld.nl", "ander@voorbeeld.nl"}


@pytest.mark.django_db
def test_an_empty_message_is_allowed_and_no_field_is_called_optional(thema, als, stad):
    rij = actions.draft(thema, aanleiding="er is besloten", by=stad.seghwaert)
    client, adres = als(stad.seghwaert), f"/terugkoppelingen/{rij.pk}/teksten/"
    vel = client.get(adres).content.decode()
    assert "Maak het bericht leeg als deze groep niets hoeft te krijgen." in vel
    assert "(hoeft niet)" not in vel
    zonder = client.post(adres, {"versie": 1, "onderwerp_melders": "", "tekst_melders": TEKST}).content.decode()
    assert "Schrijf een onderwerp boven dit bericht." in zonder
    client.post(adres, {"versie": 1, "onderwerp_melders": "", "tekst_melders": ""})
    blad = client.get(f"/terugkoppelingen/{rij.pk}/").content.decode()
    assert "Er is nog geen tekst." in blad
    assert "Vul eerst in" not in blad


@pytest.mark.django_db
def test_what_was_sent_shows_its_thread(thema, als, stad):
    rij = actions.draft(thema, aanleiding="er is besloten", by=stad.seghwaert)
    client, adres = als(stad.seghwaert), f"/terugkoppelingen/{rij.pk}/"
    assert 'id="draad"' not in client.get(adres).content.decode()
    actions.send(fill(rij, stad.seghwaert), by=stad.seghwaert)
    worker.run(until_empty=True)
    blad = client.get(adres).content.decode()
    assert "Dit kwam van 2 signalen en 1 thema." in blad
    assert f'href="/themas/{thema.pk}/"' in blad


@pytest.mark.django_db
def test_a_draft_is_of_the_regisseur_of_that_wijk_alone(thema, als, stad):
    rij = actions.draft(thema, aanleiding="er is besloten", by=stad.seghwaert)
    adres = f"/terugkoppelingen/{rij.pk}/"
    for persoon in (stad.oosterheem, stad.wethouder, stad.partner, stad.college):
        assert als(persoon).get(adres).status_code == 404
        assert als(persoon).post(f"{adres}verzending/").status_code in {403, 404}
    assert als(stad.kcc).get(adres).status_code == 403
    assert als(stad.wethouder).get("/terugkoppelingen/").status_code == 403
    assert not Bericht.objects.about(rij).exists()


@pytest.mark.django_db
def test_what_was_sent_is_read_by_who_may_read_the_thema(thema, als, stad):
    rij = send(thema, stad)
    assert als(stad.wethouder).get(f"/terugkoppelingen/{rij.pk}/").status_code == 200
    assert als(stad.oosterheem).get(f"/terugkoppelingen/{rij.pk}/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("gestuurd", "alles"), [({"List-Unsubscribe": "One-Click"}, True), ({"keuze": "thema"}, False)]
)
def test_the_way_out_in_the_mail_works_without_a_session_and_is_kept(gestuurd, alles, thema, stad):
    mail = news(send(thema, stad))["buur@voorbeeld.nl"]
    adres = re.search(r"/afmelding/\S+", mail.tekst)[0]
    assert mail.afmeldlink.endswith(adres)
    assert "buur" not in adres
    client = Client(enforce_csrf_checks=True)
    assert client.get(adres).status_code == 200
    assert not Afmelding.objects.exists()
    for _keer in range(2):
        assert client.post(adres, gestuurd).status_code == 200
    afmelding = Afmelding.objects.get()
    assert (afmelding.thema is None) == alles
    assert news(send(thema, stad)).keys() == {"ander@voorbeeld.nl"}
    client.post(adres, {"keuze": "weer"})
    assert news(send(thema, stad)).keys() == {"buur@voorbeeld.nl", "ander@voorbeeld.nl"}


@pytest.mark.django_db
def test_a_link_that_was_not_made_here_does_nothing(client):
    assert client.post("/afmelding/verzonnen:teken/", {"keuze": "alles"}).status_code == 404
    assert not Afmelding.objects.exists()


@pytest.mark.beide
@pytest.mark.django_db(transaction=True)
def test_two_jobs_at_once_give_everyone_one_message(thema, stad):
    rij = actions.draft(thema, aanleiding="er is besloten", by=stad.seghwaert)
    rij = actions.send(fill(rij, stad.seghwaert), by=stad.seghwaert)
    start, uitslag = threading.Barrier(2), []

    def run() -> None:
        start.wait()
        try:
            with klok.op(NU):
                uitslag.append(versturen.hand_out.func(rij.pk))
        finally:
            connection.close()

    draden = [threading.Thread(target=run) for _ in range(2)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert sum(uitslag) == 2
    assert len(news(rij)) == rij.berichten.count() == 2
    rij.refresh_from_db()
    assert rij.status == "verstuurd"
