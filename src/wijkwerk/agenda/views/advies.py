"""Advice: asked on the page of a question, answered through the link of the mail or after signing in."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wijkwerk.agenda.actions import advies as actions
from wijkwerk.agenda.forms import agendapunt_stappen as forms
from wijkwerk.agenda.models import Advies
from wijkwerk.agenda.queries import advies as queries
from wijkwerk.agenda.rules import punten_voor
from wijkwerk.agenda.views.agendapunt_formulier import question_of
from wijkwerk.web.stappen import attempt, status_of, version_of
from wijkwerk.web.toegang import eis, mag, openbaar


@mag("agenda.agenderen")
def vraag(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask somebody for advice on a question."""
    punt = question_of(request, pk)
    form = forms.AdviesvraagForm(request.POST or None, punt=punt)
    if request.method == "POST" and form.is_valid():
        feiten = {naam: form.cleaned_data[naam] for naam in ("vraag", "uiterlijk_op", "ook_leesbaar")}
        gevraagd = attempt(form, lambda: actions.ask_advice(punt, **form.adviser(), **feiten, by=request.user))
        if gevraagd is not None:
            messages.success(request, _("Gevraagd aan %(wie)s.") % {"wie": gevraagd.wie})
            return redirect("agenda:agendapunt", pk)
    return render(request, "agenda/advies/vraag.html", {"form": form, "punt": punt}, status=status_of(form))


@mag("agenda.adviseren")
def antwoord(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer after signing in, with the whole question at hand."""
    advies = get_object_or_404(queries.of_person(request.user), pk=pk)
    form = _answer_form(request, advies)
    if request.method == "POST" and form.is_valid() and _give(form, advies, by=request.user):
        messages.success(request, _("Bedankt. Uw advies staat bij de vraag."))
        return redirect("agenda:agendapunt", advies.agendapunt_id)
    gegevens = _to_read(advies) | {"form": form, "punt": advies.agendapunt}
    gegevens["mag_vraag"] = punten_voor(request.user).filter(pk=advies.agendapunt_id).exists()
    return render(request, "agenda/advies/antwoord.html", gegevens, status=status_of(form))


@mag("agenda.agenderen")
def intrekking(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a request back: asked with GET, done with POST."""
    advies = get_object_or_404(Advies.objects.select_related(*queries.MET), pk=pk, ingetrokken_op=None)
    if not punten_voor(request.user).filter(pk=advies.agendapunt_id).exists():
        raise Http404
    eis(request.user, "agenda.agenderen", advies.agendapunt)
    if request.method == "POST":
        actions.withdraw_advice(advies, by=request.user)
        messages.success(request, _("%(wie)s heeft bericht dat het niet meer hoeft.") % {"wie": advies.wie})
        return redirect("agenda:agendapunt", advies.agendapunt_id)
    return render(request, "agenda/advies/intrekking.html", {"advies": advies, "punt": advies.agendapunt})


@openbaar
@never_cache
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Answer through the link of the mail: who has it, is the adviser. It shows no more than the asker allowed."""
    advies = queries.by_token(token)
    if advies is None:
        return render(request, "agenda/advies/weg.html", status=404)
    form = _answer_form(request, advies)
    if request.method == "POST" and form.is_valid() and _give(form, advies, by=None):
        return redirect("agenda:advies_dank", token)
    gegevens = _to_read(advies) | {"form": form, "punt": advies.agendapunt}
    return render(request, "agenda/advies/link.html", gegevens, status=status_of(form))


@openbaar
@never_cache
def dank(request: HttpRequest, token: str) -> HttpResponse:
    """Say that the advice arrived, and that it can be changed until there is a decision."""
    advies = queries.by_token(token)
    if advies is None or advies.gegeven_op is None:
        return render(request, "agenda/advies/weg.html", status=404)
    return render(request, "agenda/advies/dank.html", {"advies": advies, "punt": advies.agendapunt})


def _answer_form(request: HttpRequest, advies: Advies) -> Any:
    return forms.AntwoordForm(request.POST or None, advies=advies)


def _give(form: Any, advies: Advies, *, by: Any) -> Any:
    feiten = {naam: form.cleaned_data[naam] for naam in ("oordeel", "antwoord", "versie")}
    return attempt(form, lambda: actions.give_advice(advies, **feiten, by=by), version_of(advies))


def _to_read(advies: Advies) -> dict[str, Any]:
    """Return what the adviser reads: always the options, the rest when the asker ticked it."""
    punt, ook = advies.agendapunt, set(advies.ook_leesbaar)
    return {
        "advies": advies,
        "opties": list(punt.opties.all()),
        "ook": ook,
        "effecten": list(punt.effecten.select_related("werkgebied")) if "effecten" in ook else [],
        "open": punt.is_open,
    }
