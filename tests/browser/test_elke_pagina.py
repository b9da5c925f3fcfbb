"""Every address that shows a page, for every role that may open it: readable for all, narrow, enlarged, by name."""

import re
import time
from collections import defaultdict
from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client
from playwright.sync_api import Page

from tests.browser import adressen
from tests.browser.wereld import vul
from tests.spelers import kom_binnen

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
ROLLEN = (
    "bezoeker", "schrijver", "bewoner", "nieuweling", "seghwaert", "beheerder",
    "privacy", "kcc", "partner", "behandelaar", "wethouder",
)  # fmt: skip
Bouw = frozenset[str]


@pytest.fixture(scope="module")
def wereld(stad):
    """The city with one of everything in it."""
    return vul(stad)


def enter(wereld, rol: str) -> Client:
    """Return a browser in which somebody with this role is signed in a moment ago; `schrijver` has a draft."""
    if rol in ("bezoeker", "schrijver"):
        client = Client()
        if rol == "schrijver":
            client.cookies["concept"] = wereld.concept.token
        return client
    client = kom_binnen(getattr(wereld, rol))
    sessie = client.session
    sessie["account_authentication_methods"] = [{"method": "password", "at": time.time(), "reauthenticated": True}]
    sessie["account_authentication_methods_user"] = sessie["_auth_user_id"]
    sessie.save()
    return client


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
                    gevonden[rol].append((route, adres, _built_of(antwoord.content.decode())))
    gemist = [route for route in adressen.routes() if route not in gezien | set(adressen.ZONDER_BLAD)]
    assert gemist == [], f"{gemist}\nGeen rol ziet hier een pagina; geef een voorbeeld of een reden in adressen.py"
    return gevonden


def _is_page(antwoord: HttpResponse) -> bool:
    """Tell a page from a file, from data, and from a piece that a script puts into a page."""
    if not antwoord.get("Content-Type", "").startswith("text/html"):
        return False
    return antwoord.status_code >= 300 or b"<html" in antwoord.content[:200]


def _built_of(html: str) -> Bouw:
    """Return the sorts of elements of a page: tag, names of attributes, and the class."""
    kaal = re.sub(r""" (?!class=)([a-z-]+)=("[^"]*"|'[^']*')""", r" \1", html)
    return frozenset(re.findall(r"<[a-z][^>]*>", kaal))


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


def judge(pagina: Page, adres: str, axe) -> list[str]:
    """Return what is wrong with a page at 1280 px, with letters twice as large, and at 320 px."""
    pagina.set_viewport_size({"width": 1280, "height": 900})
    pagina.goto(adres)
    fouten = [] if pagina.locator("h1").count() == 1 else [f"{adres}: {pagina.locator('h1').count()} keer h1"]
    fouten += _with_axe(pagina, axe, f"{adres} op 1280")
    pagina.evaluate("document.documentElement.style.fontSize = '200%'")
    fouten += _wide(pagina, f"{adres} op 200% tekst")
    pagina.evaluate("document.documentElement.style.fontSize = ''")
    pagina.set_viewport_size({"width": 320, "height": 640})
    return fouten + _wide(pagina, f"{adres} op 320") + _with_axe(pagina, axe, f"{adres} op 320")


def _wide(pagina: Page, waar: str) -> list[str]:
    breed, venster = pagina.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    return [f"{waar}: {breed - venster} px te breed"] if breed > venster else []


def _with_axe(pagina: Page, axe, waar: str) -> list[str]:
    try:
        axe(pagina)
    except AssertionError as fout:
        return [f"{waar}: {fout}"]
    return []


@pytest.fixture
def venster_van(wereld, venster, site) -> Callable[[str], Page]:
    """Open a window for a role: `venster_van("partner")`."""

    def open_window(rol: str) -> Page:
        pagina = venster()
        for naam, koekje in enter(wereld, rol).cookies.items():
            pagina.context.add_cookies([{"name": naam, "value": koekje.value, "url": site}])
        return pagina

    return open_window


@pytest.mark.parametrize("rol", ROLLEN)
def test_every_page_is_for_everyone(bladen, venster_van, axe, rol):
    pagina = venster_van(rol)
    fouten = [fout for adres in new_to_the_eye(bladen, rol) for fout in judge(pagina, adres, axe)]
    assert fouten == [], "\n".join(fouten)


@pytest.mark.parametrize("rol", ROLLEN)
def test_every_page_has_a_title_of_its_own(wereld, bladen, rol):
    client, titels = enter(wereld, rol), defaultdict(set)
    for route, adres, _bouw in bladen[rol]:
        titel = re.search(r"<title>(.+?)</title>", client.get(adres).content.decode(), re.S)
        assert titel, f"{adres} heeft geen titel"
        titels[titel[1]].add(route)
    assert {titel: routes for titel, routes in titels.items() if len(routes) > 1} == {}
