"""Counting a vote: small cases by hand, the slow twin, and what must hold for every outcome."""

import itertools
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rekenkern import tweeling
from tests.rekenkern.verkiezingen import columns, elections, vote
from wijkwerk.rekenkern.stemmen import (
    Aanvulling,
    Idee,
    Nut,
    Reden,
    Stembiljet,
    StemFout,
    Stemming,
    naast_elkaar,
    need,
    tel_eenvoudig,
    tel_gelijke_delen,
)

# By hand


def test_a_group_buys_for_its_part_where_a_simple_count_gives_all_to_the_majority():
    ideeen = [Idee("A", 400), Idee("B", 500), Idee("C", 300)]
    biljetten = [Stembiljet.approving("A", "B")] * 6 + [Stembiljet.approving("C")] * 4
    vergelijking = naast_elkaar(Stemming.from_ballots(ideeen, 900, biljetten))
    assert vergelijking.eenvoudig.gekozen == ("A", "B")
    assert vergelijking.gelijke_delen.gekozen == ("A", "C")
    assert (vergelijking.beide, vergelijking.alleen_gelijke_delen, vergelijking.alleen_eenvoudig) == (
        ("A",),
        ("C",),
        ("B",),
    )
    assert vergelijking.bereik_gelijke_delen.met_iets == 10
    assert vergelijking.bereik_eenvoudig.deel == Fraction(6, 10)


def test_the_figures_of_an_idea_can_be_checked_by_hand():
    ideeen = [Idee("A", 60), Idee("B", 70), Idee("C", 80)]
    biljetten = [Stembiljet.approving("A"), Stembiljet.approving("A", "B"), Stembiljet.approving("B", "C")]
    uitslag = tel_gelijke_delen(Stemming.from_ballots(ideeen, 150, biljetten), aanvulling=Aanvulling.GEEN)
    assert uitslag.aandeel == 50
    a, b, c = uitslag.uitleg
    assert (a.ronde, a.prijs, a.telt_als, a.vol, a.leeg, a.steun_over, a.budget_over) == (1, 30, 2, 2, 0, 40, 90)
    # The one who paid 30 for A has 20 left and pays that; the other pays the remaining 50.
    assert (b.ronde, b.prijs, b.telt_als, b.vol, b.leeg, b.leeg_bedrag) == (2, 50, Fraction(7, 5), 1, 1, 20)
    assert (c.reden, c.steun_over, c.tekort, c.gekozen) == (Reden.STEUN_OP, 0, 80, False)


def test_points_make_who_wants_it_more_pay_more():
    ideeen = [Idee("A", 60)]
    uitslag = tel_gelijke_delen(
        Stemming.from_ballots(ideeen, 100, [Stembiljet({"A": 3}), Stembiljet({"A": 1})]), aanvulling="geen"
    )
    a = uitslag.of("A")
    assert (a.punten, a.steun, a.prijs, a.vol_punten) == (4, 2, 15, 4)


def test_completion_by_votes_adds_what_still_fits_and_says_so():
    ideeen = [Idee("A", 60), Idee("B", 40), Idee("C", 31)]
    biljetten = [Stembiljet.approving("A", "B"), Stembiljet.approving("B"), Stembiljet.approving("A", "C")]
    uitslag = tel_gelijke_delen(Stemming.from_ballots(ideeen, 90, biljetten))
    assert uitslag.gedeeld == ("B",)
    assert uitslag.aangevuld == ("C",)
    assert uitslag.of("A").reden is Reden.PAST_NIET
    assert uitslag.of("A").tekort == 10
    assert uitslag.of("C").reden is Reden.AANGEVULD
    assert (uitslag.besteed, uitslag.over) == (71, 19)


def test_raising_the_share_gives_more_groups_their_turn_within_the_budget():
    ideeen = [Idee("A", 60), Idee("B", 60)]
    biljetten = [Stembiljet.approving("A"), Stembiljet.approving("A"), Stembiljet.approving("B")]
    stemming = Stemming.from_ballots(ideeen, 125, biljetten)
    zonder = tel_gelijke_delen(stemming, aanvulling=Aanvulling.GEEN)
    met = tel_gelijke_delen(stemming, aanvulling=Aanvulling.VERHOGEN, stap=10)
    assert zonder.gekozen == ("A",)
    assert met.gekozen == ("A", "B")
    assert (met.begonnen_met, met.aandeel) == (Fraction(125, 3), Fraction(125, 3) + 20)


