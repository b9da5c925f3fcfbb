"""What must hold for every outcome of a vote, whatever is voted."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rekenkern import tweeling
from tests.rekenkern.verkiezingen import columns, elections, vote
from wijkwerk.rekenkern.stemmen import Aanvulling, Idee, Nut, Stembiljet, Stemming, payments, tel_gelijke_delen


@settings(max_examples=200, deadline=None)
@given(elections(), st.sampled_from(Nut), st.sampled_from(Aanvulling))
def test_payments_add_up_and_the_budget_is_kept(verkiezing, nut, aanvulling):
    kosten, budget, biljetten = verkiezing
    stemming = vote(kosten, budget, biljetten)
    uitslag = tel_gelijke_delen(stemming, nut=nut, aanvulling=aanvulling, stap=1)
    assert uitslag.besteed == sum(kosten[k] for k in columns(uitslag.gekozen)) <= budget
    assert uitslag.over == budget - uitslag.besteed
    betaald = payments(stemming, uitslag)
    for sleutel in uitslag.gedeeld:
        uitleg = uitslag.of(sleutel)
        assert sum(b * int(n) for b, n in zip(betaald[sleutel], stemming.aantal, strict=True)) == uitleg.kosten
        assert uitleg.prijs * uitleg.vol_punten + uitleg.leeg_bedrag == uitleg.kosten
        assert uitleg.telt_als * uitleg.prijs == uitleg.kosten
        assert uitleg.vol + uitleg.leeg <= uitleg.steun
    for rij in range(len(stemming.aantal)):
        assert sum(bedragen[rij] for bedragen in betaald.values()) <= uitslag.aandeel
    ronden = sorted(uitleg.ronde for uitleg in uitslag.uitleg if uitleg.gekozen)
    assert ronden == list(range(1, len(uitslag.gekozen) + 1))


@settings(max_examples=150, deadline=None)
@given(elections(), st.sampled_from([Aanvulling.STEMMEN, Aanvulling.VERHOGEN_STEMMEN]))
def test_after_completion_no_supported_idea_fits_any_more(verkiezing, aanvulling):
    kosten, budget, biljetten = verkiezing
    uitslag = tel_gelijke_delen(vote(kosten, budget, biljetten), aanvulling=aanvulling, stap=2)
    for uitleg in uitslag.uitleg:
        assert uitleg.gekozen or not uitleg.steun or uitleg.kosten > uitslag.over


@settings(max_examples=200, deadline=None)
@given(elections(punten=1, ideeen=4))
def test_no_group_that_agrees_is_left_unheard(verkiezing):
    kosten, budget, biljetten = verkiezing
    uitslag = tel_gelijke_delen(vote(kosten, max(1, budget), biljetten), aanvulling=Aanvulling.GEEN)
    assert tweeling.unheard_group(kosten, biljetten, max(1, budget), columns(uitslag.gekozen)) is None


def test_the_check_on_unheard_groups_does_find_one():
    biljetten = [[1, 1, 0]] * 6 + [[0, 0, 1]] * 4
    kosten = [400, 500, 300]
    assert tweeling.unheard_group(kosten, biljetten, 900, [0, 1]) == ((2,), [[0, 0, 1]] * 4)
    assert tweeling.unheard_group(kosten, biljetten, 900, [0, 2]) is None


@settings(max_examples=100, deadline=None)
@given(elections(), st.randoms(use_true_random=False), st.sampled_from(Aanvulling))
def test_order_of_ballots_and_ideas_and_grouping_change_nothing(verkiezing, toeval, aanvulling):
    kosten, budget, biljetten = verkiezing
    uitslag = tel_gelijke_delen(vote(kosten, budget, biljetten), aanvulling=aanvulling, stap=1)
    ideeen = [Idee(f"{k:02}", prijs) for k, prijs in enumerate(kosten)]
    los = [Stembiljet({f"{k:02}": p for k, p in enumerate(b)}) for b in biljetten]
    toeval.shuffle(los)
    toeval.shuffle(ideeen)
    gegroepeerd = [Stembiljet(dict(sleutel), aantal) for sleutel, aantal in _counted(los)]
    for opnieuw in (los, gegroepeerd):
        anders = tel_gelijke_delen(Stemming.from_ballots(ideeen, budget, opnieuw), aanvulling=aanvulling, stap=1)
        assert anders.gekozen == uitslag.gekozen
        assert {u.sleutel: u for u in anders.uitleg} == {u.sleutel: u for u in uitslag.uitleg}


def _counted(biljetten):
    telling = {}
    for biljet in biljetten:
        sleutel = tuple(sorted(biljet.punten.items()))
        telling[sleutel] = telling.get(sleutel, 0) + 1
    return telling.items()


@settings(max_examples=60, deadline=None)
@given(elections(), st.integers(2, 5))
def test_everything_times_n_is_the_same_outcome(verkiezing, keer):
    kosten, budget, biljetten = verkiezing
    een = tel_gelijke_delen(vote(kosten, budget, biljetten))
    assert tel_gelijke_delen(vote([k * keer for k in kosten], budget * keer, biljetten)).gekozen == een.gekozen
    assert tel_gelijke_delen(vote(kosten, budget, biljetten * keer)).gekozen == een.gekozen
