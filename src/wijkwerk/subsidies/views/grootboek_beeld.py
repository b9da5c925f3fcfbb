"""The ledger in tables: amounts as people read them, a row per pot, a sum per fund."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wijkwerk.kern.grootboek import queries as boeken
from wijkwerk.kern.grootboek.models import Boeking, Pot, Stand
from wijkwerk.subsidies.models import Aanvraag
from wijkwerk.subsidies.queries.grootboek import Fondsstand
from wijkwerk.web.datums import als_euro, als_moment
from wijkwerk.web.tabellen import Kolom, Tabel

KOPPEN = (
    ("plafond", _l("Plafond")),
    ("vrij", _l("Vrij")),
    ("gereserveerd", _l("Apart gelegd")),
    ("verleend", _l("Verleend")),
    ("vastgesteld", _l("Vastgesteld")),
    ("betaald", _l("Betaald")),
    ("te_vorderen", _l("Te vorderen")),
)


@dataclass(frozen=True)
class Blad:
    """The sheet of one fund."""

    naam: str
    tabel: Tabel


def sheet(fonds: Fondsstand) -> Blad:
    """Return the table of a fund, with its sum when there is more than one pot."""
    return Blad(fonds.naam, standings(fonds.naam, fonds.standen, fonds.samen))


def standings(bijschrift: str, standen: Sequence[Stand], samen: Stand) -> Tabel:
    """Return a row per pot, each leading to its journal."""
    kolommen = [Kolom(_("Pot")), *(Kolom(kop, getal=True) for _veld, kop in KOPPEN)]
    rijen = [[_name(stand.pot), *_amounts(stand)] for stand in standen]
    kop = _("%(wat)s, in euro's") % {"wat": bijschrift}
    return Tabel(kop, kolommen, rijen, [_("Samen"), *_amounts(samen)] if len(standen) > 1 else ())


def _name(pot: Pot) -> Any:
    dicht = f" ({_('gesloten')})" if pot.gesloten_op else ""
    return format_html('<a href="{}">{}</a>{}', reverse("subsidies:grootboek_pot", args=[pot.pk]), pot.naam, dicht)


def _amounts(stand: Stand) -> list[str]:
    # Seven amounts stand side by side: the word is in the caption.
    return [als_euro(stand.amount(veld)).removeprefix("EUR ") for veld, _kop in KOPPEN]


def figures(pot: Pot) -> list[tuple[Any, str]]:
    """Return what is on the accounts of one pot."""
    stand = boeken.stand(pot)
    return [(kop, als_euro(stand.amount(veld))) for veld, kop in KOPPEN]


def closed(jaar: int, terug: int) -> str:
    """Return what happened when a year was closed."""
    zin = _("Het jaar %(jaar)s is afgesloten. %(bedrag)s gaat terug naar de begroting.")
    return zin % {"jaar": jaar, "bedrag": als_euro(terug)}


def journal(bijschrift: str, regels: Sequence[tuple[Boeking, str]]) -> Tabel | None:
    """Return the lines in words, each with the application it belongs to; None without lines."""
    if not regels:
        return None
    pks = {int(regel.dossier.partition(":")[2]) for regel, _wie in regels if regel.dossier.startswith("aanvraag:")}
    aanvragen = {rij.dossier: rij for rij in Aanvraag.objects.filter(pk__in=pks)}
    koppen = [Kolom(_("Regel"), getal=True), Kolom(_("Wanneer")), Kolom(_("Wat")), Kolom(_("Waarvoor"))]
    koppen += [Kolom(_("Bedrag"), getal=True), Kolom(_("Wie"))]
    rijen = [
        [
            regel.volgnummer,
            als_moment(regel.geboekt_op),
            regel.get_handeling_display(),
            _subject(regel, aanvragen.get(regel.dossier)),
            als_euro(regel.bedrag),
            wie or _("vanzelf"),
        ]
        for regel, wie in regels
    ]
    return Tabel(bijschrift, koppen, rijen)


def _subject(regel: Boeking, aanvraag: Aanvraag | None) -> Any:
    if aanvraag is None:
        return regel.omschrijving or regel.dossier or regel.pot.naam
    adres = reverse("subsidies:grootboek_dossier", args=[aanvraag.pk])
    return format_html('<a href="{}">{}</a>', adres, aanvraag.nummer)
