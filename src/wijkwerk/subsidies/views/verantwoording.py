"""Telling what came of it, through the own link or entered for somebody; saved with every button."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from wijkwerk.kern.bestanden.models import Bestand
from wijkwerk.kern.bestanden.queries import open_file
from wijkwerk.kern.weigering import Weigering
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.actions import verantwoording as actions
from wijkwerk.subsidies.forms.verantwoording import VertelForm
from wijkwerk.subsidies.models import Bewijsstuk, Verantwoording
from wijkwerk.subsidies.queries import verantwoording as queries
from wijkwerk.web.toegang import mag, openbaar

VELDEN = ("verhaal", "bezoekers", "totaal", "toestemming")


@openbaar
@never_cache
def vertellen(request: HttpRequest, token: str) -> HttpResponse:
    """Show what is asked and keep what is typed; "insturen" hands it in."""
    return _tell(request, _found(token), by=None)


@mag("subsidies.invoeren")
@never_cache
def invoer(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter what somebody told on the phone or on paper."""
    rijen = rules.verantwoordingen_voor(request.user).select_related(*queries.MET)
    return _tell(request, get_object_or_404(rijen, pk=pk), by=request.user)


def _tell(request: HttpRequest, rij: Verantwoording, *, by: Any) -> HttpResponse:
    blad = queries.sheet(rij)
    if not blad.open:
        return redirect("subsidies:verantwoording", rij.pk) if by else _thanks(request, blad)
    form = _form(request, blad)
    if request.method == "POST":
        klaar = _("Bewaard. U kunt later verder.")
        meldingen = _keep(form, rij, by)
        if "insturen" in request.POST and not meldingen and not form.errors:
            klaar, meldingen = _("Dank u wel! Wij hebben het."), _hand_in(rij, by)
        for melding in meldingen:
            form.add_error(None, melding)
        if not form.errors:
            messages.success(request, klaar)
            return redirect(*_back(rij, by))
        blad = queries.sheet(rij)
    context = {"blad": blad, "rij": rij, "form": form, "by": by, "aanvraag": rij.aanvraag}
    sjabloon = "invoer" if by else "vertellen"
    status = 409 if form.is_bound and form.errors else 200
    return render(request, f"subsidies/verantwoording/{sjabloon}.html", context, status=status)


def _form(request: HttpRequest, blad: queries.Vertelblad) -> VertelForm:
    rij = blad.verantwoording
    post = (request.POST, request.FILES) if request.method == "POST" else ()
    begin = {veld: getattr(rij, veld) for veld in VELDEN}
    return VertelForm(*post, initial=begin, stukken=blad.fotos, bonnen=rij.vraagt_bonnen)


def _keep(form: VertelForm, rij: Verantwoording, by: Any) -> list[str]:
    """Keep everything that is right; return in words what was not."""
    form.is_valid()
    try:
        actions.save(rij, **form.facts(), by=by)
    except Weigering as weigering:
        return [weigering.melding]
    bonnen = [actions.Bon(foto, bedrag) for foto, bedrag in form.receipts()]
    return actions.add_papers(rij, fotos=form.cleaned_data.get("fotos") or [], bonnen=bonnen, by=by)


def _hand_in(rij: Verantwoording, by: Any) -> list[str]:
    try:
        actions.tell(rij, by=by)
    except Weigering as weigering:
        return [weigering.melding]
    return []


def _back(rij: Verantwoording, by: Any) -> tuple[str, Any]:
    return ("subsidies:verantwoording_invoer", rij.pk) if by else ("subsidies:vertellen", rij.token)


def _thanks(request: HttpRequest, blad: queries.Vertelblad) -> HttpResponse:
    context = {"blad": blad, "rij": blad.verantwoording, "aanvraag": blad.verantwoording.aanvraag}
    return render(request, "subsidies/verantwoording/dank.html", context)


@openbaar
@require_POST
def toestemming(request: HttpRequest, token: str) -> HttpResponse:
    """Let it be shown, or take that back: then it is gone at once."""
    rij = _found(token)
    ja = request.POST.get("toestemming") == "ja"
    actions.consent(rij, toestemming=ja)
    klaar = (
        _("Dank u. Wij kijken ernaar, en zetten het dan op de website.")
        if ja
        else _("Het staat niet meer op de website.")
    )
    messages.success(request, klaar)
    return redirect("subsidies:vertellen", token)


@openbaar
@never_cache
def stuk(request: HttpRequest, token: str, uuid: UUID) -> HttpResponse:
    """Show who holds the link a photo of their own; POST takes it away."""
    rij = get_object_or_404(_papers(), verantwoording__token=token, bestand__uuid=uuid)
    if request.method == "POST":
        actions.drop_paper(rij)
        messages.success(request, _("De foto is weg."))
        return redirect("subsidies:vertellen", token)
    return picture(request, rij.bestand)


@mag("subsidies.invoeren")
@never_cache
def werkstuk(request: HttpRequest, pk: int, uuid: UUID) -> HttpResponse:
    """Show staff a photo of what was told; POST takes it away while it can still change."""
    zichtbaar = rules.verantwoordingen_voor(request.user).filter(pk=pk).values("pk")
    rij = get_object_or_404(_papers(), verantwoording__in=zichtbaar, bestand__uuid=uuid)
    if request.method == "POST":
        actions.drop_paper(rij, by=request.user)
        messages.success(request, _("De foto is weg."))
        return redirect("subsidies:verantwoording_invoer", pk)
    return picture(request, rij.bestand)


def picture(request: HttpRequest, bestand: Bestand, *, bewaren: str = "private, no-store") -> HttpResponse:
    """Return a photo, or its thumbnail with `?mini`; no browser runs it."""
    koppen = {
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": bewaren,
        "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    }
    beeld = open_file(bestand, mini="mini" in request.GET)
    return FileResponse(beeld, content_type=bestand.soort, headers=koppen)  # type: ignore[return-value]  # an answer too


def _papers() -> Any:
    return Bewijsstuk.objects.select_related("bestand", "verantwoording__aanvraag")


def _found(token: str) -> Verantwoording:
    rij = queries.found(token)
    if rij is None:
        raise Http404
    return rij
