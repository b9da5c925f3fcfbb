"""The next step with a signal: one screen for all of them, each at its own address, as a page or as a panel."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.kern.weigering import Weigering
from wijkwerk.signalen import queries
from wijkwerk.signalen.models import Signaal
from wijkwerk.signalen.views.werkplek_kaart import map_around, map_empty
from wijkwerk.signalen.views.werkplek_schermen import SCHERMEN, Scherm
from wijkwerk.signalen.views.werkplek_voorbeeld import opening, preview
from wijkwerk.web.stappen import StapForm, refuse
from wijkwerk.web.toegang import mag


def steps_for(dossier: queries.Dossier, groep: str) -> list[tuple[Scherm, str]]:
    """Return the steps of a group that this person may make now, each with its address."""
    mogelijk = [scherm for scherm in SCHERMEN if scherm.groep == groep and scherm.handeling in dossier.stappen]
    return [(scherm, scherm.url(dossier.signaal)) for scherm in mogelijk]


def dossier_of(persoon: Any, pk: int) -> queries.Dossier:
    """Return the signal with everything; what a person may not see does not exist for them."""
    dossier = queries.detail(persoon, pk)
    if dossier is None:
        raise Http404
    return dossier


def view_of(schermen: tuple[Scherm, ...]) -> Callable[..., HttpResponseBase]:
    """Make the view of one address; two endings share the address 'afhandeling'."""

    @mag(schermen[0].regel)
    def stap(request: HttpRequest, pk: int) -> HttpResponse:
        dossier = dossier_of(request.user, pk)
        soort = request.POST.get("soort") or request.GET.get("soort")
        scherm = next((kandidaat for kandidaat in schermen if kandidaat.handeling == soort), schermen[0])
        return _send(request, dossier, scherm) if request.method == "POST" else _ask(request, dossier, scherm)

    return stap


def _ask(request: HttpRequest, dossier: queries.Dossier, scherm: Scherm) -> HttpResponse:
    if scherm.handeling not in dossier.stappen:
        messages.warning(request, _("Deze stap kan nu niet bij dit signaal. Hieronder ziet u wat wel kan."))
        return _away(request, dossier.signaal)
    begin = opening(scherm.handeling, dossier.signaal) | request.GET.dict()
    form = scherm.form(rij=dossier.signaal, persoon=request.user, initial=begin)
    return _show(request, dossier, scherm, form)


def _send(request: HttpRequest, dossier: queries.Dossier, scherm: Scherm) -> HttpResponse:
    form = scherm.form(request.POST, rij=dossier.signaal, persoon=request.user)
    if not form.is_valid():
        return _show(request, dossier, scherm, form)
    act = partial(scherm.act, form, request.user)
    try:
        if "voorbeeld" in request.POST:
            return _show(request, dossier, scherm, form, voorbeeld=preview(dossier.signaal, act))
        act()
    except Weigering as weigering:
        return _refused(request, scherm, form, weigering)
    messages.success(request, scherm.klaar)
    return _away(request, dossier.signaal)


def _refused(request: HttpRequest, scherm: Scherm, form: StapForm, weigering: Weigering) -> HttpResponse:
    """Say why, show the signal as it is now, and keep every word that was typed."""
    dossier = dossier_of(request.user, form.rij.pk)
    form.rij = dossier.signaal
    refuse(form, weigering.melding, dossier.signaal.versie)
    return _show(request, dossier, scherm, form, status=409)


def _show(
    request: HttpRequest,
    dossier: queries.Dossier,
    scherm: Scherm,
    form: StapForm,
    *,
    status: int = 200,
    voorbeeld: Bericht | None = None,
) -> HttpResponse:
    gegevens = {
        "dossier": dossier,
        "signaal": dossier.signaal,
        "scherm": scherm,
        "adres": scherm.url(dossier.signaal),
        "form": form,
        "voorbeeld": voorbeeld,
        "bekeken": "voorbeeld" in request.POST and form.is_valid(),
        "kaart": map_around(dossier.signaal) or map_empty() if scherm.handeling == "relocate" else None,
        "laatste": dossier.tijdlijn[0] if status == 409 and dossier.tijdlijn else None,
    }
    blad = "stap_paneel.html" if getattr(request, "htmx", False) else "stap.html"
    return render(request, f"signalen/werkplek/{blad}", gegevens, status=status)


def _away(request: HttpRequest, signaal: Signaal) -> HttpResponse:
    adres = reverse("signalen:dossier", args=[signaal.pk])
    if getattr(request, "htmx", False):
        return HttpResponseClientRedirect(adres)
    return redirect(adres)
