"""The funds for who keeps them: which there are, with their versions; make one, change its name, draft a version."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.subsidies.actions import regeling as actions
from wijkwerk.subsidies.actions import regeling_voorbeeld
from wijkwerk.subsidies.forms import regeling as forms
from wijkwerk.subsidies.models import Regeling, Regelingversie
from wijkwerk.subsidies.queries.fonds import money_of
from wijkwerk.subsidies.queries.regeling import all_funds
from wijkwerk.subsidies.states.regeling import Versiestatus
from wijkwerk.subsidies.views.tabs import tabs
from wijkwerk.web.stappen import attempt, status_of
from wijkwerk.web.toegang import mag

REGEL = "subsidies.regelingen"


@mag(REGEL)
def regelingen(request: HttpRequest) -> HttpResponse:
    """Show every fund with where its versions stand."""
    gegevens = {"tabs": tabs(request, "regelingen"), "fondsen": all_funds()}
    return render(request, "subsidies/regeling/regelingen.html", gegevens)


@mag(REGEL)
def regeling(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one fund: its versions and its money."""
    rij = get_object_or_404(all_funds(), pk=pk)
    versies = list(rij.versies.all())
    gegevens = {
        "regeling": rij,
        "versies": versies,
        "concept": next((versie for versie in versies if versie.status == Versiestatus.CONCEPT), None),
        "geld": money_of(rij, klok.vandaag()),
        "plafonds": rij.plafonds.all(),
    }
    return render(request, "subsidies/regeling/regeling.html", gegevens)


@mag(REGEL)
def regeling_nieuw(request: HttpRequest) -> HttpResponse:
    """Make a fund, with a first version to write in."""
    form = forms.FondsForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        versie = attempt(form, lambda: _make(form, request.user))
        if versie is not None:
            messages.success(request, _("Het fonds is gemaakt. Schrijf nu de eerste regels."))
            return redirect("subsidies:regelingversie", versie.pk)
    return _form(request, form, titel=_("Nieuw fonds"), knop=_("Maak dit fonds"), terug=None)


def _make(form: forms.FondsForm, by: Any) -> Regelingversie:
    velden = form.cleaned_data
    return actions.make_with_version(
        naam=velden["naam"],
        sleutel=form.sleutel,
        doel=velden["doel"],
        publiek=velden["publiek"],
        geldig_van=velden["geldig_van"],
        by=by,
    )


@mag(REGEL)
def regeling_voorbeeld_nieuw(request: HttpRequest) -> HttpResponse:
    """Draft Wijk aan Zet with the usual rules, so that nobody starts from an empty page."""
    form = forms.VoorbeeldForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        versie = attempt(form, lambda: regeling_voorbeeld.draft_example(**form.cleaned_data, by=request.user))
        if versie is not None:
            messages.success(request, _("Het voorbeeld staat klaar als concept. Pas het aan en reken het na."))
            return redirect("subsidies:regelingversie", versie.pk)
    uitleg = _(
        "U krijgt Wijk aan Zet als concept: regels, bedragen en proeven zoals veel gemeenten ze hebben. "
        "Niets is bekend voordat u het publiceert. Leg de artikelen naast uw eigen verordening."
    )
    titel = _("Begin met een voorbeeld")
    return _form(request, form, titel=titel, knop=_("Zet het voorbeeld klaar"), terug=None, uitleg=uitleg)


@mag(REGEL)
def regeling_gegevens(request: HttpRequest, pk: int) -> HttpResponse:
    """Change how a fund is called, who may ask, and whether it still runs."""
    rij = get_object_or_404(Regeling, pk=pk)
    form = forms.FondsgegevensForm(request.POST if request.method == "POST" else None, fonds=rij)
    if form.is_valid() and attempt(form, lambda: actions.change_fund(rij, **form.cleaned_data, by=request.user)):
        messages.success(request, _("De gegevens van het fonds zijn gewijzigd."))
        return redirect("subsidies:regeling", pk)
    return _form(request, form, titel=_("Naam en plaats van het fonds"), knop=_("Bewaren"), terug=rij)


@mag(REGEL)
def regelingversie_nieuw(request: HttpRequest, pk: int) -> HttpResponse:
    """Draft the next version: a copy of the latest, to change before it is published."""
    rij = get_object_or_404(Regeling, pk=pk)
    volgend_jaar = date(klok.vandaag().year + 1, 1, 1)
    form = forms.VersieBeginForm(request.POST or None, initial={"geldig_van": volgend_jaar})
    if form.is_valid():
        versie = attempt(form, lambda: _draft(rij, form.cleaned_data["geldig_van"], request.user))
        if versie is not None:
            messages.success(request, _("De nieuwe versie staat klaar als concept."))
            return redirect("subsidies:regelingversie", versie.pk)
    uitleg = _("De nieuwe versie begint als kopie van de vorige. Lopende aanvragen houden de regels die ze hadden.")
    return _form(request, form, titel=_("Nieuwe versie"), knop=_("Maak een concept"), terug=rij, uitleg=uitleg)


def _draft(rij: Regeling, geldig_van: Any, by: Any) -> Regelingversie:
    eerste = {} if rij.versies.exists() else {"uitleg": rij.doel, "grondslag": ""}
    return actions.draft_version(rij, geldig_van=geldig_van, by=by, **eerste)


def _form(
    request: HttpRequest, form: Any, *, titel: str, knop: str, terug: Regeling | None, uitleg: str = ""
) -> HttpResponse:
    gegevens = {"form": form, "titel": titel, "knop": knop, "terug": terug, "uitleg": uitleg}
    return render(request, "subsidies/regeling/formulier.html", gegevens, status=status_of(form))
