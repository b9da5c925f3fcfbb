"""Reading the yearly map: every layout, again without change, and nothing at all when something is wrong."""

import json
import sqlite3
from datetime import date

import pytest

from tests.gebieden.vormen import BUURT, OOST, WEST, feature, square
from wijkwerk.gebieden import actions, queries
from wijkwerk.gebieden.models import Buurt, Werkgebied, WerkgebiedVersie, Wijk
from wijkwerk.kern.logboek.models import Logregel
from wijkwerk.kern.weigering import Weigering
from wijkwerk.rekenkern.geometrie import wgs84_to_rd

pytestmark = pytest.mark.django_db
RD = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::28992"}}


def everything():
    return (
        list(Wijk.objects.order_by("pk").values()),
        list(Buurt.objects.order_by("pk").values()),
        list(Werkgebied.objects.order_by("pk").values()),
        list(WerkgebiedVersie.objects.order_by("pk").values()),
    )


def in_metres(vlak):
    ring = [[round(n, 3) for n in wgs84_to_rd(lat, lon)] for lon, lat in ((p[0], p[1]) for p in vlak["coordinates"][0])]
    return {"type": "Polygon", "coordinates": [ring]}


def test_a_new_map_is_all_new_and_again_is_no_change(write_map):
    pad = write_map(WEST, OOST, BUURT)
    eerste = actions.import_areas(pad, jaar=2026, by=None)
    assert sorted(eerste.nieuw) == ["Hofjes (BU06370101)", "Oostwijk (WK063702)", "Westwijk (WK063701)"]
    stand = everything()
    tweede = actions.import_areas(pad, jaar=2026, by=None)
    assert (tweede.nieuw, tweede.gewijzigd, tweede.verdwenen, len(tweede.gelijk)) == ([], [], [], 3)
    assert everything() == stand
    assert Buurt.objects.get().wijk == Wijk.objects.get(code="WK063701")


def test_a_change_and_a_disappearance_are_told_and_nothing_is_deleted(small_map, write_map):
    anders = feature("WK063701", "Westwijk nieuw", square(4.48, 52.05, 0.009))
    uitslag = actions.import_areas(write_map(anders), jaar=2026, by=None)
    assert uitslag.gewijzigd == ["Westwijk nieuw (WK063701)"]
    assert uitslag.verdwenen == ["Oostwijk (WK063702)"]
    assert Wijk.objects.get(code="WK063702").vervallen
    assert not Buurt.objects.get().vervallen, "a file without buurten says nothing about buurten"


def test_a_lapsed_area_that_returns_is_current_again(small_map, write_map):
    actions.import_areas(write_map(WEST), jaar=2026, by=None)
    uitslag = actions.import_areas(write_map(WEST, OOST), jaar=2026, by=None)
    assert uitslag.gewijzigd == ["Oostwijk (WK063702)"]
    assert queries.wijken_on(date(2026, 5, 1)).count() == 2


def test_metres_and_degrees_give_the_same_map(small_map, write_map):
    vlakken = [{**v, "geometry": in_metres(v["geometry"])} for v in (WEST, OOST, BUURT)]
    uitslag = actions.import_areas(write_map(*vlakken, crs=RD), jaar=2026, by=None)
    assert len(uitslag.gelijk) == 3
    assert uitslag.bestand.stelsel == "rd"
    zonder_crs = write_map(*vlakken, naam="zonder.geojson")
    assert len(actions.import_areas(zonder_crs, jaar=2026, stelsel="rd", by=None).gelijk) == 3


