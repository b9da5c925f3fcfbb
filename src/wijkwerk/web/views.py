"""The pages of the house itself: about, accessibility, privacy, security contact, and the pattern pages."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from wijkwerk.web import datums
from wijkwerk.web import patronen as voorbeelden
from wijkwerk.web.toegang import openbaar


@openbaar
def over(request: HttpRequest) -> HttpResponse:
    return render(request, "web/over.html")


@openbaar
def toegankelijkheid(request: HttpRequest) -> HttpResponse:
    return render(request, "web/toegankelijkheid.html")


@openbaar
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "web/privacy.html")


@openbaar
def patronen(request: HttpRequest) -> HttpResponse:
    """Show every component in each of its states; sending its form shows the errors."""
    return render(request, "web/patronen/openbaar.html", voorbeelden.alles(request.POST))


@openbaar
def patronen_werkplek(request: HttpRequest) -> HttpResponse:
    return render(request, "web/patronen/werkplek.html", voorbeelden.werkplek())


@openbaar
def patronen_voorpagina(request: HttpRequest) -> HttpResponse:
    return render(request, "web/patronen/voorpagina.html", voorbeelden.alles(None))


@openbaar
def patronen_stap(request: HttpRequest) -> HttpResponse:
    """Show one page of a form; sent complete it returns to the patterns, so that the form can be tried whole."""
    form = voorbeelden.StapForm(request.POST or None)
    if form.is_valid():
        return redirect("patronen")
    return render(request, "web/patronen/stap.html", {"form": form})


@openbaar
def security_txt(request: HttpRequest) -> HttpResponse:
    """Tell finders of a leak where to report it (RFC 9116); without a contact in the settings there is no such file."""
    contact = settings.GEMEENTE["beveiliging"]
    verloopt = (datums.nu() + timedelta(days=180)).strftime("%Y-%m-%dT00:00:00Z")
    adres = request.build_absolute_uri(request.path)
    regels = [f"Contact: {contact}", f"Expires: {verloopt}", "Preferred-Languages: nl, en", f"Canonical: {adres}"]
    tekst = "\n".join(regels) + "\n" if contact else ""
    return HttpResponse(tekst, content_type="text/plain; charset=utf-8", status=200 if contact else 404)
