"""The thread: links between any two records, pulled either way."""

import threading
from itertools import pairwise

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wijkwerk.kern.draad import actions, queries
from wijkwerk.kern.draad.models import Verband
from wijkwerk.kern.draad.queries import Knoop
from wijkwerk.kern.logboek.models import Logregel
from wijkwerk.kern.weigering import Weigering

SOORT = "auth.group"


class Medewerker:
    """Somebody who acts."""

    pk = 7
    soort = "medewerker"


@pytest.fixture
def zaken(db):
    return [Group.objects.create(name=f"zaak {i}") for i in range(6)]


def chain(zaken, soort="leidt_tot"):
    for van, naar in pairwise(zaken):
        actions.link(van, naar, soort=soort, reden="proef", by=None)


def test_link_keeps_kind_reason_and_who(zaken):
    verband = actions.link(zaken[0], zaken[1], soort="gebundeld", reden="zelfde plek", by=Medewerker())
    verband.refresh_from_db()
    assert (verband.van_soort, verband.van_id, verband.naar_id) == (SOORT, zaken[0].pk, zaken[1].pk)
    assert (verband.soort, verband.reden, verband.door_id) == ("gebundeld", "zelfde plek", 7)


def test_link_and_unlink_are_idempotent_and_log_once(zaken):
    eerste = actions.link(zaken[0], zaken[1], soort="gebundeld", reden="a", by=None)
    assert actions.link(zaken[0], zaken[1], soort="gebundeld", reden="b", by=None) == eerste
    assert actions.unlink(zaken[0], zaken[1], soort="gebundeld", by=None) is True
    assert actions.unlink(zaken[0], zaken[1], soort="gebundeld", by=None) is False
    assert sorted(Logregel.objects.values_list("handeling", flat=True)) == ["draad.losgemaakt", "draad.verbonden"]


def test_the_reason_does_not_reach_the_log(zaken):
    actions.link(zaken[0], zaken[1], soort="gebundeld", reden="geheim", by=None)
    assert "geheim" not in str(Logregel.objects.get().gegevens)


def test_two_kinds_of_link_between_the_same_records_stand_side_by_side(zaken):
    actions.link(zaken[0], zaken[1], soort="gebundeld", reden="", by=None)
    actions.link(zaken[0], zaken[1], soort="betaald", reden="", by=None)
    assert Verband.objects.count() == 2
    assert len(queries.walk(zaken[0])) == 1


@pytest.mark.beide
def test_a_link_with_itself_is_refused_in_words_and_by_the_database(zaken):
    with pytest.raises(Weigering) as geweigerd:
        actions.link(zaken[0], zaken[0], soort="x", reden="", by=None)
    assert "zichzelf" in geweigerd.value.melding
    verband = actions.link(zaken[0], zaken[1], soort="x", reden="", by=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Verband.objects.filter(pk=verband.pk).update(naar_id=zaken[0].pk)


def test_an_unsaved_record_cannot_be_linked(zaken):
    with pytest.raises(ValueError, match="eerst op"):
        actions.link(zaken[0], Group(name="nieuw"), soort="x", reden="", by=None)


@pytest.mark.beide
def test_walk_goes_both_ways_nearest_first(zaken, django_assert_num_queries):
    chain(zaken[:5])
    with django_assert_num_queries(1):
        knopen = queries.walk(zaken[2])
    assert knopen == [
        Knoop(SOORT, zaken[3].pk, 1, "leidt_tot", "heen"),
        Knoop(SOORT, zaken[1].pk, 1, "leidt_tot", "terug"),
        Knoop(SOORT, zaken[4].pk, 2, "leidt_tot", "heen"),
        Knoop(SOORT, zaken[0].pk, 2, "leidt_tot", "terug"),
    ]
    assert [k.id for k in queries.walk(zaken[2], "heen")] == [zaken[3].pk, zaken[4].pk]
    assert [k.id for k in queries.walk(zaken[2], "terug")] == [zaken[1].pk, zaken[0].pk]
    assert queries.walk(zaken[2], diepte=1) == knopen[:2]
    assert queries.walk(zaken[2], maximum=3) == knopen[:3]


def test_walk_does_not_turn_around_on_the_way(zaken):
    actions.link(zaken[0], zaken[2], soort="gebundeld", reden="", by=None)
    actions.link(zaken[1], zaken[2], soort="gebundeld", reden="", by=None)
    assert [k.id for k in queries.walk(zaken[0])] == [zaken[2].pk]


@pytest.mark.beide
def test_a_circle_ends_and_each_record_comes_once_by_the_shortest_way(zaken):
    chain(zaken[:3])
    actions.link(zaken[2], zaken[0], soort="leidt_tot", reden="", by=None)
    assert [(k.id, k.afstand, k.richting) for k in queries.walk(zaken[0])] == [
        (zaken[1].pk, 1, "heen"),
        (zaken[2].pk, 1, "terug"),
    ]
    assert [(k.id, k.afstand) for k in queries.walk(zaken[0], "heen", 50)] == [(zaken[1].pk, 1), (zaken[2].pk, 2)]


@pytest.mark.beide
@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(paren=st.sets(st.tuples(st.integers(1, 7), st.integers(1, 7)).filter(lambda p: p[0] != p[1]), max_size=14))
def test_walk_finds_what_a_search_by_hand_finds(paren):
    with transaction.atomic():
        Verband.objects.bulk_create(
            Verband(van_soort=SOORT, van_id=a, naar_soort=SOORT, naar_id=b, soort="x", gemaakt_op="2026-03-03T00:00Z")
            for a, b in paren
        )
        gevonden = {k.id: k.afstand for k in queries.walk(Group(pk=1), "heen")}
        transaction.set_rollback(True)
    verwacht, rand, afstand = {1: 0}, {1}, 0
    while rand:
        afstand += 1
        rand = {b for a, b in paren if a in rand} - verwacht.keys()
        verwacht |= dict.fromkeys(rand, afstand)
    assert gevonden == {k: v for k, v in verwacht.items() if k != 1}


def test_links_of_shows_both_sides(zaken):
    chain(zaken[:3])
    assert [v.naar_id for v in queries.links_of(zaken[1])] == [zaken[1].pk, zaken[2].pk]


def test_forget_removes_every_link_of_destroyed_records(zaken):
    chain(zaken)
    assert actions.forget(SOORT, [zaken[1].pk, zaken[2].pk]) == 3
    assert Verband.objects.count() == 2


@pytest.mark.beide
@pytest.mark.django_db(transaction=True)
def test_the_same_link_laid_twice_at_once_exists_once():
    van, naar = Group.objects.create(name="a"), Group.objects.create(name="b")
    start, gelegd = threading.Barrier(4), []

    def lay():
        try:
            start.wait()
            gelegd.append(actions.link(van, naar, soort="x", reden="", by=None).pk)
        finally:
            connection.close()

    draden = [threading.Thread(target=lay) for _ in range(4)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert (len(gelegd), len(set(gelegd)), Verband.objects.count(), Logregel.objects.count()) == (4, 1, 1, 1)
