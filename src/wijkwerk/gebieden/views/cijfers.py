"""Figures of a wijk for the screen: key figures, charts whose title states the finding, and the table of all wijken."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.translation import gettext as _

from wijkwerk.gebieden import queries
from wijkwerk.gebieden.models import WerkgebiedVersie
from wijkwerk.gebieden.queries import Profiel
from wijkwerk.gebieden.queries.cijferlijst import CIJFERS
from wijkwerk.gebieden.queries.profiel import AGES, HOUSEHOLDS
from wijkwerk.gebieden.views.kaarten import inhabitants
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
    """Return the main figures with, where it can be compared, that of the whole municipality."""
    regels = []
    for sleutel in KEY_FIGURES:
        cijfer = CIJFERS[sleutel]
        if (waarde := profiel.cijfers.get(sleutel)) is None:
            continue
        stad = profiel.stad.get(sleutel)
        regels.append(
            {
                "label": cijfer.label,
                "waarde": f"{number(waarde, cijfer.decimalen)} {cijfer.eenheid}".strip(),
                "stad": number(stad, cijfer.decimalen) if stad is not None else "",
            }
        )
    return regels


def charts(naam: str, profiel: Profiel) -> list[Grafiek]:
    """Return the charts for which there are figures: ages, households and the years."""
    alle = [_ages(naam, profiel), _households(naam, profiel), _years(naam, profiel)]
    return [grafiek for grafiek in alle if grafiek]


def _ages(naam: str, profiel: Profiel) -> Grafiek | None:
    hier, stad = queries.shares(profiel.cijfers), queries.shares(profiel.stad)
    if len(hier) < len(AGES):
        return None
    anders = max(AGES, key=lambda groep: abs(hier[groep] - stad.get(groep, hier[groep])))
    labels = {groep: CIJFERS[f"p_{groep}_jr"].label for groep in AGES}
    return Grafiek(
        _compare(naam, labels[anders], hier[anders], stad.get(anders)),
        _("Aandeel van elke leeftijd in %(naam)s en in de hele gemeente, %(jaar)s.")
        % {"naam": naam, "jaar": profiel.jaar},
        [labels[groep] for groep in AGES],
        _series(naam, [hier[groep] for groep in AGES], [stad.get(groep) for groep in AGES]),
        kop=_("Leeftijd"),
        opmaak=percent,
    )


def _households(naam: str, profiel: Profiel) -> Grafiek | None:
    hier = [profiel.cijfers.get(sleutel) for sleutel in HOUSEHOLDS]
    if None in hier:
        return None
    alleen = CIJFERS[HOUSEHOLDS[0]].label
    return Grafiek(
        _compare(naam, alleen, profiel.cijfers[HOUSEHOLDS[0]], profiel.stad.get(HOUSEHOLDS[0])),
        _("Soorten huishoudens in %(naam)s en in de hele gemeente, %(jaar)s.") % {"naam": naam, "jaar": profiel.jaar},
        [CIJFERS[sleutel].label for sleutel in HOUSEHOLDS],
        _series(naam, hier, [profiel.stad.get(sleutel) for sleutel in HOUSEHOLDS]),
        kop=_("Huishouden"),
        opmaak=percent,
    )


def _series(naam: str, hier: list[Any], stad: list[Any]) -> list[Reeks]:
    heel = [Reeks(_("Hele gemeente"), stad)] if any(waarde is not None for waarde in stad) else []
    return [Reeks(naam, hier), *heel]


def _compare(naam: str, wat: Any, hier: float, stad: float | None) -> str:
    woorden = {"naam": naam, "wat": str(wat).lower(), "hier": percent(hier), "stad": percent(stad or 0)}
    if stad is None:
        return _("%(naam)s: %(hier)s %(wat)s") % woorden
    if abs(hier - stad) < 1:
        return _("%(naam)s lijkt op de hele gemeente: %(hier)s %(wat)s") % woorden
    if hier > stad:
        return _("%(naam)s heeft meer %(wat)s dan de hele gemeente: %(hier)s tegen %(stad)s") % woorden
    return _("%(naam)s heeft minder %(wat)s dan de hele gemeente: %(hier)s tegen %(stad)s") % woorden


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
    rijen = [
        [
            format_html(
                '<a href="{}">{}</a>', reverse("gebieden:wijk", args=[versie.werkgebied.sleutel]), versie.werkgebied
            ),
            inhabitants(versie.inwoners) or "–",
        ]
        for versie in versies
    ]
    return Tabel(_("Alle wijken"), [Kolom(_("Wijk")), Kolom(_("Inwoners"), getal=True)], rijen)
