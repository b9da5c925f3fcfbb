"""Codes that name nobody, and ballots that are kept without them."""

from uuid import uuid4

import pytest

from tests.subsidies import stemproef
from wijkwerk.kern.logboek.models import Logregel
from wijkwerk.kern.weigering import Weigering
from wijkwerk.rekenkern.stemmen import code as codes
from wijkwerk.subsidies.actions import stembiljet, stemmen
from wijkwerk.subsidies.actions import stemronde as stemrondes
from wijkwerk.subsidies.models import Stembiljet, Stemcode
from wijkwerk.subsidies.queries.stembiljet import read_choices
from wijkwerk.subsidies.queries.stemronde import turnout

pytestmark = pytest.mark.django_db


def test_codes_are_kept_as_hashes_only(stad, stemronde):
    uitgegeven = stemmen.make_codes(stemronde, aantal=20, by=stad.seghwaert)
    assert len(set(uitgegeven)) == 20
    bewaard = set(Stemcode.objects.values_list("hash", flat=True))
    assert not bewaard & set(uitgegeven)
    assert [rij.hash for rij in Stemcode.objects.order_by("pk")] == sorted(bewaard)


def test_a_slip_in_a_code_is_told_before_anything_is_looked_up():
    code = codes.draw()
    assert codes.parse(codes.grouped(code).lower()) == code
    for plek in range(len(code)):
        anders = codes.ALFABET[(codes.ALFABET.index(code[plek]) + 7) % len(codes.ALFABET)]
        assert codes.parse(code[:plek] + anders + code[plek + 1 :]) is None
    for plek in range(len(code) - 1):
        verwisseld = code[:plek] + code[plek + 1] + code[plek] + code[plek + 2 :]
        assert codes.parse(verwisseld) in (None, code if verwisseld == code else None)


def test_one_code_is_one_vote(stad, stemronde):
    [code] = stemproef.vote(stemronde, stad.seghwaert, ("A", "B"))
    with stemproef.on(stemproef.STEM_VAN), pytest.raises(Weigering, match="al gestemd"):
        stemmen.cast(stemronde, code=code, keuzes={"C": 1})
    assert Stembiljet.objects.get().keuzes == {"A": 1, "B": 1}
    assert turnout(stemronde)["gebruikt"] == 1


@pytest.mark.parametrize(
    ("keuzes", "zegt"),
    [
        ({}, "minstens één"),
        ({"A": 1, "B": 1, "C": 1}, "hoogstens 2"),
        ({"X": 1}, "niet op het biljet"),
        ({"A": 2}, "één kruisje"),
        ({"A": 0}, "minstens 1 punt"),
    ],
)
def test_what_cannot_be_a_ballot_is_refused_and_the_code_stays_good(stad, stemronde, keuzes, zegt):
    [code] = stemmen.make_codes(stemronde, aantal=1, by=stad.seghwaert)
    with stemproef.on(stemproef.STEM_VAN):
        with pytest.raises(Weigering, match=zegt):
            stemmen.cast(stemronde, code=code, keuzes=keuzes)
        stemmen.cast(stemronde, code=code, keuzes={"A": 1})
    assert Stembiljet.objects.count() == 1


def test_points_are_divided_up_to_the_sum(stad, stemfonds):
    ronde = stemproef.open_vote(stad, stemfonds, vorm="punten", punten=10)
    eerste, tweede = stemmen.make_codes(ronde, aantal=2, by=stad.seghwaert)
    with stemproef.on(stemproef.STEM_VAN):
        with pytest.raises(Weigering, match="11 punten"):
            stemmen.cast(ronde, code=eerste, keuzes={"A": 6, "B": 5})
        stemmen.cast(ronde, code=tweede, keuzes={"A": 6, "B": 4})
    assert Stembiljet.objects.get().keuzes == {"A": 6, "B": 4}


def test_voting_is_only_possible_on_its_days(stad, stemronde):
    [code] = stemmen.make_codes(stemronde, aantal=1, by=stad.seghwaert)
    with stemproef.on(stemproef.STEM_TOT.replace(day=20)), pytest.raises(Weigering, match="kan nu niet"):
        stemmen.cast(stemronde, code=code, keuzes={"A": 1})


def test_a_lost_letter_is_blocked_and_replaced(stad, stemronde):
    [oud] = stemmen.make_codes(stemronde, aantal=1, by=stad.seghwaert)
    nieuw = stemmen.replace(stemronde, code=oud, by=stad.seghwaert)
    with stemproef.on(stemproef.STEM_VAN):
        with pytest.raises(Weigering, match="geblokkeerd"):
            stemmen.cast(stemronde, code=oud, keuzes={"A": 1})
        stemmen.cast(stemronde, code=nieuw, keuzes={"A": 1})
    with pytest.raises(Weigering, match="al gestemd"):
        stemmen.replace(stemronde, code=nieuw, by=stad.seghwaert)
    assert turnout(stemronde) | {"procent": 0} == {
        "uitgegeven": 2,
        "gebruikt": 1,
        "op_papier": 0,
        "geblokkeerd": 1,
        "geldig": 1,
        "procent": 0,
    }


