"""What every page and every state of it must meet: one heading, readable for all, nothing wider than the window."""

import re
from collections.abc import Callable

from playwright.sync_api import Page

Axe = Callable[[Page], None]
Bouw = frozenset[str]
BREED = {"width": 1280, "height": 900}
SMAL = {"width": 320, "height": 640}
ALLES_OPEN = "document.querySelectorAll('main details').forEach((vouw) => (vouw.open = true))"


def built_of(html: str) -> Bouw:
    """Return the sorts of elements of a page: tag, names of attributes, and the class."""
    kaal = re.sub(r""" (?!class=)([a-z-]+)=("[^"]*"|'[^']*')""", r" \1", html)
    return frozenset(re.findall(r"<[a-z][^>]*>", kaal))


def keur(pagina: Page, waar: str, axe: Axe, *, groot: bool = False, gezien: set[str] | None = None) -> list[str]:
    """Return what is wrong with the page as it stands now, at 1280 and at 320 px, there with every fold open.

    `groot`: also with letters twice as large. `gezien` collects the sorts of elements of the pages before; a page that
    adds none to them is measured, but not judged by axe again.
    """
    if gezien is not None:
        bouw = built_of(pagina.content())
        axe = axe if bouw - gezien else _seen
        gezien |= bouw
    pagina.set_viewport_size(BREED)
    koppen = pagina.locator("h1").count()
    fouten = [] if koppen == 1 else [f"{waar}: {koppen} keer h1"]
    fouten += _wide(pagina, f"{waar} op 1280") + _with_axe(pagina, axe, f"{waar} op 1280")
    if groot:
        pagina.evaluate("document.documentElement.style.fontSize = '200%'")
        fouten += _wide(pagina, f"{waar} op 200% tekst")
        pagina.evaluate("document.documentElement.style.fontSize = ''")
    pagina.set_viewport_size(SMAL)
    fouten += _wide(pagina, f"{waar} op 320")
    pagina.evaluate(ALLES_OPEN)
    return fouten + _wide(pagina, f"{waar} op 320, opengevouwen") + _with_axe(pagina, axe, f"{waar} op 320")


def _seen(_pagina: Page) -> None:
    """Stand in for axe where it would judge the same once more."""


def _wide(pagina: Page, waar: str) -> list[str]:
    breed, venster = pagina.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    return [f"{waar}: {breed - venster} px te breed"] if breed > venster else []


def _with_axe(pagina: Page, axe: Axe, waar: str) -> list[str]:
    try:
        axe(pagina)
    except AssertionError as fout:
        return [f"{waar}: {fout}"]
    return []
