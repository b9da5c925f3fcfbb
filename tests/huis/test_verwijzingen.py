"""What is named as text exists: addresses in templates, code and menu, templates, and places where panels hang."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.huis.bronnen import SRC, files, python_files
from tests.huis.test_verdiepingen import height_of_rooms
from wijkwerk.web import navigatie, panelen, toegang

ADRES = re.compile(r"""{%\s*url\s+["']([\w:-]+)["']((?:\s+(?!as\b)[^\s%]+)*)""")
SJABLOON = re.compile(r"""{%\s*(?:include|extends)\s+["']([^"']+)["']""")
PANEEL = re.compile(r"""{%\s*panelen\s+["']([\w-]+)["']""")
VERWIJZERS = {"reverse", "redirect", "reverse_lazy"}
MENU = [(plek, item) for plek in ("werkplek", "openbaar", "hoofdactie", "demo") for item in navigatie.items(plek)]


def templates() -> list[Path]:
    return [pad for pad in files() if pad.suffix == ".html" and SRC in pad.parents]


def _walk(patronen: list, ruimte: str = "") -> Iterator[tuple[str, URLPattern]]:
    for patroon in patronen:
        if isinstance(patroon, URLResolver):
            yield from _walk(patroon.url_patterns, f"{ruimte}{patroon.namespace}:" if patroon.namespace else ruimte)
        elif patroon.name:
            yield ruimte + patroon.name, patroon


def addresses() -> dict[str, list[URLPattern]]:
    """Return every name that an address has, with the patterns behind it."""
    namen = defaultdict(list)
    for naam, patroon in _walk(get_resolver().url_patterns):
        namen[naam].append(patroon)
    return namen


def in_templates() -> Iterator[tuple[Path, str, int]]:
    """Yield each address that a template names, with the number of arguments."""
    for pad in templates():
        for naam, rest in ADRES.findall(pad.read_text(encoding="utf-8")):
            yield pad, naam, len(rest.split())


def in_code() -> Iterator[tuple[Path, str]]:
    """Yield each address that the code names."""
    for pad in python_files(SRC):
        for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
            if isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Name) and knoop.func.id in VERWIJZERS:
                eerste = knoop.args[0]
                if isinstance(eerste, ast.Constant) and not eerste.value.startswith("/"):
                    yield pad, eerste.value


def test_every_address_in_a_template_exists_with_that_many_arguments():
    bekend = addresses()
    genoemd = list(in_templates())
    assert len(genoemd) > 100
    assert [
        f"{pad.relative_to(SRC)}: {naam} met {aantal}"
        for pad, naam, aantal in genoemd
        if aantal not in {len(patroon.pattern.converters) for patroon in bekend[naam]}
    ] == []


def test_every_address_in_the_code_exists():
    bekend = addresses()
    assert [f"{pad.relative_to(SRC)}: {naam}" for pad, naam in in_code() if naam not in bekend] == []


def test_a_room_sends_nobody_up_the_stairs():
    hoogte, bekend = height_of_rooms(), addresses()
    genoemd = [(pad, naam) for pad, naam, _aantal in in_templates()] + list(in_code())
    omhoog = [
        f"{pad.relative_to(SRC)}: {naam}"
        for pad, naam in genoemd
        for kamer in {patroon.callback.__module__.split(".")[1] for patroon in bekend[naam]} & set(hoogte)
        if hoogte[kamer] > hoogte[pad.relative_to(SRC).parts[0]]
    ]
    assert omhoog == []


@pytest.mark.parametrize(("plek", "item"), MENU, ids=lambda deel: getattr(deel, "naar", deel))
def test_every_item_of_the_menu_leads_somewhere_under_a_known_rule(plek, item):
    assert reverse(item.naar).startswith("/")
    assert item.regel is None or item.regel in toegang.regels()


def test_every_template_can_be_read():
    stuk = {}
    for pad in templates():
        naam = str(pad).split("/templates/", 1)[1]
        try:
            get_template(naam)
        except Exception as fout:
            stuk[naam] = fout
    assert stuk == {}


def test_every_template_that_is_named_exists():
    namen = {naam for pad in templates() for naam in SJABLOON.findall(pad.read_text(encoding="utf-8"))}
    for pad in python_files(SRC):
        for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
            if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str):
                namen |= {knoop.value} if re.fullmatch(r"\w+/[\w/-]+\.html", knoop.value) else set()
    assert len(namen) > 100
    assert {naam for naam in namen if not exists(naam)} == set()


def exists(naam: str) -> bool:
    try:
        get_template(naam)
    except TemplateDoesNotExist:
        return False
    return True


def test_every_panel_hangs_where_a_page_makes_room():
    ruimte = {plek for pad in templates() for plek in PANEEL.findall(pad.read_text(encoding="utf-8"))}
    assert panelen.plekken()
    assert panelen.plekken() <= ruimte
