"""What the forms about a question share: who may open them."""

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from wijkwerk.agenda.models import Agendapunt
from wijkwerk.agenda.queries import agendapunt as queries
from wijkwerk.agenda.rules import punten_voor
from wijkwerk.web.toegang import eis

MET = ("werkgebied", "organisatie", "trekker", "thema")


def sheet_of(persoon: Any, pk: int) -> queries.Blad:
    """Return the question with everything; what a person may not see does not exist for them."""
    blad = queries.detail(persoon, pk)
    if blad is None:
        raise Http404
    return blad


def question_of(request: HttpRequest, pk: int) -> Agendapunt:
    """Return a question that this person may see and prepare."""
    punt = get_object_or_404(punten_voor(request.user).select_related(*MET), pk=pk)
    eis(request.user, "agenda.agenderen", punt)
    return punt
