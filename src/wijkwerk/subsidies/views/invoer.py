"""Taking down an application for somebody: by phone, at the counter, on paper."""

from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache

from wijkwerk.gebieden.actions import search_address
from wijkwerk.kern import klok
from wijkwerk.kern.documenten.zetter import pdf
from wijkwerk.kern.weigering import Weigering
from wijkwerk.subsidies.actions import aanvraag as actions
from wijkwerk.subsidies.actions.aanvraag_concept import facts
from wijkwerk.subsidies.actions.idee_concept import typed
from wijkwerk.subsidies.forms.invoer import InvoerForm
from wijkwerk.subsidies.models import Aanvraag, Idee, Regeling
from wijkwerk.subsidies.queries.betaalwijze import UITKERING
from wijkwerk.subsidies.queries.formulier import paper_form
from wijkwerk.subsidies.queries.medestander import support
from wijkwerk.subsidies.queries.regeling import current, open_versions
from wijkwerk.subsidies.queries.volgen import letters
from wijkwerk.subsidies.rules import aanvragen_voor
from wijkwerk.subsidies.views.tabs import tabs
from wijkwerk.web.toegang import mag, openbaar


@mag("subsidies.invoeren")
@never_cache
def invoer(request: HttpRequest) -> HttpResponse:
    """Take everything down on one page, with the moment of receipt and how it came in."""
    return take_down(request)


def take_down(request: HttpRequest, *, idee: Idee | None = None) -> HttpResponse:
    """Show the page and keep what was taken down; for a chosen idea of a vote with what the idea says."""
    zocht = "zoeken" in request.POST or bool(request.POST.get("adres") and not request.POST.get("gevonden"))
    adressen = search_address(request.POST.get("adres", "")) if zocht else []
    form = _form(request, adressen, idee)
    if form.is_bound and not zocht and form.is_valid():
        try:
            return _entered(request, form, idee)
        except Weigering as weigering:
            form.add_error(None, weigering.melding)
    context: dict[str, Any] = {"form": form, "adressen": adressen, "zocht": zocht, "uitkering": UITKERING}
    context |= {"idee": idee}
    context |= {"versies": open_versions(klok.vandaag()), "tabs": tabs(request, "invoer")}
    return render(request, "subsidies/invoer/invoer.html", context)


def _form(request: HttpRequest, adressen: list[Any], idee: Idee | None) -> InvoerForm:
    if request.method != "POST":
        vast = {} if idee is None else typed(idee) | {"regelingversie": idee.stemronde.regelingversie_id}
        return InvoerForm(initial={"client_id": uuid4(), **vast}, adressen=adressen)
    if "meer" in request.POST:
        getypt = {naam: request.POST.getlist(naam) if naam == "doelen" else w for naam, w in request.POST.items()}
        return InvoerForm(initial=getypt, adressen=adressen, meer=True)
    return InvoerForm(request.POST, adressen=adressen)


def _entered(request: HttpRequest, form: InvoerForm, idee: Idee | None) -> HttpResponse:
    feiten = form.cleaned_data
    aanvraag = actions.submit(
        versie=feiten["regelingversie"],
        gegevens=facts(feiten),
        client_id=feiten["client_id"],
        kanaal=feiten["kanaal"],
        ontvangen_op=feiten["ontvangen_op"],
        aanleiding=idee,
        pii_gezien=feiten["pii_gezien"],
        by=request.user,
    )
    return redirect("subsidies:invoer_ontvangst", aanvraag.client_id)


@mag("subsidies.invoeren")
@never_cache
def ontvangst(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Show the receipt to read out and the letter to hand over. Only for who entered it."""
    rijen = Aanvraag.objects.select_related("regelingversie__regeling", "aanvrager")
    aanvraag = get_object_or_404(rijen, client_id=client_id, ingevoerd_door=request.user)
    context = {
        "aanvraag": aanvraag,
        "brief": next(iter(letters(aanvraag)), None),
        "steun": support(aanvraag),
        "zichtbaar": aanvragen_voor(request.user).filter(pk=aanvraag.pk).exists(),
    }
    return render(request, "subsidies/invoer/klaar.html", context)


@mag("subsidies.invoeren")
@never_cache
def brief(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Give the receipt as a letter, to print and hand over at the counter."""
    aanvraag = get_object_or_404(Aanvraag, client_id=client_id, ingevoerd_door=request.user)
    document = next((stuk for stuk in letters(aanvraag) if stuk.soort == "subsidies.ontvangst"), None)
    if document is None:
        raise Http404
    koppen = {"Content-Disposition": f'attachment; filename="{document.bestandsnaam}.pdf"'}
    return HttpResponse(document.pdf(), content_type="application/pdf", headers=koppen)


@openbaar
def formulier(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the form on paper: for the counter, and for who would rather write."""
    regeling = get_object_or_404(Regeling, sleutel=slug, actief=True)
    versie = current(regeling, klok.vandaag())
    if versie is None:
        return render(request, "subsidies/aanvraag/gesloten.html", {"regeling": regeling}, status=404)
    koppen = {"Content-Disposition": f'attachment; filename="aanvraag-{regeling.sleutel}.pdf"'}
    inhoud = pdf(paper_form(versie, dag=klok.vandaag()))
    return HttpResponse(inhoud, content_type="application/pdf", headers=koppen)
