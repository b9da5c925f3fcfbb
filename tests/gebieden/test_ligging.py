"""Where a point lies on a date: two years side by side, borders, mistakes, and a map that changes under our feet."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.gebieden.vormen import NU, OOST, WEST, square
from wijkwerk.gebieden import actions, queries
from wijkwerk.gebieden.models import Buurt, Wijk
from wijkwerk.kern.weigering import Weigering

pytestmark = pytest.mark.django_db
STADSCENTRUM = (52.0607, 4.4931)


def test_a_point_has_buurt_wijk_and_working_area(small_map):
    ligging = queries.locate(52.057, 4.485, NU)
    assert (ligging.buurt.naam, ligging.wijk.naam, ligging.werkgebied.naam) == ("Hofjes", "Westwijk", "Westwijk")
    assert ligging.versie.van == date(2026, 1, 1)
    ids = queries.locate_ids(52.057, 4.485, NU)
    assert ids == (ligging.buurt.id, ligging.wijk.id, ligging.werkgebied.id, ligging.versie.id)


def test_a_point_outside_every_buurt_still_has_a_wijk(small_map):
    ligging = queries.locate(52.052, 4.485, NU)
    assert ligging.buurt is None
    assert ligging.wijk.code == "WK063701"


def test_a_shared_border_always_gives_the_same_side(small_map):
    assert {queries.locate(52.05 + stap / 10_000, 4.49, NU).wijk.code for stap in range(101)} == {"WK063701"}


def test_the_same_point_has_another_area_in_another_year(both_years):
    oud, nieuw = queries.locate(*STADSCENTRUM, date(2024, 12, 31)), queries.locate(*STADSCENTRUM, date(2025, 1, 1))
    assert (oud.wijk.code, oud.wijk.naam, oud.wijk.jaar) == ("WK063700", "Centrum", 2024)
    assert (nieuw.wijk.code, nieuw.wijk.naam, nieuw.wijk.jaar) == ("WK063702", "Stadscentrum", 2025)
    assert (oud.werkgebied.naam, oud.versie.tot) == ("Centrum", date(2025, 1, 1))
    assert nieuw.werkgebied.naam == "Stadscentrum"
    assert queries.locate(*STADSCENTRUM, date(2029, 6, 1)).wijk == nieuw.wijk


def test_a_date_before_the_first_map_is_refused(both_years):
    with pytest.raises(Weigering, match="geen kaart") as weigering:
        queries.locate(*STADSCENTRUM, date(2023, 12, 31))
    assert weigering.value.regel == "gebieden.geen_kaart"


@pytest.mark.parametrize(
    ("lat", "lon", "regel", "woord"),
    [
        (4.485, 52.057, "gebieden.verwisseld", "52.05700"),
        (92_500.0, 452_500.0, "gebieden.rd_als_graden", "52.05728"),
        (52.30, 4.90, "gebieden.buiten_gemeente", "buiten de gemeente"),
        (48.85, 2.35, "gebieden.buiten_nederland", "Nederland"),
        (float("nan"), 4.485, "gebieden.geen_getal", "getal"),
        (1e9, 1e9, "gebieden.onmogelijk", "aarde"),
    ],
)
def test_a_point_that_cannot_be_is_refused_with_a_reason(small_map, lat, lon, regel, woord):
    for zoek in (queries.locate, queries.locate_ids):
        with pytest.raises(Weigering, match=woord) as weigering:
            zoek(lat, lon, NU)
        assert weigering.value.regel == regel


def test_a_gap_between_working_areas_is_allowed_and_told(small_map):
    oost = queries.locate(52.055, 4.495, NU).werkgebied
    actions.end(queries.versies_on(NU).get(werkgebied=oost.id).werkgebied, tot=date(2026, 3, 1), by=None)
    ligging = queries.locate(52.055, 4.495, NU)
    assert ligging.wijk.naam == "Oostwijk"
    assert ligging.werkgebied is None
    assert queries.gap_hectares(NU) == pytest.approx(76, abs=2)
    assert queries.gap_hectares(date(2026, 2, 1)) == 0


def test_a_chosen_buurt_gets_the_working_area_that_covers_most_of_it(small_map):
    ligging = queries.resolve_buurt(Buurt.objects.get(), NU)
    assert (ligging.buurt.naam, ligging.wijk.naam, ligging.werkgebied.naam) == ("Hofjes", "Westwijk", "Westwijk")
    assert queries.resolve_buurt(Wijk.objects.get(code="WK063702"), NU).werkgebied.naam == "Oostwijk"
    assert queries.resolve_buurt(Buurt.objects.get(), date(2025, 1, 1)).werkgebied is None


def test_a_changed_map_is_seen_at_once(small_map, write_map):
    assert queries.locate(52.055, 4.485, NU).wijk.naam == "Westwijk"
    actions.import_areas(
        write_map({**WEST, "properties": {**WEST["properties"], "statnaam": "Zonwijk"}}, OOST), jaar=2026, by=None
    )
    assert queries.locate(52.055, 4.485, NU).wijk.naam == "Zonwijk"


def test_a_change_by_another_process_is_seen(small_map):
    queries.locate(52.055, 4.485, NU)
    from wijkwerk.gebieden.models import Kaartstempel

    Wijk.objects.filter(code="WK063701").update(naam="Elders gewijzigd")
    Kaartstempel.objects.update(stempel="00000000-0000-0000-0000-000000000001")
    assert queries.locate(52.055, 4.485, NU).wijk.naam == "Elders gewijzigd"


@pytest.mark.parametrize("aantal", [1, 50])
def test_one_point_and_fifty_points_cost_the_stamp_and_nothing_else(small_map, aantal):
    queries.locate(52.055, 4.485, NU)
    with CaptureQueriesContext(
        connection,
    ) as vragen:
        for _ in range(aantal):
            queries.locate_ids(52.055, 4.485, NU)
    assert {vraag["sql"].split()[0] for vraag in vragen} == {"SELECT"}
    assert len(vragen) == aantal, "inside a transaction only the stamp is read, once per question"


def test_outside_a_transaction_the_stamp_is_read_once_a_second(transactional_db, write_map):
    actions.import_areas(write_map(WEST, OOST), jaar=2026, by=None)
    queries.locate(52.055, 4.485, NU)
    with CaptureQueriesContext(connection) as vragen:
        for _ in range(50):
            queries.locate_ids(52.055, 4.485, NU)
    assert len(vragen) <= 1


def test_choices_are_the_buurten_of_the_date_by_wijk(small_map):
    oost = Wijk.objects.get(naam="Oostwijk", jaar=NU.year)
    assert queries.area_choices(NU) == [("Westwijk", [(Buurt.objects.get().pk, "Hofjes")]), (f"w{oost.pk}", "Oostwijk")]
    assert queries.chosen_area(f"w{oost.pk}") == oost
    assert queries.chosen_area(str(Buurt.objects.get().pk)) == Buurt.objects.get()
    assert [queries.chosen_area(onzin) for onzin in ("", None, "w", "wx", "-1", "w999999")] == [None] * 6
    assert queries.area_choices(date(2025, 1, 1)) == []
    with CaptureQueriesContext(connection) as vragen:
        queries.area_choices(NU)
    assert len(vragen) == 3


def test_square_helper_matches_the_map(small_map):
    assert Wijk.objects.get(code="WK063701").geometrie == square(4.48, 52.05)
