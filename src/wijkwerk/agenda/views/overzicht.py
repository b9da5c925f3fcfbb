"""The front page of this room: which question lies at which table."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wijkwerk.agenda.rules import punten_voor
from wijkwerk.agenda.views.tabs import tabs
from wijkwerk.web.toegang import mag


@mag("agenda.lezen")
def overzicht(request: HttpRequest) -> HttpResponse:
    """Show what lies where, as far as this person may see."""
    gegevens = {"tabs": tabs(request, "agendapunten"), "punten": punten_voor(request.user).open()}
    return render(request, "agenda/overzicht.html", gegevens)
