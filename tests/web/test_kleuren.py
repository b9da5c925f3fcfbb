"""Our own colours: every pair of text and ground that the style sheets use can be read."""

import re
from pathlib import Path

import pytest

import wijkwerk.web

TOKENS = (Path(wijkwerk.web.__file__).parent / "static/web/tokens.css").read_text()
KLEUR = dict(re.findall(r"--w-([a-z0-9-]+):[^;]*?(#[0-9a-f]{6})", TOKENS))
TEKST = [
    *(
        (inkt, grond)
        for inkt in ("ink", "ink-subtle", "heading", "link", "accent", "bad-ink")
        for grond in ("ground", "surface", "sand")
    ),
    *((inkt, "accent-soft") for inkt in ("ink", "accent", "link")),
    *((f"{toon}-ink", f"{toon}-bg") for toon in ("info", "good", "warn", "bad")),
    *(("ink", f"{toon}-bg") for toon in ("info", "good", "warn", "bad")),
    ("accent-ink", "accent"),
    ("accent-ink", "accent-hover"),
    ("button-ink", "button"),
    ("focus-ink", "focus-bg"),
    ("thread", "ground"),
]
VORM = [
    *(
        (rand, "surface")
        for rand in ("border-strong", "info-border", "good-border", "warn-border", "bad-border", "thread")
    ),
    ("border-strong", "ground"),
    ("focus", "ground"),
    ("focus", "surface"),
]


def licht(kleur: str) -> float:
    """Return the relative luminance of a colour as WCAG defines it."""
    delen = [int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    rood, groen, blauw = (d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in delen)
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw


def contrast(een: str, ander: str) -> float:
    helder, donker = sorted((licht(KLEUR[een]), licht(KLEUR[ander])), reverse=True)
    return (helder + 0.05) / (donker + 0.05)


def test_measure_is_right():
    KLEUR["zwart"], KLEUR["wit"] = "#000000", "#ffffff"
    assert contrast("zwart", "wit") == pytest.approx(21)


@pytest.mark.parametrize(("inkt", "grond"), TEKST)
def test_text_can_be_read(inkt, grond):
    assert contrast(inkt, grond) >= 4.5


@pytest.mark.parametrize(("lijn", "grond"), VORM)
def test_edges_and_focus_can_be_seen(lijn, grond):
    assert contrast(lijn, grond) >= 3


def test_style_sheets_use_only_colours_that_are_tokens():
    map_ = Path(wijkwerk.web.__file__).parent / "static/web"
    los = {blad.name: re.findall(r"#[0-9a-fA-F]{3,8}\b(?![^{]*\{)", blad.read_text()) for blad in map_.glob("*.css")}
    assert not {naam: kleuren for naam, kleuren in los.items() if kleuren and naam not in ("tokens.css", "print.css")}
