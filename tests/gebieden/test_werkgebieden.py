"""Working areas: drawn, followed up and ended, never over one another, and what held stays known."""

from datetime import date

import pytest

from tests.gebieden.vormen import NU, square
from wijkwerk.gebieden import actions, queries
from wijkwerk.gebieden.models import Buurt, Werkgebied, WerkgebiedVersie, Wijk
from wijkwerk.kern.logboek.models import Logregel
from wijkwerk.kern.weigering import Weigering

pytestmark = pytest.mark.django_db
PUNT_OOST = (52.055, 4.495)


@pytest.fixture
def west(small_map):
    return Werkgebied.objects.get(sleutel="westwijk")


@pytest.fixture
def oost(small_map):
    return Werkgebied.objects.get(sleutel="oostwijk")


def parts(naam):
    return [Wijk.objects.get(naam=naam)]


def test_a_new_version_follows_the_old_one_and_the_past_stays(oost):
    versie = actions.follow_up(oost, delen=[square(4.49, 52.05, 0.005)], van=date(2026, 6, 1), by=None)
    assert queries.locate(52.058, 4.498, date(2026, 5, 31)).werkgebied.naam == "Oostwijk"
    assert queries.locate(52.058, 4.498, date(2026, 6, 1)).werkgebied is None
    assert queries.locate(52.052, 4.492, date(2026, 6, 1)).versie.id == versie.pk
    assert Logregel.objects.filter(handeling="gebieden.werkgebied_gewijzigd", object_id=oost.pk).count() == 1


def test_a_version_of_the_same_day_is_replaced(oost):
    actions.follow_up(oost, delen=[square(4.49, 52.05, 0.005)], van=date(2026, 1, 1), by=None)
    assert [v.van for v in oost.versies.all()] == [date(2026, 1, 1)]


def test_a_version_cannot_begin_before_the_running_one(oost):
    with pytest.raises(Weigering, match="01-01-2026"):
        actions.follow_up(oost, delen=parts("Oostwijk"), van=date(2025, 12, 31), by=None)


def test_overlap_is_refused_with_both_names_and_nothing_changes(west, oost):
    stand = list(WerkgebiedVersie.objects.order_by("pk").values())
    with pytest.raises(Weigering, match=r"Nieuw.*(Oostwijk|Westwijk)"):
        actions.draw_werkgebied(naam="Nieuw", delen=[square(4.485, 52.05)], van=NU, by=None)
    with pytest.raises(Weigering, match="Oostwijk en Westwijk"):
        actions.follow_up(oost, delen=[Buurt.objects.get()], van=NU, by=None)
    assert list(WerkgebiedVersie.objects.order_by("pk").values()) == stand
    assert not Werkgebied.objects.filter(naam="Nieuw").exists()


def test_a_version_that_would_lie_over_a_later_one_is_refused(oost, west):
    actions.end(oost, tot=date(2026, 2, 1), by=None)
    actions.follow_up(west, delen=[*parts("Westwijk"), *parts("Oostwijk")], van=date(2026, 9, 1), by=None)
    with pytest.raises(Weigering, match="overlappen"):
        actions.draw_werkgebied(naam="Oostwijk", delen=parts("Oostwijk"), van=date(2026, 3, 1), by=None)


def test_slivers_of_an_imprecise_own_polygon_are_no_overlap(west, oost):
    actions.end(oost, tot=NU, by=None)
    versie = actions.draw_werkgebied(naam="Bos", delen=[square(4.48999, 52.05)], van=NU, by=None)
    assert list(queries.versies_on(NU).values_list("werkgebied__naam", flat=True)) == ["Bos", "Westwijk"]
    assert versie.inwoners is None


def test_parts_may_be_mixed_and_inhabitants_add_up(oost, west):
    actions.end(oost, tot=NU, by=None)
    versie = actions.follow_up(west, delen=[*parts("Westwijk"), *parts("Oostwijk")], van=NU, by=None)
    assert versie.inwoners == 1280
    assert versie.delen.count() == 2
    assert versie.geometrie["type"] == "Polygon", "neighbours grow together"


@pytest.mark.parametrize(
    ("naam", "delen", "woord"),
    [
        ("", [square(4.52, 52.05)], "naam"),
        ("...", [square(4.52, 52.05)], "naam"),
        ("Westwijk", [square(4.52, 52.05)], "al een werkgebied"),
        ("Leeg", [], "minstens een"),
        ("Ver weg", [square(4.52, 52.05)], "buiten de gemeente"),
        ("Scheef", [{"type": "Polygon", "coordinates": [[[52.05, 4.52], [52.06, 4.52], [52.06, 4.53], [52.05, 4.52]]]}],
         "verwisseld"),
        ("Niets", [{"type": "Point", "coordinates": [4.52, 52.05]}], "een punt"),
    ],
)  # fmt: skip
def test_what_is_no_working_area_is_refused(west, naam, delen, woord):
    with pytest.raises(Weigering, match=woord):
        actions.draw_werkgebied(naam=naam, delen=delen, van=NU, by=None)
    assert Werkgebied.objects.count() == 2


def test_an_ended_area_may_return_under_its_name_and_ending_twice_is_refused(oost):
    with pytest.raises(Weigering, match="later"):
        actions.end(oost, tot=date(2026, 1, 1), by=None)
    actions.end(oost, tot=date(2026, 2, 1), by=None)
    with pytest.raises(Weigering, match="loopt niet meer"):
        actions.end(oost, tot=date(2026, 3, 1), by=None)
    versie = actions.draw_werkgebied(naam="Oostwijk", delen=parts("Oostwijk"), van=date(2026, 4, 1), by=None)
    assert versie.werkgebied == oost
    assert queries.locate(*PUNT_OOST, date(2026, 3, 1)).werkgebied is None


def test_working_areas_of_the_wijken_a_second_time_change_nothing(small_map):
    stand = list(WerkgebiedVersie.objects.order_by("pk").values())
    uitslag = actions.follow_wijken(jaar=2026, van=date(2026, 9, 1), by=None)
    assert sorted(uitslag.gelijk) == ["Oostwijk", "Westwijk"]
    assert list(WerkgebiedVersie.objects.order_by("pk").values()) == stand


def test_the_real_step_from_2024_to_2025_keeps_what_held(both_years):
    op_de_dag = {
        jaar: set(queries.versies_on(date(jaar, 6, 1)).values_list("werkgebied__naam", flat=True))
        for jaar in (2024, 2025)
    }
    assert len(op_de_dag[2024]) == 9
    assert len(op_de_dag[2025]) == 15
    assert {"Centrum", "Industriegebied"} <= op_de_dag[2024] - op_de_dag[2025]
    assert queries.gap_hectares(date(2025, 6, 1)) == 0


def test_both_real_years_on_the_same_day_leave_the_last(db, real):
    for jaar in (2024, 2025):
        pad = real(f"geo/zoetermeer_wijken_{jaar}_wgs84.geojson")
        actions.import_areas(pad, jaar=jaar, werkgebieden_vanaf=NU, by=None)
    assert queries.versies_on(NU).count() == 15
