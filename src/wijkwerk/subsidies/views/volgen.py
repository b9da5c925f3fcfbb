"""The page of who asks: where it stands, what happens next, and everything one can still do. The link is the key."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from wijkwerk.kern import klok
from wijkwerk.kern.bestanden import stukken
from wijkwerk.kern.weigering import Weigering
from wijkwerk.subsidies.actions import aanvraag as actions
from wijkwerk.subsidies.actions import aanvraag_concept as concepten
from wijkwerk.subsidies.actions import bijlage as bijlagen
from wijkwerk.subsidies.actions import klok as wet
from wijkwerk.subsidies.forms import volgen as forms
from wijkwerk.subsidies.forms.aanvraag import BijlageForm
from wijkwerk.subsidies.models import Aanvraag, Bijlage
from wijkwerk.subsidies.queries import volgen as queries
from wijkwerk.subsidies.queries.medestander import support_rules
from wijkwerk.subsidies.views.aanvraag import remember
from wijkwerk.web.toegang import openbaar

VORMEN = {"odt": "application/vnd.oasis.opendocument.text", "pdf": "application/pdf"}


@openbaar
@never_cache
def volgen(request: HttpRequest, token: str) -> HttpResponse:
    """Show an application to who holds its link."""
    blad = _sheet(token)
    context = {"blad": blad, "aanvraag": blad.aanvraag, "token": token, "vandaag": klok.vandaag()}
    return render(request, "subsidies/volgen/volgen.html", context)


@openbaar
@never_cache
def ontvangst(request: HttpRequest, token: str) -> HttpResponse:
    """Show the receipt: number, by when there is a decision, what to do now, and the link to keep."""
    blad = _sheet(token)
    link = request.build_absolute_uri(request.path.removesuffix("ontvangst/"))
    context = {"blad": blad, "aanvraag": blad.aanvraag, "token": token, "link": link}
    return render(request, "subsidies/volgen/ontvangst.html", context)


@openbaar
@never_cache
def medestanders(request: HttpRequest, token: str) -> HttpResponse:
    """Show who asks how to find support: a link to share, a list to print, and how many joined; never who."""
    blad = _sheet(token)
    context = {"blad": blad, "aanvraag": blad.aanvraag, "token": token, "regels": support_rules(blad.aanvraag)}
    return render(request, "subsidies/volgen/medestanders.html", context)


@openbaar
@never_cache
def brief(request: HttpRequest, token: str, pk: int, vorm: str) -> HttpResponse:
    """Give a letter about the application, as PDF or as text to change or read aloud."""
    document = next((stuk for stuk in queries.letters(_found(token)) if stuk.pk == pk), None)
    if document is None or vorm not in VORMEN:
        raise Http404
    inhoud = document.odt() if vorm == "odt" else document.pdf()
    koppen = {"Content-Disposition": f'attachment; filename="{document.bestandsnaam}.{vorm}"'}
    return HttpResponse(inhoud, content_type=VORMEN[vorm], headers=koppen)


@openbaar
@never_cache
def bijlage(request: HttpRequest, token: str, uuid: UUID) -> HttpResponse:
    """Give back a paper that somebody sent along; POST removes it."""
    rij = get_object_or_404(Bijlage.objects.select_related("aanvraag"), aanvraag__token=token, uuid=uuid)
    if request.method == "POST":
        bijlagen.drop(rij)
        messages.success(request, _("De bijlage is weg."))
        return redirect("subsidies:volgen", token)
    return stukken.answer(rij.bestand, naam=rij.titel)  # type: ignore[return-value]  # a file is an answer too


@openbaar
@require_POST
def wijziging(request: HttpRequest, token: str) -> HttpResponse:
    """Open the form again with everything that was filled in; nothing changes before it is sent."""
    aanvraag = _found(token)
    if "change" not in queries.may(aanvraag):
        return _too_late(request, token)
    slug = aanvraag.regelingversie.regeling.sleutel
    return remember(redirect("subsidies:aanvragen_controle", slug), concepten.open_change(aanvraag))


def _step(
    woord: str, verb: str, form_class: Any, act: Callable[[Aanvraag, dict[str, Any]], object], klaar: Callable[[], str]
) -> Callable[..., HttpResponseBase]:
    """Make the page of one act: its form with GET, the act itself with POST, then back to the own page."""

    @openbaar
    @never_cache
    def view(request: HttpRequest, token: str) -> HttpResponse:
        aanvraag = _found(token)
        if verb not in queries.may(aanvraag):
            return _too_late(request, token)
        form = form_class(request.POST, request.FILES) if request.method == "POST" else form_class()
        if form.is_bound and form.is_valid() and _done(form, act, aanvraag):
            messages.success(request, klaar())
            return redirect("subsidies:volgen", token)
        context = {"form": form, "aanvraag": aanvraag, "token": token, "blad": queries.follow(token)}
        return render(
            request, f"subsidies/volgen/{woord}.html", context, status=409 if form.non_field_errors() else 200
        )

    return view


def _done(form: Any, act: Callable[[Aanvraag, dict[str, Any]], object], aanvraag: Aanvraag) -> bool:
    try:
        act(aanvraag, form.cleaned_data)
    except Weigering as weigering:
        form.add_error(None, weigering.melding)
        return False
    return True


def _sheet(token: str) -> Any:
    blad = queries.follow(token)
    if blad is None:
        raise Http404
    return blad


def _found(token: str) -> Aanvraag:
    aanvraag = queries.found(token)
    if aanvraag is None:
        raise Http404
    return aanvraag


def _too_late(request: HttpRequest, token: str) -> HttpResponse:
    messages.warning(request, _("Dat kan nu niet meer. Hieronder ziet u hoe het ervoor staat."))
    return redirect("subsidies:volgen", token)


aanvulling = _step(
    "aanvulling",
    "complete",
    forms.AanvullingForm,
    lambda aanvraag, feiten: wet.complete(aanvraag, tekst=feiten["tekst"]),
    lambda: _("Dank u. Wij gaan weer verder met uw aanvraag."),
)
vraag = _step(
    "vraag",
    "say",
    forms.ZegForm,
    lambda aanvraag, feiten: actions.say(aanvraag, tekst=feiten["tekst"]),
    lambda: _("Uw bericht is verstuurd."),
)
intrekking = _step(
    "intrekking",
    "withdraw",
    forms.ZekerForm,
    lambda aanvraag, _feiten: actions.withdraw(aanvraag),
    lambda: _("U hebt uw aanvraag teruggetrokken."),
)
bijlage_nieuw = _step(
    "bijlage",
    "change",
    BijlageForm,
    lambda aanvraag, feiten: bijlagen.add(aanvraag, upload=feiten["bestand"], soort=feiten["soort"]),
    lambda: _("De bijlage is toegevoegd."),
)
