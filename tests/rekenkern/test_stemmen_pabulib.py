"""The open format for votes: real files, files with faults, and ours there and back."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkwerk.rekenkern.stemmen import Idee, Stembiljet, StemFout, Stemming, naast_elkaar, pabulib

ECHT = Path(__file__).parents[3] / "shared" / "data" / "pabulib"
BESTANDEN = (
    "Netherlands_Amsterdam_166.pb",
    "Netherlands_Amsterdam_179.pb",
    "Netherlands_Amsterdam_304.pb",
    "Netherlands_Amsterdam_358.pb",
    "Netherlands_Amsterdam_522.pb",
    "Netherlands_Amsterdam_523.pb",
)
KOP = pabulib.Kop("Buurtbudget", "Zoetermeer", "2026", date(2026, 3, 2), date(2026, 3, 20))
KLEIN = """META
key;value
budget;100
vote_type;approval
PROJECTS
project_id;cost;name
A;60;Bankje
B;40.50;Boom
VOTES
voter_id;vote
7;A,B
8;B
"""


@pytest.mark.parametrize("naam", BESTANDEN)
def test_real_votes_come_out_as_an_independent_library_has_them(naam):
    if not (ECHT / naam).exists():
        pytest.skip("De map met echte stemmingen is hier niet")
    verwacht = json.loads((ECHT / "oracle.json").read_text(encoding="utf-8"))[naam]
    bestand = pabulib.read((ECHT / naam).read_bytes())
    vergelijking = naast_elkaar(bestand.stemming)
    assert sorted(vergelijking.gelijke_delen.gedeeld) == sorted(verwacht["equal_shares"])
    assert sorted(vergelijking.eenvoudig.gekozen) == sorted(verwacht["greedy"])
    assert (len(bestand.stemming.ideeen), bestand.stemming.stemmers) == (verwacht["projects"], verwacht["votes"])
    assert bestand.stemming.budget == verwacht["budget"] * bestand.per_eenheid
    assert bestand.meldingen == ()


def test_a_small_file_is_read_in_cents():
    bestand = pabulib.read(KLEIN)
    assert [(i.sleutel, i.kosten, i.naam) for i in bestand.stemming.ideeen] == [
        ("A", 6000, "Bankje"),
        ("B", 4050, "Boom"),
    ]
    assert (bestand.stemming.budget, bestand.stemming.stemmers, bestand.per_eenheid) == (10000, 2, 100)
    assert bestand.stemming.steun == (1, 2)


@pytest.mark.parametrize(
    "slordig",
    [
        b"\xef\xbb\xbf" + KLEIN.replace("\n", "\r\n").encode(),
        KLEIN.replace("\n", "\r").encode(),
        KLEIN.replace("\n", "\n\n").encode(),
        KLEIN.replace(";", " ; ").replace("A,B", "A , B,").encode(),
        KLEIN.replace("PROJECTS\n", "PROJECTS;;\n").replace("Bankje", '"Bankje"').encode(),
        KLEIN.replace("40.50", "40,50").replace("META", "meta").replace("vote_type", "Vote_Type").encode(),
        KLEIN.replace("A,B", '"A,B"').rstrip("\n").encode(),
        KLEIN.replace("Bankje", '"Bankje').encode(),
    ],
    ids=["bom-crlf", "cr", "empty-lines", "spaces", "quotes", "comma-and-case", "no-last-end", "open-quote"],
)
def test_untidy_files_say_the_same(slordig):
    net, bestand = pabulib.read(KLEIN).stemming, pabulib.read(slordig).stemming
    assert bestand.ideeen == net.ideeen
    assert pabulib.fingerprint(bestand) == pabulib.fingerprint(net)


@pytest.mark.parametrize(
    ("oud", "nieuw", "melding"),
    [
        ("8;B", "8;C", "Regel 12: Op dit biljet staat idee C, maar dat staat niet onder PROJECTS."),
        ("8;B", "8;B,B", "Regel 12: Op dit biljet staat een idee twee keer."),
        ("B;40.50", "A;40.50", "Regel 8: Idee A staat er twee keer in."),
        ("B;40.50", "B;veel", "Regel 8: De kosten van idee B: hier hoort een getal, niet: veel."),
        ("B;40.50", "B;0", "Regel 8: Idee B kost niets. Wat gratis is, hoeft niet in de stemronde."),
        (
            "B;40.50",
            "B;-3",
            "Regel 8: De kosten van idee B: hier hoort een bedrag van nul tot honderd miljard, niet: -3.",
        ),
        ("B;40.50", "B;1.23456789", "Een bedrag heeft meer dan 6 cijfers achter de komma."),
        ("budget;100", "budget;", "Regel 3: Het budget: hier hoort een getal, niet: niets."),
        ("budget;100\n", "", "Regel 1: In META ontbreekt het budget."),
        ("vote_type;approval\n", "", "Regel 1: In META ontbreekt vote_type: hoe er gestemd is."),
        (
            "approval",
            "raden",
            "Regel 4: Deze manier van stemmen kennen wij niet: raden. "
            "Wel: approval, choose-1, cumulative, ordinal, scoring.",
        ),
        ("VOTES", "VOTE", "Dit is geen Pabulib-bestand: het deel VOTES ontbreekt."),
        ("voter_id;vote", "wie;wat", "Regel 10: Onder VOTES hoort een kopregel die begint met voter_id."),
        ("VOTES", "PROJECTS", "Regel 9: Het deel PROJECTS staat er twee keer in."),
        ("META", "Hallo", "Regel 1: Dit is geen Pabulib-bestand: het begint niet met META."),
        ("Boom", "B\0om", "Dit is geen tekstbestand."),
    ],
)
def test_a_fault_is_told_with_its_line(oud, nieuw, melding):
    with pytest.raises(StemFout) as fout:
        pabulib.read(KLEIN.replace(oud, nieuw, 1))
    assert fout.value.melding == melding


def test_a_file_in_another_encoding_names_the_line():
    with pytest.raises(StemFout, match="Regel 8: Hier staat een teken dat geen UTF-8 is"):
        pabulib.read(KLEIN.replace("Boom", "Bóóm").encode("latin-1"))


@pytest.mark.parametrize("leeg", [b"", b"\n\n", "\ufeff"])
def test_an_empty_file_is_no_vote(leeg):
    with pytest.raises(StemFout, match="geen Pabulib-bestand"):
        pabulib.read(leeg)


def points_file(soort, biljetten, extra=""):
    hoofd = KLEIN.replace("approval", f"{soort}\n{extra}" if extra else soort).split("VOTES")[0]
    return f"{hoofd}VOTES\nvoter_id;vote;points\n" + "".join(f"{n};{b}\n" for n, b in enumerate(biljetten))


@pytest.mark.parametrize("soort", ["cumulative", "scoring"])
def test_points_are_read_with_their_ideas(soort):
    stemming = pabulib.read(points_file(soort, ["B,A;5,2", "A;3.0"])).stemming
    assert stemming.totalen == (5, 5)
    assert stemming.steun == (2, 1)


def test_an_idea_that_is_not_scored_gets_the_default():
    stemming = pabulib.read(points_file("scoring", ["B;5", "A;0"], "default_score;2")).stemming
    assert stemming.totalen == (2, 7)


@pytest.mark.parametrize(
    ("biljet", "melding"),
    [
        ("A,B;1", "Regel 11: Op dit biljet staan 2 ideeën en 1 keer punten."),
        ("A;-1", "Regel 11: Punten liggen tussen 0 en 1000000, hier staat -1. Minpunten tellen wij niet."),
        ("A;half", "Regel 11: Punten zijn hele getallen, hier staat: half."),
        ("A;1.5", "Regel 11: Punten zijn hele getallen, hier staat: 1.5."),
    ],
)
def test_points_that_cannot_be_counted(biljet, melding):
    with pytest.raises(StemFout) as fout:
        pabulib.read(points_file("scoring", [biljet]))
    assert fout.value.melding == melding


def test_ranked_ballots_count_by_place():
    tekst = KLEIN.replace("approval", "ordinal")
    assert pabulib.read(tekst).stemming.totalen == (2, 3)
    assert pabulib.read(tekst.replace("ordinal", "ordinal\nmax_length;5")).stemming.totalen == (5, 9)


def test_what_is_odd_is_told_but_counted():
    tekst = KLEIN.replace("budget;100", "budget;100\nnum_votes;9\nnum_projects;2") + "8;A\n9;\n"
    bestand = pabulib.read(tekst)
    assert bestand.stemming.stemmers == 4
    assert bestand.meldingen == (
        "META noemt 9 stembiljetten, er staan er 4. Geteld is wat er staat.",
        "Een kiezersnummer komt vaker voor (1 keer te veel). Elk biljet is geteld.",
        "Blanco stembiljetten: 1. Ze tellen mee bij het verdelen en kopen niets.",
    )


def test_finer_amounts_than_cents_are_kept():
    bestand = pabulib.read(KLEIN.replace("40.50", "40.1234"))
    assert bestand.per_eenheid == 10_000
    assert [i.kosten for i in bestand.stemming.ideeen] == [600_000, 401_234]


# Writing

sleutels = st.text("ABCDEFGHJ123", min_size=1, max_size=3)
namen = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=12)


@st.composite
def votes(draw):
    lijst = draw(st.lists(sleutels, min_size=1, max_size=6, unique=True))
    ideeen = [Idee(s, draw(st.integers(1, 10**9)), draw(namen)) for s in lijst]
    hoogste = draw(st.sampled_from([1, 9]))
    biljet = st.dictionaries(st.sampled_from(lijst), st.integers(1, hoogste))
    biljetten = draw(st.lists(st.builds(Stembiljet, biljet, st.integers(1, 3)), min_size=1, max_size=8))
    return Stemming.from_ballots(ideeen, draw(st.integers(1, 10**10)), biljetten)


@settings(max_examples=150, deadline=None)
@given(votes())
def test_there_and_back_is_the_same_vote(stemming):
    terug = pabulib.read(pabulib.write(stemming, KOP)).stemming
    assert (terug.budget, terug.stemmers) == (stemming.budget, stemming.stemmers)
    assert {(i.sleutel, i.kosten) for i in terug.ideeen} == {(i.sleutel, i.kosten) for i in stemming.ideeen}
    assert pabulib.fingerprint(terug) == pabulib.fingerprint(stemming)
    assert naast_elkaar(terug).gelijke_delen.gekozen == naast_elkaar(stemming).gelijke_delen.gekozen


@settings(max_examples=60, deadline=None)
@given(st.permutations([("A",), ("A", "B"), ("B",), ("A",), ("C", "A"), ()]))
def test_the_file_does_not_say_in_which_order_was_voted(volgorde):
    ideeen = [Idee(letter, 100) for letter in "ABC"]
    biljetten = [Stembiljet.approving(*keuze) for keuze in volgorde]
    tekst = pabulib.write(Stemming.from_ballots(ideeen, 200, biljetten), KOP)
    assert tekst.split("VOTES\n")[1] == "voter_id;vote\n1;\n2;A\n3;A\n4;A,B\n5;A,C\n6;B\n"


def test_the_fingerprint_can_be_made_again_from_the_file():
    import hashlib

    stemming = pabulib.read(KLEIN).stemming
    na_kop = pabulib.write(stemming, KOP).split("voter_id;vote\n")[1]
    assert pabulib.fingerprint(stemming) == hashlib.sha256(na_kop.encode()).hexdigest()


def test_the_outcome_is_marked_and_the_rule_named():
    stemming = pabulib.read(KLEIN).stemming
    vergelijking = naast_elkaar(stemming, aanvulling="geen")
    tekst = pabulib.write(stemming, KOP, vergelijking.eenvoudig)
    assert "rule;greedy\n" in tekst
    assert "B;40.50;2;Boom;1\n" in tekst
    assert "A;60;1;Bankje;0\n" in tekst
    assert "rule;equalshares\n" in pabulib.write(stemming, KOP, vergelijking.gelijke_delen)
    assert "rule;unknown\n" in pabulib.write(stemming, KOP, naast_elkaar(stemming).gelijke_delen)


@pytest.mark.parametrize("sleutel", ["A,B", "A B", "A;B", '"A"'])
def test_a_key_that_the_format_cannot_hold_is_refused(sleutel):
    stemming = Stemming.from_ballots([Idee(sleutel, 5)], 9, [])
    with pytest.raises(StemFout, match="mag geen spatie"):
        pabulib.write(stemming, KOP)
