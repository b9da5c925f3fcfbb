"""The funds for residents: what there is, what is left, and the rules that bind, in plain words."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from wijkwerk.kern import klok
from wijkwerk.subsidies.models import Regeling, Regelingversie
from wijkwerk.subsidies.queries.fonds import open_funds, page_of, version_to_show
from wijkwerk.subsidies.states.regeling import VAST, Versiestatus
from wijkwerk.web.toegang import openbaar


@openbaar
def bijdragen(request: HttpRequest) -> HttpResponse:
    """Show every open fund with what is left of it."""
    return render(request, "subsidies/fonds/bijdragen.html", {"fondsen": open_funds(klok.vandaag())})


@openbaar
def fonds(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one fund with the rules that bind today."""
    regeling = _public(slug)
    versie = version_to_show(regeling, klok.vandaag())
    if versie is None:
        raise Http404
    return _page(request, versie)


@openbaar
def fonds_versie(request: HttpRequest, slug: str, nummer: int) -> HttpResponse:
    """Show the rules as they were or will be: every version that was published stays readable."""
    vast = Regelingversie.objects.filter(status__in=VAST).select_related("regeling")
    return _page(request, get_object_or_404(vast, regeling=_public(slug), nummer=nummer), op_nummer=True)


def home(_request: HttpRequest, _object: Any) -> tuple[str, dict[str, Any]] | None:
    """Return the way in on the front page of the site, while there is money to ask for."""
    fondsen = open_funds(klok.vandaag())
    return ("subsidies/fonds/paneel_home.html", {"fondsen": fondsen}) if fondsen else None


def _public(slug: str) -> Regeling:
    return get_object_or_404(Regeling, sleutel=slug, actief=True, publiek=True)


def _page(request: HttpRequest, versie: Regelingversie, *, op_nummer: bool = False) -> HttpResponse:
    blad = page_of(versie, klok.vandaag())
    gegevens: dict[str, Any] = {"blad": blad, "fonds": blad.fonds, "versie": versie, "regeling": versie.regeling}
    gegevens["op_nummer"] = op_nummer  # the same rules under an address of their own have a title of their own
    return render(request, "subsidies/fonds/fonds.html", gegevens | {"open": versie.status == Versiestatus.OPEN})
