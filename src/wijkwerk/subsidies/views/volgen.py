"""The applicant's own page: where the application stands, and what happens next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from wijkwerk.subsidies.models import Aanvraag
from wijkwerk.subsidies.states.aanvraag import HIERNA
from wijkwerk.web.toegang import openbaar


@openbaar
def volgen(request: HttpRequest, token: str) -> HttpResponse:
    """Show an application to who holds its link."""
    rijen = Aanvraag.objects.select_related("regelingversie__regeling", "aanvrager")
    aanvraag = get_object_or_404(rijen, token=token)
    return render(request, "subsidies/volgen/volgen.html", {"aanvraag": aanvraag, "hierna": HIERNA[aanvraag.status]})
