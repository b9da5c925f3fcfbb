"""The front page of this room: what waits for this person, and how the money stands."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wijkwerk.subsidies.views.tabs import tabs
from wijkwerk.web.toegang import mag


@mag("subsidies.lezen")
def overzicht(request: HttpRequest) -> HttpResponse:
    """Show what waits for this person in this room."""
    return render(request, "subsidies/overzicht/overzicht.html", {"tabs": tabs(request, "overzicht")})
