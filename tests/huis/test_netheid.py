"""Sizes and words: what keeps a house readable."""

import re
import statistics

from tests.huis.bronnen import ROOT, SRC, files, functions, python_files

# Written in two halves, or this file would be the first to break its own rule.
VERBODEN = re.compile(
    "|".join(["/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/[a-z]", "TO" + "DO", "FIX" + "ME", "XX" + "X"])
)
TEKST = {".py", ".md", ".html", ".css", ".js", ".toml", ".yml", ".sh", ".in", ".txt", ""}
KAMERMEUBELS = {"utils", "helpers", "services", "common", "misc"}


def test_no_machine_paths_and_no_promises_in_the_code():
    gevonden = [
        f"{pad.relative_to(ROOT)}:{nummer}: {regel.strip()}"
        for pad in files()
        if pad.suffix in TEKST
        for nummer, regel in enumerate(pad.read_text(encoding="utf-8").splitlines(), 1)
        if VERBODEN.search(regel)
    ]
    assert gevonden == []


def test_no_file_is_over_400_lines():
    lengte = {str(pad.relative_to(ROOT)): len(pad.read_text(encoding="utf-8").splitlines()) for pad in python_files()}
    assert len(lengte) > 50
    assert {naam: regels for naam, regels in lengte.items() if regels > 400} == {}


def test_no_function_is_over_40_lines():
    assert {naam: lengte for naam, lengte in functions(SRC) if lengte > 40} == {}


def test_nine_in_ten_functions_are_under_20_lines():
    assert statistics.quantiles([lengte for _naam, lengte in functions(SRC)], n=10)[-1] < 20


def test_no_drawer_for_odds_and_ends():
    namen = {
        pad.relative_to(ROOT) for pad in python_files() for deel in pad.parts if deel.split(".")[0] in KAMERMEUBELS
    }
    assert namen == set()


def test_templates_hold_no_script_or_style_of_their_own():
    sjabloontaal = re.compile(r"{%.*?%}")
    eigen = re.compile(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*(src=|type=\"application/json\"))", re.IGNORECASE)
    sjablonen = [pad for pad in files() if pad.suffix == ".html" and SRC in pad.parents]
    tekst = {str(p.relative_to(ROOT)): sjabloontaal.sub("", p.read_text(encoding="utf-8")) for p in sjablonen}
    assert {naam for naam, inhoud in tekst.items() if eigen.search(inhoud)} == set()


def test_every_exception_to_a_check_says_why():
    kaal = re.compile(r"#\s*(?:noqa(?::\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*)?|type:\s*ignore(?:\[[a-z, -]+\])?)\s*$")
    gevonden = [
        f"{pad.relative_to(ROOT)}:{nummer}"
        for pad in python_files()
        for nummer, regel in enumerate(pad.read_text(encoding="utf-8").splitlines(), 1)
        if kaal.search(regel)
    ]
    assert gevonden == []
