"""What the bank says: bring in a file, see what became of each line, settle what waits for a person."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wijkwerk.subsidies.actions import afschrift as actions
from wijkwerk.subsidies.forms import betaling as forms
from wijkwerk.subsidies.models import Afschrift
from wijkwerk.subsidies.queries import betaalpartij as queries
from wijkwerk.subsidies.views.tabs import tabs
from wijkwerk.web.stappen import attempt, status_of
from wijkwerk.web.toegang import mag

BETALEN = "subsidies.betalen"


@mag(BETALEN)
def afschriften(request: HttpRequest) -> HttpResponse:
    """Bring a statement in; below are the lines that wait and the statements that were read."""
    form = forms.AfschriftForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        bestand = form.cleaned_data["bestand"]
        gelezen = attempt(form, lambda: actions.read(bestand.read(), bestandsnaam=bestand.name, by=request.user))
        if gelezen is not None:
            messages.success(request, _("Het afschrift is gelezen. Hieronder ziet u per regel wat er gebeurde."))
            return redirect("subsidies:afschrift", gelezen.pk)
    gegevens = {
        "tabs": tabs(request, "afschriften"),
        "form": form,
        "wachten": queries.waiting_lines()[:50],
        "afschriften": queries.statements(),
    }
    return render(request, "subsidies/afschrift/afschriften.html", gegevens, status=status_of(form))


@mag(BETALEN)
def afschrift(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what became of each line of a statement."""
    rij = get_object_or_404(Afschrift.objects.select_related("door"), pk=pk)
    regels = rij.regels.select_related("betaling").order_by("pk")
    return render(request, "subsidies/afschrift/afschrift.html", {"rij": rij, "regels": regels})


@mag(BETALEN)
def regel(request: HttpRequest, pk: int) -> HttpResponse:
    """Settle a line that waits."""
    rij = get_object_or_404(queries.waiting_lines(), pk=pk)
    form = forms.RegelForm(request.POST or None)
    if form.is_valid():
        klaar = attempt(form, lambda: actions.settle(rij, **form.cleaned_data, by=request.user))
        if klaar is not None:
            messages.success(request, _("De regel is afgedaan."))
            return redirect("subsidies:afschriften")
    return render(request, "subsidies/afschrift/regel.html", {"rij": rij, "form": form}, status=status_of(form))
