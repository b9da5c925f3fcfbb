"""Retention on screen: what is due, the list a person decides on, and the declaration that it went."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wijkwerk.kern.bewaren import actions, queries, registry, states
from wijkwerk.kern.bewaren.models import Vernietigingslijst, Vernietigingsverklaring
from wijkwerk.kern.bewaren.tasks import execute_list
from wijkwerk.kern.taken.actions import enqueue
from wijkwerk.mensen.forms import TermijnForm
from wijkwerk.mensen.queries import names_of
from wijkwerk.mensen.views.doen import act_or_error


def lijst(request: HttpRequest) -> HttpResponse:
    """Show what is due and the lists so far; on POST draw up a list."""
    if request.method == "POST":
        nieuw = actions.propose(by=request.user)
        if nieuw is None:
            messages.info(request, _("Er is niets waarvan de termijn voorbij is."))
        return redirect("vernietiging", nieuw.pk) if nieuw else redirect("beheer-bewaren")
    context = {
        "binnenkort": queries.due_soon(),
        "regels": queries.in_force(),
        "meegaand": registry.all_along(),
        "open": queries.open_list(),
        "lijsten": Vernietigingslijst.objects.all()[:20],
    }
    return render(request, "mensen/bewaren.html", context)


def termijn(request: HttpRequest, sleutel: str) -> HttpResponse:
    """Choose another term for one kind of data; show which held before, since when, why and by whom."""
    geldig = next((rij for rij in queries.in_force() if rij.regel.sleutel == sleutel and rij.standaard), None)
    if geldig is None:
        raise Http404
    form = TermijnForm(request.POST or None)
    if form.is_valid() and act_or_error(form, actions.change_term, sleutel, **form.facts(), by=request.user):
        messages.success(request, _("De nieuwe termijn geldt vanaf nu."))
        return redirect("beheer-bewaren")
    keuzes = queries.chosen_terms(sleutel)
    namen = names_of(keuze.door_id for keuze in keuzes)
    context = {"geldig": geldig, "form": form, "keuzes": [(keuze, namen.get(keuze.door_id)) for keuze in keuzes]}
    return render(request, "mensen/termijn.html", context)


def toon(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one list and what may be done with it."""
    lijst = get_object_or_404(Vernietigingslijst.objects.prefetch_related("regels"), pk=pk)
    stappen = [stap.handeling for stap in states.OVERGANGEN if states.may(stap.handeling, lijst.status)]
    context = {"lijst": lijst, "stappen": stappen, "hierna": states.HIERNA[states.Status(lijst.status)]}
    return render(request, "mensen/vernietiging.html", context)


@require_POST
def vaststelling(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide that what is on the list goes."""
    actions.confirm(get_object_or_404(Vernietigingslijst, pk=pk), by=request.user)
    messages.success(request, _("De lijst is vastgesteld. U kunt haar nu laten uitvoeren."))
    return redirect("vernietiging", pk)


@require_POST
def intrekking(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw the list: nothing goes."""
    actions.withdraw(get_object_or_404(Vernietigingslijst, pk=pk), by=request.user)
    messages.success(request, _("De lijst is ingetrokken. Er is niets vernietigd."))
    return redirect("beheer-bewaren")


@require_POST
def uitvoering(request: HttpRequest, pk: int) -> HttpResponse:
    """Have the list carried out in the background, with progress."""
    lijst = get_object_or_404(Vernietigingslijst, pk=pk)
    taak = enqueue(execute_list, lijst.pk, request.user.pk, by=request.user, sleutel=f"bewaren.uitvoering.{lijst.pk}")
    return redirect("taak", taak.uuid)


def verklaring(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the declaration of destruction, to print and to keep."""
    verklaring = get_object_or_404(Vernietigingsverklaring, lijst=pk)
    namen = names_of([verklaring.vastgesteld_door_id, verklaring.door_id])
    context = {"verklaring": verklaring, "vastgesteld_door": namen.get(verklaring.vastgesteld_door_id, "")}
    return render(request, "mensen/verklaring.html", context)
