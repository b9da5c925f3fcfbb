"""`wijkwerk stemronde tel`, as people type it. It asks nothing of the database: these tests have none."""

import json

import pytest
from django.core.management import CommandError, call_command

PB = """META
key;value
description;Buurtbudget Oost
budget;900
vote_type;approval
PROJECTS
project_id;cost;name
A;400;Bankjes
B;500;Podium
C;300;Moestuin\x1b[31m
VOTES
voter_id;vote
{biljetten}
"""


@pytest.fixture
def pb(tmp_path):
    biljetten = [f"{n};A,B" for n in range(6)] + [f"{n};C" for n in range(6, 10)]
    pad = tmp_path / "oost.pb"
    pad.write_text(PB.format(biljetten="\n".join(biljetten)), encoding="utf-8")
    return pad


def test_both_outcomes_as_json(pb, capsys):
    call_command("stemronde_tel", pb, als_json=True)
    antwoord = json.loads(capsys.readouterr().out)
    assert (antwoord["bestand"], antwoord["beschrijving"]) == ("oost.pb", "Buurtbudget Oost")
    assert (antwoord["budget"], antwoord["per_eenheid"], antwoord["stembiljetten"]) == (90_000, 100, 10)
    assert antwoord["gelijke_delen"]["gekozen"] == ["A", "C"]
    assert antwoord["eenvoudig"]["gekozen"] == ["A", "B"]
    assert antwoord["beide"] == ["A"]
    assert (antwoord["alleen_gelijke_delen"], antwoord["alleen_eenvoudig"]) == (["C"], ["B"])
    assert antwoord["bereik"]["gelijke_delen"] == {"met_iets": 10, "deel": 1}
    a, b, _ = antwoord["gelijke_delen"]["ideeen"]
    assert (a["gekozen"], a["reden"], a["ronde"], a["prijs"], a["vol"]) == (True, "gekocht", 1, 6666.666667, 6)
    assert (b["gekozen"], b["reden"], b["steun_over"], b["tekort"]) == (False, "past-niet", 14_000, 30_000)
    assert antwoord["stemming"][0] == {"sleutel": "A", "naam": "Bankjes", "kosten": 40_000, "steun": 6, "punten": 6}


def test_both_outcomes_as_a_table(pb, capsys):
    call_command("stemronde_tel", pb)
    uit = capsys.readouterr().out
    assert uit.startswith("Buurtbudget Oost\nBudget EUR 900,00, 10 stembiljetten, 3 ideeën.\n")
    rijen = {regel.split()[0]: regel.split()[1:] for regel in uit.splitlines() if regel[:2] in ("A ", "B ", "C ")}
    assert rijen == {
        "A": ["400,00", "6", "1", "1", "Bankjes"],
        "B": ["500,00", "6", "-", "2", "Podium"],
        "C": ["300,00", "4", "2", "-", "Moestuin[31m"],
    }
    assert "Kiezers met iets van hun keuze        10 (100,0 %)        6 (60,0 %)" in uit
    assert "elk stembiljet krijgt EUR 90,00" in uit


def test_the_choices_change_the_count(pb, capsys):
    call_command(
        "stemronde_tel", pb, als_json=True, aanvulling="verhogen-stemmen", stap=5, nut="aantal", loting="appel"
    )
    delen = json.loads(capsys.readouterr().out)["gelijke_delen"]
    assert (delen["nut"], delen["aanvulling"], delen["stap"], delen["loting"]) == (
        "aantal",
        "verhogen-stemmen",
        500,
        "appel",
    )


def test_a_fault_in_the_file_is_told_with_its_line(pb, capsys):
    pb.write_text(pb.read_text(encoding="utf-8").replace("7;C", "7;D"), encoding="utf-8")
    with pytest.raises(CommandError, match="Regel 20: Op dit biljet staat idee D"):
        call_command("stemronde_tel", pb, als_json=True)
    antwoord = json.loads(capsys.readouterr().out)
    assert antwoord["regel"] == 20
    assert "idee D" in antwoord["fout"]


def test_a_file_that_is_not_there_and_a_folder(tmp_path):
    with pytest.raises(CommandError, match=r"weg\.pb is er niet"):
        call_command("stemronde_tel", tmp_path / "weg.pb")
    with pytest.raises(CommandError, match="is een map"):
        call_command("stemronde_tel", tmp_path)


def test_a_step_smaller_than_a_cent_is_refused(pb):
    with pytest.raises(CommandError, match="hooguit twee cijfers"):
        call_command("stemronde_tel", pb, "--stap", "0.001")