def test_equal_ideas_go_by_votes_then_cost_then_key():
    duur, goedkoop = Idee("A", 40), Idee("B", 20)
    biljetten = [Stembiljet.approving("A"), Stembiljet.approving("B")]
    assert tel_eenvoudig(Stemming.from_ballots([duur, goedkoop], 50, biljetten)).gekozen == ("B",)
    gelijk = Stemming.from_ballots([Idee("Y", 30), Idee("X", 30)], 30, [Stembiljet.approving("X", "Y")])
    uitslag = tel_gelijke_delen(gelijk)
    assert uitslag.gekozen == ("X",)
    assert uitslag.of("X").gelijk_met == ("Y",)


def test_a_named_lot_decides_between_equals_the_same_way_each_time():
    ideeen = [Idee(letter, 30) for letter in "ABCDEF"]
    stemming = Stemming.from_ballots(ideeen, 30, [Stembiljet.approving(*"ABCDEF")])
    winnaars = {woord: tel_gelijke_delen(stemming, loting=woord).gekozen for woord in map(str, range(20))}
    assert winnaars == {woord: tel_gelijke_delen(stemming, loting=woord).gekozen for woord in winnaars}
    assert len(set(winnaars.values())) > 2
    assert tel_eenvoudig(stemming, loting="3").gekozen == winnaars["3"]


# Edges


@pytest.mark.parametrize("aanvulling", Aanvulling)
def test_nobody_votes(aanvulling):
    for biljetten in ([], [Stembiljet({})], [Stembiljet({"A": 0})]):
        stemming = Stemming.from_ballots([Idee("A", 10)], 100, biljetten)
        uitslag = tel_gelijke_delen(stemming, aanvulling=aanvulling)
        assert (uitslag.gekozen, uitslag.over) == ((), 100)
        assert uitslag.of("A").reden is Reden.GEEN_STEMMEN
        assert tel_eenvoudig(stemming).gekozen == ()
        assert stemming.stemmers == len(biljetten)


@pytest.mark.parametrize("aanvulling", Aanvulling)
def test_an_idea_dearer_than_the_budget_is_never_chosen(aanvulling):
    stemming = Stemming.from_ballots([Idee("A", 101)], 100, [Stembiljet.approving("A")] * 5)
    uitslag = tel_gelijke_delen(stemming, aanvulling=aanvulling)
    assert uitslag.gekozen == tel_eenvoudig(stemming).gekozen == ()
    assert (uitslag.of("A").reden, uitslag.of("A").tekort) == (Reden.BOVEN_BUDGET, 1)


def test_one_voter_gets_what_the_whole_budget_buys():
    stemming = Stemming.from_ballots([Idee("A", 60), Idee("B", 40)], 100, [Stembiljet.approving("A", "B")])
    uitslag = tel_gelijke_delen(stemming, aanvulling="geen")
    # Equal in price for what they are worth and in votes: the cheaper one first.
    assert (uitslag.gekozen, uitslag.over) == (("B", "A"), 0)


def test_no_ideas_and_no_budget():
    assert tel_gelijke_delen(Stemming.from_ballots([], 100, [Stembiljet({})] * 3)).gekozen == ()
    leeg = Stemming.from_ballots([Idee("A", 10)], 0, [Stembiljet.approving("A")])
    assert tel_gelijke_delen(leeg).gekozen == tel_eenvoudig(leeg).gekozen == ()


@pytest.mark.parametrize(
    ("maak", "melding"),
    [
        (lambda: Idee("A", 0), "kost niets"),
        (lambda: Idee("", 5), "geen nummer"),
        (lambda: Idee("A", 10**14), "te hoog"),
        (lambda: vote([5], -1, [[1]]), "lager dan nul"),
        (lambda: Stemming.from_ballots([Idee("A", 5)] * 2, 9, []), "twee keer"),
        (lambda: Stemming.from_ballots([Idee("A", 5)], 9, [Stembiljet({"B": 1})]), "doet niet mee"),
        (lambda: Stemming.from_ballots([Idee("A", 5)], 9, [Stembiljet({"A": -1})]), "tussen 0 en"),
        (lambda: Stemming.from_ballots([Idee("A", 5)], 9, [Stembiljet({"A": 10**30})]), "tussen 0 en"),
        (lambda: Stemming.from_ballots([Idee("A", 5)], 9, [Stembiljet({}, aantal=-1)]), "aantal stembiljetten"),
        (lambda: Stemming.from_table([Idee("A", 5)], 9, [[0.5]]), "hele getallen"),
        (lambda: tel_gelijke_delen(vote([5], 9, [[1]]), stap=0), "minstens 1"),
    ],
)
def test_what_cannot_be_counted_is_refused_in_plain_words(maak, melding):
    with pytest.raises(StemFout) as fout:
        maak()
    assert melding in fout.value.melding


