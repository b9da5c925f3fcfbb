"""What waits on the grants, in words: for the front page of this room and for 'Mijn wijk vandaag'."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wijkwerk.subsidies.queries import vandaag as queries
from wijkwerk.web.datums import als_dag, als_euro
from wijkwerk.web.toegang import houdt
from wijkwerk.web.vandaag import Blok, Regel, in_words

KOPPEN = {
    "termijn": _l("Beslissen: de wettelijke dag is dichtbij of voorbij"),
    "bezwaar": _l("Bezwaren"),
    "teruggekomen": _l("Betalingen die terugkwamen"),
    "advies": _l("Uw advies over een aanvraag"),
    "voorstel": _l("Als tweede meekijken"),
    "partij": _l("Betaalpartijen goedkeuren"),
    "aanvulling": _l("Geen antwoord op onze vraag"),
    "verantwoording_laat": _l("Nog niet verteld hoe het was"),
    "vordering": _l("Geld dat terug had moeten zijn"),
    "regel": _l("Regels van de bank zonder betaling"),
    "later": _l("Aanvragen om over te beslissen"),
    "verantwoording": _l("Verteld hoe het was"),
    "nabezoek": _l("Daar zou u langsgaan"),
    "betaling": _l("Klaar om te betalen"),
    "idee": _l("Gekozen ideeën: wie maakt het?"),
    "idee_laat": _l("Gekozen ideeën waar niemand iets mee deed"),
    "brief": _l("Brieven voor de post"),
}


def waiting(request: HttpRequest) -> list[Blok]:
    """Return what waits on the grants for who looks, the worst first."""
    wie: Any = request.user
    if not houdt(wie, "subsidies.lezen"):
        return []
    return in_words(
        [*queries.urgent(wie), *queries.calm(wie)],
        kamer=_("Bijdragen"),
        koppen=KOPPEN,
        zeg=lambda sleutel, rij: RIJEN[sleutel](rij),
        alles=_list_of,
    )


def _list_of(sleutel: str) -> str:
    """Return the address of the list that this group is the beginning of."""
    naar, filters = {
        "termijn": ("aanvragen_lijst", "?stand=nabij"),
        "later": ("aanvragen_lijst", "?stand=ruim"),
        "voorstel": ("aanvragen_lijst", "?stand=tweede"),
        "aanvulling": ("aanvragen_lijst", "?stand=stil"),
        "teruggekomen": ("betalingen", ""),
        "betaling": ("betalingen", ""),
        "partij": ("partijen", ""),
        "regel": ("afschriften", ""),
        "bezwaar": ("bezwaren", ""),
        "verantwoording": ("verantwoordingen", ""),
        "verantwoording_laat": ("verantwoordingen", "?lijst=laat"),
        "vordering": ("vorderingen", "?lijst=laat"),
        "brief": ("post", ""),
    }.get(sleutel, ("", ""))
    return reverse(f"subsidies:{naar}") + filters if naar else ""


def _page(aanvraag: int) -> str:
    return reverse("subsidies:aanvraag", args=[aanvraag])


def _until(dag: date | None) -> str:
    return _("uiterlijk %(dag)s") % {"dag": als_dag(dag)} if dag else _("de termijn staat stil")


def _name(aanvraag: Any) -> str:
    return f"{aanvraag.nummer} {aanvraag.titel}"


def _application(rij: Any) -> Regel:
    waarom = _("%(wijk)s, beslissen %(dag)s") % {"wijk": rij.werkgebied, "dag": _until(rij.beslis_uiterlijk)}
    return Regel(_name(rij), waarom, _l("Beoordeel de aanvraag"), _page(rij.pk))


def _proposal(rij: Any) -> Regel:
    waarom = _("%(soort)s, beslissen %(dag)s") % {
        "soort": rij.get_soort_display(),
        "dag": _until(rij.aanvraag.beslis_uiterlijk),
    }
    return Regel(_name(rij.aanvraag), waarom, _l("Kijk mee"), reverse("subsidies:voorstel", args=[rij.pk]))


def _completion(rij: Any) -> Regel:
    waarom = _("aanvullen kon tot en met %(dag)s") % {"dag": als_dag(rij.uiterlijk_op)}
    return Regel(_name(rij.aanvraag), waarom, _l("Beslis of vraag nog een keer"), _page(rij.aanvraag_id))


def _objection(rij: Any) -> Regel:
    waarom = _("beslissen %(dag)s") % {"dag": _until(rij.beslis_uiterlijk)}
    wat = f"{rij.nummer} {rij.beschikking.aanvraag.titel}"
    return Regel(wat, waarom, _l("Behandel het bezwaar"), reverse("subsidies:bezwaar", args=[rij.pk]))


def _advice(rij: Any) -> Regel:
    doen, naar = _l("Geef advies"), reverse("subsidies:advies", args=[rij.pk])
    return Regel(_name(rij.aanvraag), _until(rij.uiterlijk_op), doen, naar)


def _bounced(rij: Any) -> Regel:
    waarom = _("%(bedrag)s kwam terug op %(dag)s") % {"bedrag": als_euro(rij.bedrag), "dag": als_dag(rij.status_sinds)}
    return Regel(_name(rij.aanvraag), waarom, _l("Zoek uit waarom"), reverse("subsidies:betaling", args=[rij.pk]))


def _payable(rij: Any) -> Regel:
    waarom = _("%(bedrag)s, klaar sinds %(dag)s") % {"bedrag": als_euro(rij.bedrag), "dag": als_dag(rij.klaar_op)}
    return Regel(_name(rij.aanvraag), waarom, _l("Maak een betaalpartij"), reverse("subsidies:partij_nieuw"))


def _batch(rij: Any) -> Regel:
    waarom = _("de bank voert uit op %(dag)s") % {"dag": als_dag(rij.uitvoeren_op)}
    return Regel(rij.nummer, waarom, _l("Kijk na en keur goed"), reverse("subsidies:partij", args=[rij.pk]))


def _claim(rij: Any) -> Regel:
    feiten = {"bedrag": als_euro(rij.open), "dag": als_dag(rij.uiterlijk_op)}
    waarom = _("nog %(bedrag)s, had binnen moeten zijn op %(dag)s") % feiten
    return Regel(
        _name(rij.aanvraag), waarom, _l("Stuur een herinnering"), reverse("subsidies:vordering", args=[rij.pk])
    )


def _unknown(rij: Any) -> Regel:
    waarom = _("de bank noemt geen betaling die wij kennen")
    naar = reverse("subsidies:afschriftregel", args=[rij.pk])
    return Regel(als_euro(rij.bedrag), waarom, _l("Zeg waar deze regel bij hoort"), naar)


def _late_account(rij: Any) -> Regel:
    waarom = _("had verteld moeten zijn op %(dag)s") % {"dag": als_dag(rij.uiterlijk_op)}
    naar = reverse("subsidies:verantwoording", args=[rij.pk])
    return Regel(_name(rij.aanvraag), waarom, _l("Vraag hoe het was"), naar)


def _account(rij: Any) -> Regel:
    waarom = _("verteld op %(dag)s") % {"dag": als_dag(rij.status_sinds)}
    naar = reverse("subsidies:verantwoording", args=[rij.pk])
    return Regel(_name(rij.aanvraag), waarom, _l("Lees wat zij vertellen"), naar)


def _visit(rij: Any) -> Regel:
    waarom = _("%(dag)s, %(wijk)s") % {"dag": als_dag(rij.op), "wijk": rij.aanvraag.werkgebied}
    naar = reverse("subsidies:nabezoek_verslag", args=[rij.pk])
    return Regel(_name(rij.aanvraag), waarom, _l("Vertel hoe het was"), naar)


def _letter(rij: Any) -> Regel:
    waarom = _("wacht sinds %(dag)s") % {"dag": als_dag(rij.gemaakt_op)}
    return Regel(rij.onderwerp, waarom, _l("Druk de brieven af"), reverse("subsidies:post"))


def _chosen(rij: Any) -> Regel:
    waarom = _("%(ronde)s, %(bedrag)s, regelen voor %(dag)s") % {
        "ronde": rij.stemronde.naam,
        "bedrag": als_euro(rij.kosten),
        "dag": als_dag(rij.vervolg_voor),
    }
    return Regel(rij.titel, waarom, _l("Regel wie dit maakt"), reverse("subsidies:stemidee", args=[rij.pk]))


RIJEN: dict[str, Callable[[Any], Regel]] = {
    "termijn": _application,
    "later": _application,
    "voorstel": _proposal,
    "aanvulling": _completion,
    "bezwaar": _objection,
    "advies": _advice,
    "teruggekomen": _bounced,
    "betaling": _payable,
    "partij": _batch,
    "vordering": _claim,
    "regel": _unknown,
    "verantwoording_laat": _late_account,
    "verantwoording": _account,
    "nabezoek": _visit,
    "idee": _chosen,
    "idee_laat": _chosen,
    "brief": _letter,
}
