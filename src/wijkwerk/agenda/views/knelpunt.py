"""Knelpunten: the list of what is stuck, and saying what came of it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wijkwerk.agenda.actions import knelpunt as actions
from wijkwerk.agenda.forms import agendapunt_stappen as forms
from wijkwerk.agenda.models import Actie
from wijkwerk.agenda.queries import knelpunt as queries
from wijkwerk.agenda.queries.overzicht import area_choices
from wijkwerk.agenda.rules import acties_voor, knelpunten_voor
from wijkwerk.agenda.states.agendapunt import Tafel
from wijkwerk.agenda.views.tabs import tabs
from wijkwerk.web.stappen import attempt, status_of
from wijkwerk.web.toegang import eis, mag


@mag("agenda.lezen")
def knelpunten(request: HttpRequest) -> HttpResponse:
    """List what is stuck, longest first, or what was solved, latest first."""
    opgelost = request.GET.get("stand") == "opgelost"
    tafel = request.GET.get("tafel", "") if request.GET.get("tafel") in Tafel.values else ""
    wijk = request.GET.get("wijk", "")
    gegevens = {
        "tabs": tabs(request, "knelpunten"),
        "rijen": queries.listed(
            request.user, opgelost=opgelost, tafel=tafel, werkgebied=int(wijk) if wijk.isdigit() else None
        ),
        "opgelost": opgelost,
        "tafel": tafel,
        "wijk": wijk,
        "tafels": Tafel.choices,
        "wijken": area_choices(request.user),
    }
    return render(request, "agenda/knelpunt/knelpunten.html", gegevens)


@mag("agenda.knelpunt")
def oplossing(request: HttpRequest, pk: int) -> HttpResponse:
    """Say how a knelpunt was solved."""
    met = ("agendapunt__werkgebied", "actie__werkgebied", "agendapunt__organisatie", "agendapunt__trekker")
    knelpunt = get_object_or_404(knelpunten_voor(request.user).select_related(*met), pk=pk)
    eis(request.user, "agenda.knelpunt", knelpunt)
    if knelpunt.opgelost_op is not None:
        messages.info(request, _("Dit knelpunt is al opgelost."))
        return redirect("agenda:knelpunten")
    form = forms.OplossingForm(request.POST or None, knelpunt=knelpunt)
    if request.method == "POST" and form.is_valid():
        feiten = {naam: form.cleaned_data.get(naam) for naam in ("uitkomst", "nieuwe_datum")}
        if attempt(form, lambda: actions.solve(knelpunt, **feiten, by=request.user)):
            messages.success(request, _("Het knelpunt is opgelost."))
            return redirect("agenda:knelpunten")
    return render(
        request, "agenda/knelpunt/oplossing.html", {"form": form, "knelpunt": knelpunt}, status=status_of(form)
    )


@mag("agenda.actie_uitvoeren")
def actie_vast(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that an actie is stuck."""
    actie = get_object_or_404(acties_voor(request.user).select_related("werkgebied"), pk=pk)
    if not actie.is_open:
        raise Http404
    form = forms.MeldingForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _report(form, actie, request):
        messages.success(request, _("Dit is nu een knelpunt. Het blijft in de lijst tot het is opgelost."))
        return redirect("agenda:actie", pk)
    return render(request, "agenda/knelpunt/actie_vast.html", {"form": form, "actie": actie}, status=status_of(form))


def _report(form: Any, actie: Actie, request: HttpRequest) -> Any:
    return attempt(form, lambda: actions.report(actie, **_words(form), by=request.user))


def _words(form: Any) -> dict[str, Any]:
    return {"toelichting": form.cleaned_data["toelichting"]}
