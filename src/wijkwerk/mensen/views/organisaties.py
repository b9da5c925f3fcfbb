"""Departments and partners."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wijkwerk.mensen import actions
from wijkwerk.mensen.forms import OrganisatieForm
from wijkwerk.mensen.models import Organisatie
from wijkwerk.mensen.views.doen import act_or_error


def lijst(request: HttpRequest) -> HttpResponse:
    """List who can take up a signal."""
    return render(request, "mensen/organisaties.html", {"organisaties": Organisatie.objects.order_by("soort", "naam")})


def nieuw(request: HttpRequest) -> HttpResponse:
    """Add an organisation; it gets work from the start."""
    form = OrganisatieForm(request.POST or None, initial={"soort": Organisatie.Soort.PARTNER})
    del form.fields["actief"]
    if form.is_valid() and act_or_error(form, actions.add_organisatie, **form.cleaned_data, by=request.user):
        messages.success(request, _("De organisatie is toegevoegd."))
        return redirect("organisaties")
    return render(request, "mensen/organisatie.html", {"form": form})


def toon(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an organisation."""
    organisatie = get_object_or_404(Organisatie, pk=pk)
    form = OrganisatieForm(request.POST or None, instance=organisatie)
    if form.is_valid() and act_or_error(
        form, actions.change_organisatie, organisatie, **form.cleaned_data, by=request.user
    ):
        messages.success(request, _("De wijziging is opgeslagen."))
        return redirect("organisaties")
    return render(request, "mensen/organisatie.html", {"form": form, "organisatie": organisatie})
