"""One question: its page as a paper for the table, and the three short steps in which it is prepared."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wijkwerk.agenda import rules
from wijkwerk.agenda.actions import agendapunt as actions
from wijkwerk.agenda.forms import agendapunt as forms
from wijkwerk.agenda.models import Agendapunt
from wijkwerk.agenda.queries.agendapunt import missing
from wijkwerk.agenda.states.agendapunt import HIERNA, Status
from wijkwerk.agenda.views.agendapunt_formulier import question_of, sheet_of
from wijkwerk.agenda.views.agendapunt_schermen import KRING
from wijkwerk.kern import klok
from wijkwerk.signalen.rules import zichtbaar_voor
from wijkwerk.web.stappen import attempt, status_of, version_of
from wijkwerk.web.toegang import mag

STAPPEN = 3
BRONNEN = ("signaal", "thema", "actie")


@mag("agenda.lezen")
def agendapunt(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the question with everything that is needed to answer it."""
    blad = sheet_of(request.user, pk)
    eigen_advies = next((advies for advies in blad.adviezen if rules.advise(request.user, advies)), None)
    gegevens = {
        "blad": blad,
        "punt": blad.punt,
        "hierna": HIERNA[blad.punt.status],
        "schermen": KRING.steps(blad.punt, blad.stappen),
        "eigen_advies": eigen_advies,
        "vandaag": klok.vandaag(),
    }
    return render(request, "agenda/agendapunt/agendapunt.html", gegevens)


@mag("agenda.agenderen")
def nieuw(request: HttpRequest) -> HttpResponse:
    """Step one of a new question, filled in beforehand from a signal, thema or actie."""
    bron = _source(request)
    form = forms.VraagForm(request.POST or None, initial=_opening(bron))
    if request.method == "POST" and form.is_valid():
        punt = attempt(form, lambda: actions.make(**_question(form), **_as_argument(bron), by=request.user))
        if punt is not None:
            return redirect("agenda:agendapunt_inhoud", punt.pk)
    return _step(request, 1, _("De vraag"), form, bron=bron)


def _source(request: HttpRequest) -> Any:
    """Return the record in the address that the question comes from, when this person may see it."""
    lezers = {"signaal": zichtbaar_voor, "thema": rules.themas_voor, "actie": rules.acties_voor}
    for naam, zien in lezers.items():
        if (sleutel := request.GET.get(naam, "")).isdigit():
            return zien(request.user).select_related("werkgebied").filter(pk=int(sleutel)).first()
    return None


def _opening(bron: Any) -> dict[str, Any]:
    return {"werkgebied": bron.werkgebied_id} if bron is not None else {}


def _as_argument(bron: Any) -> dict[str, Any]:
    soort = type(bron).__name__.lower()
    if soort == "signaal":
        return {"signalen": [bron]}
    return {soort: bron} if soort in BRONNEN else {}


def _question(form: Any) -> dict[str, Any]:
    namen = ("vraag", "tafel", "organisatie", "gewenst_op", "werkgebied", "client_id")
    return {naam: form.cleaned_data[naam] for naam in namen}


@mag("agenda.agenderen")
def vraag(request: HttpRequest, pk: int) -> HttpResponse:
    """Step one again: the table itself is changed with its own step once the question lies there."""
    punt = question_of(request, pk)
    form = forms.VraagForm(request.POST or None, punt=punt)
    klaar = request.method == "POST" and form.is_valid()
    if klaar and attempt(form, lambda: _save_question(punt, form.cleaned_data, request.user), version_of(punt)):
        return redirect("agenda:agendapunt_inhoud", pk)
    return _step(request, 1, _("De vraag"), form, punt=punt)


@transaction.atomic
def _save_question(punt: Agendapunt, feiten: dict[str, Any], by: Any) -> Agendapunt:
    velden = {naam: feiten[naam] for naam in ("vraag", "gewenst_op", "werkgebied")}
    tafel = {"tafel": feiten["tafel"], "organisatie": feiten["organisatie"]}
    versie = feiten["versie"]
    if (punt.tafel, punt.organisatie) != (tafel["tafel"], tafel["organisatie"]):
        bij_tafel = punt.status != Status.VOORBEREIDING
        reden = _("Bij het aanpassen van de vraag is een andere tafel gekozen.") if bij_tafel else ""
        punt = actions.change_table(punt, **tafel, reden=reden, by=by, versie=versie)
        versie = punt.versie
    return actions.change(punt, **velden, by=by, versie=versie)


