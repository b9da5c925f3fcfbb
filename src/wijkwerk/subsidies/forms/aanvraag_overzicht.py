"""A draft as it is read over before it is sent: per step what was filled in, in words, and what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.forms import BoundField, Form
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wijkwerk.kern.pii import mask_iban
from wijkwerk.rekenkern.regels import Plan
from wijkwerk.subsidies.forms.aanvraag import STAPPEN, Lezing, Stap, as_post
from wijkwerk.subsidies.forms.kosten import KostenForm
from wijkwerk.subsidies.queries.toets import plan_from
from wijkwerk.subsidies.states.aanvraag import Kostensoort
from wijkwerk.web.datums import als_dag, als_euro
from wijkwerk.web.geld import BedragField

# Where the question is long, or was one of two ways to answer.
KORT = {"buurt": _l("Buurt"), "volwassen": _l("18 jaar of ouder"), "plek": _l("Plek")}
NIET_TONEN = ("pii_gezien", "adres", "gevonden", "gebied", "lat", "lon")


@dataclass(frozen=True)
class Deel:
    """One step as it is read over."""

    stap: Stap
    rijen: list[tuple[str, str]]
    fouten: list[str]


def summary(gegevens: Mapping[str, Any], lezing: Lezing) -> list[Deel]:
    """Return every step with what was filled in, and what is wrong with it."""
    delen = []
    for stap in STAPPEN:
        form = stap.form(as_post(gegevens))
        form.is_valid()
        rijen = _costs(form) if isinstance(form, KostenForm) else [*_rows(form), *_place(form)]
        delen.append(Deel(stap, rijen, lezing.mist.get(stap.woord, [])))
    return delen


def plan_in(lezing: Lezing, *, bijlagen: list[str]) -> Plan:
    """Return the facts for the rules. Support and earlier grants are not known before it is sent."""
    feiten = lezing.feiten
    gebied = feiten.get("werkgebied")
    namen = ("gevraagd", "volwassen", "open_voor_buurt", "bezoekers", "evenement", "voorwerp_buiten", "doelen")
    return plan_from(
        {naam: feiten.get(naam) for naam in namen}
        | {
            "eigen_geld": feiten.get("eigen_geld") or 0,
            "kosten": [(soort, bedrag) for soort, _waarvoor, bedrag in feiten.get("kosten") or []] or None,
            "werkgebied": gebied.sleutel if gebied else None,
            "begint": feiten.get("begint_op"),
            "eindigt": feiten.get("eindigt_op"),
            "bijlagen": bijlagen,
        }
    )


def _rows(form: Form) -> list[tuple[str, str]]:
    rijen = [(str(KORT.get(veld.name, veld.label)), _words(veld)) for veld in form if veld.name not in NIET_TONEN]
    return [(label, woorden) for label, woorden in rijen if woorden]


def _place(form: Form) -> list[tuple[str, str]]:
    """Return where it is, when that was not chosen from the list: the address, or the wijk of the place on the map."""
    if not form.cleaned_data.get("punt"):
        return []
    adres = str(form["gevonden"].value() or "").partition("|")[2] or _("Aangewezen op de kaart")
    return [(_("Waar"), f"{adres}, {form.cleaned_data['werkgebied']}")]


def _words(veld: BoundField) -> str:
    waarde, schoon = veld.value(), veld.form.cleaned_data.get(veld.name)
    if not waarde:
        return ""
    if veld.name == "iban":
        return mask_iban(str(waarde))
    if isinstance(veld.field, BedragField) and isinstance(schoon, int):
        return als_euro(schoon)
    if hasattr(schoon, "isoformat"):
        return als_dag(schoon)
    if keuzes := getattr(veld.field, "choices", None):
        gekozen = [str(deel) for deel in (waarde if isinstance(waarde, list) else [waarde])]
        return ", ".join(str(label) for sleutel, label in _flat(keuzes) if str(sleutel) in gekozen)
    return str(schoon or waarde)


def _flat(keuzes: Any) -> list[tuple[Any, Any]]:
    plat: list[tuple[Any, Any]] = []
    for sleutel, label in keuzes:
        plat += label if isinstance(label, list | tuple) else [(sleutel, label)]
    return plat


def _costs(form: KostenForm) -> list[tuple[str, str]]:
    regels = form.cleaned_data.get("kosten") or []
    rijen = [(f"{waarvoor} ({Kostensoort(soort).label})", als_euro(bedrag)) for soort, waarvoor, bedrag in regels]
    return [*rijen, (_("Samen"), als_euro(sum(regel[2] for regel in regels)))] if regels else []
