"""The public pages: find my wijk, the list and map, one wijk with its figures; nothing about where somebody lives."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.gebieden.vormen import feature, square
from wijkwerk.gebieden import actions
from wijkwerk.gebieden.models import Kerncijfer, Werkgebied, Wijk
from wijkwerk.kern.klok import vandaag

pytestmark = pytest.mark.django_db
LEEFTIJDEN = {"p_00_14_jr": 20, "p_15_24_jr": 10, "p_25_44_jr": 30, "p_45_64_jr": 25, "p_65_eo_jr": 15}


@pytest.fixture
def now_map(db, write_map):
    """A map of this year, so that the pages of today show it."""
    vlakken = [
        feature("WK063701", "Westwijk", square(4.48, 52.05), aantal_inwoners=1200),
        feature("WK063702", "Oostwijk", square(4.49, 52.05), aantal_inwoners=80),
    ]
    actions.import_areas(write_map(*vlakken), jaar=vandaag().year, werkgebieden_vanaf=vandaag(), by=None)


def figures(code, jaar, **waarden):
    for sleutel, waarde in waarden.items():
        Kerncijfer.objects.create(jaar=jaar, code=code, sleutel=sleutel, waarde=Decimal(waarde), bron="CBS")


def page(client, naam, *args):
    antwoord = client.get(reverse(f"gebieden:{naam}", args=args))
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def test_pages_work_before_any_map_was_read(client, db):
    assert "Zoek uw wijk" in page(client, "home")
    assert "nog geen wijken" in page(client, "wijken")


def test_home_and_list_name_every_wijk_with_a_link(client, now_map):
    for naam in ("home", "wijken"):
        inhoud = page(client, naam)
        assert 'href="/wijken/westwijk/"' in inhoud
        assert 'href="/wijken/oostwijk/"' in inhoud
    assert "1.200" in page(client, "wijken")


def test_a_small_number_of_inhabitants_is_nowhere_in_public(client, now_map):
    figures("WK063702", vandaag().year, inwoners=80, huishoudens=41)
    for inhoud in (page(client, "home"), page(client, "wijken"), page(client, "wijk", "oostwijk")):
        assert "80 inwoners" not in inhoud
        assert ">80<" not in inhoud
        assert ">41<" not in inhoud
    assert "wonen weinig mensen" in page(client, "wijk", "oostwijk")


def test_the_threshold_is_a_setting(client, now_map, settings):
    settings.ONDERGRENS = 50
    figures("WK063702", vandaag().year, inwoners=80)
    assert "wonen weinig mensen" not in page(client, "wijk", "oostwijk")


def test_a_wijk_shows_figures_beside_the_city_with_a_table_under_each_chart(client, now_map):
    jaar = vandaag().year
    figures("WK063701", jaar, inwoners=1234, gem_hh_gr="2.1", **LEEFTIJDEN)
    figures("GM0637", jaar, inwoners=129000, gem_hh_gr="2.2", **(LEEFTIJDEN | {"p_00_14_jr": 15, "p_65_eo_jr": 20}))
    inhoud = page(client, "wijk", "westwijk")
    assert "1.234" in inhoud
    assert "hele gemeente: 2,2" in inhoud
    assert "Westwijk heeft naar verhouding meer kinderen tot 15 jaar: 20%, in de hele gemeente 15%" in inhoud
    assert inhoud.count("Deze cijfers als tabel") == inhoud.count("wijk-grafiek__beeld") == 1


def test_years_of_another_place_under_the_same_code_are_left_out(client, now_map, write_map):
    jaar = vandaag().year
    vroeger = feature("WK063701", "Heel ergens anders", square(4.46, 52.03))
    actions.import_areas(write_map(vroeger, naam="oud.geojson"), jaar=jaar - 2, by=None)
    for verschil in (0, 2):
        figures("WK063701", jaar - verschil, inwoners=1000 + verschil)
    assert "sinds" not in page(client, "wijk", "westwijk")
    Wijk.objects.filter(jaar=jaar - 2).update(geometrie=square(4.48, 52.05))
    assert f"Westwijk heeft 2 inwoners minder dan in {jaar - 2}" in page(client, "wijk", "westwijk")


def test_a_sketched_map_says_so(client, now_map):
    Wijk.objects.update(schematisch=True)
    for inhoud in (page(client, "home"), page(client, "wijken"), page(client, "wijk", "westwijk")):
        assert "kaart is een schets" in inhoud


def test_an_unknown_wijk_is_not_found(client, now_map):
    assert client.get("/wijken/nergens/").status_code == 404


def test_an_ended_working_area_keeps_its_page(client, now_map):
    Werkgebied.objects.create(naam="Vroeger", sleutel="vroeger")
    assert "bestaat nu niet" in page(client, "wijk", "vroeger")


def test_search_by_name_address_and_nothing(client, now_map, settings):
    settings.PDOK = {"soort": "nep"}
    assert "/wijken/westwijk/" in client.post("/zoek/", {"vraag": "westw"}).content.decode()
    gevonden = client.post("/zoek/", {"vraag": "Kastanjehof 3"}).content.decode()
    assert "Kastanjehof 3, 2712ZB Zoetermeer" in gevonden
    assert "ligt in Westwijk" in gevonden
    assert "buiten de gemeente" in client.post("/zoek/", {"vraag": "Hooibergsingel 1"}).content.decode()
    assert "Niets gevonden" in client.post("/zoek/", {"vraag": "qqqq"}).content.decode()
    assert "Vul een postcode" in client.post("/zoek/", {"vraag": ""}).content.decode()


def test_an_address_in_the_url_is_not_read(client, now_map):
    assert "Gevonden bij" not in client.get("/zoek/", {"vraag": "Kastanjehof 3"}).content.decode()
    assert client.get("/kaart/waar", {"lat": "52.055", "lon": "4.485"}).status_code == 405


def test_the_picker_hears_names_or_the_reason(client, now_map):
    antwoord = client.post("/kaart/waar", {"lat": "52.055", "lon": "4.485"})
    assert antwoord.json() == {"buurt": None, "wijk": "Westwijk", "werkgebied": "Westwijk"}
    assert "no-store" in antwoord["Cache-Control"]
    for lat, lon, woord in (("4.485", "52.055", "verwisseld"), ("53", "6", "buiten"), ("x", "4", "lat")):
        fout = client.post("/kaart/waar", {"lat": lat, "lon": lon})
        assert fout.status_code == 400
        assert woord in fout.json()["fout"]


@pytest.mark.parametrize("naam", ["home", "wijken"])
def test_pages_cost_the_same_number_of_queries_with_2_and_with_50_wijken(client, db, write_map, naam):
    aantallen = []
    for aantal in (2, 50):
        vlakken = [
            feature(f"WK0637{n:02d}", f"Wijk {n}", square(4.40 + n % 10 / 100, 52.0 + n // 10 / 100))
            for n in range(aantal)
        ]
        pad = write_map(*vlakken, naam=f"{aantal}.geojson")
        actions.import_areas(pad, jaar=vandaag().year, werkgebieden_vanaf=vandaag(), by=None)
        with CaptureQueriesContext(connection) as vragen:
            page(client, naam)
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1] <= 8


def test_one_wijk_costs_the_same_with_one_and_with_many_parts(client, now_map, write_map):
    jaar, werkgebied = vandaag().year, Werkgebied.objects.get(sleutel="westwijk")
    with CaptureQueriesContext(connection) as een:
        page(client, "wijk", "westwijk")
    vlakken = [feature(f"WK0637{n}", f"Deel {n}", square(4.40 + n % 10 / 100, 52.0)) for n in range(50, 57)]
    actions.import_areas(write_map(*vlakken, naam="meer.geojson"), jaar=jaar, by=None)
    delen = list(Wijk.objects.filter(naam__startswith="Deel"))
    actions.follow_up(werkgebied, delen=delen, van=vandaag(), by=None)
    with CaptureQueriesContext(connection) as veel:
        page(client, "wijk", "westwijk")
    assert len(een) == len(veel)


def test_a_wijk_names_the_source_of_its_figures(client, now_map):
    figures("WK063701", vandaag().year, inwoners=1234)
    Kerncijfer.objects.update(bron="Eigen telling")
    assert "Bron: Eigen telling." in page(client, "wijk", "westwijk")
