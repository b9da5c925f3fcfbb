"""Searching the log, and proving that nobody touched it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode

from wijkwerk.kern.logboek.queries import check
from wijkwerk.mensen import queries
from wijkwerk.mensen.forms import LogboekForm


def toon(request: HttpRequest) -> HttpResponse:
    """Show log lines, newest first, that answer to the filter in the address."""
    form = LogboekForm(request.GET or None)
    filters = form.cleaned_data if form.is_valid() else {}
    bladzijde = queries.log_page(filters, na=request.GET.get("na", ""))
    velden = {naam: waarde for naam, waarde in request.GET.items() if naam in form.fields and waarde}
    context = {
        "form": form,
        "regels": bladzijde.rijen,
        "volgende": "?" + urlencode(velden | {"na": bladzijde.volgende}) if bladzijde.volgende else "",
        "zegels": queries.seal_state(),
        "controle": check() if request.GET.get("controle") else None,
    }
    return render(request, "mensen/logboek.html", context)
