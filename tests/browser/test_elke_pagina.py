"""Every address that shows a page, for every role that may open it: readable for all, narrow, enlarged, by name."""

import logging
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from django.http import HttpResponse

from tests.browser import adressen
from tests.browser.keuring import Bouw, built_of, keur
from tests.browser.wereld import enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
ROLLEN = (
    "bezoeker", "schrijver", "bewoner", "nieuweling", "seghwaert", "beheerder",
    "privacy", "kcc", "partner", "behandelaar", "wethouder", "college", "griffie", "budgetbeheerder",
)  # fmt: skip


class Blad(NamedTuple):
    """A page as a role finds it: its route, its address, what it is built of, and its title."""

    route: str
    adres: str
    bouw: Bouw
    titel: str | None


@pytest.fixture(scope="module")
def _no_log() -> Iterator[None]:
    """Leave thousands of refusals out of the log: writing their tracebacks takes longer than refusing."""
    log = logging.getLogger("django.request")
    log.disabled = True
    yield
    log.disabled = False


@pytest.fixture(scope="module")
def bladen(wereld, _no_log) -> dict[str, list[Blad]]:
    """What every role gets at every address: thousands of requests, so each is asked once for all tests."""
    gevonden, gezien = defaultdict(list), set()
    for rol in ROLLEN:
        client = enter(wereld, rol)
        for route in adressen.routes():
            if route in adressen.ZONDER_BLAD:
                continue
            for adres in adressen.examples(route, wereld):
                antwoord = client.get(adres)
                antwoord.close()
                assert antwoord.status_code < 500, adres
                if antwoord.status_code == 405 or not _is_page(antwoord):
                    gezien.add(route)
                elif antwoord.status_code in (200, 401):
                    gezien.add(route)
                    gevonden[rol].append(_read(route, adres, antwoord.content.decode()))
    gemist = [route for route in adressen.routes() if route not in gezien | set(adressen.ZONDER_BLAD)]
    assert gemist == [], f"{gemist}\nGeen rol ziet hier een pagina; geef een voorbeeld of een reden in adressen.py"
    return gevonden


def _read(route: str, adres: str, html: str) -> Blad:
    titel = re.search(r"<title>(.+?)</title>", html, re.S)
    return Blad(route, adres, built_of(html), titel and titel[1])


def _is_page(antwoord: HttpResponse) -> bool:
    """Tell a page from a file, from data, and from a piece that a script puts into a page."""
    if not antwoord.get("Content-Type", "").startswith("text/html"):
        return False
    return antwoord.status_code >= 300 or b"<html" in antwoord.content[:200]


@pytest.fixture(scope="module")
def te_zien(bladen) -> dict[str, list[str]]:
    """By role the addresses to open: the fewest pages that together show every sort of element of every route."""
    per_route = defaultdict(list)
    for rol in ROLLEN:
        for blad in bladen[rol]:
            per_route[blad.route].append((rol, blad))
    keus = defaultdict(list)
    for paren in per_route.values():
        over = frozenset().union(*(blad.bouw for _rol, blad in paren))
        while over:
            rol, blad = max(paren, key=lambda paar: len(paar[1].bouw & over))
            keus[rol].append(blad.adres)
            over -= blad.bouw
    return keus


@pytest.mark.parametrize("rol", ROLLEN)
def test_every_page_is_for_everyone(te_zien, venster_van, axe, rol):
    pagina = venster_van(rol)
    fouten = []
    for adres in te_zien[rol]:
        pagina.goto(adres)
        fouten += keur(pagina, adres, axe, groot=True)
    assert fouten == [], "\n".join(fouten)


@pytest.mark.parametrize("rol", ROLLEN)
def test_every_page_has_a_title_of_its_own(bladen, rol):
    titels = defaultdict(set)
    for blad in bladen[rol]:
        assert blad.titel, f"{blad.adres} heeft geen titel"
        titels[blad.titel].add(blad.route)
    assert {titel: routes for titel, routes in titels.items() if len(routes) > 1} == {}