def test_cbs_column_names_water_other_municipalities_and_absent_numbers(write_map):
    def cbs(**kolommen):
        return {"type": "Feature", "properties": kolommen, "geometry": square(4.48, 52.05)}

    pad = write_map(
        cbs(GM_CODE="GM0637", GM_NAAM="Zoetermeer", H2O="NEE"),
        cbs(WK_CODE="WK063701", WK_NAAM="Westwijk", GM_CODE="GM0637", H2O="NEE", AANT_INW=-99997),
        cbs(BU_CODE="BU06370100", BU_NAAM="Kern", WK_CODE="WK063701", WK_NAAM="Westwijk", H2O="NEE", AANT_INW=250),
        cbs(WK_CODE="WK063799", WK_NAAM="Plas", H2O="JA"),
        cbs(WK_CODE="WK036301", WK_NAAM="Elders", H2O="NEE"),
    )
    bestand = actions.import_areas(pad, jaar=2020, by=None).bestand
    assert (bestand.gemeenten, bestand.water, bestand.elders) == (1, 1, 1)
    assert Wijk.objects.get().inwoners is None
    assert (Buurt.objects.get().inwoners, Buurt.objects.get().wijk.code) == (250, "WK063701")


KRUIST = {
    "type": "Polygon",
    "coordinates": [[[4.48, 52.05], [4.49, 52.06], [4.49, 52.05], [4.48, 52.06], [4.48, 52.05]]],
}
VERWISSELD = {"type": "Polygon", "coordinates": [[[52.05, 4.48], [52.06, 4.48], [52.06, 4.49], [52.05, 4.48]]]}
FOUTEN = {
    "kruist": (feature("WK063702", "Oostwijk", KRUIST), "kruist zichzelf"),
    "verwisseld": (feature("WK063702", "Oostwijk", VERWISSELD), "verwisseld"),
    "meters": (feature("WK063702", "Oostwijk", in_metres(square(4.49, 52.05))), "RD-stelsel"),
    "leeg": (feature("WK063702", "Oostwijk", {"type": "Polygon", "coordinates": []}), "leeg"),
    "zonder": (feature("WK063702", "Oostwijk", None), "leeg"),
    "punt": (feature("WK063702", "Oostwijk", {"type": "Point", "coordinates": [4.49, 52.05]}), "een punt"),
    "buitenland": (feature("WK063702", "Oostwijk", square(2.35, 48.85)), "niet in Nederland"),
    "ver weg": (feature("WK063702", "Oostwijk", square(4.9, 52.3)), "kilometers buiten de gemeente"),
    "dubbel": (feature("WK063701", "Oostwijk", square(4.49, 52.05)), "twee keer"),
    "ander jaar": (feature("WK063702", "Oostwijk", square(4.49, 52.05), jrstatcode="2024WK063702"), "van 2024"),
    "naamloos": (feature("WK063702", "", square(4.49, 52.05)), "naam"),
    "code": (feature("WK06X", "Oostwijk", square(4.49, 52.05)), "geen CBS-code"),
}


@pytest.mark.parametrize("soort", FOUTEN)
def test_a_wrong_area_is_named_and_nothing_changes(small_map, write_map, soort):
    stand, regels = everything(), Logregel.objects.count()
    vlak, woord = FOUTEN[soort]
    with pytest.raises(Weigering, match=woord) as weigering:
        actions.import_areas(write_map(feature("WK063701", "Anders", square(4.48, 52.05)), vlak), jaar=2026, by=None)
    assert weigering.value.melding.startswith(f"Vlak 2 ({vlak['properties']['statcode']}")
    assert everything() == stand
    assert Logregel.objects.count() == regels


@pytest.mark.parametrize(
    ("inhoud", "woord"),
    [
        (b"", "leeg"),
        (b'{"type": "FeatureCollection", "features": []}', "leeg"),
        (b'{"type": "Feature"}', "FeatureCollection"),
        (b"\x00\x01geen kaart", "geen GeoPackage en geen GeoJSON"),
        (b"SQLite format 3\x00 en dan niets", "beschadigd"),
        (json.dumps({"features": [WEST], "crs": {"properties": {"name": "EPSG:31370"}}}).encode(), "kennen we niet"),
        (
            json.dumps({"features": [feature("WK036301", "Elders", square(4.48, 52.05))]}).encode(),
            "geen wijken of buurten",
        ),
    ],
)
def test_a_file_that_is_no_map_is_refused_and_nothing_changes(small_map, tmp_path, inhoud, woord):
    stand, pad = everything(), tmp_path / "kapot"
    pad.write_bytes(inhoud)
    with pytest.raises(Weigering, match=woord):
        actions.import_areas(pad, jaar=2026, by=None)
    assert everything() == stand


