"""A number somebody says leads to its thread: as a page, and as data, for who may see it."""

import pytest
from django.test import Client

from tests.agenda.keten import lay_chain
from tests.signalen.bladen import tekst_van
from wijkwerk.kern import nummers

pytestmark = pytest.mark.django_db


@pytest.fixture
def keten(stad, meld, maak_thema):
    return lay_chain(stad, maak_thema(signalen=[meld()]))


def test_number_as_it_is_said_leads_to_the_thread(als, stad, keten):
    client, gezegd = als(stad.seghwaert), keten.punt.nummer.replace("-", " ").lower()
    assert client.get("/draad/", {"nummer": gezegd}).url == f"/draad/{keten.punt.nummer}/"
    assert client.get(f"/draad/{gezegd}/").url == f"/draad/{keten.punt.nummer}/"
    blad = client.get(f"/draad/{keten.punt.nummer}/")
    tekst = tekst_van(blad)
    assert "Dit kwam van 1 signaal en 1 thema en leidde tot 1 besluit en 1 actie." in tekst
    assert f"Open {keten.punt.nummer}" in tekst
    assert f'href="/agendapunten/{keten.punt.pk}/"' in blad.content.decode()


@pytest.mark.parametrize("soort", ["thema", "punt", "besluit", "actie"])
def test_every_kind_with_a_number_has_a_thread(als, stad, keten, soort):
    rij = getattr(keten, soort)
    assert als(stad.seghwaert).get(f"/draad/{rij.nummer}/").status_code == 200


@pytest.mark.parametrize(
    ("nummer", "zin"),
    [
        ("afval", "Dit is geen nummer van ons."),
        ("S26-00123-A", "Dit nummer klopt niet."),
        (nummers.format(2026, 999, "T"), "Er is niets met het nummer T26-00999"),
    ],
)
def test_what_is_wrong_with_a_number_is_said_where_it_was_typed(als, stad, nummer, zin):
    client = als(stad.seghwaert)
    antwoord = client.get("/draad/", {"nummer": nummer}, follow=True)
    assert zin in tekst_van(antwoord)
    assert f'value="{nummer}"' in antwoord.content.decode()
    assert client.get(f"/draad/{nummer}/").status_code == 404
    assert client.get(f"/draad/{nummer}.json").json()["fout"].startswith(zin)


def test_empty_box_asks_for_a_number(als, stad):
    client = als(stad.seghwaert)
    assert "Vul het nummer in." not in tekst_van(client.get("/draad/"))
    assert "Vul het nummer in." in tekst_van(client.get("/draad/", {"nummer": ""}))


def test_who_may_not_see_it_reads_the_same_as_of_what_is_not_there(als, stad, keten):
    for naam in ("oosterheem", "beheerder", "privacy"):
        client = als(getattr(stad, naam))
        blad = client.get(f"/draad/{keten.thema.nummer}/")
        assert blad.status_code == 404
        assert keten.thema.titel not in blad.content.decode()
        weg = client.get(f"/draad/{keten.thema.nummer}.json")
        assert (weg.status_code, list(weg.json())) == (404, ["fout"])


def test_residents_have_no_way_in(als, stad, keten):
    assert Client().get(f"/draad/{keten.thema.nummer}/").status_code == 302
    assert als(stad.bewoner).get(f"/draad/{keten.thema.nummer}.json").status_code == 403


@pytest.mark.parametrize(("adres", "koppen"), [("/draad/{}.json", {}), ("/draad/{}/", {"accept": "application/json"})])
def test_same_thread_as_data(als, stad, keten, adres, koppen):
    antwoord = als(stad.seghwaert).get(adres.format(keten.punt.nummer), headers=koppen)
    assert antwoord["Content-Type"] == "application/json"
    gegevens = antwoord.json()
    assert (gegevens["nummer"], gegevens["soort"], gegevens["verborgen"]) == (keten.punt.nummer, "agendapunt", 0)
    assert [stap["nummer"] for stap in gegevens["heen"]] == [keten.besluit.nummer, keten.actie.nummer]


def test_page_says_that_it_differs_by_what_is_asked_for(als, stad, keten):
    antwoord = als(stad.seghwaert).get(f"/draad/{keten.punt.nummer}/", headers={"accept": "text/html,*/*;q=0.8"})
    assert antwoord["Content-Type"].startswith("text/html")
    assert "Accept" in antwoord["Vary"]
    assert "no-store" in antwoord["Cache-Control"]
