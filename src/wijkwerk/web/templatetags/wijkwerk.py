"""The components as template tags: `{% load wijkwerk %}`. How to use each stands in web/README.md."""

from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import uuid4

from django import template
from django.conf import settings
from django.forms import BaseForm, BaseFormSet, BoundField
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from wijkwerk.web import (
    datums,
    draden,
    formulieren,
    gezichten,
    grafieken,
    iconen,
    kaarten,
    knoppen,
    navigatie,
    panelen,
    toegang,
    veldtekening,
)

register = template.Library()
ONDERDEEL = "web/onderdelen/"

register.filter("dag", lambda waarde: datums.als_dag(waarde) if waarde else "")
register.filter("moment", lambda waarde: datums.als_moment(waarde) if waarde else "")
register.filter("geleden", lambda waarde: datums.als_geleden(waarde) if waarde else "")
register.filter("euro", lambda centen: "" if centen is None else datums.als_euro(int(centen)))
register.filter("is_keuze", formulieren.is_keuze)


@register.filter
def mag(persoon: Any, regel: str) -> bool:
    """`{% if request.user|mag:"signalen.behandelen" %}`: does a rule hold that needs no object?"""
    return toegang.houdt(persoon, regel)


@register.simple_tag(takes_context=True)
def houdt(context: dict[str, Any], regel: str, object: Any = None) -> bool:
    """`{% houdt "signalen.behandelen" signaal as ja %}{% if ja %}`: does a rule hold for this object?"""
    return toegang.houdt(context["request"].user, regel, object)


@register.simple_tag
def icoon(naam: str, tekst: str = "") -> SafeString:
    """An icon; with `tekst` it speaks for itself, without it the text beside it does."""
    return iconen.teken(naam, tekst)


@register.simple_tag
def knop(tekst: Any, naar: str = "", **opties: Any) -> SafeString:
    """A button, or with `naar` a link that looks like one. soort: primair, gewoon, kaal, gevaar; more in README."""
    return knoppen.knop(tekst, naar, **opties)


@register.simple_tag
def badge(tekst: Any, toon: str = "", icoon: str = "") -> SafeString:
    """A status: the text says it, the tone (info, goed, let-op, fout) only repeats it."""
    return iconen.badge(tekst, toon, icoon)


@register.simple_block_tag
def melding(content: SafeString, soort: str = "info", titel: Any = "") -> SafeString:
    """`{% melding soort="let-op" titel="..." %}...{% endmelding %}`: a notice in the page."""
    return render_to_string(ONDERDEEL + "melding.html", {"tekst": content, "soort": soort, "titel": titel})


@register.simple_tag
def veld(veld: BoundField, *, groot: bool = False, teller: int = 0) -> SafeString:
    """A field with label, help and error. `groot`: the label is the question of the page; `teller`: counts down."""
    getekend = None if teller else veldtekening.veld(veld, groot=groot)
    if getekend is not None:
        return getekend
    context = {"field": veld, "groot": groot, "teller": teller}
    return SafeString(veld.form.renderer.render(veld.form.renderer.field_template_name, context))


@register.inclusion_tag(ONDERDEEL + "foutoverzicht.html")
def foutoverzicht(*delen: BaseForm | BaseFormSet | None) -> dict[str, Any]:
    """What is wrong in these forms and sets of rows, with links to the fields; gets focus; nothing when all is well."""
    forms = [form for deel in delen if deel is not None for form in getattr(deel, "forms", [deel])]
    return {"fouten": [fout for form in forms for fout in formulieren.fouten(form)]}


@register.inclusion_tag(ONDERDEEL + "tabel.html")
def tabel(tabel: Any, stapel: bool = True) -> dict[str, Any]:
    """A `tabellen.Tabel`; on a phone every row becomes a small block unless `stapel=False`."""
    return {"tabel": tabel, "stapel": stapel, "sleutel": _sleutel()}


@register.inclusion_tag(ONDERDEEL + "tabs.html")
def tabs(items: list[dict[str, Any]], label: str) -> dict[str, Any]:
    """Tabs as links; items: dicts with label, url, actief and optionally aantal. `label` names the group."""
    return {"items": items, "label": label}


@register.simple_block_tag
def dialoog(content: SafeString, titel: Any, knop: Any, naar: str, *, soort: str = "gewoon", icoon: str = "") -> str:
    """A button that opens a dialog with the content; without JavaScript it goes to the page `naar` that does so."""
    context = {
        "inhoud": content,
        "titel": titel,
        "knop": knop,
        "naar": naar,
        "klasse": knoppen.SOORTEN[soort],
        "icoon": icoon,
    }
    return render_to_string(ONDERDEEL + "dialoog.html", context | {"sleutel": _sleutel()})


@register.inclusion_tag(ONDERDEEL + "stappen.html")
def stappen(nu: int, totaal: int, titel: Any = "") -> dict[str, Any]:
    """Where someone is in a form of several pages: "Stap 2 van 4"."""
    return {"nu": nu, "totaal": totaal, "titel": titel, "nummers": range(1, totaal + 1)}


@register.inclusion_tag(ONDERDEEL + "tijdlijn.html")
def tijdlijn(items: Any, leeg: Any = "") -> dict[str, Any]:
    """A timeline of dicts or objects with moment, titel and optionally tekst, door, url, nu and hele_dag (no hour)."""
    return {"items": items, "leeg": leeg}


