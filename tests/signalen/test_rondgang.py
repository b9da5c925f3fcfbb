"""The walk: a page that works without script, and a door where a phone delivers what it kept, exactly once."""

import json
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.signalen.bladen import maak_foto
from tests.signalen.conftest import IN_WIJK, NU, dagen
from wijkwerk.signalen.models import Signaal
from wijkwerk.signalen.states import Kanaal, Zichtbaarheid

DEUR = "/rondgang/aanlevering/"


@pytest.fixture
def telefoon(als, stad) -> Client:
    return als(stad.seghwaert)


def seen(stad, **velden) -> dict:
    return {
        "client_id": str(uuid4()),
        "onderwerp": str(stad.onderwerp.pk),
        "tekst": "Glas bij de glijbaan",
        "lat": str(IN_WIJK[0]),
        "lon": str(IN_WIJK[1]),
        "gemaakt_op": (NU - dagen(1)).isoformat(),
        **velden,
    }


def deliver(telefoon: Client, gegevens: dict, *fotos):
    return telefoon.post(DEUR, {"signaal": json.dumps(gegevens), "fotos": list(fotos)})


@pytest.mark.parametrize(
    ("wie", "status"), [("seghwaert", 200), ("partner", 200), ("kcc", 200), ("behandelaar", 403), ("privacy", 403)]
)
def test_walk_is_for_who_may_enter(wie, status, als, stad):
    assert als(getattr(stad, wie)).get("/rondgang/").status_code == status


def test_page_is_a_plain_form_without_script(telefoon, stad):
    antwoord = telefoon.post("/rondgang/", seen(stad) | {"fotos": [maak_foto()]}, follow=True)
    signaal = Signaal.objects.get()
    assert signaal.nummer in antwoord.content.decode()
    assert (signaal.kanaal, signaal.fotos.count()) == (Kanaal.RONDGANG, 1)


def test_page_holds_no_script_or_style_in_the_page(telefoon, stad):
    pagina = telefoon.get("/rondgang/").content.decode()
    assert "<style" not in pagina
    assert ' style="' not in pagina
    assert all("src=" in deel[:200] or "application/json" in deel[:200] for deel in pagina.split("<script")[1:])


def test_plain_form_keeps_what_was_typed(telefoon, stad):
    pagina = telefoon.post("/rondgang/", seen(stad, lat="", lon="")).content.decode()
    assert "Glas bij de glijbaan" in pagina
    assert not Signaal.objects.exists()


def test_delivery_twice_is_one_signal_and_the_same_answer(telefoon, stad):
    gegevens = seen(stad)
    eerste, tweede = deliver(telefoon, gegevens, maak_foto()), deliver(telefoon, gegevens, maak_foto())
    assert eerste.status_code == tweede.status_code == 200
    assert eerste.json() == tweede.json()
    signaal = Signaal.objects.get()
    assert eerste.json()["nummer"] == signaal.nummer
    assert signaal.fotos.count() == 1


def test_moment_of_receipt_is_that_of_the_street(telefoon, stad):
    deliver(telefoon, seen(stad))
    assert Signaal.objects.get().ontvangen_op == NU - dagen(1)


@pytest.mark.parametrize("moment", [(NU + dagen(2)).isoformat(), (NU - dagen(400)).isoformat(), ""])
def test_clock_that_cannot_be_right_gives_the_moment_of_now(moment, telefoon, stad):
    deliver(telefoon, seen(stad, gemaakt_op=moment))
    assert Signaal.objects.get().ontvangen_op == NU


def test_subject_alone_is_enough_text(telefoon, stad):
    deliver(telefoon, seen(stad, tekst=""))
    assert Signaal.objects.get().tekst == "Zwerfafval"


