"""List every address of the house with the rule that guards it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from wijkwerk.web import toegang

KOP = """# Rollen en adressen

Getekend uit de code met `bin/wijkwerk rollen teken`. Elk adres heeft een regel; wat geen regel heeft, komt er niet in.
`openbaar` mag iedereen openen. De adressen onder `inloggen/` van django-allauth bewaken zichzelf.

| adres | regel | wat die regel toestaat |
|---|---|---|
"""
BUITEN = "allauth"


@dataclass(frozen=True)
class Adres:
    """One address: its route, the view behind it, and the rule that guards it ('' when nobody said)."""

    route: str
    view: Callable[..., Any]
    regel: str


def addresses() -> list[Adres]:
    """Return all addresses of the running configuration, in order of their route."""
    return sorted((_adres(route, view) for route, view in _walk(get_resolver().url_patterns)), key=lambda a: a.route)


def draw() -> str:
    """Return docs/rollen.md as the code has it now. Only complete in demo mode, which has every room."""
    regels = toegang.regels()
    rijen = []
    for adres in addresses():
        omschrijving = str(regels[adres.regel].omschrijving) if adres.regel in regels else ""
        rijen.append(f"| `/{adres.route}` | {adres.regel} | {omschrijving} |\n")
    return KOP + "".join(rijen)


def _adres(route: str, view: Callable[..., Any]) -> Adres:
    module = getattr(view, "__module__", "")
    eigen = BUITEN if module.split(".")[0] == BUITEN else ""
    return Adres(route, view, getattr(view, "toegang", eigen))


def _walk(patronen: list[URLPattern | URLResolver], begin: str = "") -> Iterator[tuple[str, Callable[..., Any]]]:
    for patroon in patronen:
        route = begin + re.sub(r"[\^$]|\\Z", "", str(patroon.pattern))
        if isinstance(patroon, URLResolver):
            yield from _walk(patroon.url_patterns, route)
        else:
            yield route, patroon.callback
