"""The spread of the money in charts and a table; the title of each says what was found."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from wijkwerk.subsidies.queries.cijfers import Spreiding, Wijkdeel
from wijkwerk.subsidies.states.aanvraag import Doel
from wijkwerk.web.datums import als_euro
from wijkwerk.web.grafieken import Grafiek, Reeks
from wijkwerk.web.tabellen import Kolom, Tabel


def money(centen: float) -> str:
    """Return cents as an amount; a chart may give them as a float."""
    return als_euro(round(centen))


def rounded(centen: float) -> str:
    """Return cents as whole euros: what stands beside a bar leaves room for the bar."""
    return als_euro(round(centen / 100) * 100).removesuffix(",00")


def charts(delen: Spreiding) -> list[Grafiek]:
    """Return the charts for which there is something to draw."""
    return [grafiek for maak in MAKERS if (grafiek := maak(delen))]


def _per_inhabitant(delen: Spreiding) -> Grafiek | None:
    bekend = [deel for deel in delen.wijken if deel.per_inwoner is not None]
    if not bekend or not bekend[0].per_inwoner:
        return None
    wijk, meest = bekend[0].werkgebied, money(bekend[0].per_inwoner)
    titel = _("In %(wijk)s ging het meeste naar plannen: %(bedrag)s per inwoner") % {"wijk": wijk, "bedrag": meest}
    return Grafiek(
        titel,
        _("Toegekend bedrag per inwoner, per wijk."),
        [str(deel.werkgebied) for deel in bekend],
        [Reeks(_("Per inwoner"), [deel.per_inwoner for deel in bekend])],
        kop=_("Wijk"),
        opmaak=money,
    )


def _per_purpose(delen: Spreiding) -> Grafiek | None:
    if not delen.doelen:
        return None
    meest, bedrag = delen.doelen[0]
    titel = _("Het meeste ging naar: %(doel)s (%(bedrag)s)") % {"doel": _purpose(meest), "bedrag": money(bedrag)}
    return Grafiek(
        titel,
        _("Toegekend bedrag per doel. Een plan telt bij het eerste doel dat erbij staat."),
        [_purpose(doel) for doel, _bedrag in delen.doelen],
        [Reeks(_("Toegekend"), [som for _doel, som in delen.doelen])],
        kop=_("Doel"),
        opmaak=rounded,
    )


def _purpose(doel: str) -> str:
    return str(Doel(doel).label) if doel else _("Niet gezegd")


def _per_year(delen: Spreiding) -> Grafiek | None:
    if len(delen.jaren) < 2:
        return None
    (eerder, was), (nu, werd) = delen.jaren[-2:]
    feiten = {"nu": nu, "eerder": eerder, "bedrag": money(abs(werd - was))}
    zin = _("In %(nu)s ging er %(bedrag)s meer naar plannen dan in %(eerder)s")
    if werd < was:
        zin = _("In %(nu)s ging er %(bedrag)s minder naar plannen dan in %(eerder)s")
    return Grafiek(
        zin % feiten,
        _("Toegekend bedrag per jaar."),
        [str(jaar) for jaar, _bedrag in delen.jaren],
        [Reeks(_("Toegekend"), [bedrag for _jaar, bedrag in delen.jaren])],
        kop=_("Jaar"),
        opmaak=rounded,
    )


MAKERS: tuple[Callable[[Spreiding], Grafiek | None], ...] = (_per_inhabitant, _per_purpose, _per_year)


def areas(delen: Spreiding) -> Tabel | None:
    """Return what every area got, as a table with its sum; None when nothing was granted."""
    if not any(deel.aantal for deel in delen.wijken):
        return None
    koppen = [Kolom(_("Wijk")), *(Kolom(kop, getal=True) for kop in (_("Plannen"), _("Bedrag"), _("Per inwoner")))]
    aantal, som = sum(deel.aantal for deel in delen.wijken), sum(deel.bedrag for deel in delen.wijken)
    totaal = [_("Samen"), aantal, money(som), ""]
    return Tabel(_("Toegekend per wijk"), koppen, [_row(deel) for deel in delen.wijken], totaal)


def _row(deel: Wijkdeel) -> list[Any]:
    naam = str(deel.werkgebied) if deel.werkgebied else _("Wijken met weinig inwoners")
    return [naam, deel.aantal, money(deel.bedrag), "–" if deel.per_inwoner is None else money(deel.per_inwoner)]
