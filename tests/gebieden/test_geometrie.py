"""Arithmetic with places: conversion, mistakes, measures and the point index."""

import random

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from tests.gebieden.vormen import square
from wijkwerk.rekenkern import gelijkenis, geometrie
from wijkwerk.rekenkern.geometrie import GeometrieFout, Puntindex

X = st.floats(min_value=15_000, max_value=275_000)
Y = st.floats(min_value=307_000, max_value=615_000)


@given(X, Y)
def test_rd_and_back_is_the_same_place_within_half_a_metre(x, y):
    terug = geometrie.wgs84_to_rd(*geometrie.rd_to_wgs84(x, y))
    assert np.hypot(terug[0] - x, terug[1] - y) < 0.5


@pytest.mark.parametrize(
    ("x", "y", "lat", "lon"),
    [
        (155_000, 463_000, 52.15517440, 5.38720621),
        (119_405, 487_425, 52.37354473, 4.86450674),
        (131_347.551, 479_845.751, 52.30607057, 5.04040667),
    ],
)
def test_rd_matches_published_pairs_within_half_a_metre(x, y, lat, lon):
    assert gelijkenis.meters(geometrie.rd_to_wgs84(x, y), (lat, lon)) < 0.5
    assert geometrie.wgs84_to_rd(lat, lon) == pytest.approx((x, y), abs=0.5)


def test_rd_works_on_arrays():
    x, y = np.array([92_000.0, 93_000.0]), np.array([452_000.0, 453_000.0])
    lat, _lon = geometrie.rd_to_wgs84(x, y)
    assert lat.tolist() == [geometrie.rd_to_wgs84(a, b)[0] for a, b in zip(x, y, strict=True)]


@pytest.mark.parametrize(
    ("lat", "lon", "soort"),
    [
        (4.49, 52.06, "verwisseld"),
        (92_500.0, 452_500.0, "rd_als_graden"),
        (452_500.0, 92_500.0, "rd_als_graden"),
        (float("nan"), 4.5, "geen_getal"),
        (float("inf"), 4.5, "geen_getal"),
        (900.0, 3.0, "onmogelijk"),
        (48.85, 2.35, "buiten_nederland"),
        (0.0, 0.0, "buiten_nederland"),
    ],
)
def test_a_point_that_cannot_be_is_refused_with_the_likely_mistake(lat, lon, soort):
    with pytest.raises(GeometrieFout) as fout:
        geometrie.check_point(lat, lon)
    assert fout.value.soort == soort


@pytest.mark.parametrize(
    ("geojson", "soort", "woord"),
    [
        (None, "leeg", "leeg"),
        ({"type": "Polygon", "coordinates": []}, "leeg", "leeg"),
        ({"type": "Point", "coordinates": [4.5, 52.0]}, "geen_vlak", "een punt"),
        ({"type": "Polygon", "coordinates": [[[4.4, 52.0], [4.5, 52.1], [4.5, 52.0], [4.4, 52.1], [4.4, 52.0]]]},
         "ongeldig", "kruist zichzelf"),
        ({"type": "Polygon", "coordinates": [[[4.4, 52.0], [4.5, 52.0], [4.5, 52.1], [4.4, 52.1]]]},
         "open", "gesloten"),
        ({"type": "Polygon", "coordinates": [[[52.0, 4.4], [52.0, 4.5], [52.1, 4.5], [52.0, 4.4]]]},
         "verwisseld", "verwisseld"),
        ({"type": "Polygon", "coordinates": [[[92000, 452000], [93000, 452000], [93000, 453000], [92000, 452000]]]},
         "rd_als_graden", "RD-stelsel"),
        ({"type": "Polygon", "coordinates": [[[2.3, 48.8], [2.4, 48.8], [2.4, 48.9], [2.3, 48.8]]]},
         "buiten_nederland", "niet in Nederland"),
        ({"type": "Polygon", "coordinates": [[["a", 52.0], [4.5, 52.0], [4.5, 52.1], ["a", 52.0]]]},
         "geen_getal", "getal"),
        ({"type": "Polygon", "coordinates": [[4.4, 52.0]]}, "onleesbaar", "niet te lezen"),
        ("vlak", "geen_vlak", "GeoJSON"),
    ],
)  # fmt: skip
def test_an_outline_that_is_wrong_is_refused_in_words(geojson, soort, woord):
    with pytest.raises(GeometrieFout, match=woord) as fout:
        geometrie.read_polygon(geojson)
    assert fout.value.soort == soort


def test_a_height_in_the_coordinates_is_left_out():
    vlak = geometrie.read_polygon(
        {"type": "Polygon", "coordinates": [[[4.4, 52, 1], [4.5, 52, 1], [4.5, 52.1, 1], [4.4, 52, 1]]]}
    )
    assert not vlak.has_z


def test_slivers_between_neighbours_are_no_overlap_and_real_overlap_is_measured():
    links, rechts = geometrie.read_polygon(square(4.48, 52.05)), geometrie.read_polygon(square(4.48995, 52.05))
    over = geometrie.read_polygon(square(4.485, 52.05))
    assert geometrie.overlap_ha(links, rechts) == 0
    assert geometrie.overlap_ha(links, over) == pytest.approx(geometrie.hectares(links) / 2, rel=0.01)


def test_the_same_outline_in_metres_and_degrees_is_the_same_place_and_a_moved_one_is_not():
    vlak = geometrie.read_polygon(square(4.48, 52.05))
    assert geometrie.same_place(vlak, geometrie.read_polygon(square(4.480004, 52.050004)))
    assert not geometrie.same_place(vlak, geometrie.read_polygon(square(4.4801, 52.05)))
    gat = shapely.Polygon(vlak.exterior, [[(4.483, 52.053), (4.486, 52.053), (4.486, 52.056), (4.483, 52.053)]])
    assert not geometrie.same_place(vlak, gat)


def test_a_lighter_outline_moves_no_corner_further_than_asked():
    rng = np.random.default_rng(1)
    hoek = np.linspace(0, 2 * np.pi, 400, endpoint=False)
    straal = 0.01 + rng.normal(0, 0.00002, 400)
    vlak = shapely.Polygon(np.column_stack((4.5 + straal * np.cos(hoek), 52.05 + straal * np.sin(hoek))))
    licht = geometrie.simplify(vlak, metres=20)
    assert len(licht.exterior.coords) < len(vlak.exterior.coords) / 4
    assert shapely.hausdorff_distance(licht, vlak) * 111_000 <= 20


def test_index_agrees_with_testing_every_outline_and_the_first_wins_on_a_shared_border():
    rng = random.Random(4)
    vlakken = [
        geometrie.read_polygon(square(4.40 + kolom / 100, 52.0 + rij / 100)) for rij in range(5) for kolom in range(6)
    ]
    index = Puntindex(vlakken)
    punten = [(rng.uniform(51.99, 52.06), rng.uniform(4.39, 4.47)) for _ in range(500)]
    punten += [(52.0 + rij / 100, 4.40 + kolom / 100) for rij in range(6) for kolom in range(7)]
    for lat, lon in punten:
        goed = next((i for i, vlak in enumerate(vlakken) if shapely.intersects_xy(vlak, lon, lat)), -1)
        assert index.find(lat, lon) == goed


def test_an_empty_index_and_a_number_that_is_none_find_nothing():
    assert Puntindex([]).find(52.0, 4.5) == -1
    assert Puntindex([geometrie.read_polygon(square(4.48, 52.05))]).find(float("nan"), 4.48) == -1
