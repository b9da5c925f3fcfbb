"""The command line: Dutch help, an installation that prepares itself, errors in one line."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.config.opdracht import command, environment, wijkwerk


@pytest.fixture
def data(tmp_path):
    return tmp_path / "gegevens"


@pytest.fixture
def klaar(data, voorbereid):
    """A prepared data folder of one's own."""
    return Path(shutil.copytree(voorbereid, data))


def test_help_is_dutch_and_needs_no_settings(data):
    uit = wijkwerk(data, "--help", WIJKWERK_STAND="productie")
    assert uit.returncode == 0
    assert uit.stdout.startswith("gebruik: wijkwerk <opdracht>")
    assert "reservekopie zet-terug" in uit.stdout
    assert not data.exists()


def test_help_of_a_command_of_a_room_is_dutch(data):
    uit = wijkwerk(data, "reservekopie", "maak", "--help")
    assert uit.returncode == 0
    assert uit.stdout.startswith("gebruik: wijkwerk reservekopie maak")
    assert "toon deze uitleg en stop" in uit.stdout
    assert "--settings" not in uit.stdout


def test_help_of_a_group_lists_its_commands(data):
    uit = wijkwerk(data, "reservekopie", "--help")
    assert (uit.returncode, uit.stdout.count("  reservekopie ")) == (0, 2)


@pytest.mark.parametrize(
    ("woorden", "zin"),
    [
        (["wat"], "Onbekende opdracht: wat."),
        (["reservekopie", "wat"], "Onbekende opdracht: reservekopie wat."),
        (["reservekopie"], "gebruik: wijkwerk reservekopie <opdracht>"),
        (["reservekopie", "maak"], "dit ontbreekt nog: bestand"),
        (["demo", "--port", "abc"], "'abc' is hier niet te gebruiken"),
        (["demo", "--poort", "1"], "onbekend: --poort 1"),
    ],
)
def test_wrong_typing_is_usage_error_2(data, woorden, zin):
    uit = wijkwerk(data, *woorden)
    assert uit.returncode == 2
    assert zin in uit.stderr
    assert uit.stdout == ""


def test_refusal_is_one_line_and_exit_1(klaar):
    uit = wijkwerk(klaar, "reservekopie", "zet-terug", "er-niet.tar.gz", "--ja")
    assert uit.returncode == 1
    assert uit.stderr == "Bestand niet gevonden: er-niet.tar.gz\n"


def test_trace_is_shown_only_on_request(klaar):
    uit = wijkwerk(klaar, "reservekopie", "zet-terug", "er-niet.tar.gz", "--ja", WIJKWERK_SPOOR="1")
    assert "Traceback" in uit.stderr


def test_command_on_an_empty_folder_prepares_the_database(data):
    uit = wijkwerk(data, "logboek", "controleer")
    assert (uit.returncode, uit.stderr) == (0, "")
    assert "Het logboek klopt" in uit.stdout
    assert (data / "wijkwerk.sqlite3").exists()


def test_two_commands_at_once_on_an_empty_folder_both_work(data):
    processen = [
        subprocess.Popen(command("logboek", "controleer"), env=environment(data), stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    uitkomsten = [(proces.communicate(timeout=120)[1], proces.returncode) for proces in processen]
    assert uitkomsten == [("", 0), ("", 0)]


def test_production_without_secret_says_what_to_set(data):
    uit = wijkwerk(data, "logboek", "controleer", WIJKWERK_STAND="productie")
    assert uit.returncode == 1
    assert uit.stderr.startswith("Zet WIJKWERK_")
    assert uit.stderr.count("\n") == 1


def test_demo_never_runs_on_a_real_installation(data):
    echt = {"WIJKWERK_STAND": "productie", "WIJKWERK_GEHEIM": "x" * 50, "WIJKWERK_HOSTS": "wijkwerk.voorbeeld.nl"}
    uit = wijkwerk(data, "demo", **echt)
    assert uit.returncode == 1
    assert "nooit op een echte installatie" in uit.stderr


def test_production_with_waiting_migrations_asks_to_prepare_first(klaar):
    wijkwerk(klaar, "django", "migrate", "sessions", "zero")
    echt = {"WIJKWERK_STAND": "productie", "WIJKWERK_GEHEIM": "x" * 50, "WIJKWERK_HOSTS": "wijkwerk.voorbeeld.nl"}
    uit = wijkwerk(klaar, "logboek", "controleer", **echt)
    assert (uit.returncode, uit.stderr) == (
        1,
        "De database is van een eerdere versie. Draai eerst: wijkwerk voorbereiden\n",
    )
