"""Tell what is going on: four short steps for a resident, each a page of its own, all kept in a draft."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from wijkwerk.gebieden.actions import search_address
from wijkwerk.gebieden.queries import chosen_area
from wijkwerk.kern.pii.keuze import has_bsn
from wijkwerk.kern.weigering import Weigering
from wijkwerk.signalen import actions, queries
from wijkwerk.signalen.forms import melden as forms
from wijkwerk.signalen.models import Concept, Signaal
from wijkwerk.signalen.views.werkplek_kaart import map_empty
from wijkwerk.web.toegang import openbaar

KOEKJE = "concept"
DERTIG_DAGEN = 30 * 24 * 60 * 60


def with_draft(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hand the draft of this browser to the view; without one, the only sensible place is the first step."""

    @wraps(view)
    def wrapper(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        concept = _draft_of(request)
        return view(request, concept, **kwargs) if concept else redirect("signalen:melden_wat")

    return wrapper


@openbaar
@never_cache
def wat(request: HttpRequest) -> HttpResponse:
    """Step 1: what is going on, with pictures; danger and other doors are told at once."""
    concept = _draft_of(request) or Concept(token="", gegevens={"client_id": str(uuid4())})
    form = forms.WatForm(request.POST or None, request.FILES or None, initial=concept.gegevens)
    deuren: list[Any] = []
    if request.method == "POST":
        concept = _keep(concept, form, ("tekst", "pii_gezien", "sinds"), uploads=request.FILES.getlist("fotos"))
        deuren = [deur for deur in queries.doors(request.POST.get("tekst", "")) if deur.spoed]
        if form.is_valid() and not form.errors and (not deuren or "doorgaan" in request.POST):
            return _to("signalen:melden_waar", concept)
    return _page(request, "wat", concept, form=form, deuren=deuren)


@openbaar
@never_cache
@with_draft
def waar(request: HttpRequest, concept: Concept) -> HttpResponse:
    """Step 2: the place. Searching an address is a round trip, so that it also works without JavaScript."""
    zoekt = "zoeken" in request.POST or (request.POST.get("adres") and not request.POST.get("gevonden"))
    adressen = search_address(request.POST.get("adres", "")) if zoekt else []
    form = forms.WaarForm(request.POST or None, initial=concept.gegevens, adressen=adressen)
    if request.method == "POST":
        goed = not adressen and form.is_valid()
        lat, lon = (form.cleaned_data["punt"] or (None, None)) if goed else (None, None)
        concept = _keep(concept, form, ("adres", "gevonden", "buurt", "plek", "plek_gezien"), lat=lat, lon=lon)
        if goed:
            return _to("signalen:melden_herkent", concept)
    return _page(request, "waar", concept, form=form, adressen=adressen, zocht=bool(zoekt), kaart=map_empty())


@openbaar
@never_cache
@with_draft
def herkent(request: HttpRequest, concept: Concept) -> HttpResponse:
    """Step 3: the subject with a suggestion, what others told nearby, and doors that fit better."""
    punt, tekst = concept.point(), concept.gegevens["tekst"]
    suggesties = queries.suggest(tekst, punt=punt)
    voorstel = suggesties.onderwerp[0] if suggesties.onderwerp else None
    start = {"onderwerp": concept.gegevens.get("onderwerp") or (voorstel and voorstel.wat.pk)}
    form = forms.HerkentForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        return _to("signalen:melden_versturen", _keep(concept, form, (), onderwerp=form.cleaned_data["onderwerp"].pk))
    zelfde = queries.nearby(punt, voorstel.wat if voorstel else None, tekst=tekst) if punt else []
    ook = forms.IkOokForm(initial={"client_id": uuid4()})
    deuren = queries.doors(tekst)
    return _page(request, "herkent", concept, form=form, voorstel=voorstel, zelfde=zelfde, ook=ook, deuren=deuren)


@openbaar
@never_cache
def versturen(request: HttpRequest) -> HttpResponse:
    """Step 4: how to reach you, a last look, and send. Sending twice is sending once."""
    concept = _draft_of(request)
    if concept is None:
        return _without_draft(request)
    form = forms.VersturenForm(request.POST or None, initial=concept.gegevens)
    if form.is_bound and form.is_valid():
        try:
            melder = actions.MelderGegevens(**form.cleaned_data, taal=request.LANGUAGE_CODE)
            return _sent(actions.send_draft(concept, melder=melder))
        except Weigering as weigering:
            form.add_error(None, weigering.melding)
    if form.is_bound:
        concept = _keep(concept, form, ("email", "naam", "telefoon"))
    return _page(request, "versturen", concept, form=form, overzicht=_overview(concept))


@openbaar
@require_POST
@with_draft
def foto_weg(request: HttpRequest, concept: Concept, pk: int) -> HttpResponse:
    """Take a picture out of the draft."""
    actions.drop_photo(concept, foto_id=pk)
    return _to("signalen:melden_wat", concept)


@openbaar
@require_POST
def weggooien(request: HttpRequest) -> HttpResponse:
    """Throw the draft away, when somebody has second thoughts or shares the device."""
    actions.drop_concept(request.COOKIES.get(KOEKJE, ""))
    antwoord = redirect("gebieden:home")
    antwoord.delete_cookie(KOEKJE)
    return antwoord


@openbaar
@never_cache
def ontvangst(request: HttpRequest, token: str) -> HttpResponse:
    """Show the receipt: number, moment of receipt, what happens next and the link to follow it."""
    blad = queries.follow(token)
    if blad is None:
        raise Http404
    link = request.build_absolute_uri(reverse("signalen:volgblad", args=[token]))
    return render(
        request,
        "signalen/melden/ontvangst.html",
        {"blad": blad, "signaal": blad.signaal, "link": link, "bereikbaar": queries.reachable(blad.signaal)},
    )


@openbaar
@require_POST
def ik_ook(request: HttpRequest, pk: int) -> HttpResponse:
    """Say 'me too' on a public signal; the draft about the same thing is no longer needed."""
    signaal = get_object_or_404(queries.supportable(), pk=pk)
    form = forms.IkOokForm(request.POST)
    if not form.is_valid():
        return render(request, "signalen/melden/ik_ook.html", {"form": form, "signaal": signaal}, status=422)
    actions.support(signaal, **form.cleaned_data, taal=request.LANGUAGE_CODE)
    actions.drop_concept(request.COOKIES.get(KOEKJE, ""))
    signaal.refresh_from_db()
    context = {"signaal": signaal, "email": form.cleaned_data["email"]}
    antwoord = render(request, "signalen/melden/ik_ook_dank.html", context)
    antwoord.delete_cookie(KOEKJE)
    return antwoord


def _draft_of(request: HttpRequest) -> Concept | None:
    return queries.draft(request.COOKIES.get(KOEKJE, ""))


def _keep(concept: Concept, form: Any, velden: tuple[str, ...], *, uploads: Any = (), **extra: Any) -> Concept:
    """Keep what was typed, valid or not, so that an error or a closed browser loses nothing. A BSN is never kept."""
    getypt = {veld: form[veld].value() or "" for veld in velden if not has_bsn(str(form[veld].value() or ""))}
    concept = actions.save_concept(token=concept.token, gegevens=concept.gegevens | getypt | extra)
    for melding in actions.keep_photos(concept, uploads=uploads) if uploads else []:
        form.add_error("fotos", melding)
    return concept


def _to(naam: str, concept: Concept) -> HttpResponse:
    return _remember(redirect(naam), concept)


def _page(request: HttpRequest, stap: str, concept: Concept, **context: Any) -> HttpResponse:
    basis = {"concept": concept, "fotos": concept.pictures()}
    antwoord = render(request, f"signalen/melden/{stap}.html", basis | context)
    return _remember(antwoord, concept) if concept.token else antwoord


def _remember(antwoord: HttpResponse, concept: Concept) -> HttpResponse:
    """Let this browser find the draft again; over https only where the site is."""
    veilig = settings.SESSION_COOKIE_SECURE
    antwoord.set_cookie(KOEKJE, concept.token, max_age=DERTIG_DAGEN, secure=veilig, httponly=True, samesite="Lax")
    return antwoord


def _without_draft(request: HttpRequest) -> HttpResponse:
    """Lead to the receipt when the button was pressed twice, and to the first step otherwise."""
    try:
        signaal = Signaal.objects.filter(client_id=UUID(request.POST.get("client_id", ""))).first()
    except ValueError:
        signaal = None
    return redirect("signalen:ontvangst", signaal.token) if signaal else redirect("signalen:melden_wat")


def _sent(signaal: Signaal) -> HttpResponse:
    antwoord = redirect("signalen:ontvangst", signaal.token)
    antwoord.delete_cookie(KOEKJE)
    return antwoord


def _overview(concept: Concept) -> dict[str, Any]:
    gegevens = concept.gegevens
    buurt = chosen_area(gegevens.get("buurt"))
    return {
        "tekst": gegevens.get("tekst"),
        "plek": concept.place() or (buurt and buurt.naam) or _("De plek op de kaart"),
        "onderwerp": concept.onderwerp,
    }
