"""Buttons, drawn in Python: there are several on every page."""

from html import escape
from typing import Any

from django.utils.safestring import SafeString

from wijkwerk.web import iconen

SOORTEN = {"primair": "primary-action", "gewoon": "secondary-action", "kaal": "subtle", "gevaar": "danger"}
# How an option of the tag is called in HTML.
ATTRIBUTEN = {"naam": "name", "waarde": "value", "id": "id", "formulier": "form", "actie": "formaction"}
OPTIES = {*ATTRIBUTEN, "klein", "hulp", "type", "uit"}


def knop(tekst: Any, naar: str = "", *, soort: str = "", icoon: str = "", **opties: Any) -> SafeString:
    """Return a button, or with `naar` a link that looks like one."""
    if onbekend := set(opties) - OPTIES:
        raise TypeError(f"Een knop kent dit niet: {', '.join(sorted(onbekend))}.")
    klein = " utrecht-button--klein" if opties.get("klein") else ""
    klasse = f"utrecht-button utrecht-button--{SOORTEN[soort or 'primair']}{klein}"
    inhoud = f"{iconen.teken(icoon) if icoon else ''}<span>{escape(str(tekst))}{_help(opties.get('hulp'))}</span>"
    if naar:
        anker = _attribute("id", opties.get("id"))
        return SafeString(f'<a class="{klasse}" href="{escape(str(naar))}"{anker}>{inhoud}</a>')
    gezet = "".join(_attribute(html, opties.get(optie)) for optie, html in ATTRIBUTEN.items())
    uit = " disabled" if opties.get("uit") else ""
    soort = escape(str(opties.get("type") or "submit"))
    return SafeString(f'<button class="{klasse}" type="{soort}"{gezet}{uit}>{inhoud}</button>')


def _help(hulp: Any) -> str:
    return f'<span class="alleen-voorlezen"> {escape(str(hulp))}</span>' if hulp else ""


def _attribute(naam: str, waarde: Any) -> str:
    return f' {naam}="{escape(str(waarde))}"' if waarde else ""
