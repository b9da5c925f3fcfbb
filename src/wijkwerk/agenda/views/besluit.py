"""Decisions: the list, one as a paper with its corrections, writing one down, and correcting one."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wijkwerk.agenda import rules
from wijkwerk.agenda.actions import besluit as actions
from wijkwerk.agenda.forms import besluit as forms
from wijkwerk.agenda.models import Agendapunt, Besluit
from wijkwerk.agenda.queries import besluit as queries
from wijkwerk.agenda.states.agendapunt import BIJ_TAFEL
from wijkwerk.agenda.views.actie import tell_link
from wijkwerk.agenda.views.tabs import tabs
from wijkwerk.kern import klok
from wijkwerk.web.lijsten import page_links
from wijkwerk.web.stappen import attempt, status_of, version_of
from wijkwerk.web.toegang import eis, mag

MET = ("werkgebied", "organisatie", "trekker")


@mag("agenda.lezen")
def besluiten(request: HttpRequest) -> HttpResponse:
    """List the decisions that hold, the latest first."""
    filter_ = forms.FilterForm(request.GET, persoon=request.user)
    filters = filter_.filters()
    bladzijde = queries.page(request.user, filters, request.GET.get("na", ""))
    gegevens = {
        "tabs": tabs(request, "besluiten"),
        "filter": filter_,
        "gefilterd": filters != queries.Filters(),
        "meer": bool(filters.werkgebied or filters.tafel or filters.jaar),
        "rijen": [rij for _groep, rij in bladzijde.rijen],
        **page_links(request, bladzijde),
    }
    return render(request, "agenda/besluit/besluiten.html", gegevens)


@mag("agenda.lezen")
def besluit(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a decision, what it replaced or what replaced it, and what came of it."""
    blad = _sheet(request, pk)
    gegevens = {
        "blad": blad,
        "besluit": blad.besluit,
        "punt": blad.punt,
        "vandaag": klok.vandaag(),
        "vertel": tell_link(blad.punt.pk) if blad.mag_terugkoppelen else "",
    }
    return render(request, "agenda/besluit/besluit.html", gegevens)


def _sheet(request: HttpRequest, pk: int) -> queries.Blad:
    if (blad := queries.detail(request.user, pk)) is None:
        raise Http404
    return blad


@mag("agenda.besluiten")
def nieuw(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down the decision on a question; an option in the address fills in what speaks for and against it."""
    punt = get_object_or_404(rules.punten_voor(request.user).select_related(*MET), pk=pk)
    eis(request.user, "agenda.besluiten", punt)
    if request.method != "POST" and (elders := _decided_or_not_ripe(request, punt)):
        return elders
    form = forms.BesluitForm(request.POST or None, punt=punt, persoon=request.user, initial=_opening(request, punt))
    if form.is_valid() and "voorbeeld" not in request.POST:
        versie = form.cleaned_data["versie"]
        act = attempt(
            form,
            lambda: actions.decide(punt, **form.facts(), versie=versie, by=request.user),
            version_of(punt),
        )
        if act is not None:
            messages.success(request, _("Het besluit is vastgelegd. Wat gaat er nu gebeuren, en wie moet het weten?"))
            return redirect("agenda:besluit", act.pk)
    return _form_page(request, "agenda/besluit/nieuw.html", form, punt)


def _decided_or_not_ripe(request: HttpRequest, punt: Agendapunt) -> HttpResponse | None:
    if (genomen := punt.besluiten.current().first()) is not None:
        messages.info(request, _("Over dit punt is al besloten."))
        return redirect("agenda:besluit", genomen.pk)
    if punt.status not in BIJ_TAFEL:
        messages.warning(request, _("Breng de vraag eerst naar de tafel. Daarna kan er een besluit komen."))
        return redirect("agenda:agendapunt", punt.pk)
    return None


def _opening(request: HttpRequest, punt: Agendapunt) -> dict[str, Any]:
    """Return what is filled in beforehand: the money of the question, or all of the option that was chosen."""
    begin: dict[str, Any] = {"kosten": punt.kosten, "dekking": punt.dekking}
    sleutel = request.GET.get("optie", "")
    optie = punt.opties.filter(pk=int(sleutel)).first() if sleutel.isdecimal() and len(sleutel) < 19 else None
    if optie is None:
        return begin
    kosten = optie.kosten if optie.kosten is not None else punt.kosten
    return {
        **begin, "optie": optie.pk, "wat": optie.titel, "voor": optie.voor, "tegen": optie.tegen, "kosten": kosten
    }  # fmt: skip


@mag("agenda.besluiten")
def correctie(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a decision: a new one takes its place."""
    blad = _sheet(request, pk)
    eis(request.user, "agenda.besluiten", blad.punt)
    if not blad.geldt:
        messages.info(request, _("Dit besluit is al gecorrigeerd. Dit is het besluit dat nu geldt."))
        return redirect("agenda:besluit", blad.nieuwste.pk)
    begin = _as_form(blad.besluit)
    form = forms.CorrectieForm(request.POST or None, punt=blad.punt, persoon=request.user, initial=begin)
    if form.is_valid() and "voorbeeld" not in request.POST:
        nieuw_ = attempt(form, lambda: actions.correct(blad.besluit, **form.facts(), by=request.user))
        if nieuw_ is not None:
            messages.success(request, _("Het besluit is gecorrigeerd. Wat er eerst stond, blijft te lezen."))
            return redirect("agenda:besluit", nieuw_.pk)
    return _form_page(request, "agenda/besluit/correctie.html", form, blad.punt, besluit=blad.besluit)


def _as_form(besluit: Besluit) -> dict[str, Any]:
    namen = (*actions.TEKSTEN, "kosten", "genomen_op")
    sleutels = {naam: getattr(besluit, f"{naam}_id") for naam in ("optie", "overleg", "genomen_door")}
    return {naam: getattr(besluit, naam) for naam in namen} | sleutels | {"client_id": uuid4()}


def _form_page(request: HttpRequest, blad: str, form: forms.BesluitForm, punt: Agendapunt, **meer: Any) -> HttpResponse:
    bekeken = "voorbeeld" in request.POST and form.is_valid()
    gegevens = {
        "form": form,
        "punt": punt,
        "opties": punt.opties.all(),
        "gekozen": str(form["optie"].value() or ""),
        "voorbeeld": form.cleaned_data["publieke_tekst"] if bekeken else "",
        "bekeken": bekeken,
        **meer,
    }
    return render(request, blad, gegevens, status=status_of(form))
