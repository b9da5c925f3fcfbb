"""Trials: invented applications on which the rules of a concept are tried."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wijkwerk.kern.weigering import Weigering
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.actions import regeling as actions
from wijkwerk.subsidies.forms.regel import ProefForm
from wijkwerk.subsidies.models import Aanvraag, Proefaanvraag, Regelingversie
from wijkwerk.subsidies.queries.regeling import try_out
from wijkwerk.subsidies.queries.toets import explain, facts_of, plan_from, plan_of
from wijkwerk.subsidies.states.regeling import Versiestatus
from wijkwerk.subsidies.views.regelingversie import REGEL, version_by
from wijkwerk.web.stappen import attempt, status_of
from wijkwerk.web.toegang import mag

OM_UIT_TE_KIEZEN = 15


@mag(REGEL)
def proeven(request: HttpRequest, pk: int) -> HttpResponse:
    """Show every trial with what each rule says of it."""
    rij = version_by(pk)
    gegevens = {
        "versie": rij,
        "regeling": rij.regeling,
        "proeven": try_out(rij),
        "concept": rij.status == Versiestatus.CONCEPT,
        "echte": _real_ones(rij, request.user),
    }
    return render(request, "subsidies/regeling/proeven.html", gegevens)


@mag(REGEL)
def proef_nieuw(request: HttpRequest, pk: int) -> HttpResponse:
    """Invent an application, or start from the facts of a real one, without who asked."""
    rij = version_by(pk)
    form = ProefForm(request.POST if request.method == "POST" else None, initial=_first_values(request, rij))
    if form.is_valid() and "uitkomst" not in request.POST:
        velden = form.cleaned_data
        proef = attempt(
            form,
            lambda: actions.add_trial(
                rij, naam=velden["naam"], gegevens=form.facts(), verwacht=velden["verwacht"], by=request.user
            ),
        )
        if proef is not None:
            messages.success(request, _("De proef is bewaard."))
            return redirect("subsidies:regelingproeven", pk)
    return _show(request, form, rij)


def _show(request: HttpRequest, form: ProefForm, rij: Regelingversie) -> HttpResponse:
    gegevens: dict[str, Any] = {"form": form, "versie": rij, "regeling": rij.regeling}
    if form.is_bound and form.is_valid():
        gegevens["uitleg"] = explain(rij, plan_from({"ontvangen": rij.geldig_van} | form.facts()))
    return render(request, "subsidies/regeling/proef.html", gegevens, status=status_of(form))


@mag(REGEL)
@require_POST
def proef_weg(request: HttpRequest, pk: int, proef_pk: int) -> HttpResponse:
    """Take a trial away, with one button."""
    proef = get_object_or_404(Proefaanvraag.objects.select_related("versie"), pk=proef_pk, versie=pk)
    try:
        actions.drop_trial(proef, by=request.user)
    except Weigering as weigering:
        messages.error(request, weigering.melding)
    else:
        messages.success(request, _("De proef is weg."))
    return redirect("subsidies:regelingproeven", pk)


def _real_ones(rij: Regelingversie, persoon: Any) -> list[Aanvraag]:
    """Return applications to start a trial from: of this fund, as far as this person may read them."""
    gelezen = rules.aanvragen_voor(persoon).filter(regelingversie__regeling=rij.regeling_id)
    return list(gelezen.only("titel", "gevraagd", "ontvangen_op").order_by("-ontvangen_op")[:OM_UIT_TE_KIEZEN])


def _first_values(request: HttpRequest, rij: Regelingversie) -> dict[str, Any]:
    gekozen = request.GET.get("aanvraag", "")
    if not gekozen.isdecimal():
        return {}
    gelezen = rules.aanvragen_voor(request.user).filter(regelingversie__regeling=rij.regeling_id)
    aanvraag = get_object_or_404(gelezen, pk=int(gekozen))
    return {"naam": aanvraag.titel[:80], **ProefForm.first_values(facts_of(plan_of(aanvraag)))}