# Against the twin


@settings(max_examples=300, deadline=None)
@given(elections(), st.sampled_from(Nut))
def test_equal_shares_as_the_twin(verkiezing, nut):
    kosten, budget, biljetten = verkiezing
    stemming = vote(kosten, budget, biljetten)
    uitslag = tel_gelijke_delen(stemming, nut=nut, aanvulling=Aanvulling.GEEN)
    rang = tweeling.ranking(kosten, biljetten, [f"{k:02}" for k in range(len(kosten))])
    gekocht, betaald = tweeling.equal_shares(kosten, biljetten, Fraction(budget, len(biljetten)), nut=nut, rang=rang)
    assert columns(uitslag.gedeeld) == gekocht
    for kolom in gekocht:
        uitleg = uitslag.of(f"{kolom:02}")
        assert max(betaald[kolom]) <= uitleg.prijs * max(b[kolom] for b in biljetten)
        assert sum(betaald[kolom]) == kosten[kolom]
    over = [
        Fraction(budget, len(biljetten)) - sum(bedrag[i] for bedrag in betaald.values()) for i in range(len(biljetten))
    ]
    for uitleg in uitslag.uitleg:
        if not uitleg.gekozen:
            kolom = int(uitleg.sleutel)
            assert uitleg.steun_over == sum(saldo for saldo, b in zip(over, biljetten, strict=True) if b[kolom])


@settings(max_examples=150, deadline=None)
@given(elections(), st.sampled_from(Nut), st.integers(1, 5))
def test_completions_as_the_twin(verkiezing, nut, stap):
    kosten, budget, biljetten = verkiezing
    stemming = vote(kosten, budget, biljetten)
    rang = tweeling.ranking(kosten, biljetten, [f"{k:02}" for k in range(len(kosten))])
    verhoogd = tweeling.raised(kosten, biljetten, budget, nut=nut, rang=rang, stap=stap)
    uitslag = tel_gelijke_delen(stemming, nut=nut, aanvulling=Aanvulling.VERHOGEN_STEMMEN, stap=stap)
    assert columns(uitslag.gedeeld) == verhoogd
    assert tel_gelijke_delen(stemming, nut=nut, aanvulling=Aanvulling.VERHOGEN, stap=stap).gekozen == uitslag.gedeeld
    rest = budget - sum(kosten[k] for k in verhoogd)
    open_ = {k: p for k, p in rang.items() if k not in verhoogd}
    over = [k for k in sorted(open_, key=open_.get)]
    bij = tweeling.greedy([kosten[k] for k in over], [[b[k] for k in over] for b in biljetten], rest, range(len(over)))
    assert columns(uitslag.aangevuld) == [over[k] for k in bij]
    assert columns(tel_eenvoudig(stemming).gekozen) == tweeling.greedy(kosten, biljetten, budget, rang)


def test_every_vote_of_three_people_on_three_ideas():
    rijen = list(itertools.product([0, 1], repeat=3))
    for kosten, budget in (((2, 3, 4), 6), ((1, 1, 1), 2), ((3, 3, 6), 9)):
        for biljetten in itertools.combinations_with_replacement(rijen, 3):
            rang = tweeling.ranking(kosten, biljetten, ["00", "01", "02"])
            for nut in Nut:
                uitslag = tel_gelijke_delen(vote(kosten, budget, biljetten), nut=nut, aanvulling="geen")
                gekocht, _ = tweeling.equal_shares(kosten, biljetten, Fraction(budget, 3), nut=nut, rang=rang)
                assert columns(uitslag.gekozen) == gekocht


