"""Asking for money: a page for each step, all kept in a draft, a last look with what the rules say, and send."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from wijkwerk.gebieden.actions import search_address
from wijkwerk.kern import klok
from wijkwerk.kern.pii.keuze import has_bsn
from wijkwerk.kern.weigering import Weigering
from wijkwerk.subsidies.actions import aanvraag_concept as actions
from wijkwerk.subsidies.forms import aanvraag as forms
from wijkwerk.subsidies.forms.aanvraag_overzicht import plan_in, summary
from wijkwerk.subsidies.forms.check import MEE
from wijkwerk.subsidies.forms.kosten import KostenForm
from wijkwerk.subsidies.models import Concept, Regeling, Regelingversie
from wijkwerk.subsidies.queries import check as checks
from wijkwerk.subsidies.queries import concept as queries
from wijkwerk.subsidies.queries.betaalwijze import UITKERING
from wijkwerk.subsidies.queries.regeling import current
from wijkwerk.subsidies.queries.volgen import found
from wijkwerk.subsidies.states.aanvraag import Bijlagesoort
from wijkwerk.subsidies.views.aanvraag_kaart import map_empty
from wijkwerk.web.toegang import openbaar

KOEKJE = "aanvraagconcept"
DERTIG_DAGEN = 30 * 24 * 60 * 60
VANDAAN = ("signaal", "thema")
WOORDEN = [stap.woord for stap in forms.STAPPEN]


def step_url(woord: str, slug: str) -> str:
    """Return the address of a step."""
    return reverse(f"subsidies:aanvragen_{woord}", args=[slug])


def draft_of(request: HttpRequest) -> Concept | None:
    """Return the draft of this browser."""
    return queries.draft(request.COOKIES.get(KOEKJE, ""))


def version_for(slug: str, concept: Concept | None) -> tuple[Regeling, Regelingversie | None]:
    """Return the fund and its rules; a 404 otherwise.

    Those of today, of the application that is being changed, or of the vote that chose the idea.
    """
    if concept is not None and (token := concept.gegevens.get("aanvraag")) and (oude := found(token)):
        return oude.regelingversie.regeling, oude.regelingversie
    if concept is not None and (idee := queries.idea(concept)):
        return idee.stemronde.regelingversie.regeling, idee.stemronde.regelingversie
    regeling = get_object_or_404(Regeling, sleutel=slug, actief=True, publiek=True)
    return regeling, current(regeling, klok.vandaag())


def with_draft(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hand the draft of this browser to the view; without one the only sensible place is the beginning."""

    @wraps(view)
    def wrapper(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponse:
        concept = draft_of(request)
        return view(request, concept, slug, **kwargs) if concept else redirect("subsidies:aanvragen", slug)

    return wrapper


@openbaar
@require_POST
def aanleiding(request: HttpRequest) -> HttpResponse:
    """Take along the report somebody comes from, and show which funds there are.

    Its secret link goes in the body of the form and into the draft: it never stands in an address.
    """
    signaal = queries.report_of(request.POST.get("signaal", ""))
    if signaal is None:
        return redirect("subsidies:bijdragen")
    concept = draft_of(request)
    if concept is None or "aanvraag" in concept.gegevens:
        concept = Concept()  # a draft that changes an application that is there, is of another plan
    concept = actions.save(concept, gegevens={"signaal": signaal.token}, versie=concept.regelingversie)
    messages.info(request, _("Melding %(nummer)s gaat mee. Kies hieronder een fonds.") % {"nummer": signaal.nummer})
    return remember(redirect("subsidies:bijdragen"), concept)


@openbaar
@never_cache
def begin(request: HttpRequest, slug: str) -> HttpResponse:
    """Say what one needs, and begin; answers of the check and what gave rise to it come along."""
    concept = draft_of(request)
    regeling, versie = version_for(slug, None)
    if versie is None:
        return render(request, "subsidies/aanvraag/gesloten.html", {"regeling": regeling})
    if request.method == "POST":
        return remember(redirect("subsidies:aanvragen_plan", slug), _start(request, concept, versie))
    mee = {} if concept is None else {naam: concept.gegevens[naam] for naam in VANDAAN if naam in concept.gegevens}
    vast = mee | {naam: request.GET[naam] for naam in VANDAAN if request.GET.get(naam)}
    begonnen = concept is not None and queries.has_content(concept)
    context = {"regeling": regeling, "versie": versie, "begonnen": begonnen, "vast": [*vast.items()]}
    return render(request, "subsidies/aanvraag/begin.html", context | {"stappen": forms.STAPPEN})


def _start(request: HttpRequest, concept: Concept | None, versie: Regelingversie) -> Concept:
    opnieuw = concept is None or "opnieuw" in request.POST or "aanvraag" in concept.gegevens
    namen = [naam for naam in (*MEE, *VANDAAN) if request.POST.get(naam)]
    typed = {naam: request.POST.getlist(naam) if naam in forms.MET_LIJST else request.POST[naam] for naam in namen}
    return actions.save(Concept() if opnieuw or concept is None else concept, gegevens=typed, versie=versie)


@openbaar
@never_cache
@with_draft
def stap(request: HttpRequest, concept: Concept, slug: str, woord: str) -> HttpResponse:
    """Show one step, keep what was typed, and go on; wrong or not, nothing that was typed is lost."""
    _regeling, versie = version_for(slug, concept)
    keuze = forms.STAPPEN[WOORDEN.index(woord)]
    zoekt = woord == "plek" and _searches(request)
    adressen = search_address(request.POST.get("adres", "")) if zoekt else []
    form = _form(request, keuze, concept, adressen)
    if request.method == "POST":
        concept = actions.save(concept, gegevens=_typed(request, form), versie=versie)
        blijft = zoekt or "meer" in request.POST
        if not blijft and form.is_valid():
            return remember(redirect(f"subsidies:aanvragen_{_next(request, woord)}", slug), concept)
    context = {"stap": keuze, "adressen": adressen, "zocht": zoekt, "uitkering": UITKERING, "kort": _short(request)}
    if woord == "plek":
        context["kaart"] = map_empty()
    return page(request, woord, concept, slug, form=form, **context)


def _form(request: HttpRequest, keuze: forms.Stap, concept: Concept, adressen: list[Any]) -> Any:
    erbij: dict[str, Any] = {"adressen": adressen} if keuze.woord == "plek" else {}
    if request.method != "POST":
        return keuze.form(initial=concept.gegevens, **erbij)
    if "meer" in request.POST:
        # Only a line more: what stands there is not judged yet.
        return KostenForm(initial=request.POST.dict(), meer=True)
    return keuze.form(request.POST, **erbij)


def _searches(request: HttpRequest) -> bool:
    return "zoeken" in request.POST or bool(request.POST.get("adres") and not request.POST.get("gevonden"))


def _short(request: HttpRequest) -> bool:
    """Whether somebody came from the last page to change one thing."""
    return "controle" in request.GET or "controle" in request.POST


def _next(request: HttpRequest, woord: str) -> str:
    hierna = WOORDEN.index(woord) + 1
    return "controle" if _short(request) or hierna == len(WOORDEN) else WOORDEN[hierna]


def _typed(request: HttpRequest, form: Any) -> dict[str, Any]:
    """Return what was typed, valid or not. A BSN is never kept."""
    streng = {*getattr(form, "bsn_velden", ()), *getattr(form, "pii_velden", ())}
    typed: dict[str, Any] = {}
    for naam in form.fields:
        waarde = request.POST.getlist(naam) if naam in forms.MET_LIJST else request.POST.get(naam, "")
        if not (naam in streng and has_bsn(str(waarde))):
            typed[naam] = waarde
    return typed


@openbaar
@never_cache
def controle(request: HttpRequest, slug: str) -> HttpResponse:
    """Show everything once more with what the rules say, and send. Sending twice is sending once."""
    concept = draft_of(request)
    if concept is None:
        return _without_draft(request, slug)
    _regeling, versie = version_for(slug, concept)
    lezing = forms.read(concept.gegevens)
    if request.method == "POST" and lezing.compleet and versie is not None:
        try:
            return _send(request, concept, versie, lezing)
        except Weigering as weigering:
            messages.error(request, weigering.melding)
    context = _look_over(concept, slug, versie, lezing)
    return page(request, "controle", concept, slug, status=422 if request.method == "POST" else 200, **context)


def _look_over(concept: Concept, slug: str, versie: Regelingversie | None, lezing: forms.Lezing) -> dict[str, Any]:
    """Return everything that was filled in, what the rules say of it, and which papers are there and are missing."""
    papieren = concept.gegevens.get("bijlagen", [])
    plan = plan_in(lezing, bijlagen=[papier["soort"] for papier in papieren])
    gebied = lezing.feiten.get("werkgebied")
    return {
        "lezing": lezing,
        "delen": [(deel, step_url(deel.stap.woord, slug)) for deel in summary(concept.gegevens, lezing)],
        "antwoord": checks.answer(versie, plan, werkgebied=gebied) if versie else None,
        "papieren": _named(papieren),
        "nodig": _needed(versie, lezing, papieren),
    }


def _send(request: HttpRequest, concept: Concept, versie: Regelingversie, lezing: forms.Lezing) -> HttpResponse:
    aanvraag = actions.send(
        concept, versie=versie, feiten=lezing.feiten, aanleiding=queries.occasion(concept), taal=request.LANGUAGE_CODE
    )
    if "aanvraag" in concept.gegevens:
        messages.success(request, _("Uw aanvraag is gewijzigd."))
        antwoord = redirect("subsidies:volgen", aanvraag.token)
    else:
        antwoord = redirect("subsidies:aanvraag_ontvangst", aanvraag.token)
    antwoord.delete_cookie(KOEKJE)
    return antwoord


def _without_draft(request: HttpRequest, slug: str) -> HttpResponse:
    """Lead to the receipt when the button was pressed twice, and to the beginning otherwise."""
    client_id = request.POST.get("client_id", "")
    aanvraag = queries.sent(client_id) if client_id else None
    return (
        redirect("subsidies:aanvraag_ontvangst", aanvraag.token) if aanvraag else redirect("subsidies:aanvragen", slug)
    )


def _named(papieren: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(papier["uuid"], str(Bijlagesoort(papier["soort"]).label)) for papier in papieren]


def _needed(versie: Regelingversie | None, lezing: forms.Lezing, papieren: list[dict[str, Any]]) -> list[str]:
    """Return the papers that an amount like this needs and that are not there yet, in words."""
    gevraagd = lezing.feiten.get("gevraagd")
    if versie is None or not gevraagd:
        return []
    band = versie.banden.filter(tot_bedrag__gte=gevraagd).order_by("tot_bedrag").first()
    er_zijn = {papier["soort"] for papier in papieren}
    namen = dict(Bijlagesoort.choices)
    return [str(namen.get(soort, soort)) for soort in (band.bijlagen if band else []) if soort not in er_zijn]


@openbaar
@never_cache
def verder(request: HttpRequest, token: str) -> HttpResponse:
    """Go on with a draft from the link in the mail, in whatever browser it is opened."""
    concept = queries.draft(token)
    if concept is None or concept.regelingversie is None:
        return render(request, "subsidies/aanvraag/concept_weg.html", status=404)
    return remember(redirect("subsidies:aanvragen_controle", concept.regelingversie.regeling.sleutel), concept)


@openbaar
@require_POST
@with_draft
def annulering(request: HttpRequest, concept: Concept, slug: str) -> HttpResponse:
    """Throw the draft away, when somebody has second thoughts or shares the device."""
    token = concept.gegevens.get("aanvraag")
    actions.drop(concept)
    antwoord = redirect("subsidies:volgen", token) if token else redirect("subsidies:aanvragen", slug)
    antwoord.delete_cookie(KOEKJE)
    return antwoord


def page(
    request: HttpRequest, blad: str, concept: Concept, slug: str, *, status: int = 200, **context: Any
) -> HttpResponse:
    """Show a page of the form; the browser remembers its draft."""
    regeling, versie = version_for(slug, concept)
    nummer = WOORDEN.index(blad) + 1 if blad in WOORDEN else len(WOORDEN) + 1
    basis = {
        "concept": concept,
        "slug": slug,
        "regeling": regeling,
        "versie": versie,
        "idee": queries.idea(concept),
        "nummer": nummer,
        "totaal": len(WOORDEN) + 1,
        "terug": step_url(WOORDEN[nummer - 2], slug) if nummer > 1 else reverse("subsidies:aanvragen", args=[slug]),
    }
    antwoord = render(request, f"subsidies/aanvraag/{blad}.html", basis | context, status=status)
    return remember(antwoord, concept)


def remember(antwoord: HttpResponse, concept: Concept) -> HttpResponse:
    """Let this browser find the draft again; over https only where the site is."""
    veilig = settings.SESSION_COOKIE_SECURE
    antwoord.set_cookie(KOEKJE, concept.token, max_age=DERTIG_DAGEN, secure=veilig, httponly=True, samesite="Lax")
    return antwoord
