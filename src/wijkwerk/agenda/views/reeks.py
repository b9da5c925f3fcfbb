"""A meeting that comes back: start it, see its days and its members, change it, stop it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wijkwerk.agenda import rules
from wijkwerk.agenda.actions import overleg as actions
from wijkwerk.agenda.forms import reeks as forms
from wijkwerk.agenda.forms.overleg import RedenForm, TafelForm
from wijkwerk.agenda.models import Overlegreeks
from wijkwerk.agenda.queries.reeks import members_on, plan_of
from wijkwerk.agenda.views.overleg import done
from wijkwerk.kern import klok
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon
from wijkwerk.web.toegang import mag


def _series(persoon: Persoon, pk: int) -> Overlegreeks:
    rij = get_object_or_404(Overlegreeks.objects.select_related("werkgebied", "organisatie"), pk=pk)
    if not rules.organise(persoon, rij):
        raise Http404
    return rij


@mag("agenda.overleg")
def reeks_nieuw(request: HttpRequest) -> HttpResponse:
    """Start a series; its meetings of the coming half year are planned at once."""
    tafel = TafelForm(request.GET, persoon=request.user)
    form = forms.ReeksForm(request.POST or None, **tafel.keuze)
    if request.method == "POST" and form.is_valid():
        gegevens = {naam: waarde for naam, waarde in form.cleaned_data.items() if naam not in ("dag", "begint_op")}
        try:
            rij = actions.plan_series(**tafel.keuze, **gegevens, eerste_dag=form.cleaned_data["dag"], by=request.user)
        except Weigering as weigering:
            form.add_error(None, weigering.melding)
        else:
            messages.success(request, _("De reeks staat voor het komende half jaar. De uitnodigingen zijn verstuurd."))
            return redirect("agenda:reeks", rij.pk)
    gegevens = {"form": form, "tafel": tafel, "is_reeks": True, "begonnen": form.is_bound}
    return render(request, "agenda/overleg/nieuw.html", gegevens)


@mag("agenda.overleg")
def reeks(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the days that come, the holidays that are skipped, and who belongs to it."""
    rij = _series(request.user, pk)
    gegevens = {"reeks": rij, "dagen": plan_of(rij), "leden": members_on(rij, klok.vandaag())}
    return render(request, "agenda/overleg/reeks.html", gegevens)


@mag("agenda.overleg")
def wijziging(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the series for what is still to come."""
    rij = _series(request.user, pk)
    form = forms.ReekswijzigingForm(request.POST or None, reeks=rij)
    if done(request, form, lambda: _change(rij, form, request.user)):
        messages.success(request, _("De reeks is gewijzigd. Wat is geweest, blijft zoals het was."))
        return redirect("agenda:reeks", pk)
    return _show(request, rij, form, _("Reeks wijzigen"), _("Wijziging versturen"))


def _change(rij: Overlegreeks, form, by: Persoon) -> Overlegreeks:
    velden = {naam: waarde for naam, waarde in form.cleaned_data.items() if naam != "dag"}
    return actions.change_series(rij, **velden, eerste_dag=form.cleaned_data["dag"], by=by)


@mag("agenda.overleg")
def leden(request: HttpRequest, pk: int) -> HttpResponse:
    """Say who belongs to the series from today."""
    rij = _series(request.user, pk)
    form = forms.ReeksledenForm(request.POST or None, reeks=rij)
    if done(request, form, lambda: actions.set_members(rij, **form.cleaned_data, by=request.user)):
        messages.success(request, _("De leden zijn gewijzigd. Wie het aangaat, heeft bericht."))
        return redirect("agenda:reeks", pk)
    return _show(request, rij, form, _("Leden van de reeks"), _("Bewaren"))


@mag("agenda.overleg")
def einde(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop the series: what is still to come is called off."""
    rij = _series(request.user, pk)
    form = RedenForm(request.POST or None, initial={"versie": rij.versie})
    if done(request, form, lambda: actions.stop_series(rij, **form.cleaned_data, by=request.user)):
        messages.success(request, _("De reeks is gestopt. Wat nog zou komen, is afgelast."))
        return redirect("agenda:reeks", pk)
    return _show(request, rij, form, _("Reeks stoppen"), _("Stoppen"), gevaar=True)


def _show(request: HttpRequest, rij: Overlegreeks, form, titel: str, knop: str, *, gevaar: bool = False):
    gegevens = {"reeks": rij, "form": form, "titel": titel, "knop": knop, "gevaar": gevaar}
    return render(request, "agenda/overleg/stap.html", gegevens)
