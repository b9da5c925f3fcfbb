"""Our export of a vote against the checker that pabulib.org itself offers."""

import random
from dataclasses import replace
from datetime import date

import pytest
from pabulib.checker import Checker

from wijkwerk.rekenkern.stemmen import Idee, Stembiljet, Stemming, naast_elkaar
from wijkwerk.rekenkern.stemmen import pabulib as eigen

KOP = eigen.Kop(
    'Buurtbudget Seghwaert; "samen" doen',
    "Zoetermeer",
    "2026",
    date(2026, 3, 2),
    date(2026, 3, 20),
    wijk="Seghwaert",
    max_ideeen=5,
    toelichting="Verdeeld volgens gelijke delen; wat overbleef op aantal stemmen.",
)
IDEEEN = [
    Idee(letter, 1000 * prijs + 50 * (prijs % 2), f'Idee {letter}; "mooi"')
    for prijs, letter in enumerate("ABCDEFGH", 30)
]


def approvals(hoogste=5):
    toeval = random.Random(4)
    return [Stembiljet.approving(*toeval.sample("ABCDEFGH", toeval.randint(1, hoogste))) for _ in range(60)]


def verdict(tekst):
    """Return the errors and warnings of the checker."""
    uitkomst = Checker().process_files([tekst])
    assert uitkomst["metadata"]["processed"] == 1
    return uitkomst[1]["results"]


def accepted(tekst):
    """Whether the checker has nothing against a file, but that there is no outcome in it or that the format has no
    name for the rule, so that the checker cannot count it again.
    """
    oordeel = verdict(tekst)
    return not oordeel["errors"] and set(oordeel["warnings"]) <= {
        "missing selected field in projects",
        "rule validation skipped",
    }


def test_the_checker_does_see_a_fault():
    tekst = eigen.write(Stemming.from_ballots(IDEEEN, 100_000, approvals()), KOP)
    assert accepted(tekst)
    assert not accepted(tekst.replace("num_votes;60", "num_votes;61"))


@pytest.mark.parametrize("welke", ["gelijke_delen", "eenvoudig"])
def test_the_checker_counts_again_and_agrees(welke):
    stemming = Stemming.from_ballots(IDEEEN, 100_000, approvals())
    tekst = eigen.write(stemming, KOP, getattr(naast_elkaar(stemming, aanvulling="geen"), welke))
    assert verdict(tekst) == {"errors": {}, "warnings": {}}
    hoofd, biljetten = tekst.split("VOTES")
    omgekeerd = "".join(
        f"{regel[:-1]}{'10'[int(regel[-1])]}\n" if regel[-2:] in (";0", ";1") else f"{regel}\n"
        for regel in hoofd.splitlines()
    )
    assert verdict(f"{omgekeerd}VOTES{biljetten}")["errors"]


@pytest.mark.parametrize("welke", [None, "gelijke_delen", "eenvoudig"])
@pytest.mark.parametrize("aanvulling", ["geen", "stemmen"])
def test_a_vote_by_approval_is_accepted(welke, aanvulling):
    stemming = Stemming.from_ballots(IDEEEN, 100_000, approvals())
    vergelijking = naast_elkaar(stemming, aanvulling=aanvulling)
    assert accepted(eigen.write(stemming, KOP, getattr(vergelijking, welke) if welke else None))


def test_a_vote_for_one_idea_is_accepted():
    stemming = Stemming.from_ballots(IDEEEN, 100_000, approvals(hoogste=1))
    assert accepted(eigen.write(stemming, replace(KOP, max_ideeen=1)))


@pytest.mark.parametrize("kop", [replace(KOP, som_punten=20), replace(KOP, max_punten=4)])
def test_a_vote_with_points_is_accepted(kop):
    toeval = random.Random(5)
    biljetten = [Stembiljet(dict.fromkeys(b.punten, toeval.randint(1, 4))) for b in approvals()]
    stemming = Stemming.from_ballots(IDEEEN, 100_000, biljetten)
    for uitslag in (None, naast_elkaar(stemming).gelijke_delen):
        assert accepted(eigen.write(stemming, kop, uitslag))