@pytest.mark.parametrize("jaar", [1900, 2031])
def test_a_year_that_cannot_be_is_refused(write_map, jaar):
    with pytest.raises(Weigering, match="geen jaar"):
        actions.import_areas(write_map(WEST), jaar=jaar, by=None)


def test_geopackage_with_a_damaged_outline_names_the_area(real, tmp_path):
    pad = tmp_path / "kaart.gpkg"
    pad.write_bytes(real("geo/zoetermeer_cbs_layout_2025.gpkg").read_bytes())
    with sqlite3.connect(pad) as verbinding:
        for (naam,) in verbinding.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            verbinding.execute(f'DROP TRIGGER "{naam}"')
        verbinding.execute("UPDATE wijken SET geom = substr(geom, 1, 60) WHERE wijkcode = 'WK063704'")
    verbinding.close()
    with pytest.raises(Weigering, match=r"\(WK063704 Driemanspolder\) in laag 'wijken'"):
        actions.import_areas(pad, jaar=2025, by=None)
    assert not Wijk.objects.exists()


def test_the_real_year_is_the_same_in_every_layout(real):
    for nummer, naam in enumerate(
        ("cbs_layout_2025.gpkg", "wijken_2025_rd_epsg28992.geojson", "wijken_2025_wgs84.geojson")
    ):
        uitslag = actions.import_areas(real(f"geo/zoetermeer_{naam}"), jaar=2025, by=None)
        assert (len(uitslag.nieuw), len(uitslag.gelijk)) == ((0, 15) if nummer else (15, 0)), naam


def test_the_real_map_of_2025_leaves_2024_as_it_was(real):
    actions.import_areas(real("geo/zoetermeer_wijken_2024_wgs84.geojson"), jaar=2024, by=None)
    stand = list(Wijk.objects.order_by("pk").values())
    actions.import_areas(real("geo/zoetermeer_wijken_2025_rd_epsg28992.geojson"), jaar=2025, by=None)
    assert list(Wijk.objects.filter(jaar=2024).order_by("pk").values()) == stand
    namen = {jaar: dict(Wijk.objects.filter(jaar=jaar).values_list("code", "naam")) for jaar in (2024, 2025)}
    anders = [code for code in namen[2024] if code in namen[2025] and namen[2024][code] != namen[2025][code]]
    assert len(anders) == 8


def test_a_file_of_another_year_is_refused_with_the_right_year(real):
    with pytest.raises(Weigering, match="--jaar 2022"):
        actions.import_areas(real("geo/zoetermeer_buurten_2022_rd_epsg28992.geojson"), jaar=2024, by=None)
    assert not Buurt.objects.exists()


def test_real_buurten_find_their_wijk_whichever_comes_first(real, write_map):
    actions.import_areas(real("geo/zoetermeer_buurten_2022_rd_epsg28992.geojson"), jaar=2022, by=None)
    assert Buurt.objects.filter(wijk=None).count() == 26
    actions.import_areas(write_map(feature("WK063704", "Noordhove", square(4.49, 52.07))), jaar=2022, by=None)
    assert set(Buurt.objects.filter(wijk__naam="Noordhove").values_list("code", flat=True)) == {
        "BU06370400",
        "BU06370401",
    }


def test_the_one_area_that_lies_elsewhere_is_named_without_a_known_map(write_map):
    ver = feature("WK063700", "Verdwaald", square(4.9, 52.3))
    with pytest.raises(Weigering, match=r"^Vlak 1 \(WK063700 Verdwaald\)"):
        actions.import_areas(write_map(ver, WEST, OOST), jaar=2026, by=None)
    assert not Wijk.objects.exists()
