"""Search: the same hits on both databases, by Dutch stems and by the beginning of a word."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wijkwerk.kern.zoeken import actions, queries, woorden
from wijkwerk.kern.zoeken.models import Ingang

pytestmark = pytest.mark.beide
SOORT = "auth.group"

TEKSTEN = {
    "lamp": "De lantaarnpalen bij de vijver zijn al weken kapot",
    "afval": "Grofvuil naast de ondergrondse container, elke maandag",
    "fiets": "Café De Brug: fietsers rijden te hard over het fietspad",
    "idee": "Wij hebben ideeën voor een buurttuin; één idee is een pluktuin",
    "lamp2": "Lantaarnpaal 12a brandt overdag in de Kerkstraat",
}


@pytest.fixture
def zaken(db):
    zaken = {naam: Group.objects.create(name=naam) for naam in TEKSTEN}
    for naam, zaak in zaken.items():
        actions.index(zaak, TEKSTEN[naam])
    return zaken


def names(query, **keuzes):
    return [Group.objects.get(pk=pk) for pk in queries.search(SOORT, query, **keuzes)]


@pytest.mark.parametrize(
    ("query", "verwacht"),
    [
        ("lantaarnpaal", ["lamp2", "lamp"]),
        ("lantaarnpalen", ["lamp2", "lamp"]),
        ("LANTAARNP", ["lamp2", "lamp"]),
        ("lantaarnpa", ["lamp2", "lamp"]),
        ("lantaarnpaal vijver", ["lamp"]),
        ("lantaarn vijver", []),
        ("vijver lantaarn", ["lamp"]),
        ("kapotte lantaarnpaal", ["lamp"]),
        ("cafe", ["fiets"]),
        ("CAFÉ de brug", ["fiets"]),
        ("fietser", ["fiets"]),
        ("fietste", []),
        ("idee", ["idee"]),
        ("ideeën", ["idee"]),
        ("12a", ["lamp2"]),
        ("kerkstraat 12a", ["lamp2"]),
        ("container op de maandag", ["afval"]),
        ("k", []),
        ("olifant", []),
        ("", []),
        ("!!! -- '\" ) (", []),
        ("lantaarnpaal' OR 1=1 --", []),
        ("de", []),
    ],
)
def test_search_finds(zaken, query, verwacht):
    assert [zaak.name for zaak in names(query)] == verwacht


def test_limit_keeps_the_newest(zaken):
    assert [zaak.name for zaak in names("lantaarnpaal", limit=1)] == ["lamp2"]


def test_index_replaces_what_was_there_with_one_write(zaken, django_assert_num_queries):
    with django_assert_num_queries(1) as gedaan:
        actions.index(zaken["lamp"], "Zwanen in de vijver")
    assert "ON CONFLICT" in gedaan.captured_queries[0]["sql"]
    assert [zaak.name for zaak in names("lantaarnpaal")] == ["lamp2"]
    assert [zaak.name for zaak in names("zwaan")] == ["lamp"]
    assert Ingang.objects.filter(object_id=zaken["lamp"].pk).count() == 1


def test_what_is_forgotten_is_not_found(zaken):
    actions.forget(zaken["lamp"])
    actions.forget_ids(SOORT, [zaken["fiets"].pk])
    assert [zaak.name for zaak in names("lantaarnpaal")] == ["lamp2"]
    assert names("fietser") == []


def test_kinds_are_kept_apart(zaken):
    assert queries.search("signalen.signaal", "lantaarnpaal") == []


def test_filter_narrows_a_list_with_one_query_and_keeps_its_order(zaken, django_assert_num_queries):
    lijst = Group.objects.exclude(name="lamp2").order_by("name")
    with django_assert_num_queries(1):
        assert [zaak.name for zaak in queries.filter_ids(lijst, "lantaarnpaal")] == ["lamp"]
    assert queries.filter_ids(lijst, "  ").count() == 4
    assert queries.filter_ids(lijst, "!!!").count() == 0


def test_an_unsaved_record_cannot_be_indexed(db):
    with pytest.raises(ValueError, match="eerst op"):
        actions.index(Group(name="nieuw"), "tekst")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tekst=st.text(max_size=60) | st.text(alphabet="0123456789eExX.-_' aé", max_size=30))
def test_every_text_is_found_by_itself_and_no_query_breaks(zaken, tekst):
    zaak = zaken["lamp"]
    actions.index(zaak, tekst)
    gevonden = queries.search(SOORT, tekst)
    assert (zaak.pk in gevonden) == bool(woorden.index_words(tekst))


def test_a_large_list_is_searched_by_index(zaken):
    Ingang.objects.bulk_create(
        Ingang(soort=SOORT, object_id=10_000 + i, stammen=f"woord{i} vijver") for i in range(12_000)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE zoeken_ingang")
    plan = queries.filter_ids(Group.objects.all(), "woord17 vijver").explain()
    assert "zoeken_ingang_stammen" in plan if connection.vendor == "postgresql" else "VIRTUAL TABLE INDEX" in plan
    assert queries.search(SOORT, "woord17 vijver") == [10_017]


def test_a_word_that_nobody_wrote_costs_no_walk_through_the_list(zaken):
    Ingang.objects.bulk_create(Ingang(soort=SOORT, object_id=10_000 + i, stammen="vijver") for i in range(12_000))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE zoeken_ingang")
    plan = queries.filter_ids(Group.objects.order_by("-name"), "nergens")[:50].explain()
    assert "ingang_uniek" not in plan
    assert queries.search(SOORT, "nergens") == []
