"""The walk through the wijk on a phone: one page that also opens without a network, and the door where it delivers."""

import json
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wijkwerk.kern.weigering import Weigering
from wijkwerk.signalen import actions
from wijkwerk.signalen.forms.werkplek_invoer import RondgangForm
from wijkwerk.signalen.models import Onderwerp, Signaal
from wijkwerk.signalen.views.werkplek_kaart import map_empty
from wijkwerk.web.toegang import houdt, mag, openbaar


@mag("signalen.invoeren")
@never_cache
def rondgang(request: HttpRequest) -> HttpResponse:
    """Show the three steps; without JavaScript the same page is a plain form that is sent at once."""
    form = RondgangForm(request.POST or None, request.FILES or None, initial={"client_id": uuid4()})
    if request.method == "POST" and form.is_valid():
        signaal = _delivered(request, form)
        if signaal:
            messages.success(request, _("Vastgelegd onder nummer %(nummer)s.") % {"nummer": signaal.nummer})
            return redirect("signalen:rondgang")
    groepen: dict[str, list[Onderwerp]] = {}
    for onderwerp in Onderwerp.objects.filter(actief=True):
        groepen.setdefault(onderwerp.groep, []).append(onderwerp)
    gegevens = {"form": form, "groepen": groepen, "kaart": map_empty()}
    return render(request, "signalen/rondgang/rondgang.html", gegevens)


@openbaar
@never_cache
def aanlevering(request: HttpRequest) -> JsonResponse:
    """Tell the phone who is signed in (GET), or take one signal from its queue (POST); the same one twice is one.

    Marked public because a phone needs an answer it can read, not a sign-in page; who may enter is checked here.
    """
    if not houdt(request.user, "signalen.invoeren"):
        return JsonResponse({"fouten": {"__all__": [_("Log opnieuw in om te verzenden.")]}}, status=401)
    if request.method != "POST":
        return JsonResponse({"persoon": request.user.pk, "csrf": get_token(request)})
    form = RondgangForm(_facts(request), request.FILES)
    signaal = _delivered(request, form) if form.is_valid() else None
    if signaal is None:
        return JsonResponse({"fouten": form.problems()}, status=400)
    return JsonResponse(
        {"nummer": signaal.nummer, "adres": reverse("signalen:invoer_ontvangst", args=[signaal.client_id])}
    )


@openbaar
def dienst(request: HttpRequest) -> HttpResponse:
    """Send the service worker from the address whose scope it keeps."""
    with open(finders.find("signalen/rondgang-sw.js"), encoding="utf-8") as bron:
        return HttpResponse(
            bron.read(),
            content_type="text/javascript; charset=utf-8",
            headers={"Service-Worker-Allowed": "/rondgang/", "Cache-Control": "no-cache"},
        )


@openbaar
def manifest(request: HttpRequest) -> JsonResponse:
    """Tell a phone how to put the walk on its home screen."""
    icoon = {"src": static("signalen/rondgang.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"}
    gegevens = {
        "name": _("Wijkwerk rondgang"),
        "short_name": _("Rondgang"),
        "lang": "nl",
        "start_url": reverse("signalen:rondgang"),
        "scope": reverse("signalen:rondgang"),
        "display": "standalone",
        "background_color": "#faf6ef",
        "theme_color": "#0b4f5b",
        "icons": [icoon],
    }
    return JsonResponse(gegevens, content_type="application/manifest+json")


def _delivered(request: HttpRequest, form: RondgangForm) -> Signaal | None:
    """Report what the form says; a refusal becomes an error of the form."""
    try:
        return actions.report_with_photos(uploads=form.cleaned_data["fotos"], by=request.user, **form.facts())
    except Weigering as weigering:
        form.add_error("tekst" if weigering.regel.startswith("pii.") else None, weigering.melding)
        return None


def _facts(request: HttpRequest) -> MultiValueDict[str, Any]:
    """Return the JSON part of a delivery as form data; what cannot be read is an empty form with its own errors."""
    try:
        gelezen = json.loads(request.POST.get("signaal", ""))
    except ValueError:
        gelezen = {}
    velden = gelezen.items() if isinstance(gelezen, dict) else ()
    return MultiValueDict({str(naam): [str(waarde)] for naam, waarde in velden if waarde not in (None, "", False)})
