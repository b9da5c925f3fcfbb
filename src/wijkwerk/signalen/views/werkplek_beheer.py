"""The catalogue of the functional manager: subjects and other doors."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _

from wijkwerk.kern.weigering import Weigering
from wijkwerk.signalen import actions
from wijkwerk.signalen.forms.werkplek_beheer import DeurForm, OnderwerpForm
from wijkwerk.signalen.models import AndereDeur, Onderwerp
from wijkwerk.web.toegang import mag


@mag("signalen.beheren")
def onderwerpen(request: HttpRequest) -> HttpResponse:
    """List the subjects with their terms."""
    rijen = Onderwerp.objects.select_related("organisatie")
    return render(request, "signalen/werkplek/onderwerpen.html", {"rijen": rijen})


@mag("signalen.beheren")
def onderwerp(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Add or change a subject."""
    rij = get_object_or_404(Onderwerp, pk=pk) if pk else Onderwerp()
    form = OnderwerpForm(request.POST or None, instance=rij)
    if request.method == "POST" and form.is_valid():
        rij = form.save(commit=False)
        rij.sleutel = rij.sleutel or slugify(rij.naam)
        if _saved(request, form, actions.save_subject, rij):
            return redirect("signalen:onderwerpen")
    return render(request, "signalen/werkplek/onderwerp.html", {"form": form, "rij": rij})


@mag("signalen.beheren")
def deuren(request: HttpRequest) -> HttpResponse:
    """List the other doors."""
    rijen = AndereDeur.objects.select_related("onderwerp", "werkgebied")
    return render(request, "signalen/werkplek/deuren.html", {"rijen": rijen})


@mag("signalen.beheren")
def deur(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Add or change another door."""
    rij = get_object_or_404(AndereDeur, pk=pk) if pk else AndereDeur()
    form = DeurForm(request.POST or None, instance=rij)
    if (
        request.method == "POST"
        and form.is_valid()
        and _saved(request, form, actions.save_door, form.save(commit=False))
    ):
        return redirect("signalen:deuren")
    return render(request, "signalen/werkplek/deur.html", {"form": form, "rij": rij})


def _saved(request: HttpRequest, form: Any, act: Callable[..., object], rij: object) -> bool:
    try:
        act(rij, by=request.user)
    except Weigering as weigering:
        form.add_error(None, weigering.melding)
        return False
    messages.success(request, _("Opgeslagen. Nieuwe signalen volgen dit meteen."))
    return True
