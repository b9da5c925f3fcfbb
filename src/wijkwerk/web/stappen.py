"""The step screen: one form for one act at an address of its own, and then back to the record. Used by every room.

What a room writes is a table of `Scherm` and one `Kring`; see README.md.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, Protocol

from django import forms
from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from wijkwerk.web.toegang import eis, mag

HOOFD = "hoofd"


class StapForm(forms.Form):
    """Base of every step: the version the person was looking at travels along. On its own: nothing to fill in."""

    versie = forms.IntegerField(widget=forms.HiddenInput)
    alleen_hier: tuple[str, ...] = ()

    def __init__(self, *args: Any, rij: Any, persoon: Any, **opties: Any) -> None:
        self.rij, self.persoon = rij, persoon
        opties["initial"] = {"versie": rij.versie, **self.opening(), **(opties.get("initial") or {})}
        super().__init__(*args, **opties)

    def opening(self) -> dict[str, Any]:
        """Return what the form starts with."""
        return {}

    def facts(self) -> dict[str, Any]:
        """Return what the act takes: every field but those in `alleen_hier`, which only served the form."""
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if naam not in self.alleen_hier}


@dataclass(frozen=True)
class Scherm:
    """A step on the screen.

    `woord` is the noun in its address, `handeling` its verb in the life cycle, `regel` who may; then the words on the
    button, above the form and when it is done; `doe` is the act, called as `doe(rij, **form.facts(), by=persoon)`,
    and returns the record. `groep` says where on the page of the record its button stands.
    """

    woord: str
    handeling: str
    regel: str
    knop: Any
    uitleg: Any
    klaar: Any
    form: type[StapForm]
    doe: Callable[..., object]
    icoon: str
    groep: str = HOOFD

    def act(self, form: Any, by: Any) -> object:
        """Do it with what was filled in. Refusals of the act come through."""
        return self.doe(form.rij, **form.facts(), by=by)


@dataclass(frozen=True)
class Kring:
    """What the step screens of one kind of record share.

    `naam` is the address of the record ("agenda:actie"), its steps are named after it ("agenda:actie_afronding");
    `ziet(persoon)` is what somebody may see; `mogelijk(scherm, rij, persoon)` whether the step can be made now
    (see `by_table`); `regel` the rule for this record where it is another than that of the step; `waarover` the field
    that says what the record is about; `erbij(request, scherm, form)` adds to what the template gets.
    """

    naam: str
    schermen: tuple[Scherm, ...]
    ziet: Callable[[Any], QuerySet[Any]]
    mogelijk: Callable[[Scherm, Any, Any], bool]
    regel: str = ""
    waarover: str = ""
    sjabloon: str = "web/stap.html"
    erbij: Callable[[HttpRequest, Scherm, Any], dict[str, Any]] | None = None

    def url(self, scherm: Scherm, rij: Any) -> str:
        """Return the address of a step for a record."""
        return reverse(f"{self.naam}_{scherm.woord}", args=[rij.pk])

    def steps(self, rij: Any, verbs: Collection[str]) -> list[tuple[Scherm, str]]:
        """Return the screens of these verbs, each with its address."""
        return [(scherm, self.url(scherm, rij)) for scherm in self.schermen if scherm.handeling in verbs]

    def paths(self, plek: str, **eigen: Callable[..., HttpResponseBase]) -> list[URLPattern]:
        """Return the addresses of the steps below `plek`; `eigen` are views of the room's own, by their noun."""
        kort = self.naam.rpartition(":")[2]
        return [
            path(f"{plek}/<int:pk>/{s.woord}/", eigen.get(s.woord) or view_of(self, s), name=f"{kort}_{s.woord}")
            for s in self.schermen
        ]


class Tabel(Protocol):
    """A module of `states` with the table of one life cycle."""

    OVERGANGEN: tuple[Any, ...]

    def may(self, handeling: str, status: str) -> bool:
        """Tell whether a verb is legal from a state."""


def by_table(states: Tabel, *, anders: Collection[str]) -> Callable[[Scherm, Any, Any], bool]:
    """Make the `mogelijk` that asks the table of a life cycle; a verb outside it is possible in the states `anders`."""
    in_tabel = {stap.handeling for stap in states.OVERGANGEN}

    def possible(scherm: Scherm, rij: Any, _persoon: Any) -> bool:
        if scherm.handeling in in_tabel:
            return states.may(scherm.handeling, rij.status)
        return rij.status in anders

    return possible


def view_of(kring: Kring, scherm: Scherm) -> Callable[..., HttpResponseBase]:
    """Make the view of one step: its form with GET, the act itself with POST, then back to the record.

    What somebody may not see is a 404; what they may not do a 403. A step that cannot be made now leads back to the
    record; when it was already filled in, the act refuses and every word stays.
    """

    @mag(scherm.regel)
    def stap(request: HttpRequest, pk: int) -> HttpResponse:
        rij = get_object_or_404(kring.ziet(request.user), pk=pk)
        eis(request.user, kring.regel or scherm.regel, rij)
        if request.method != "POST" and not kring.mogelijk(scherm, rij, request.user):
            messages.warning(request, _("Deze stap kan nu niet. Hieronder ziet u wat wel kan."))
            return redirect(kring.naam, pk)
        form = scherm.form(request.POST if request.method == "POST" else None, rij=rij, persoon=request.user)
        vast = form.is_valid() and "voorbeeld" not in request.POST
        if vast and attempt(form, lambda: scherm.act(form, request.user), version_of(rij)) is not None:
            messages.success(request, scherm.klaar)
            return redirect(kring.naam, pk)
        return _show(request, kring, scherm, form)

    return stap


def _show(request: HttpRequest, kring: Kring, scherm: Scherm, form: Any) -> HttpResponse:
    gegevens = {
        "rij": form.rij,
        "waarover": getattr(form.rij, kring.waarover, ""),
        "scherm": scherm,
        "form": form,
        "terug": reverse(kring.naam, args=[form.rij.pk]),
        "bekeken": "voorbeeld" in request.POST and form.is_valid(),
    }
    if kring.erbij is not None:
        gegevens |= kring.erbij(request, scherm, form)
    return render(request, kring.sjabloon, gegevens, status=status_of(form))


def attempt(form: Any, act: Callable[[], Any], versie: Callable[[], int] | None = None) -> Any:
    """Do the act and return what it gives; on a refusal say why in the form, keep every word, and return None.

    `versie` gives the version of now, so that sending the form again is a choice of the person.
    """
    try:
        return act()
    except Exception as fout:
        if (weigering := refusal(fout)) is None:
            raise
        refuse(form, weigering[0], None if versie is None else versie())
        return None


def refuse(form: Any, melding: str, versie: int | None = None) -> None:
    """Say in a form why its act was refused; `versie` is the version of now."""
    form.add_error(None, melding)
    if versie is not None:
        form.data = form.data.copy()
        form.data["versie"] = str(versie)


def refusal(fout: Exception) -> tuple[str, str] | None:
    """Return the words and the rule of a refusal; None for any other exception."""
    melding, regel = getattr(fout, "melding", None), getattr(fout, "regel", None)
    return None if melding is None or regel is None else (melding, regel)


def version_of(rij: Model) -> Callable[[], int]:
    """Return a function that reads the version of a record as it stands then."""
    return lambda: type(rij)._default_manager.values_list("versie", flat=True).get(pk=rij.pk)


def status_of(form: forms.BaseForm) -> int:
    """Return 409 for a form that comes back because its act was refused, 200 otherwise."""
    return 409 if form.is_bound and form.non_field_errors() else 200
