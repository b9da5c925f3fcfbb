"""Telling and showing through the doors people use: the own link, the desk, and the public pages."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.subsidies.test_verantwoording import MIDDEN, VERHAAL, photo, told
from wijkwerk.kern import klok
from wijkwerk.subsidies.actions import verantwoording as actions
from wijkwerk.subsidies.models import Nabezoek
from wijkwerk.subsidies.states.aanvraag import Status
from wijkwerk.subsidies.states.verantwoording import Status as Stand

pytestmark = pytest.mark.django_db


def photo_seen(client, adres: str) -> bool:
    """Whether a photo comes, whole."""
    antwoord = client.get(adres)
    inhoud = b"".join(antwoord.streaming_content)
    return inhoud.startswith(b"\xff\xd8")


@pytest.fixture
def getoond(verleend, stad):
    """A result that is shown."""
    return actions.show(told(verleend(**MIDDEN), toestemming=True), by=stad.seghwaert)


def test_telling_on_a_phone_keeps_everything_with_every_button(client, verleend):
    rij = verleend(**MIDDEN).verantwoording
    adres = reverse("subsidies:vertellen", args=[rij.token])
    assert "Hoe was het?" in client.get(adres).content.decode()
    pagina = client.post(adres, {"verhaal": VERHAAL, "totaal": "veel", "fotos": [photo()], "insturen": "ja"})
    assert pagina.status_code == 409
    rij.refresh_from_db()
    assert (rij.status, rij.verhaal, rij.stukken.count()) == (Stand.GEVRAAGD, VERHAAL, 1)
    foto = rij.stukken.get()
    gegevens = {"verhaal": VERHAAL, "bezoekers": "80", "totaal": "1.200", "toestemming": "on"}
    gegevens |= {f"bijschrift_{foto.pk}": "Kinderen op een springkussen", "insturen": "ja"}
    dank = client.post(adres, gegevens, follow=True).content.decode()
    assert "Dank u wel voor wat u vertelde" in dank
    rij.refresh_from_db()
    assert (rij.status, rij.totaal, rij.toestemming) == (Stand.INGEDIEND, 120_000, True)
    assert rij.stukken.get().bijschrift == "Kinderen op een springkussen"


def test_a_photo_is_shown_to_who_holds_the_link_only(client, verleend, als, stad):
    rij = told(verleend(**MIDDEN))
    uuid = rij.stukken.get().bestand.uuid
    assert photo_seen(client, reverse("subsidies:verantwoording_stuk", args=[rij.token, uuid]))
    assert client.get(reverse("subsidies:verantwoording_stuk", args=["anders", uuid])).status_code == 404
    assert client.get(reverse("subsidies:resultaat_foto", args=[uuid])).status_code == 404
    werkstuk = reverse("subsidies:verantwoording_werkstuk", args=[rij.pk, uuid])
    assert photo_seen(als(stad.seghwaert), werkstuk)


def test_staff_read_and_accept(als, verleend, stad):
    rij = told(verleend(**MIDDEN))
    regisseur = als(stad.seghwaert)
    assert VERHAAL in regisseur.get(reverse("subsidies:verantwoording", args=[rij.pk])).content.decode()
    assert rij.aanvraag.titel in regisseur.get(reverse("subsidies:verantwoordingen")).content.decode()
    adres = reverse("subsidies:verantwoording_goedkeuring", args=[rij.pk])
    rij.refresh_from_db()
    antwoord = regisseur.post(adres, {"versie": rij.versie, "bedrag": "1.200", "toelichting": ""})
    assert antwoord.status_code == 302
    rij.aanvraag.refresh_from_db()
    assert rij.aanvraag.status == Status.VASTGESTELD


def test_entered_for_somebody_on_the_phone(als, verleend, stad):
    rij = verleend(**MIDDEN).verantwoording
    adres = reverse("subsidies:verantwoording_invoer", args=[rij.pk])
    gegevens = {"verhaal": VERHAAL, "bezoekers": "10", "totaal": "1200", "insturen": "ja"}
    assert als(stad.kcc).post(adres, gegevens).status_code == 302
    rij.refresh_from_db()
    assert rij.status == Stand.INGEDIEND


@pytest.mark.beide
def test_everybody_sees_a_result_without_a_name_until_the_consent_is_taken_back(client, getoond):
    for adres in (reverse("subsidies:resultaten"), reverse("subsidies:resultaat", args=[getoond.pk])):
        pagina = client.get(adres).content.decode()
        assert VERHAAL in pagina
        assert "Azimzadeh" not in pagina
        assert "Seghwaert" in pagina
    foto = reverse("subsidies:resultaat_foto", args=[getoond.stukken.get().bestand.uuid])
    assert photo_seen(client, foto)
    client.post(reverse("subsidies:verantwoording_toestemming", args=[getoond.token]), {"toestemming": "nee"})
    assert client.get(foto).status_code == 404
    assert client.get(reverse("subsidies:resultaat", args=[getoond.pk])).status_code == 404


def test_a_wijk_with_few_people_is_not_named(client, getoond, stad):
    aanvraag = getoond.aanvraag
    aanvraag.werkgebied = stad.andere_wijk
    aanvraag.save()
    pagina = client.get(reverse("subsidies:resultaten")).content.decode()
    assert VERHAAL in pagina
    assert stad.andere_wijk.naam not in pagina
    assert VERHAAL not in client.get(reverse("subsidies:resultaten"), {"wijk": "oosterheem"}).content.decode()


def test_a_visit_is_promised_and_told(als, verleend, stad):
    rij = verleend(**MIDDEN)
    regisseur = als(stad.seghwaert)
    rij.refresh_from_db()
    dag = (klok.vandaag() + timedelta(days=60)).isoformat()
    adres = reverse("subsidies:aanvraag_nabezoek", args=[rij.pk])
    assert regisseur.post(adres, {"versie": rij.versie, "op": dag}).status_code == 302
    bezoek = Nabezoek.objects.get()
    agenda = regisseur.get(reverse("subsidies:nabezoek_afspraak", args=[bezoek.pk])).content.decode()
    assert "BEGIN:VEVENT" in agenda
    assert "Daar zou u langsgaan" in regisseur.get(reverse("vandaag")).content.decode()
    verslag = {
        "versie": bezoek.versie,
        "verslag": "Het was druk en gezellig.",
        "geweest_op": klok.vandaag().isoformat(),
    }
    adres = reverse("subsidies:nabezoek_verslag", args=[bezoek.pk])
    assert regisseur.post(adres, verslag).status_code == 302
    assert "Het was druk en gezellig." in regisseur.get(reverse("subsidies:aanvraag", args=[rij.pk])).content.decode()
