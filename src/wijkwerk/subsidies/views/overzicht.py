"""The front page of this room: what waits for this person, and how the money stands."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from wijkwerk.kern import klok
from wijkwerk.subsidies.queries import nummers, verwachting
from wijkwerk.subsidies.queries import overzicht as queries
from wijkwerk.subsidies.views.tabs import tabs
from wijkwerk.subsidies.views.vandaag import waiting
from wijkwerk.subsidies.views.verwachting_beeld import picture
from wijkwerk.web.toegang import houdt, mag


@mag("subsidies.lezen")
def overzicht(request: HttpRequest) -> HttpResponse:
    """Show what waits for this person, worst first, how long the money lasts and what days are coming."""
    zoek = request.GET.get("nummer", "").strip()
    if zoek and (naar := nummers.page_of(request.user, zoek)):
        return redirect(naar)
    vandaag, wie = klok.vandaag(), request.user
    beheert = houdt(wie, "subsidies.beheren")
    gegevens = {
        "tabs": tabs(request, "overzicht"),
        "zoek": zoek,
        "wacht": waiting(request),
        "potten": [picture(stand) for stand in verwachting.forecasts(wie, vandaag)],
        "data": queries.deadlines(vandaag) if beheert else [],
        "jaareinde": reverse("subsidies:jaareinde") if beheert else "",
    }
    return render(request, "subsidies/overzicht/overzicht.html", gegevens)
