"""One screen for every step with an actie or a promise, each at its own address."""

from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wijkwerk.agenda.views.agendapunt_formulier import attempt
from wijkwerk.web.toegang import eis, mag


@dataclass(frozen=True)
class Scherm:
    """A step on the screen: its address, the verb it makes, its rule, its words, its form and the act."""

    woord: str
    handeling: str
    regel: str
    knop: Any
    uitleg: Any
    klaar: Any
    form: type[Any]
    doe: Callable[..., object]
    icoon: str


@dataclass(frozen=True)
class Kring:
    """What the steps of one kind of record share: its name in addresses, who sees what, and its life cycle."""

    naam: str
    ziet: Callable[[Any], QuerySet[Any]]
    states: ModuleType
    schermen: tuple[Scherm, ...]

    def url(self, scherm: Scherm, rij: Any) -> str:
        """Return the address of a step for a record."""
        return reverse(f"agenda:{self.naam}_{scherm.woord}", args=[rij.pk])

    def steps(self, rij: Any, verbs: list[str]) -> list[tuple[Scherm, str]]:
        """Return the screens of these verbs, each with its address."""
        return [(scherm, self.url(scherm, rij)) for scherm in self.schermen if scherm.handeling in verbs]

    def possible(self, scherm: Scherm, rij: Any) -> bool:
        """Whether the life cycle allows it now; a step outside the table is for what is open."""
        bekend = any(stap.handeling == scherm.handeling for stap in self.states.OVERGANGEN)
        return self.states.may(scherm.handeling, rij.status) if bekend else rij.status in self.states.OPEN


def view_of(kring: Kring, scherm: Scherm) -> Callable[..., HttpResponseBase]:
    """Make the view of one step: its form with GET, the act itself with POST, then back to the record."""

    @mag(scherm.regel)
    def stap(request: HttpRequest, pk: int) -> HttpResponse:
        rij = get_object_or_404(kring.ziet(request.user), pk=pk)
        eis(request.user, scherm.regel, rij)
        if not kring.possible(scherm, rij):
            messages.warning(request, _("Deze stap kan nu niet. Hieronder ziet u wat wel kan."))
            return redirect(f"agenda:{kring.naam}", pk)
        form = scherm.form(request.POST or None, rij=rij, persoon=request.user)
        if form.is_valid() and "voorbeeld" not in request.POST and _done(request, kring, scherm, form):
            return redirect(f"agenda:{kring.naam}", pk)
        return _show(request, kring, scherm, form)

    return stap


def _done(request: HttpRequest, kring: Kring, scherm: Scherm, form: Any) -> bool:
    rij = form.rij
    act = attempt(
        form,
        lambda: scherm.doe(rij, **form.facts(), by=request.user),
        lambda: type(rij).objects.values_list("versie", flat=True).get(pk=rij.pk),
    )
    if act is not None:
        messages.success(request, scherm.klaar)
    return act is not None


def _show(request: HttpRequest, kring: Kring, scherm: Scherm, form: Any) -> HttpResponse:
    gegevens = {
        "rij": form.rij,
        "scherm": scherm,
        "form": form,
        "terug": reverse(f"agenda:{kring.naam}", args=[form.rij.pk]),
        "bekeken": "voorbeeld" in request.POST and form.is_valid(),
    }
    status = 409 if form.is_bound and form.non_field_errors() else 200
    return render(request, "agenda/actie/stap.html", gegevens, status=status)
