"""The commands, as people type them."""

import json

import pytest
from django.core.management import CommandError, call_command

from tests.gebieden.vormen import OOST, WEST
from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.kern.weigering import Weigering

pytestmark = pytest.mark.django_db


def test_import_prints_progress_and_a_summary(write_map, capsys):
    call_command("gebieden_importeer", write_map(WEST, OOST), jaar=2026, werkgebieden=True, vanaf="1-1-2026")
    uit, voortgang = capsys.readouterr()
    assert "2 nieuw, 0 gewijzigd, 0 verdwenen, 0 gelijk" in uit
    assert "Westwijk (WK063701)" in uit
    assert "Werkgebieden: 2 nieuw" in uit
    assert "Kaart lezen: 2 van 2" in voortgang
    assert Werkgebied.objects.count() == 2


def test_import_refuses_with_the_reason(tmp_path):
    with pytest.raises(Weigering, match="is er niet"):
        call_command("gebieden_importeer", tmp_path / "weg.gpkg", jaar=2026)


def test_where_answers_in_json(both_years, capsys):
    call_command("gebieden_waar", "52.0607", "4.4931", datum="2024-05-01", als_json=True)
    assert json.loads(capsys.readouterr().out) == {
        "lat": 52.0607,
        "lon": 4.4931,
        "datum": "2024-05-01",
        "buurt": None,
        "wijk": {"code": "WK063700", "naam": "Centrum", "jaar": 2024},
        "werkgebied": {"naam": "Centrum", "sleutel": "centrum", "van": "2024-01-01", "tot": "2025-01-01"},
    }


def test_where_answers_in_sentences_and_takes_dutch_notation(small_map, capsys):
    call_command("gebieden_waar", "52,057", "4,485", datum="2-3-2026")
    uit = capsys.readouterr().out
    assert "op 02-03-2026" in uit
    assert "buurt Hofjes (BU06370101, indeling van 2026)" in uit
    assert "werkgebied Westwijk" in uit


@pytest.mark.parametrize(
    ("lat", "lon", "datum", "woord"),
    [
        ("4.485", "52.057", "", "verwisseld"),
        ("92500", "452500", "", "RD-meters"),
        ("52.3", "4.9", "", "buiten de gemeente"),
        ("links", "4.9", "", "geen getal"),
        ("nan", "4.9", "", "geen getal"),
        ("52.057", "4.485", "gisteren", "geen datum"),
        ("52.057", "4.485", "2025-06-01", "geen kaart"),
    ],
)
def test_where_refuses_with_the_reason_on_both_channels(small_map, capsys, *, lat, lon, datum, woord):
    with pytest.raises(CommandError, match=woord):
        call_command("gebieden_waar", lat, lon, datum=datum, als_json=True)
    assert woord in json.loads(capsys.readouterr().out)["fout"]


def test_figures_and_addresses_print_their_summary(tmp_path, capsys):
    cijfers, adressen = tmp_path / "c.csv", tmp_path / "a.csv"
    cijfers.write_text("code;inwoners;vreemd\nGM0637;5;1\n")
    adressen.write_text("straat;nummer;postcode;plaats;lat;lon\nPad;1;2711ZA;Zoetermeer;52.05;4.49\n")
    call_command("gebieden_kerncijfers", cijfers, jaar=2026)
    call_command("gebieden_adressen", adressen)
    uit = capsys.readouterr().out
    assert "over 1 gebieden: 1 nieuw" in uit
    assert "kennen we niet: vreemd" in uit
    assert "Adressen: 1 nieuw" in uit