@pytest.mark.parametrize(
    ("fout", "veld"),
    [
        ({"onderwerp": ""}, "onderwerp"),
        ({"lat": "", "lon": ""}, "__all__"),
        ({"lat": "10", "lon": "10"}, "plek"),
        ({"client_id": "x"}, "client_id"),
    ],
)
def test_every_item_hears_what_is_wrong_with_it(fout, veld, telefoon, stad):
    antwoord = deliver(telefoon, seen(stad) | fout)
    assert antwoord.status_code == 400
    assert antwoord.json()["fouten"][veld]
    assert not Signaal.objects.exists()


def test_personal_data_can_be_mended_or_kept(telefoon, stad):
    gegevens = seen(stad, tekst="Bel 06 12345678 over het glas")
    geweigerd = deliver(telefoon, gegevens).json()["fouten"]
    assert {"tekst", "pii"} <= set(geweigerd)
    assert deliver(telefoon, gegevens | {"pii_gezien": "on"}).status_code == 200


@pytest.mark.parametrize(
    ("plek", "velden"), [("bij mevrouw Jansen, nummer 14", {"plek", "pii"}), ("BSN 111222333", {"plek"})]
)
def test_words_about_the_place_are_checked_as_the_text_is(plek, velden, telefoon, stad):
    gegevens = seen(stad, plek=plek)
    assert set(deliver(telefoon, gegevens).json()["fouten"]) == velden
    assert deliver(telefoon, gegevens | {"pii_gezien": "on"}).status_code == (200 if "pii" in velden else 400)


def test_text_about_a_person_is_not_public_by_itself(telefoon, stad):
    stad.onderwerp.zichtbaarheid = Zichtbaarheid.OPENBAAR
    stad.onderwerp.save()
    deliver(telefoon, seen(stad, tekst="Bel 06 12345678 over het glas", pii_gezien="on"))
    assert Signaal.objects.get().zichtbaarheid == Zichtbaarheid.WIJKTEAM


def test_bsn_can_only_be_mended(telefoon, stad):
    gegevens = seen(stad, tekst="Zijn BSN is 111222333", pii_gezien="on")
    geweigerd = deliver(telefoon, gegevens).json()["fouten"]
    assert "pii" not in geweigerd
    assert "BSN" in geweigerd["tekst"][0]


def test_photo_that_is_no_photo_stops_the_whole_item(telefoon, stad):
    antwoord = deliver(telefoon, seen(stad), SimpleUploadedFile("foto.jpg", b"geen foto", "image/jpeg"))
    assert antwoord.status_code == 400
    assert not Signaal.objects.exists()


@pytest.mark.parametrize("onzin", ["", "geen json", "[]", "null", '{"tekst": {"a": 1}}'])
def test_nonsense_is_answered_not_broken(onzin, telefoon, stad):
    assert telefoon.post(DEUR, {"signaal": onzin}).status_code == 400


def test_signed_out_phone_gets_an_answer_it_can_read(stad):
    antwoord = deliver(Client(), seen(stad))
    assert antwoord.status_code == 401
    assert antwoord.json()["fouten"]
    assert Client().get(DEUR).status_code == 401


def test_phone_learns_who_is_signed_in_and_needs_that_token(stad, telefoon):
    streng = Client(enforce_csrf_checks=True)
    streng.force_login(stad.seghwaert)
    assert deliver(streng, seen(stad)).status_code == 403
    aanmelding = streng.get(DEUR).json()
    assert aanmelding["persoon"] == stad.seghwaert.pk
    antwoord = streng.post(DEUR, {"signaal": json.dumps(seen(stad))}, headers={"X-CSRFToken": aanmelding["csrf"]})
    assert antwoord.status_code == 200


def test_service_worker_keeps_to_the_walk(db):
    antwoord = Client().get("/rondgang/sw.js")
    assert antwoord["Content-Type"].startswith("text/javascript")
    assert antwoord["Service-Worker-Allowed"] == "/rondgang/"
    assert Client().get("/rondgang/manifest.webmanifest").json()["scope"] == "/rondgang/"
