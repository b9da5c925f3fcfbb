"""Objections, claims and letters on the page of an application, for who judges it."""

from django.http import HttpRequest
from django.urls import reverse

from wijkwerk.subsidies.models import Aanvraag
from wijkwerk.subsidies.queries import bezwaar as queries
from wijkwerk.subsidies.queries import vordering as vorderingen
from wijkwerk.web.panelen import Inhoud
from wijkwerk.web.toegang import houdt


def aanvraag(request: HttpRequest, rij: Aanvraag) -> Inhoud:
    """Return the objections and claims of an application, and the ways to enter one and to the letters."""
    wie = request.user
    bezwaren, terug = list(queries.of_application(rij)), list(vorderingen.of_application(rij))
    deuren = houdt(wie, "subsidies.invoeren") and queries.doors(rij)
    leest = houdt(wie, "subsidies.persoonsgegevens", rij)
    if not (bezwaren or terug or deuren or leest):
        return None
    return "subsidies/bezwaar/paneel_aanvraag.html", {
        "bezwaren": bezwaren,
        "vorderingen": terug,
        "mag_lezen": houdt(wie, "subsidies.bezwaren_lezen"),
        "invoer": reverse("subsidies:bezwaar_invoer", args=[rij.pk]) if deuren else "",
        "brieven": reverse("subsidies:aanvraag_brieven", args=[rij.pk]) if leest else "",
    }