def test_differences_too_small_for_floating_point_are_seen():
    # A group of n pays 1/3 of almost the same cost each; only exact arithmetic tells who goes first.
    groot = 10**12
    ideeen = [Idee("A", groot + 1), Idee("B", groot)]
    biljetten = [Stembiljet.approving("A"), Stembiljet.approving("B")]
    stemming = Stemming.from_ballots(ideeen, 2 * groot + 2, [Stembiljet(b.punten, 3) for b in biljetten])
    assert tel_gelijke_delen(stemming, nut="aantal", aanvulling="geen").gekozen[0] == "B"
    precies = Stemming.from_ballots(ideeen, 2 * groot, [Stembiljet(b.punten, 3) for b in biljetten])
    # The supporters of A have one millionth of a millionth too little.
    assert tel_gelijke_delen(precies, aanvulling="geen").gekozen == ("B",)
    assert tel_gelijke_delen(precies, aanvulling="geen").of("A").tekort == 1


def test_prices_that_are_the_same_number_in_floating_point_are_told_apart():
    punten_a, punten_b = 1_000_000, 999_999
    a = 10**12 + 999_999
    b = (a * punten_b - 1) // punten_a
    assert a / punten_a == b / punten_b
    assert Fraction(a, punten_a) > Fraction(b, punten_b)
    biljetten = [Stembiljet({"A": punten_a}), Stembiljet({"B": punten_b})]
    stemming = Stemming.from_ballots([Idee("A", a), Idee("B", b)], 3 * a, biljetten)
    uitslag = tel_gelijke_delen(stemming, nut="aantal", aanvulling="geen")
    # As equals, A would go first: it has more points.
    assert uitslag.gekozen == ("B", "A")
    assert uitslag.of("B").gelijk_met == ()


# What an idea needed


@settings(max_examples=40, deadline=None)
@given(elections(ideeen=4))
def test_what_an_idea_needed_is_enough_and_one_less_is_not(verkiezing):
    kosten, budget, biljetten = verkiezing
    stemming = vote(kosten, budget, biljetten)
    uitslag = tel_gelijke_delen(stemming)
    for kolom, uitleg in enumerate(uitslag.uitleg):
        nodig = need(stemming, uitleg.sleutel)
        if uitleg.gekozen:
            assert (nodig.kosten, nodig.stemmen) == (uitleg.kosten, 0)
            continue

        def counted(prijs, extra, kolom=kolom, sleutel=uitleg.sleutel):
            rij = [int(k == kolom) for k in range(len(kosten))]
            nieuw = [prijs if k == kolom else oud for k, oud in enumerate(kosten)]
            return sleutel in tel_gelijke_delen(vote(nieuw, budget, [*biljetten, *[rij] * extra])).gekozen

        if nodig.kosten is not None:
            assert counted(nodig.kosten, 0)
            assert not counted(nodig.kosten + 1, 0)
        if nodig.stemmen is not None:
            assert counted(uitleg.kosten, nodig.stemmen)
            assert not counted(uitleg.kosten, nodig.stemmen - 1)


def test_need_of_an_idea_that_is_too_dear_or_unknown():
    stemming = Stemming.from_ballots([Idee("A", 200)], 100, [Stembiljet.approving("A")])
    assert need(stemming, "A").kosten == 100
    assert need(stemming, "A", per=30).kosten == 80
    assert need(stemming, "A").stemmen is None
    with pytest.raises(KeyError):
        need(stemming, "B")


# Many ballots


def test_a_hundred_thousand_ballots_count_exactly():
    toeval = np.random.default_rng(7)
    kosten = [int(k) for k in toeval.integers(50_000, 900_000, 60)]
    tabel = (toeval.random((100_000, 60)) < 0.15).astype(np.uint8)
    stemming = vote(kosten, 8_600_000, tabel)
    vergelijking = naast_elkaar(stemming)
    uitslag = vergelijking.gelijke_delen
    assert stemming.stemmers == 100_000
    assert stemming.steun == tuple(int(n) for n in tabel.sum(axis=0))
    assert uitslag.besteed <= 8_600_000
    for sleutel in uitslag.gedeeld:
        uitleg = uitslag.of(sleutel)
        assert uitleg.prijs * uitleg.vol_punten + uitleg.leeg_bedrag == uitleg.kosten
    # An independent replay in floating point finds the same money.
    saldo = np.full(100_000, float(uitslag.aandeel))
    for sleutel in uitslag.gedeeld:
        betaald = np.minimum(saldo, float(uitslag.of(sleutel).prijs)) * tabel[:, int(sleutel)]
        assert betaald.sum() == pytest.approx(kosten[int(sleutel)], rel=1e-9)
        saldo -= betaald
