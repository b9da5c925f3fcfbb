"""Objections at the municipality: the list by date, one dossier with its steps, and entering one on behalf."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wijkwerk.kern import klok
from wijkwerk.kern.documenten.queries import as_page
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.actions import bezwaar as actions
from wijkwerk.subsidies.actions import bezwaar_besluit, bezwaar_horen
from wijkwerk.subsidies.actions.voorbeeld import letter_of
from wijkwerk.subsidies.forms import bezwaar as forms
from wijkwerk.subsidies.models import Bezwaar
from wijkwerk.subsidies.queries import bezwaar as queries
from wijkwerk.subsidies.queries.verloop_bezwaar import course
from wijkwerk.subsidies.states.besluit import BEZWAARREGEL, OPEN_BEZWAAR
from wijkwerk.subsidies.views.tabs import tabs
from wijkwerk.web.stappen import Kring, Scherm, StapForm, attempt, refusal, status_of
from wijkwerk.web.toegang import houdt, mag


def _decide(rij: Bezwaar, *, by: Any, **gegevens: Any) -> object:
    return bezwaar_besluit.decide(rij, by=by, **gegevens)


SCHERMEN = (
    Scherm(
        "behandeling", "take", BEZWAARREGEL, _l("Oppakken"), _l("Uw naam komt bij dit bezwaar te staan."),
        _l("U behandelt dit bezwaar."), StapForm, actions.take, "persoon",
    ),
    Scherm(
        "hoorzitting", "plan_hearing", BEZWAARREGEL, _l("Gesprek plannen"),
        _l("De bezwaarmaker krijgt een uitnodiging, met de afspraak voor de agenda."),
        _l("De uitnodiging is verstuurd."), forms.HoorzittingForm, bezwaar_horen.plan_hearing, "agenda",
    ),
    Scherm(
        "verslag", "hear", BEZWAARREGEL, _l("Verslag schrijven"), _l("Wat in het gesprek is gezegd."),
        _l("Het verslag is bewaard."), forms.VerslagForm, bezwaar_horen.hear, "brief",
    ),
    Scherm(
        "uitstel", "extend", BEZWAARREGEL, _l("Uitstellen"),
        _l("Samen hoogstens zes weken. De bezwaarmaker krijgt een brief met de nieuwe datum."),
        _l("Het besluit is uitgesteld. De brief is verstuurd."), forms.UitstelForm, actions.extend, "klok",
    ),
    Scherm(
        "beslissing", "decide", BEZWAARREGEL, _l("Besluiten"),
        _l("Het besluit, het geld en de brief gaan in een keer. Bekijk eerst de brief."),
        _l("Het besluit op bezwaar is genomen. De brief is verstuurd."), forms.BeslissingForm, _decide, "vink",
    ),
    Scherm(
        "intrekking", "withdraw", "subsidies.invoeren", _l("Intrekken namens de bezwaarmaker"),
        _l("Alleen als de bezwaarmaker dat zelf zegt. Er gaat een brief die het bevestigt."),
        _l("Het bezwaar is ingetrokken."), StapForm, actions.withdraw, "kruis",
    ),
)  # fmt: skip


def _possible(scherm: Scherm, rij: Any, persoon: Any) -> bool:
    if rij.status not in OPEN_BEZWAAR or not houdt(persoon, scherm.regel, rij):
        return False
    if scherm.handeling == "take":
        return rij.behandelaar_id != persoon.pk
    if scherm.handeling == "hear":
        return rij.hoorzitting_op is not None and rij.hoorzitting_op <= klok.nu()
    if scherm.handeling == "extend":
        return rij.verdaagd_weken < actions.HOOGSTENS_WEKEN and klok.vandaag() <= rij.beslis_uiterlijk
    return True


def _visible(persoon: Any) -> Any:
    return rules.bezwaren_voor(persoon).select_related(*queries.MET, "beschikking__aanvraag__werkgebied")


def _with_letter(request: HttpRequest, scherm: Scherm, form: Any) -> dict[str, Any]:
    """Show the letter as it will go, once everything is filled in."""
    if scherm.handeling != "decide" or "voorbeeld" not in request.POST or not form.is_valid():
        return {}
    try:
        brief = letter_of(form.rij.beschikking.aanvraag, lambda: scherm.act(form, request.user))
    except Exception as fout:
        if (weigering := refusal(fout)) is None:
            raise
        return {"kan_niet": weigering[0]}
    return {"brief": as_page(brief) if brief is not None else None}


KRING = Kring(
    "subsidies:bezwaar", SCHERMEN, _visible, _possible, waarover="titel", sjabloon="subsidies/bezwaar/stap.html",
    erbij=_with_letter,
)  # fmt: skip


@mag("subsidies.bezwaren_lezen")
def bezwaren(request: HttpRequest) -> HttpResponse:
    """List the objections by the day on which there must be a decision."""
    lijst = "klaar" if request.GET.get("lijst") == "klaar" else "open"
    rijen, aantallen = queries.page(request.user, lijst)
    gegevens = {"tabs": tabs(request, "bezwaren"), "lijst": lijst, "rijen": rijen, "aantallen": aantallen}
    return render(request, "subsidies/bezwaar/bezwaren.html", gegevens | {"vandaag": klok.vandaag()})


@mag("subsidies.bezwaren_lezen")
def bezwaar(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one objection: what is said, by when, what can be done now, and what happened."""
    rij = queries.detail(request.user, pk)
    if rij is None:
        raise Http404
    verbs = {scherm.handeling for scherm in SCHERMEN if _possible(scherm, rij, request.user)}
    gegevens = {
        "bezwaar": rij,
        "besluit": rij.beschikking,
        "aanvraag": rij.beschikking.aanvraag,
        "op_tijd": queries.came_in_time(rij),
        "open": rij.status in OPEN_BEZWAAR,
        "mag_behandelen": houdt(request.user, BEZWAARREGEL, rij),
        "stappen": KRING.steps(rij, verbs),
        "verloop": course(rij),
        "vandaag": klok.vandaag(),
    }
    return render(request, "subsidies/bezwaar/bezwaar.html", gegevens)


@mag("subsidies.invoeren")
def invoer(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter an objection that came on paper or at the counter."""
    aanvraag = get_object_or_404(rules.aanvragen_voor(request.user).select_related("aanvrager"), pk=pk)
    besluiten = [deur.beschikking for deur in queries.doors(aanvraag)]
    form = forms.InvoerForm(request.POST or None, besluiten=besluiten)
    if form.is_valid():
        besluit = form.cleaned_data["beschikking"]
        rij = attempt(form, lambda: actions.object_to(besluit, **form.facts(), by=request.user))
        if rij is not None:
            messages.success(request, _("Bezwaar %(nummer)s is ingevoerd.") % {"nummer": rij.nummer})
            ziet = rules.bezwaren_voor(request.user).filter(pk=rij.pk).exists()
            return redirect("subsidies:bezwaar", rij.pk) if ziet else redirect("subsidies:aanvraag", aanvraag.pk)
    gegevens = {"form": form, "aanvraag": aanvraag, "besluiten": besluiten}
    return render(request, "subsidies/bezwaar/invoer.html", gegevens, status=status_of(form))