def test_a_lost_print_is_blocked_but_for_what_was_used(stad, stemronde):
    stemproef.vote(stemronde, stad.seghwaert, ("A",))
    stemmen.make_codes(stemronde, aantal=3, by=stad.seghwaert)
    assert stemmen.block_batch(stemronde, partij=2, by=stad.seghwaert) == 3
    assert stemmen.block_batch(stemronde, partij=1, by=stad.seghwaert) == 0


def test_paper_counts_the_same_and_two_readings_must_agree(stad, stemronde):
    papier, scherm = stemmen.make_codes(stemronde, aantal=2, by=stad.seghwaert)
    keuzes = read_choices("a c")
    with stemproef.on(stemproef.STEM_VAN):
        with pytest.raises(Weigering, match="niet gelijk"):
            stemmen.cast_paper(stemronde, code=papier, keuzes=keuzes, nog_eens={"A": 1}, by=stad.seghwaert)
        stemmen.cast_paper(stemronde, code=papier, keuzes=keuzes, nog_eens=keuzes, by=stad.seghwaert)
        with pytest.raises(Weigering, match="al gestemd"):
            stemmen.cast(stemronde, code=papier, keuzes={"A": 1})
        stemmen.cast(stemronde, code=scherm, keuzes={"A": 1, "C": 1})
    assert list(Stembiljet.objects.values_list("keuzes", flat=True)) == [{"A": 1, "C": 1}] * 2


def test_paper_is_entered_by_who_holds_the_vote_only(stad, stemronde):
    [code] = stemmen.make_codes(stemronde, aantal=1, by=stad.seghwaert)
    with stemproef.on(stemproef.STEM_VAN), pytest.raises(Weigering, match="uw rol"):
        stemmen.cast_paper(stemronde, code=code, keuzes={"A": 1}, nog_eens={"A": 1}, by=stad.oosterheem)


def test_paper_of_the_box_is_entered_after_closing_until_the_count(stad, stemronde):
    [code] = stemmen.make_codes(stemronde, aantal=1, by=stad.seghwaert)
    with stemproef.on(stemproef.STEM_TOT.replace(day=20)):
        stemrondes.close_vote(stemronde, by=stad.seghwaert)
        stemmen.cast_paper(stemronde, code=code, keuzes={"A": 1}, nog_eens={"A": 1}, by=stad.seghwaert)
    assert Stembiljet.objects.count() == 1


@pytest.mark.parametrize(
    ("tekst", "keuzes"),
    [
        ("A C F", {"A": 1, "C": 1, "F": 1}),
        ("a,c", {"A": 1, "C": 1}),
        ("A 3, C7", {"A": 3, "C": 7}),
        ("AA:2", {"AA": 2}),
    ],
)
def test_choices_as_they_are_typed_from_paper(tekst, keuzes):
    assert read_choices(tekst) == keuzes


@pytest.mark.parametrize("tekst", ["A A", "3 A", "A ? B"])
def test_what_cannot_be_read_from_paper_is_refused(tekst):
    with pytest.raises(Weigering, match="letters van het biljet"):
        read_choices(tekst)


def test_casting_writes_no_line_in_the_log(stad, stemronde):
    [code] = stemmen.make_codes(stemronde, aantal=1, by=stad.seghwaert)
    voor = Logregel.objects.count()
    with stemproef.on(stemproef.STEM_VAN):
        stemmen.cast(stemronde, code=code, keuzes={"A": 1})
    assert Logregel.objects.count() == voor


def test_shaking_keeps_every_ballot_and_renews_every_key(stad, stemronde):
    stemproef.vote(stemronde, stad.seghwaert, ("A",), ("B",), ("A", "C"))
    voor = set(Stembiljet.objects.values_list("pk", flat=True))
    assert stembiljet.shake_open() == 1
    assert not voor & set(Stembiljet.objects.values_list("pk", flat=True))
    assert sorted(map(str, Stembiljet.objects.values_list("keuzes", flat=True))) == [
        "{'A': 1, 'C': 1}",
        "{'A': 1}",
        "{'B': 1}",
    ]


def test_the_same_idea_sent_twice_is_one(stad, stemfonds):
    ronde = stemrondes.announce(stemproef.make(stad, stemfonds), by=stad.seghwaert)
    sleutel = uuid4()
    eerste, tweede = (stemproef.send_in(ronde, client_id=sleutel) for _ in range(2))
    assert eerste == tweede
