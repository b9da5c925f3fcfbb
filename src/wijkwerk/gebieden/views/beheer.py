"""The map behind the wijken, for who keeps it: the years, and reading in a new file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from wijkwerk.gebieden import actions, forms, queries
from wijkwerk.gebieden.models import Kaartimport
from wijkwerk.kern.weigering import Weigering
from wijkwerk.web.toegang import mag


@mag("gebieden.beheren")
def overzicht(request: HttpRequest) -> HttpResponse:
    """The years that were read in, and the last imports."""
    context = {"jaargangen": queries.divisions(), "inlezingen": Kaartimport.objects.all()[:20]}
    return render(request, "gebieden/beheer.html", context)


@mag("gebieden.beheren")
def inlezing(request: HttpRequest) -> HttpResponse:
    """Upload a file; a job reads it."""
    form = forms.InleesForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            aanvraag = actions.request_import(**form.cleaned_data, by=request.user)
            return redirect("gebieden:voortgang", aanvraag.pk)
        except Weigering as weigering:
            form.add_error("bestand", weigering.melding)
    return render(request, "gebieden/inlezing.html", {"form": form})


@mag("gebieden.beheren")
def voortgang(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the reading is, and afterwards what came of it. For htmx only the part that changes."""
    aanvraag = get_object_or_404(Kaartimport, pk=pk)
    deel = "gebieden/voortgang_deel.html" if request.headers.get("HX-Request") else "gebieden/voortgang.html"
    return render(request, deel, {"aanvraag": aanvraag, "stand": queries.import_progress(aanvraag)})


@mag("gebieden.beheren")
@require_POST
def afbreking(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop the reading."""
    actions.cancel_import(get_object_or_404(Kaartimport, pk=pk), by=request.user)
    return redirect("gebieden:voortgang", pk)
