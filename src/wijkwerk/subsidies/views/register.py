"""The public register: as a page, as a file and as data; how the money is spread, and what is left now."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.subsidies.forms.register import FilterForm
from wijkwerk.subsidies.queries import cijfers
from wijkwerk.subsidies.queries import register as queries
from wijkwerk.subsidies.views import register_beeld as beeld
from wijkwerk.web import rekenblad
from wijkwerk.web.lijsten import page_links, with_filters
from wijkwerk.web.toegang import openbaar

NETJES = {"ensure_ascii": False, "indent": 1}


@openbaar
def register(request: HttpRequest) -> HttpResponse:
    """Show what was granted, newest first; it names nobody."""
    form = FilterForm(request.GET)
    filters = form.filters()
    bladzijde = queries.page(filters, request.GET.get("na", ""))
    gegevens = {
        "filter": form,
        "gefilterd": filters != queries.Filters(),
        "cijfers": queries.figures(filters),
        "rijen": [rij for _groep, rij in bladzijde.rijen],
        **page_links(request, bladzijde),
        "bestanden": [
            (soort, with_filters(request, reverse(f"subsidies:register_{soort}"))) for soort in ("csv", "json")
        ],
    }
    return render(request, "subsidies/register/register.html", gegevens)


@openbaar
def bestand(request: HttpRequest) -> HttpResponseBase:
    """Send the register as a file for a spreadsheet, row by row."""
    filters = FilterForm(request.GET).filters()
    return _once(request, filters, lambda: rekenblad.download(queries.rows(filters), "bijdragen.csv", openbaar=True))


@openbaar
def gegevens(request: HttpRequest) -> HttpResponseBase:
    """Send the register as data."""
    filters = FilterForm(request.GET).filters()
    return _once(request, filters, lambda: JsonResponse(queries.as_data(filters), json_dumps_params=NETJES))


@openbaar
def spreiding(request: HttpRequest) -> HttpResponse:
    """Show where the money went: by wijk, by purpose, by year, and how many people came."""
    jaren = queries.years()
    gevraagd = request.GET.get("jaar", "")
    jaar = int(gevraagd) if gevraagd.isdecimal() and gevraagd in map(str, jaren) else 0
    delen = cijfers.spread(jaar)
    adres = reverse("subsidies:register_spreiding")
    keuzes = [{"label": _("Alle jaren"), "url": adres, "actief": not jaar}]
    keuzes += [{"label": str(een), "url": f"{adres}?jaar={een}", "actief": een == jaar} for een in jaren]
    inhoud = {"delen": delen, "keuzes": keuzes, "grafieken": beeld.charts(delen), "wijken": beeld.areas(delen)}
    return render(request, "subsidies/register/spreiding.html", inhoud)


@openbaar
def potten(request: HttpRequest) -> HttpResponse:
    """Show what is left in every pot at this moment."""
    standen = cijfers.pots_now(klok.vandaag())
    return render(request, "subsidies/register/potten.html", {"standen": standen, "nu": klok.nu()})


@openbaar
def potten_gegevens(request: HttpRequest) -> JsonResponse:
    """Send what is left in every pot as data; amounts in cents."""
    standen = [
        {"fonds": pot.fonds, "wijk": pot.wijk, "jaar": pot.jaar, "plafond": pot.plafond, "over": pot.vrij}
        for pot in cijfers.pots_now(klok.vandaag())
    ]
    inhoud = {"licentie": queries.LICENTIE, "op": klok.nu().isoformat(), "bedragen": "eurocent", "potten": standen}
    return JsonResponse(inhoud, json_dumps_params=NETJES, headers={"Access-Control-Allow-Origin": "*"})


def _once(request: HttpRequest, filters: queries.Filters, maak: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """Answer 304 to who has it already; otherwise make it, with its mark, its day and its licence."""
    merk, sinds = queries.stamp(filters)
    moment = int(sinds.timestamp()) if sinds else None
    kort: Any = get_conditional_response(request, etag=merk, last_modified=moment)
    antwoord: HttpResponseBase = kort or maak()
    antwoord["ETag"] = merk
    if moment is not None:
        antwoord["Last-Modified"] = http_date(moment)
    antwoord["Link"] = f'<{queries.LICENTIE}>; rel="license"'
    antwoord["Access-Control-Allow-Origin"] = "*"
    return antwoord
