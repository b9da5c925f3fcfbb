"""The acts on a thema, each at its own address: change, make public, rest, resume, finish."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wijkwerk.agenda.actions import thema as actions
from wijkwerk.agenda.forms import thema as forms
from wijkwerk.agenda.models import Thema
from wijkwerk.agenda.queries.thema_openbaar import as_public
from wijkwerk.agenda.rules import themas_voor
from wijkwerk.agenda.states import thema as states
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon
from wijkwerk.web.toegang import eis, mag


@dataclass(frozen=True)
class Scherm:
    """An act on the screen: its address, its words, its form and the act; `handeling` when it is a step of the life."""

    woord: str
    knop: Any
    uitleg: Any
    klaar: Any
    form: type[forms.StapForm]
    doe: Callable[[Thema, dict[str, Any], Persoon], object]
    icoon: str
    handeling: str = ""

    def possible(self, thema: Thema) -> bool:
        """Whether the life cycle allows it now."""
        return not self.handeling or states.may(self.handeling, thema.status)

    def url(self, thema: Thema) -> str:
        """Return the address of this act for a thema."""
        return reverse(f"agenda:thema_{self.woord}", args=[thema.pk])


def _act(handeling: Callable[..., object]) -> Callable[[Thema, dict[str, Any], Persoon], object]:
    return lambda thema, feiten, by: handeling(thema, by=by, **feiten)


SCHERMEN: tuple[Scherm, ...] = (
    Scherm(
        "openbaarheid", _l("Tekst voor bewoners"),
        _l("Bewoners lezen dit op de wijkpagina, en wie iets meldde leest het op de pagina van zijn melding."),
        _l("Bewoners kunnen dit nu lezen."), forms.OpenbaarForm, _act(actions.publish), "wijk",
    ),
    Scherm(
        "rust", _l("In de gaten houden"),
        _l("Er is nu niets te doen. Het thema blijft open en u ziet het als er iets bij komt."),
        _l("U houdt dit thema in de gaten."), forms.RustForm, _act(actions.rest), "klok", "rest",
    ),
    Scherm(
        "hervatting", _l("Weer oppakken"), _l("Het thema loopt weer. U kunt er signalen in bundelen en het agenderen."),
        _l("Het thema loopt weer."), forms.RustForm, _act(actions.resume), "terug", "resume",
    ),
    Scherm(
        "afronding", _l("Afronden"),
        _l("Het is klaar. Schrijf op wat het heeft opgeleverd. Daarna vertelt u het aan wie iets meldde."),
        _l("Het thema is afgerond."), forms.AfrondForm, _act(actions.finish), "goed", "finish",
    ),
    Scherm(
        "wijziging", _l("Gegevens wijzigen"), _l("Titel, wijk, eigenaar en wie het mag lezen."),
        _l("De gegevens zijn gewijzigd."), forms.WijzigForm, _act(actions.change), "instellingen",
    ),
)  # fmt: skip


def view_of(scherm: Scherm) -> Callable[..., HttpResponseBase]:
    """Make the view of one act."""

    @mag("agenda.lezen")
    def stap(request: HttpRequest, pk: int) -> HttpResponse:
        thema = kept(request, pk)
        if request.method == "POST":
            return _send(request, thema, scherm)
        if not scherm.possible(thema):
            messages.warning(request, _("Deze stap kan nu niet. Hieronder ziet u wat wel kan."))
            return redirect("agenda:thema", pk)
        return _show(request, thema, scherm, scherm.form(thema=thema, persoon=request.user))

    return stap


def kept(request: HttpRequest, pk: int) -> Thema:
    """Return a thema that this person keeps: 404 when it may not be read, 403 when it may not be changed."""
    ziet = themas_voor(request.user).select_related("werkgebied", "onderwerp", "eigenaar")
    thema = get_object_or_404(ziet, pk=pk)
    eis(request.user, "agenda.thema", thema)
    return thema


def _send(request: HttpRequest, thema: Thema, scherm: Scherm) -> HttpResponse:
    form = scherm.form(request.POST, thema=thema, persoon=request.user)
    if "weghalen" in request.POST:
        return _unpublish(request, thema)
    if not form.is_valid() or "voorbeeld" in request.POST:
        return _show(request, thema, scherm, form)
    try:
        scherm.doe(thema, form.cleaned_data, request.user)
    except Weigering as weigering:
        form.add_error(None, weigering.melding)
        form.refresh_version(kept(request, thema.pk))
        return _show(request, thema, scherm, form, status=409)
    messages.success(request, scherm.klaar)
    return redirect("agenda:thema", thema.pk)


def _unpublish(request: HttpRequest, thema: Thema) -> HttpResponse:
    actions.unpublish(thema, by=request.user)
    messages.success(request, _("Bewoners zien dit thema niet meer. De tekst blijft bewaard."))
    return redirect("agenda:thema", thema.pk)


def _show(
    request: HttpRequest, thema: Thema, scherm: Scherm, form: forms.StapForm, *, status: int = 200
) -> HttpResponse:
    gegevens = {"thema": thema, "scherm": scherm, "form": form}
    if "voorbeeld" in request.POST and form.is_valid():
        thema.publiek_verhaal = form.cleaned_data["publiek_verhaal"]
        gegevens["voorbeeld"] = as_public(thema)
    return render(request, "agenda/thema/stap.html", gegevens, status=status)
