"""Colleagues and partners: who they are, which roles they hold, and the manager's acts on them."""

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wijkwerk.kern import klok
from wijkwerk.mensen import actions, queries
from wijkwerk.mensen.forms import EindeForm, MandaatForm, RolForm, UitnodigingForm
from wijkwerk.mensen.models import Persoon
from wijkwerk.mensen.views.doen import act_or_error


def lijst(request: HttpRequest) -> HttpResponse:
    """List colleagues and partners with today's roles."""
    zoek = request.GET.get("zoek", "").strip()
    bladzijde = queries.colleague_page(zoek=zoek, na=request.GET.get("na", ""))
    volgende = "?" + urlencode({"zoek": zoek, "na": bladzijde.volgende}) if bladzijde.volgende else ""
    context = {"mensen": bladzijde.rijen, "volgende": volgende, "zoek": zoek}
    return render(request, "mensen/lijst.html", context)


def nieuw(request: HttpRequest) -> HttpResponse:
    """Invite a colleague or partner."""
    form = UitnodigingForm(request.POST or None)
    link = request.build_absolute_uri(reverse("account_reset_password"))
    if form.is_valid() and (
        persoon := act_or_error(form, actions.invite, **form.cleaned_data, link=link, by=request.user)
    ):
        messages.success(request, _("%(naam)s krijgt een mail. Geef hieronder een rol.") % {"naam": persoon})
        return redirect("persoon", persoon.pk)
    return render(request, "mensen/nieuw.html", {"form": form})


def toon(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one colleague with roles over time."""
    return person_page(request, colleague(pk))


@require_POST
def rol(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a role."""
    persoon = colleague(pk)
    form = RolForm(request.POST)
    if form.is_valid() and act_or_error(form, actions.appoint, persoon, **form.cleaned_data, by=request.user):
        messages.success(request, _("De rol is gegeven."))
        return redirect("persoon", pk)
    return person_page(request, persoon, form=form)


def einde(request: HttpRequest, pk: int, rol: int) -> HttpResponse:
    """Ask when a role ends, and end it."""
    vervulling = get_object_or_404(colleague(pk).rollen.select_related("werkgebied", "persoon"), pk=rol)
    form = EindeForm(request.POST or None, initial={"tot": klok.vandaag()})
    if form.is_valid() and act_or_error(form, actions.end_role, vervulling, **form.cleaned_data, by=request.user):
        messages.success(request, _("De einddatum van de rol is opgeslagen."))
        return redirect("persoon", pk)
    return render(request, "mensen/rol_einde.html", {"form": form, "vervulling": vervulling})


def sluiting(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether the account must close, and close it."""
    persoon = colleague(pk)
    if request.method == "POST":
        actions.deactivate(persoon, by=request.user)
        messages.success(request, _("Het account van %(naam)s is gesloten.") % {"naam": persoon})
        return redirect("mensen")
    return render(request, "mensen/sluiting.html", {"persoon": persoon})


def colleague(pk: int) -> Persoon:
    """Return a colleague or partner; residents do not exist here."""
    return get_object_or_404(Persoon.objects.exclude(soort=Persoon.Soort.BEWONER).select_related("organisatie"), pk=pk)


def person_page(request: HttpRequest, persoon: Persoon, **forms: BaseForm) -> HttpResponse:
    """Draw the page of one colleague, with the forms as they came back."""
    begin = {"van": klok.vandaag()}
    context = {
        "persoon": persoon,
        "rollen": queries.roles_over_time(persoon),
        "mandaten": queries.mandates_over_time(persoon),
        "form": RolForm(initial=begin),
        "mandaatform": MandaatForm(initial=begin),
        **forms,
    }
    return render(request, "mensen/persoon.html", context)