@mag("agenda.agenderen")
def inhoud(request: HttpRequest, pk: int) -> HttpResponse:
    """Step two: what it is about, the interests, the wijken, the options and the money."""
    punt = question_of(request, pk)
    data, meer = request.POST or None, request.POST.get("meer", "")
    if meer in ("optie", "effect"):
        data = forms.one_more(data, meer)
    form = forms.InhoudForm(data, punt=punt)
    opties, effecten = forms.option_rows(punt, data), forms.effect_rows(punt, data)
    compleet = data is not None and not meer and all(deel.is_valid() for deel in (form, opties, effecten))
    if compleet and attempt(form, lambda: _save_content(punt, form, opties, effecten, request.user), version_of(punt)):
        return redirect(_next(request, pk, "agenda:agendapunt_lezers"))
    return _step(request, 2, _("Waar het over gaat"), form, punt=punt, opties=opties, effecten=effecten, meer=meer)


@transaction.atomic
def _save_content(punt: Agendapunt, form: Any, opties: Any, effecten: Any, by: Any) -> Agendapunt:
    feiten = form.cleaned_data
    velden = {naam: feiten[naam] for naam in (*form.pii_velden, "kosten")}
    punt = actions.change(punt, **velden, by=by, versie=feiten["versie"])
    if opties.has_changed():
        punt = actions.set_options(punt, opties.rows(), by=by)
    if effecten.has_changed():
        punt = actions.set_effects(punt, {rij["werkgebied"]: rij["effect"] for rij in effecten.rows()}, by=by)
    return punt


@mag("agenda.agenderen")
def lezers(request: HttpRequest, pk: int) -> HttpResponse:
    """Step three: who must say something first, who may read it, what is still missing; then to the table."""
    punt = question_of(request, pk)
    form = forms.LezersForm(request.POST or None, punt=punt)
    klaar = request.method == "POST" and form.is_valid()
    if klaar and attempt(form, lambda: _save_readers(punt, form.cleaned_data, request), version_of(punt)):
        return redirect("agenda:agendapunt", pk)
    adviezen = list(punt.adviezen.filter(ingetrokken_op=None).select_related("persoon", "organisatie"))
    aantallen = {"opties": punt.opties.count(), "effecten": punt.effecten.count()}
    gegevens = {"adviezen": adviezen, "ontbreekt": missing(punt, adviezen=adviezen, **aantallen)}
    gegevens["vandaag"] = klok.vandaag()
    return _step(request, 3, _("Wie leest en wie adviseert"), form, punt=punt, **gegevens)


@transaction.atomic
def _save_readers(punt: Agendapunt, feiten: dict[str, Any], request: HttpRequest) -> Agendapunt:
    by: Any = request.user
    velden = {"zichtbaarheid": feiten["zichtbaarheid"], "trekker": feiten["trekker"]}
    punt = actions.change(punt, **velden, by=by, versie=feiten["versie"])
    if set(feiten["betrokkenen"]) != {rij.organisatie for rij in punt.betrokkenen.select_related("organisatie")}:
        punt = actions.set_involved(punt, feiten["betrokkenen"], by=by)
    if "indienen" in request.POST:
        punt = actions.submit(punt, by=by)
        messages.success(request, _("De vraag ligt nu bij: %(tafel)s.") % {"tafel": punt.get_tafel_display()})
    return punt


def _next(request: HttpRequest, pk: int, volgende: str) -> str:
    return reverse("agenda:agendapunt" if "later" in request.POST else volgende, args=[pk])


def _step(request: HttpRequest, nummer: int, titel: str, form: Any, **gegevens: Any) -> HttpResponse:
    namen = {1: "vraag", 2: "inhoud", 3: "lezers"}
    context = {"form": form, "stap": nummer, "stappen_totaal": STAPPEN, "staptitel": titel, **gegevens}
    return render(request, f"agenda/agendapunt/{namen[nummer]}.html", context, status=status_of(form))
