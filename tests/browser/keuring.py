"""What every page and every state of it must meet: one heading, readable for all, nothing wider than the window."""

import re
from collections.abc import Callable

from playwright.sync_api import Page

Axe = Callable[[Page], None]
Bouw = frozenset[str]
BREED = {"width": 1280, "height": 900}
SMAL = {"width": 320, "height": 640}
# Each asks all it needs at once: the way to the browser and back costs more than the measuring.
MEET = "const te_breed = () => (({scrollWidth, clientWidth}) => scrollWidth - clientWidth)(document.documentElement);"
MEET_BREED = f"""(groot) => {{
  {MEET}
  const uit = {{koppen: document.querySelectorAll("h1").length, maten: [["1280", te_breed()]]}};
  if (!groot) return uit;
  document.documentElement.style.fontSize = "200%";
  uit.maten.push(["200% tekst", te_breed()]);
  document.documentElement.style.fontSize = "";
  return uit;
}}"""
MEET_SMAL = f"""() => {{
  {MEET}
  const dicht = te_breed();
  document.querySelectorAll("main details").forEach((vouw) => (vouw.open = true));
  return [["320", dicht], ["320, opengevouwen", te_breed()]];
}}"""


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
    breed = pagina.evaluate(MEET_BREED, groot)
    fouten = [] if breed["koppen"] == 1 else [f"{waar}: {breed['koppen']} keer h1"]
    fouten += _wide(breed["maten"], waar) + _with_axe(pagina, axe, f"{waar} op 1280")
    pagina.set_viewport_size(SMAL)
    return fouten + _wide(pagina.evaluate(MEET_SMAL), waar) + _with_axe(pagina, axe, f"{waar} op 320")


def _seen(_pagina: Page) -> None:
    """Stand in for axe where it would judge the same once more."""


def _wide(maten: list[tuple[str, int]], waar: str) -> list[str]:
    return [f"{waar} op {maat}: {over} px te breed" for maat, over in maten if over > 0]


def _with_axe(pagina: Page, axe: Axe, waar: str) -> list[str]:
    try:
        axe(pagina)
    except AssertionError as fout:
        return [f"{waar}: {fout}"]
    return []
