"""Every address that shows a page, for every role that may open it: readable for all, narrow, enlarged, by name."""

import re
from collections import defaultdict

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


@pytest.fixture(scope="module")
def bladen(wereld) -> dict[str, list[tuple[str, str, Bouw]]]:
    """What every role gets at every address: by role the route, the address and what the page is built of."""
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
                    gevonden[rol].append((route, adres, built_of(antwoord.content.decode())))
    gemist = [route for route in adressen.routes() if route not in gezien | set(adressen.ZONDER_BLAD)]
    assert gemist == [], f"{gemist}\nGeen rol ziet hier een pagina; geef een voorbeeld of een reden in adressen.py"
    return gevonden


def _is_page(antwoord: HttpResponse) -> bool:
    """Tell a page from a file, from data, and from a piece that a script puts into a page."""
    if not antwoord.get("Content-Type", "").startswith("text/html"):
        return False
    return antwoord.status_code >= 300 or b"<html" in antwoord.content[:200]


def new_to_the_eye(bladen, rol: str) -> list[str]:
    """Return the addresses where this role sees a sort of element that no earlier role saw at the same address."""
    gezien: dict[str, set[str]] = defaultdict(set)
    nieuw = []
    for eerder in ROLLEN[: ROLLEN.index(rol) + 1]:
        for route, adres, bouw in bladen[eerder]:
            if eerder == rol and bouw - gezien[route]:
                nieuw.append(adres)
            gezien[route] |= bouw
    return nieuw


@pytest.mark.parametrize("rol", ROLLEN)
def test_every_page_is_for_everyone(bladen, venster_van, axe, rol):
    pagina = venster_van(rol)
    fouten = []
    for adres in new_to_the_eye(bladen, rol):
        pagina.goto(adres)
        fouten += keur(pagina, adres, axe, groot=True)
    assert fouten == [], "\n".join(fouten)


@pytest.mark.parametrize("rol", ROLLEN)
def test_every_page_has_a_title_of_its_own(wereld, bladen, rol):
    client, titels = enter(wereld, rol), defaultdict(set)
    for route, adres, _bouw in bladen[rol]:
        titel = re.search(r"<title>(.+?)</title>", client.get(adres).content.decode(), re.S)
        assert titel, f"{adres} heeft geen titel"
        titels[titel[1]].add(route)
    assert {titel: routes for titel, routes in titels.items() if len(routes) > 1} == {}
