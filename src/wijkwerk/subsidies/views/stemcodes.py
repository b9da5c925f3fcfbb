"""Codes and paper ballots of a vote, for staff. What is typed here stands in no address, session or log."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from wijkwerk.subsidies import rules
from wijkwerk.subsidies.actions import stembrief, stemmen
from wijkwerk.subsidies.forms import stemronde as forms
from wijkwerk.subsidies.models import Stemronde
from wijkwerk.subsidies.queries import stemronde as queries
from wijkwerk.subsidies.states.stemronde import REGEL
from wijkwerk.web.stappen import attempt, status_of
from wijkwerk.web.toegang import mag


def _found(request: HttpRequest, pk: int) -> Stemronde:
    ronde: Stemronde = get_object_or_404(rules.stemrondes_voor(request.user), pk=pk)
    return ronde


@mag(REGEL)
@never_cache
def codes(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Print letters with codes: the file comes once, and nothing of it stays."""
    ronde = _found(request, pk)
    form = forms.CodesForm(request.POST or None)
    if form.is_valid():
        nieuw = attempt(form, lambda: stemmen.make_codes(ronde, **form.cleaned_data, by=request.user))
        if nieuw is not None:
            return _download(StreamingHttpResponse(stembrief.stream(ronde, nieuw)), "zip", ronde)
    return _show(request, ronde, codes_form=form)


@require_POST
@mag(REGEL)
@never_cache
@sensitive_post_parameters()
def kwijt(request: HttpRequest, pk: int) -> HttpResponse:
    """Block the code of a lost letter, and give the new letter at once."""
    ronde = _found(request, pk)
    form = forms.KwijtForm(request.POST)
    if form.is_valid():
        daad = stemmen.replace if form.cleaned_data["nieuw"] else stemmen.block
        nieuw = attempt(form, lambda: daad(ronde, code=form.cleaned_data["code"], by=request.user))
        if isinstance(nieuw, str):
            return _download(HttpResponse(stembrief.one_pdf(ronde, nieuw)), "pdf", ronde)
        if nieuw is not None:
            messages.success(request, _("De code is geblokkeerd."))
            return redirect("subsidies:stemcodes", pk)
    return _show(request, ronde, kwijt_form=form)


@require_POST
@mag(REGEL)
def partij(request: HttpRequest, pk: int, nummer: int) -> HttpResponse:
    """Block a whole print that was lost."""
    aantal = stemmen.block_batch(_found(request, pk), partij=nummer, by=request.user)
    messages.success(request, _("%(aantal)s codes zijn geblokkeerd.") % {"aantal": aantal})
    return redirect("subsidies:stemcodes", pk)


@mag(REGEL)
@never_cache
@sensitive_post_parameters()
def papier(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter paper ballots, one after the other."""
    ronde = _found(request, pk)
    form = forms.PapierStemForm(request.POST or None)
    if form.is_valid():
        klaar = attempt(form, lambda: stemmen.cast_paper(ronde, **form.cleaned_data, by=request.user) or True)
        if klaar:
            messages.success(request, _("Het biljet zit in de stembus. Het volgende kan."))
            return redirect("subsidies:stempapier", pk)
    gegevens = {"ronde": ronde, "form": form, "biljet": queries.ballot(ronde)}
    return render(request, "subsidies/stemronde/papier.html", gegevens, status=status_of(form))


def _show(request: HttpRequest, ronde: Stemronde, *, codes_form: Any = None, kwijt_form: Any = None) -> HttpResponse:
    form = codes_form if codes_form is not None else kwijt_form
    gegevens = {
        "ronde": ronde,
        "form": form,
        "codes_form": codes_form if codes_form is not None else forms.CodesForm(),
        "kwijt_form": kwijt_form if kwijt_form is not None else forms.KwijtForm(),
        "partijen": queries.batches(ronde),
        "opkomst": queries.turnout(ronde),
    }
    return render(request, "subsidies/stemronde/codes.html", gegevens, status=status_of(form))


def _download(antwoord: Any, soort: str, ronde: Stemronde) -> Any:
    antwoord["Content-Type"] = f"application/{soort}"
    antwoord["Content-Disposition"] = f'attachment; filename="stembrieven-{ronde.sleutel}.{soort}"'
    antwoord["Cache-Control"] = "no-store, private"
    return antwoord
