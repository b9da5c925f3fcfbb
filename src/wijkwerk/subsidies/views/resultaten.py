"""What neighbours made of it: all of it, one of it, its photos, and the newest on the page of a wijk."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.subsidies.queries import resultaten as queries
from wijkwerk.subsidies.views.verantwoording import picture
from wijkwerk.web.panelen import Inhoud
from wijkwerk.web.toegang import openbaar


@openbaar
def resultaten(request: HttpRequest) -> HttpResponse:
    """Show what came of the grants, newest first, of one wijk when asked."""
    wijk, na = request.GET.get("wijk", ""), request.GET.get("na", "")
    vanaf = int(na) if na.isdecimal() and len(na) < 6 else 0
    rijen, meer = queries.results(wijk, vanaf=vanaf)
    gegevens = {
        "rijen": rijen,
        "wijk": wijk,
        "wijken": queries.areas(),
        "volgende": f"?wijk={wijk}&na={vanaf + queries.PER_BLADZIJDE}" if meer else "",
        "vorige": f"?wijk={wijk}&na={max(0, vanaf - queries.PER_BLADZIJDE)}" if vanaf else "",
    }
    return render(request, "subsidies/resultaten/resultaten.html", gegevens)


@openbaar
def resultaat(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one result with all its photos."""
    gevonden = queries.result(pk)
    if gevonden is None:
        raise Http404
    return render(request, "subsidies/resultaten/resultaat.html", {"resultaat": gevonden})


@openbaar
def foto(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show a photo of a result; kept by no browser, so that taking back the consent holds at once."""
    bestand = queries.public_photo(uuid)
    if bestand is None:
        raise Http404
    return picture(request, bestand)


def wijk(_request: HttpRequest, werkgebied: Werkgebied) -> Inhoud:
    """Show the newest results on the page of a wijk."""
    rijen = queries.in_area(werkgebied)
    return ("subsidies/resultaten/paneel_wijk.html", {"resultaten": rijen, "wijk": werkgebied}) if rijen else None
