"""The thread as one reader may know it: hidden records, circles, what does not fit, lines, and one query per kind."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection

from wijkwerk.kern.draad import actions, registry
from wijkwerk.kern.draad.queries import Lijn, count_upstream, story
from wijkwerk.kern.draad.queries.wandeling import statement
from wijkwerk.kern.draad.registry import ALLES, Schakel

SOORT = "auth.group"
OP = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def beschrijver():
    """Tell of groups: a name that begins with 'geheim' only to who may see everything."""

    def describe(kijker, ids):
        rijen = Group.objects.filter(pk__in=ids)
        rijen = rijen if kijker is ALLES else rijen.exclude(name__startswith="geheim")
        return {rij.pk: Schakel(SOORT, rij.pk, "Zaak", "", rij.name, "open", OP) for rij in rijen}

    registry.registreer(SOORT, describe, een="zaak", meer="zaken", plaats=1)
    yield
    registry.forget(SOORT)


@pytest.fixture
def maak(db):
    return lambda *namen: [Group.objects.create(name=naam) for naam in namen]


def chain(*zaken):
    for nummer, zaak in enumerate(zaken[1:]):
        actions.link(zaken[nummer], zaak, soort="leidt_tot", reden=f"reden {nummer}", by=None)


def titles(stappen) -> list[str]:
    return [stap.schakel.titel for stap in stappen]


def pairs(verhaal) -> set[tuple[int, int, str]]:
    return {(lijn.van[1], lijn.naar[1], lijn.soort) for lijn in verhaal.lijnen}


@pytest.mark.beide
def test_story_tells_both_ways_with_the_lines_between(maak):
    a, b, c = zaken = maak("a", "b", "c")
    chain(*zaken)
    verhaal = story(b, "iemand")
    assert (verhaal.hier.titel, titles(verhaal.terug), titles(verhaal.heen)) == ("b", ["a"], ["c"])
    assert pairs(verhaal) == {(a.pk, b.pk, "leidt_tot"), (b.pk, c.pk, "leidt_tot")}
    assert {lijn.reden for lijn in verhaal.lijnen} == {"reden 0", "reden 1"}


def test_a_line_goes_on_through_what_is_hidden_and_says_so(maak):
    a, _geheim, _nog, d = zaken = maak("a", "geheim 1", "geheim 2", "d")
    chain(*zaken)
    verhaal = story(a, "iemand")
    assert (titles(verhaal.heen), verhaal.verborgen) == (["d"], 2)
    assert verhaal.lijnen == [Lijn((SOORT, a.pk), (SOORT, d.pk))]
    alles = story(a, ALLES)
    assert (len(alles.heen), alles.verborgen, len(alles.lijnen)) == (3, 0, 3)


def test_the_public_reads_no_reasons(maak):
    zaken = maak("a", "b")
    chain(*zaken)
    assert [lijn.reden for lijn in story(zaken[0], None).lijnen] == [""]


def test_who_may_not_see_the_record_itself_is_told_nothing_of_it(maak):
    geheim, b = maak("geheim", "b")
    chain(geheim, b)
    assert story(geheim, "iemand").hier is None
    eigen = Schakel(SOORT, geheim.pk, "Uw zaak", "", "mijn eigen", "", OP)
    assert story(geheim, "iemand", hier=eigen).hier == eigen


@pytest.mark.beide
def test_a_circle_is_told_once(maak):
    zaken = maak("a", "b", "c")
    chain(*zaken, zaken[0])
    verhaal = story(zaken[0], "iemand")
    assert (titles(verhaal.heen), titles(verhaal.terug), verhaal.verborgen) == (["b"], ["c"], 0)
    assert len(verhaal.lijnen) == 3


def test_what_does_not_fit_is_counted_per_kind_and_hidden_ones_do_not_take_the_place_of_others(maak):
    doel, *rest = maak("doel", *(f"zaak {n}" for n in range(30)), *(f"geheim {n}" for n in range(10)))
    for zaak in rest:
        actions.link(zaak, doel, soort="gebundeld", reden="", by=None)
    verhaal = story(doel, "iemand", maximum=5)
    assert (len(verhaal.terug), verhaal.weggelaten, verhaal.verborgen) == (5, {SOORT: 25}, 10)
    veel = story(doel, "iemand", maximum=2)  # looks at twenty of forty: ten hidden ones are the newest
    assert (len(veel.terug), veel.weggelaten, veel.verborgen) == (2, {SOORT: 28}, 10)
    assert len(story(doel, "iemand", maximum=None).terug) == 30


def test_a_kind_that_no_room_tells_about_is_hidden(maak):
    (a,) = maak("a")
    actions.link(a, Permission.objects.first(), soort="mag", reden="", by=None)
    verhaal = story(a, ALLES)
    assert (verhaal.heen, verhaal.verborgen, verhaal.leeg) == ([], 1, False)


@pytest.mark.beide
def test_one_walk_one_question_per_kind_and_one_for_the_reasons(maak, django_assert_num_queries):
    doel, *rest = maak("doel", *(f"zaak {n}" for n in range(51)))
    actions.link(rest[0], doel, soort="gebundeld", reden="", by=None)
    with django_assert_num_queries(4):  # the walk, the others, the record itself, the reasons
        story(doel, "iemand")
    for zaak in rest[1:]:
        actions.link(zaak, doel, soort="gebundeld", reden="", by=None)
    with django_assert_num_queries(4):
        story(doel, "iemand")


def test_nothing_hangs_on_it(maak):
    verhaal = story(maak("a")[0], "iemand")
    assert (verhaal.leeg, verhaal.lijnen) == (True, [])


@pytest.mark.beide
def test_upstream_is_counted_for_many_at_once(maak, django_assert_num_queries):
    a, b, c, d, los = maak("a", "b", "c", "d", "los")
    chain(a, c, d)
    chain(b, c)
    with django_assert_num_queries(1):
        aantal = count_upstream([(SOORT, zaak.pk) for zaak in (c, d, los)], SOORT)
    assert aantal == {(SOORT, c.pk): 2, (SOORT, d.pk): 3, (SOORT, los.pk): 0}
    assert count_upstream([], SOORT) == {}


@pytest.mark.beide
def test_the_walk_needs_no_whole_table(maak):
    (a,) = maak("a")
    sql, parameters = statement((SOORT, a.pk))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")  # a table of nothing is rightly read whole
        cursor.execute(("EXPLAIN " if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN ") + sql, parameters)
        plan = "\n".join(str(rij[-1]) for rij in cursor.fetchall())
    assert "verband_uniek" in plan or "SEARCH v USING" in plan
    assert "verband_terug" in plan
    assert "SCAN v\n" not in plan
    assert "Seq Scan on draad_verband" not in plan
