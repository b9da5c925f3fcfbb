"""What the forms about a question share: who may open them, and what happens when the act is refused."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from wijkwerk.agenda.models import Agendapunt
from wijkwerk.agenda.queries import agendapunt as queries
from wijkwerk.agenda.rules import punten_voor
from wijkwerk.kern.weigering import Weigering
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


def attempt(form: forms.Form, act: Callable[[], Any], versie: Callable[[], int] | None = None) -> Any:
    """Do the act and return what it gives; on a refusal say why in the form, keep every word, and return None.

    `versie` gives the version of now, so that sending the form again is a choice of the person.
    """
    try:
        return act()
    except Weigering as weigering:
        form.add_error(None, weigering.melding)
        if versie is not None:
            data: Any = form.data.copy()
            data["versie"] = str(versie())
            form.data = data
        return None


def version_of(punt: Agendapunt) -> Callable[[], int]:
    """Return a function that reads the version of a question as it stands then."""
    return lambda: Agendapunt.objects.values_list("versie", flat=True).get(pk=punt.pk)
