"""Figures of a wijk for the screen: key figures, charts whose title states the finding, and the table of all wijken."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from wijkwerk.gebieden import queries
from wijkwerk.gebieden.models import WerkgebiedVersie
from wijkwerk.gebieden.queries import Profiel
from wijkwerk.gebieden.queries.cijferlijst import CIJFERS, THOUSANDS
from wijkwerk.gebieden.queries.profiel import AGES, COUNTS, HOUSEHOLDS, Cijfers
from wijkwerk.web.grafieken import Grafiek, Reeks
from wijkwerk.web.tabellen import Kolom, Tabel

KEY_FIGURES = ("inwoners", "huishoudens", "gem_hh_gr", "bev_dichth", "woningen", "woz")


def number(waarde: float, decimalen: int = 0) -> str:
    """Return a figure as people write it here."""
    return number_format(waarde, decimal_pos=decimalen, force_grouping=True)


def percent(waarde: float) -> str:
    """Return a share as people write it here."""
    return f"{number(waarde)}%"


def key_figures(profiel: Profiel) -> list[dict[str, Any]]:
    """Return the main figures; averages stand beside that of the whole municipality."""
    regels = []
    for sleutel in KEY_FIGURES:
        if (waarde := profiel.cijfers.get(sleutel)) is None:
            continue
        stad = None if sleutel in COUNTS else profiel.stad.get(sleutel)
        regels.append(
            {
                "label": CIJFERS[sleutel].label,
                "waarde": _figure(sleutel, waarde),
                "stad": _figure(sleutel, stad) if stad is not None else "",
            }
        )
    return regels


def _figure(sleutel: str, waarde: float) -> str:
    cijfer = CIJFERS[sleutel]
    if cijfer.eenheid == THOUSANDS:
        return f"EUR {number(waarde * 1000)}"
    return f"{number(waarde, cijfer.decimalen)} {cijfer.eenheid}".strip()


def charts(naam: str, profiel: Profiel) -> list[Grafiek]:
    """Return the charts for which there are figures: ages, households and the years."""
    alle = [_ages(naam, profiel), _households(naam, profiel), _years(naam, profiel)]
    return [grafiek for grafiek in alle if grafiek]


def _ages(naam: str, profiel: Profiel) -> Grafiek | None:
    hier, stad = queries.shares(profiel.cijfers), queries.shares(profiel.stad)
    mensen = {
        "00_14": _("kinderen tot 15 jaar"),
        "15_24": _("jongeren van 15 tot 25 jaar"),
        "25_44": _("mensen van 25 tot 45 jaar"),
        "45_64": _("mensen van 45 tot 65 jaar"),
        "65_eo": _("mensen vanaf 65 jaar"),
    }
    omschrijving = _("Aandeel van elke leeftijd in %(naam)s en in de hele gemeente, %(jaar)s.")
    labels = {groep: CIJFERS[f"p_{groep}_jr"].label for groep in AGES}
    return _bars(
        naam, profiel.jaar, hier, stad, woorden=mensen, labels=labels, kop=_("Leeftijd"), omschrijving=omschrijving
    )


def _households(naam: str, profiel: Profiel) -> Grafiek | None:
    hier = {sleutel: waarde for sleutel in HOUSEHOLDS if (waarde := profiel.cijfers.get(sleutel)) is not None}
    labels = {sleutel: CIJFERS[sleutel].label for sleutel in HOUSEHOLDS}
    mensen = {sleutel: str(label).lower() for sleutel, label in labels.items()}
    omschrijving = _("Soorten huishoudens in %(naam)s en in de hele gemeente, %(jaar)s.")
    return _bars(
        naam,
        profiel.jaar,
        hier,
        profiel.stad,
        woorden=mensen,
        labels=labels,
        kop=_("Huishouden"),
        omschrijving=omschrijving,
    )


def _bars(
    naam: str,
    jaar: int | None,
    hier: Cijfers,
    stad: Cijfers,
    *,
    woorden: dict[str, str],
    labels: dict[str, Any],
    kop: str,
    omschrijving: str,
) -> Grafiek | None:
    """Return shares here beside those of the municipality; the title tells the greatest difference."""
    if len(hier) < len(labels):
        return None
    anders = max(labels, key=lambda sleutel: abs(hier[sleutel] - stad.get(sleutel, hier[sleutel])))
    return Grafiek(
        _compare(naam, woorden[anders], hier[anders], stad.get(anders)),
        omschrijving % {"naam": naam, "jaar": jaar},
        list(labels.values()),
        _series(naam, [hier[sleutel] for sleutel in labels], [stad.get(sleutel) for sleutel in labels]),
        kop=kop,
        opmaak=percent,
    )


def _series(naam: str, hier: list[Any], stad: list[Any]) -> list[Reeks]:
    heel = [Reeks(_("Hele gemeente"), stad)] if any(waarde is not None for waarde in stad) else []
    return [Reeks(naam, hier), *heel]


def _compare(naam: str, wat: str, hier: float, stad: float | None) -> str:
    woorden = {"naam": naam, "wat": wat, "hier": percent(hier), "stad": percent(stad or 0)}
    if stad is None:
        return _("In %(naam)s is %(hier)s %(wat)s") % woorden
    if abs(hier - stad) < 1:
        return _("%(naam)s lijkt op de hele gemeente: %(hier)s %(wat)s") % woorden
    if hier > stad:
        return _("%(naam)s heeft naar verhouding meer %(wat)s: %(hier)s, in de hele gemeente %(stad)s") % woorden
    return _("%(naam)s heeft naar verhouding minder %(wat)s: %(hier)s, in de hele gemeente %(stad)s") % woorden


def _years(naam: str, profiel: Profiel) -> Grafiek | None:
    jaren = sorted(profiel.verloop)
    if len(jaren) < 2:
        return None
    waarden = [profiel.verloop[jaar]["inwoners"] for jaar in jaren]
    woorden = {"naam": naam, "van": jaren[0], "verschil": number(abs(waarden[-1] - waarden[0]))}
    if waarden[-1] == waarden[0]:
        titel = _("%(naam)s heeft evenveel inwoners als in %(van)s") % woorden
    elif waarden[-1] > waarden[0]:
        titel = _("%(naam)s kreeg er %(verschil)s inwoners bij sinds %(van)s") % woorden
    else:
        titel = _("%(naam)s heeft %(verschil)s inwoners minder dan in %(van)s") % woorden
    omschrijving = _("Aantal inwoners op 1 januari van elk jaar.")
    return Grafiek(
        titel, omschrijving, [str(jaar) for jaar in jaren], [Reeks(naam, waarden)], "lijn", _("Jaar"), number
    )


def overview(versies: Iterable[WerkgebiedVersie]) -> Tabel:
    """Return the table of all wijken."""
    rijen = [[_link(versie), _count(versie.inwoners)] for versie in versies]
    return Tabel(_("Alle wijken"), [Kolom(_("Wijk")), Kolom(_("Inwoners"), getal=True)], rijen)


def _count(aantal: int | None) -> str:
    if aantal is None:
        return "–"
    return _("weinig") if queries.is_small(aantal) else number(aantal)


def _link(versie: WerkgebiedVersie) -> SafeString:
    url = reverse("gebieden:wijk", args=[versie.werkgebied.sleutel])
    return format_html('<a href="{}">{}</a>', url, versie.werkgebied)
