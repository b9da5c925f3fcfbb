"""The two-minute check: a plan against every open fund, without personal data and without anything being kept."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from wijkwerk.subsidies.forms.check import MEE, CheckForm
from wijkwerk.subsidies.models import Regeling
from wijkwerk.subsidies.queries.check import compare, in_short
from wijkwerk.subsidies.queries.toets import plan_from
from wijkwerk.web.toegang import openbaar


@openbaar
def check(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask a few questions and answer at once; the address holds the answers, so that one can keep or share it."""
    regeling = get_object_or_404(Regeling, sleutel=slug, actief=True, publiek=True)
    vraagt = "gevraagd" in request.GET
    form = CheckForm(request.GET if vraagt else None)
    context: dict[str, Any] = {"form": form, "regeling": regeling, "vast": _along(request)}
    if vraagt and form.is_valid():
        feiten = form.facts()
        plan = plan_from({"begint": feiten.pop("begint_op"), **feiten})
        context["antwoorden"] = compare(plan, werkgebied=form.area(), eerst=slug)
        context["uitkomst"] = in_short(context["antwoorden"])
        context["mee"] = [*_answers(request), *context["vast"]]
    return render(request, "subsidies/check/check.html", context)


def _answers(request: HttpRequest) -> list[tuple[str, str]]:
    """Return what goes along into the application, as it was typed."""
    return [(naam, waarde) for naam in MEE for waarde in request.GET.getlist(naam) if waarde]


def _along(request: HttpRequest) -> list[tuple[str, str]]:
    """Return what gave rise to the plan, which travels along unseen."""
    return [(naam, request.GET[naam]) for naam in ("signaal", "thema") if request.GET.get(naam)]