@register.inclusion_tag(ONDERDEEL + "lege_staat.html")
def lege_staat(titel: Any, tekst: Any = "", *, knop: Any = "", naar: str = "", icoon: str = "info") -> dict[str, Any]:
    """Nothing here yet: says so, and what to do."""
    return {"titel": titel, "tekst": tekst, "knop": knop, "naar": naar, "icoon": icoon}


@register.inclusion_tag(ONDERDEEL + "voortgang.html", takes_context=True)
def voortgang(context: dict[str, Any], titel: Any, gedaan: int, totaal: int, **opties: Any) -> dict[str, Any]:
    """Progress of a job. Options: tekst, bron (address of this fragment), stop (POST address), klaar, fout."""
    bezig = not opties.get("klaar") and not opties.get("fout")
    stand = {"titel": titel, "gedaan": gedaan, "totaal": totaal, "bezig": bezig}
    return {"csrf_token": context.get("csrf_token")} | stand | opties


@register.inclusion_tag(ONDERDEEL + "paginering.html")
def paginering(vorige: str = "", volgende: str = "") -> dict[str, Any]:
    """Links to the previous and next page, each an address or empty."""
    return {"vorige": vorige, "volgende": volgende}


@register.inclusion_tag(ONDERDEEL + "gezicht.html")
def gezicht(zaad: Any, naam: str = "", maat: str = "") -> dict[str, Any]:
    """A drawn portrait that belongs to `zaad`; with `naam` it has a text, without it it is decoration."""
    return {"naam": naam, "maat": maat} | gezichten.kenmerken(str(zaad))


@register.inclusion_tag(ONDERDEEL + "kaart.html")
def kaart(kaart: kaarten.Kaart) -> dict[str, Any]:
    """A `kaarten.Kaart` as inline SVG with its list; works without JavaScript."""
    return {"kaart": kaart, "tekening": kaarten.tekening(kaart), "sleutel": _sleutel()}


@register.inclusion_tag(ONDERDEEL + "straatkaart.html")
def straatkaart(kaart: kaarten.Kaart, *, lat: str = "", lon: str = "") -> dict[str, Any]:
    """A map to zoom and, with the ids of two fields `lat` and `lon`, to pick a place on; without JavaScript the SVG."""
    sleutel = _sleutel()
    sleutels = {"sleutel": sleutel, "sleutel_gegevens": f"{sleutel}-gegevens", "lat": lat, "lon": lon}
    return {"kaart": kaart, "tekening": kaarten.tekening(kaart), "gegevens": kaarten.gegevens(kaart)} | sleutels


@register.inclusion_tag(ONDERDEEL + "lijstkaart.html")
def lijstkaart(titel: Any, *, bron: str, zonder_script: str, alleen: str = "") -> dict[str, Any]:
    """A map of the list on this page: places come from its rows (`data-punt="lat,lon"`), outlines from `bron`.

    `bron` answers `{"vlakken": [...]}` as `kaarten.gegevens` gives them; `alleen` keeps the areas with these keys.
    `zonder_script` is the address of the same page with the drawn map.
    """
    tegels = settings.TEGELS
    return {"titel": titel, "bron": bron, "zonder_script": zonder_script, "alleen": alleen, "tegels": tegels}


@register.inclusion_tag(ONDERDEEL + "grafiek.html")
def grafiek(grafiek: grafieken.Grafiek) -> dict[str, Any]:
    """A `grafieken.Grafiek` as inline SVG: title with the finding, description, and its table."""
    return {"grafiek": grafiek, "tekening": grafieken.tekening(grafiek), "sleutel": _sleutel()}


@register.simple_tag(name="toon_draad")
def render_draad(draad: draden.Draad) -> SafeString:
    """A `draden.Draad`: drawn as SVG and told as a timeline both ways. For a record there is `{% draad object %}`."""
    context = {"draad": draad, "tekening": None if draad.leeg else draden.tekening(draad), "sleutel": _sleutel()}
    return SafeString(render_to_string(ONDERDEEL + "draad.html", context))


@register.simple_tag(takes_context=True, name="panelen")
def toon_panelen(context: dict[str, Any], plek: str, object: Any = None) -> SafeString:
    """What upper rooms hang on this page: `{% panelen "wijk" wijk %}`."""
    request = context["request"]
    delen = panelen.inhoud(plek, request, object)
    return SafeString("".join(render_to_string(naam, inhoud, request) for naam, inhoud in delen))


@register.simple_tag(takes_context=True)
def werkplek_menu(context: template.Context) -> SafeString:
    """The menu of the workplace with who is signed in: drawn once, for the fold of a phone and for the side bar."""
    nav = _nav(get_language(), tuple(context["nav_werkplek"]()))
    sjabloon = template.Engine.get_default().get_template(ONDERDEEL + "werkplek_menu.html")
    with context.push(nav=nav):
        return SafeString(sjabloon.render(context))


@lru_cache(maxsize=500)
def _nav(_taal: str | None, items: tuple[navigatie.Verwijzing, ...]) -> SafeString:
    """Draw the items once per language for who see the same ones: they say nothing about a person."""
    return render_to_string(ONDERDEEL + "werkplek_nav.html", {"nav_werkplek": items})


@register.filter
def iso(waarde: date | datetime) -> str:
    """The machine form of a date, for `<time datetime>`."""
    return datums.plaatselijk(waarde).isoformat() if waarde else ""


def _sleutel() -> str:
    return f"w{uuid4().hex[:8]}"
