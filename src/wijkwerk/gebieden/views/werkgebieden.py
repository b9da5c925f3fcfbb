"""Composing working areas: on a map, or with lists of boxes; first a look at what would change, then the act."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wijkwerk.gebieden import actions, forms, queries
from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.gebieden.views import kaarten
from wijkwerk.kern import klok
from wijkwerk.kern.weigering import Weigering
from wijkwerk.web.toegang import mag


@mag("gebieden.beheren")
def lijst(request: HttpRequest) -> HttpResponse:
    """All working areas with what they cover and since when."""
    context = {
        "werkgebieden": queries.werkgebieden_with_versions(),
        "kaart": kaarten.overview(queries.versies_on(klok.vandaag())),
        "zonder": queries.gap_hectares(klok.vandaag()),
    }
    return render(request, "gebieden/werkgebieden.html", context)


@mag("gebieden.beheren")
def tekening(request: HttpRequest, sleutel: str = "") -> HttpResponse:
    """Draw a new working area, or let another version follow; without "bevestigd" only a look at the change."""
    werkgebied = get_object_or_404(Werkgebied, sleutel=sleutel) if sleutel else None
    form = forms.WerkgebiedForm(request.POST or None, initial=queries.parts_of(werkgebied), werkgebied=werkgebied)
    proef = None
    if request.method == "POST" and form.is_valid():
        proef = _try(form, werkgebied)
        if proef and "bevestigd" in request.POST:
            return _keep(request, form, werkgebied)
    context = {"form": form, "werkgebied": werkgebied, "proef": proef, "kaart": kaarten.editor(werkgebied)}
    return render(request, "gebieden/tekening.html", context)


def _try(form: forms.WerkgebiedForm, werkgebied: Werkgebied | None) -> actions.Voorproef | None:
    """Return what the change would do; a refusal becomes an error of the form."""
    try:
        return actions.preview_werkgebied(werkgebied, **_fields(form))
    except Weigering as weigering:
        form.add_error(None, weigering.melding)
        return None


def _keep(request: HttpRequest, form: forms.WerkgebiedForm, werkgebied: Werkgebied | None) -> HttpResponse:
    velden = _fields(form)
    naam = velden.pop("naam")
    if werkgebied is None:
        actions.draw_werkgebied(naam=naam, **velden, by=request.user)
    else:
        actions.follow_up(werkgebied, **velden, by=request.user)
    messages.success(request, _("%(naam)s is opgeslagen.") % {"naam": naam})
    return redirect("gebieden:werkgebieden")


def _fields(form: forms.WerkgebiedForm) -> dict[str, Any]:
    return {naam: form.cleaned_data[naam] for naam in ("naam", "delen", "van")}


@mag("gebieden.beheren")
def einde(request: HttpRequest, sleutel: str) -> HttpResponse:
    """End a working area on a day."""
    werkgebied = get_object_or_404(Werkgebied, sleutel=sleutel)
    form = forms.EindeForm(request.POST or None, initial={"tot": klok.vandaag()})
    if request.method == "POST" and form.is_valid():
        try:
            actions.end(werkgebied, tot=form.cleaned_data["tot"], by=request.user)
            return redirect("gebieden:werkgebieden")
        except Weigering as weigering:
            form.add_error("tot", weigering.melding)
    return render(request, "gebieden/einde.html", {"form": form, "werkgebied": werkgebied})
