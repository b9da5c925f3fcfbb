"""The money of the funds: set a ceiling for a year, see what is in each pot, raise or lower it, release shares."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wijkwerk.subsidies.actions import plafond as actions
from wijkwerk.subsidies.forms.plafond import PlafondForm, PlafondKeuzeForm, PlafondwijzigingForm
from wijkwerk.subsidies.models import Plafond, Plafonddeel
from wijkwerk.subsidies.queries.plafond import Over, before, ceilings, sheet_of
from wijkwerk.subsidies.states.regeling import Plafondverdeling
from wijkwerk.subsidies.views.tabs import tabs
from wijkwerk.web.stappen import attempt, status_of
from wijkwerk.web.toegang import mag

REGEL = "subsidies.regelingen"


@mag(REGEL)
def plafonds(request: HttpRequest) -> HttpResponse:
    """Show every ceiling with what is left of it."""
    gegevens = {"tabs": tabs(request, "plafonds"), "bladen": ceilings()}
    return render(request, "subsidies/plafond/plafonds.html", gegevens)


@mag(REGEL)
def plafond(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one ceiling: its parts, what is in each pot, the days and the law."""
    rij = _ceiling(pk)
    return render(request, "subsidies/plafond/plafond.html", {"blad": sheet_of(rij), "plafond": rij})


@mag(REGEL)
def plafond_nieuw(request: HttpRequest) -> HttpResponse:
    """Set a ceiling: first for what, then how much; a formula is shown computed before it is kept."""
    heel = {"regeling", "jaar", "verdeling"} <= set(request.GET)
    keuze = PlafondKeuzeForm(request.GET if heel else None, initial={"regeling": request.GET.get("regeling")})
    if not (heel and keuze.is_valid()):
        return render(request, "subsidies/plafond/keuze.html", {"form": keuze})
    gekozen = keuze.cleaned_data
    form = PlafondForm(
        request.POST if request.method == "POST" else None,
        jaar=gekozen["jaar"],
        verdeling=gekozen["verdeling"],
        vorig=before(gekozen["regeling"], gekozen["jaar"]),
    )
    if form.is_valid() and "voorbeeld" not in request.POST:
        rij = attempt(form, lambda: _set(gekozen, form, request.user))
        if rij is not None:
            messages.success(request, _("Het plafond is vastgesteld. Het geld staat in de potten."))
            return redirect("subsidies:plafond", rij.pk)
    return _show_new(request, form, gekozen)


def _set(gekozen: dict[str, Any], form: PlafondForm, by: Any) -> Plafond:
    return actions.set_ceiling(gekozen["regeling"], jaar=gekozen["jaar"], **form.facts(), by=by)


def _show_new(request: HttpRequest, form: PlafondForm, gekozen: dict[str, Any]) -> HttpResponse:
    gegevens = {"form": form, **gekozen, "wijze": Plafondverdeling(gekozen["verdeling"]).label}
    if form.is_bound and form.is_valid():
        gegevens["berekend"] = _computed(form)
    return render(request, "subsidies/plafond/nieuw.html", gegevens, status=status_of(form))


def _computed(form: PlafondForm) -> list[tuple[str, int]]:
    """Return what each part would get, in cents, exactly as it will be kept; nothing when it cannot be computed."""
    feiten = form.facts()
    delen = attempt(
        form, lambda: actions.shares_of(feiten["bedrag"], verdeling=feiten["verdeling"], delen=feiten["delen"])
    )
    return [(gebied.naam if gebied else _("De hele stad"), deel) for gebied, deel in (delen or {}).items()]


@mag(REGEL)
def plafond_wijziging(request: HttpRequest, pk: int, deel_pk: int) -> HttpResponse:
    """Raise or lower one part, with the decision."""
    rij = _ceiling(pk)
    over = _part(rij, deel_pk)
    form = PlafondwijzigingForm(request.POST if request.method == "POST" else None, over=over)
    if form.is_valid() and _changed(form, over.deel, request.user):
        messages.success(request, _("Het plafond is gewijzigd. Maak ook dit bekend."))
        return redirect("subsidies:plafond", pk)
    gegevens = {"form": form, "plafond": rij, "over": over}
    return render(request, "subsidies/plafond/wijziging.html", gegevens, status=status_of(form))


def _changed(form: PlafondwijzigingForm, deel: Plafonddeel, by: Any) -> bool:
    if attempt(form, lambda: actions.change_part(deel, **form.cleaned_data, by=by)) is not None:
        return True
    # What stands there now is what the next try is about: to send it again is a choice.
    form.data = form.data.copy()
    form.data["was"] = str(_part(deel.plafond, deel.pk).plafond)
    return False


@mag(REGEL)
@require_POST
def plafond_vrijgave(request: HttpRequest, pk: int) -> HttpResponse:
    """Release what is left of the shares now that their day is over; it also happens by itself every night."""
    if actions.release_shares(_ceiling(pk), by=request.user):
        messages.success(request, _("Wat over was in de wijken, is nu voor de hele stad."))
    else:
        messages.warning(request, _("Er is niets vrij te geven."))
    return redirect("subsidies:plafond", pk)


def _ceiling(pk: int) -> Plafond:
    return get_object_or_404(Plafond.objects.select_related("regeling"), pk=pk)


def _part(rij: Plafond, deel_pk: int) -> Over:
    for over in sheet_of(rij).delen:
        if over.deel.pk == deel_pk:
            return over
    raise Http404
