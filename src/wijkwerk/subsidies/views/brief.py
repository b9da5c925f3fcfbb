"""The texts of letters: the list, writing one with its help, looking at it, publishing, and what changed."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from wijkwerk.kern.documenten import queries as documenten
from wijkwerk.kern.documenten import zetter
from wijkwerk.kern.documenten.register import Soort
from wijkwerk.subsidies.actions import brieftekst as actions
from wijkwerk.subsidies.forms.brief import TekstForm
from wijkwerk.subsidies.queries import briefteksten as queries
from wijkwerk.subsidies.views.tabs import tabs
from wijkwerk.web.stappen import attempt, refusal
from wijkwerk.web.toegang import mag

GEEN_OPSLAG = {"Cache-Control": "private, no-store"}


def _kind(woord: str) -> Soort:
    if (soort := queries.kind_of(woord)) is None:
        raise Http404
    return soort


@mag("subsidies.beheren")
def brieven(request: HttpRequest) -> HttpResponse:
    """List every kind of letter with the text that is used now, and the way to the post."""
    gegevens = {"tabs": tabs(request, "brieven"), "groepen": queries.groups(), "post": queries.post()}
    return render(request, "subsidies/brief/brieven.html", gegevens)


@mag("subsidies.beheren")
@never_cache
def tekst(request: HttpRequest, woord: str) -> HttpResponse:
    """Write the text of one kind of letter; keep it, look at it, or publish it."""
    soort = _kind(woord)
    concept = documenten.draft(soort.sleutel)
    onderwerp, tekst_ = queries.text_of(soort)
    begin = {"onderwerp": onderwerp, "tekst": tekst_, "gezien": actions.stamp(concept)}
    begin["toelichting"] = concept.toelichting if concept is not None else ""
    form = TekstForm(request.POST or None, initial=begin)
    if form.is_valid():
        bewaard = attempt(form, lambda: actions.write(soort.sleutel, **form.facts(), by=request.user))
        if bewaard is not None:
            messages.success(request, _("Het concept is bewaard. Bekijk het voordat u het gebruikt."))
            return redirect("subsidies:brief_voorbeeld", woord)
        form.data = form.data.copy()
        form.data["gezien"] = actions.stamp(documenten.draft(soort.sleutel))
    gegevens = {
        "soort": soort,
        "woord": woord,
        "form": form,
        "concept": concept,
        "velden": queries.fields_help(soort),
        "versies": documenten.versions(soort.sleutel).filter(taal="nl"),
        "te_kiezen": queries.optional_fields(soort),
    }
    status = 409 if form.is_bound and form.non_field_errors() else 200
    return render(request, "subsidies/brief/tekst.html", gegevens, status=status)


def _shown(request: HttpRequest, woord: str) -> tuple[Soort, Any, frozenset[str]]:
    soort, keuze = _kind(woord), request.GET.get("versie", "")
    versie = queries.version_to_show(soort, int(keuze) if keuze.isdecimal() and len(keuze) < 6 else None)
    if versie is None:
        raise Http404
    namen = {naam for naam, _woorden in queries.optional_fields(soort)}
    return soort, versie, frozenset(request.GET.getlist("zonder")) & namen


@mag("subsidies.beheren")
@never_cache
def voorbeeld(request: HttpRequest, woord: str) -> HttpResponse:
    """Show a text with example values, with or without the parts that come and go."""
    soort, versie, zonder = _shown(request, woord)
    gegevens = {
        "soort": soort,
        "woord": woord,
        "versie": versie,
        "is_concept": versie.pk is not None and not versie.is_gepubliceerd,
        "brief": documenten.as_page(queries.preview(versie, zonder)),
        "keuzes": [(naam, woorden, naam in zonder) for naam, woorden in queries.optional_fields(soort)],
        "vraag": request.GET.urlencode(),
    }
    return render(request, "subsidies/brief/voorbeeld.html", gegevens)


@mag("subsidies.beheren")
def voorbeeld_pdf(request: HttpRequest, woord: str) -> HttpResponse:
    """Send the example as PDF, as it would be printed."""
    _soort, versie, zonder = _shown(request, woord)
    koppen = GEEN_OPSLAG | {"Content-Disposition": f'inline; filename="voorbeeld-{woord}.pdf"'}
    return HttpResponse(zetter.pdf(queries.preview(versie, zonder)), content_type="application/pdf", headers=koppen)


@mag("subsidies.beheren")
@require_POST
def publicatie(request: HttpRequest, woord: str) -> HttpResponse:
    """Use the draft from now on, or throw it away."""
    soort = _kind(woord)
    concept = documenten.draft(soort.sleutel)
    if concept is None:
        messages.warning(request, _("Er is geen concept meer. Iemand anders was u voor."))
    elif "weg" in request.POST:
        actions.discard(concept, by=request.user)
        messages.success(request, _("Het concept is weggegooid. De brief blijft zoals hij was."))
    else:
        _publish(request, concept)
    return redirect("subsidies:brief_tekst", woord)


def _publish(request: HttpRequest, concept: Any) -> None:
    try:
        actions.publish(concept, by=request.user)
    except Exception as fout:
        if (weigering := refusal(fout)) is None:
            raise
        messages.error(request, weigering[0])
        return
    messages.success(request, _("Nieuwe brieven krijgen vanaf nu deze tekst."))


@mag("subsidies.beheren")
def vergelijking(request: HttpRequest, woord: str) -> HttpResponse:
    """Show two versions of a text beside each other, line by line."""
    soort = _kind(woord)
    versies = list(documenten.versions(soort.sleutel).filter(taal="nl"))
    if len(versies) < 2:
        messages.info(request, _("Er is nog maar een versie van deze tekst."))
        return redirect("subsidies:brief_tekst", woord)
    per_nummer = {str(versie.versie): versie for versie in versies}
    nieuw = per_nummer.get(request.GET.get("nieuw", ""), versies[0])
    oud = per_nummer.get(request.GET.get("oud", ""), versies[1])
    gegevens = {
        "soort": soort,
        "woord": woord,
        "versies": versies,
        "oud": oud,
        "nieuw": nieuw,
        "regels": list(queries.differences(f"{oud.onderwerp}\n\n{oud.tekst}", f"{nieuw.onderwerp}\n\n{nieuw.tekst}")),
    }
    return render(request, "subsidies/brief/vergelijking.html", gegevens)
