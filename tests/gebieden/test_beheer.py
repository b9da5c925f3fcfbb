"""Staff pages: only for who keeps the areas; upload with progress and stop; working areas without a map."""

import json
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.gebieden.vormen import OOST, WEST, feature, square
from wijkwerk.gebieden import actions, queries
from wijkwerk.gebieden.models import Kaartimport, Werkgebied, WerkgebiedVersie, Wijk
from wijkwerk.kern.klok import vandaag
from wijkwerk.kern.logboek.models import Logregel
from wijkwerk.kern.taken.models import Taak
from wijkwerk.mensen.models import Persoon, Rolvervulling

pytestmark = pytest.mark.django_db
PAGINAS = [
    "/beheer/kaart/",
    "/beheer/kaart/inlezing/",
    "/beheer/kaart/werkgebieden/",
    "/beheer/kaart/werkgebieden/nieuw/",
]


def sign_in(client, rol):
    persoon = Persoon.objects.create(email=f"{rol}@voorbeeld.nl", naam="Iemand", soort=Persoon.Soort.MEDEWERKER)
    Rolvervulling.objects.create(persoon=persoon, rol=rol, van=date(2020, 1, 1))
    client.force_login(persoon)
    sessie = client.session
    sessie["tweede_stap"] = {"persoon": persoon.pk, "weg": "demo"}
    sessie.save()
    return persoon


@pytest.fixture
def beheerder(client):
    return sign_in(client, "beheerder")


def upload(client, *vlakken, **velden):
    inhoud = json.dumps({"type": "FeatureCollection", "features": list(vlakken)}).encode()
    gegevens = {"soort": "kaart", "jaar": 2026, "bestand": SimpleUploadedFile("kaart.geojson", inhoud), **velden}
    return client.post("/beheer/kaart/inlezing/", gegevens)


@pytest.mark.parametrize("pad", PAGINAS)
def test_only_the_manager_of_areas_comes_in(client, pad):
    assert client.get(pad).status_code == 302
    sign_in(client, "wijkregisseur")
    assert client.get(pad).status_code == 403
    sign_in(client, "beheerder")
    assert client.get(pad).status_code == 200


def test_an_upload_is_read_by_a_job_and_told_on_its_page(client, beheerder):
    antwoord = upload(client, WEST, OOST, werkgebieden="on")
    aanvraag = Kaartimport.objects.get()
    assert antwoord.url == f"/beheer/kaart/inlezing/{aanvraag.pk}/"
    assert "Stoppen" in client.get(antwoord.url).content.decode()
    assert not Wijk.objects.exists()
    actions.read_upload.call(aanvraag.pk)
    pagina = client.get(antwoord.url).content.decode()
    assert "2 nieuw" in pagina
    assert "Stoppen" not in pagina
    assert queries.versies_on(vandaag()).count() == 2
    aanvraag.refresh_from_db()
    assert aanvraag.opslag == ""
    assert actions.read_upload.call(aanvraag.pk) == "gelukt", "a second run does nothing"
    assert Logregel.objects.filter(handeling="gebieden.kaart_ingelezen").count() == 1


def test_a_refused_upload_changes_nothing_and_says_where(client, beheerder, small_map):
    stand = list(Wijk.objects.order_by("pk").values())
    antwoord = upload(client, feature("WK063701", "Anders", square(52.05, 4.48)))
    actions.read_upload.call(Kaartimport.objects.get().pk)
    pagina = client.get(antwoord.url).content.decode()
    assert "er is niets veranderd" in pagina
    assert "WK063701 Anders" in pagina
    assert list(Wijk.objects.order_by("pk").values()) == stand


def test_a_waiting_upload_can_be_stopped(client, beheerder):
    antwoord = upload(client, WEST)
    client.post(f"{antwoord.url}afbreking/")
    aanvraag = Kaartimport.objects.get()
    assert aanvraag.uitkomst == Kaartimport.Uitkomst.AFGEBROKEN
    assert Taak.objects.get(uuid=aanvraag.taak).state == "afgebroken"
    assert "Gestopt" in client.get(antwoord.url).content.decode()


def test_a_form_that_is_not_right_names_the_field(client, beheerder):
    antwoord = client.post("/beheer/kaart/inlezing/", {"soort": "kaart", "jaar": 2026})
    assert antwoord.status_code == 200
    assert not Kaartimport.objects.exists()
    leeg = SimpleUploadedFile("leeg.csv", b"")
    pagina = client.post("/beheer/kaart/inlezing/", {"soort": "kaart", "jaar": 2026, "bestand": leeg}).content.decode()
    assert 'href="#id_bestand"' in pagina


def test_a_working_area_is_first_shown_then_kept(client, beheerder, small_map):
    oost = Werkgebied.objects.get(sleutel="oostwijk")
    pad, stand = "/beheer/kaart/werkgebieden/oostwijk/", list(WerkgebiedVersie.objects.order_by("pk").values())
    velden = {"van": "2026-06-01", "vlak": json.dumps(square(4.49, 52.05, 0.005))}
    pagina = client.post(pad, velden).content.decode()
    assert "Dit verandert er" in pagina
    assert "Zo opslaan" in pagina
    assert list(WerkgebiedVersie.objects.order_by("pk").values()) == stand
    assert client.post(pad, velden | {"bevestigd": "ja"}).url == "/beheer/kaart/werkgebieden/"
    assert [v.van for v in oost.versies.order_by("van")] == [date(2026, 1, 1), date(2026, 6, 1)]
    regel = Logregel.objects.get(handeling="gebieden.werkgebied_gewijzigd")
    assert regel.actor_id == beheerder.pk


@pytest.mark.parametrize(
    ("velden", "woord"),
    [
        ({}, "Kies minstens"),
        ({"vlak": "geen json"}, "geen GeoJSON"),
        ({"vlak": "[1]"}, "geen GeoJSON"),
        ({"vlak": json.dumps({"type": "Point", "coordinates": [4.5, 52.0]})}, "een punt"),
        ({"vlak": json.dumps(square(4.485, 52.05))}, "overlappen"),
        ({"vlak": json.dumps(square(4.52, 52.05)), "van": ""}, "van"),
    ],
)
def test_a_working_area_that_cannot_be_is_refused_on_the_page(client, beheerder, small_map, velden, woord):
    pagina = client.post(
        "/beheer/kaart/werkgebieden/nieuw/", {"naam": "Nieuw", "van": "2026-06-01", "bevestigd": "ja"} | velden
    ).content.decode()
    assert woord in pagina
    assert not Werkgebied.objects.filter(naam="Nieuw").exists()


def test_ending_asks_for_a_day_after_the_beginning(client, beheerder, small_map):
    pad = "/beheer/kaart/werkgebieden/oostwijk/einde/"
    assert "later" in client.post(pad, {"tot": "2026-01-01"}).content.decode()
    assert client.post(pad, {"tot": "2026-02-01"}).status_code == 302
    assert Werkgebied.objects.get(sleutel="oostwijk").versies.get().tot == date(2026, 2, 1)
    assert "hectare" in client.get("/beheer/kaart/werkgebieden/").content.decode()
