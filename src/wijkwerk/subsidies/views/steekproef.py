"""Drawing whose receipts are looked at, and every draw as anyone may check it."""

import csv
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wijkwerk.rekenkern.steekproef import size
from wijkwerk.subsidies.actions import steekproef as actions
from wijkwerk.subsidies.forms.verantwoording import SteekproefForm
from wijkwerk.subsidies.models import Steekproef
from wijkwerk.subsidies.queries import steekproef as queries
from wijkwerk.web.stappen import attempt, status_of
from wijkwerk.web.toegang import mag, openbaar


@openbaar
def steekproeven(request: HttpRequest) -> HttpResponse:
    """List every draw."""
    return render(request, "subsidies/steekproef/steekproeven.html", {"steekproeven": queries.all_draws()})


@openbaar
def steekproef(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one draw with everything needed to do it again."""
    rij = get_object_or_404(queries.all_draws(), pk=pk)
    return render(request, "subsidies/steekproef/steekproef.html", {"steekproef": rij, "loten": queries.drawn(rij)})


@openbaar
def bestand(_request: HttpRequest, pk: int) -> HttpResponse:
    """Give a draw as a file: number, hash, drawn or not."""
    rij = get_object_or_404(Steekproef, pk=pk)
    koppen = {"Content-Disposition": f'attachment; filename="steekproef-{rij.pk}.csv"'}
    antwoord = HttpResponse(content_type="text/csv; charset=utf-8", headers=koppen)
    schrijver = csv.writer(antwoord)
    schrijver.writerow(["nummer", "sha256", "geloot"])
    schrijver.writerows([lot.nummer, lot.sha256, "ja" if lot.geloot else "nee"] for lot in queries.drawn(rij))
    return antwoord


@mag("subsidies.beheren")
def trekking(request: HttpRequest, pk: int) -> HttpResponse:
    """Say how many can be drawn, and draw."""
    versie = get_object_or_404(queries.versions(), pk=pk)
    form = SteekproefForm(request.POST if request.method == "POST" else None, initial=queries.next_period(versie))
    gegevens: dict[str, Any] = {"versie": versie, "form": form}
    if form.is_valid():
        van, tot = form.cleaned_data["van"], form.until()
        if "loten" in request.POST:
            rij = attempt(form, lambda: _draw(request, versie, form))
            if rij is not None:
                messages.success(request, _("Er is geloot. De brieven zijn verstuurd."))
                return redirect("subsidies:steekproef", rij.pk)
        uit = len(queries.population(versie, van, tot))
        gegevens |= {"aantal": uit, "geloot": size(uit, versie.steekproef_procent), "bekeken": True}
    return render(request, "subsidies/steekproef/trekking.html", gegevens, status=status_of(form))


def _draw(request: HttpRequest, versie: Any, form: SteekproefForm) -> Steekproef:
    gegevens = form.cleaned_data
    by: Any = request.user
    return actions.draw_sample(versie, van=gegevens["van"], tot=form.until(), zaad=gegevens["zaad"], by=by)


@mag("subsidies.beheren")
def trekkingen(request: HttpRequest) -> HttpResponse:
    """Choose the fund to draw from."""
    gegevens = {"versies": queries.versions(), "steekproeven": queries.all_draws()}
    return render(request, "subsidies/steekproef/trekkingen.html", gegevens)
