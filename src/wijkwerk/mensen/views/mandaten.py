"""Mandates: who may decide what today, and the manager's acts on them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wijkwerk.kern import klok
from wijkwerk.mensen import actions, queries
from wijkwerk.mensen.forms import MandaateindeForm, MandaatForm
from wijkwerk.mensen.views.doen import act_or_error
from wijkwerk.mensen.views.mensen import colleague, person_page


def lijst(request: HttpRequest) -> HttpResponse:
    """List who may decide what today, per kind of mandate."""
    return render(request, "mensen/mandaten.html", {"soorten": queries.mandates_by_kind(), "vandaag": klok.vandaag()})


@require_POST
def nieuw(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a mandate."""
    persoon = colleague(pk)
    form = MandaatForm(request.POST)
    if form.is_valid() and act_or_error(form, actions.give_mandate, persoon, **form.cleaned_data, by=request.user):
        messages.success(request, _("Het mandaat is gegeven."))
        return redirect("persoon", pk)
    return person_page(request, persoon, mandaatform=form)


def einde(request: HttpRequest, pk: int, mandaat: int) -> HttpResponse:
    """Ask when a mandate ends, and end it."""
    rij = get_object_or_404(colleague(pk).mandaten.select_related("werkgebied", "persoon"), pk=mandaat)
    form = MandaateindeForm(request.POST or None, initial={"tot": klok.vandaag()})
    if form.is_valid() and act_or_error(form, actions.end_mandate, rij, **form.cleaned_data, by=request.user):
        messages.success(request, _("De einddatum van het mandaat is opgeslagen."))
        return redirect("persoon", pk)
    soort = queries.mandate_kinds().get(rij.waarvoor, rij.waarvoor)
    return render(request, "mensen/mandaat_einde.html", {"form": form, "mandaat": rij, "soort": soort})
