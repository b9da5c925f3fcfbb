"""One version of a fund: its texts, its rules in order, its bands, and what it changes."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wijkwerk.kern import klok
from wijkwerk.kern.weigering import Weigering
from wijkwerk.rekenkern.regels import SOORTEN
from wijkwerk.subsidies.actions import regeling as actions
from wijkwerk.subsidies.actions import regeling_regel as regels
from wijkwerk.subsidies.actions.regeling import BandGegevens, VoorwaardeGegevens
from wijkwerk.subsidies.forms.regel import RegelForm, SoortForm
from wijkwerk.subsidies.forms.regeling import BandenForm, VersieForm
from wijkwerk.subsidies.models import Regelingversie, Voorwaarde
from wijkwerk.subsidies.queries.fonds import rules_in_words
from wijkwerk.subsidies.queries.regeling import try_out
from wijkwerk.subsidies.queries.regeling_gereed import checklist
from wijkwerk.subsidies.queries.regelingverschil import consequence, differences, previous
from wijkwerk.subsidies.queries.regelzin import SOORTNAMEN, bands_in_words
from wijkwerk.subsidies.states.regeling import HIERNA, Versiestatus
from wijkwerk.subsidies.views.regelingstap import KRING
from wijkwerk.web.stappen import attempt, status_of, version_of
from wijkwerk.web.toegang import mag

REGEL = "subsidies.regelingen"


def version_by(pk: int, *, concept: bool = False) -> Regelingversie:
    """Return a version with its fund; a 404 when it is not there, or is asked to be a concept and is none."""
    rij = get_object_or_404(Regelingversie.objects.select_related("regeling"), pk=pk)
    if concept and rij.status != Versiestatus.CONCEPT:
        raise Http404
    return rij


@mag(REGEL)
def regelingversie(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a version whole: where it stands, what is still to do, its rules, bands and trials."""
    rij = version_by(pk)
    concept, proeven = rij.status == Versiestatus.CONCEPT, try_out(rij)
    punten = checklist(rij, klok.vandaag(), proeven) if concept else []
    gegevens = {
        "versie": rij,
        "regeling": rij.regeling,
        "concept": concept,
        "hierna": HIERNA[Versiestatus(rij.status)],
        "punten": punten,
        "gereed": not any(punt.nodig and not punt.klaar for punt in punten),
        "regels": rules_in_words(list(rij.voorwaarden.all())),
        "banden": bands_in_words(rij.banden.all(), rij.steekproef_procent),
        "proeven": proeven,
        "vorige": previous(rij),
        "stappen": KRING.steps(rij, [s.handeling for s in KRING.schermen if KRING.mogelijk(s, rij, request.user)]),
    }
    return render(request, "subsidies/regeling/versie.html", gegevens)


@mag(REGEL)
def tekst(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the texts and the terms of a concept."""
    rij = version_by(pk)
    form = VersieForm(_posted(request), rij=rij, persoon=request.user)
    if _done(form, lambda: actions.change_version(rij, **form.facts(), by=request.user)):
        messages.success(request, _("De teksten en termijnen zijn bewaard."))
        return redirect("subsidies:regelingversie", pk)
    return _show(request, form, "subsidies/regeling/tekst.html", titel=_("Teksten en termijnen"))


@mag(REGEL)
def bedragen(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what holds for a grant up to an amount."""
    rij = version_by(pk)
    form = BandenForm(_posted(request), rij=rij, persoon=request.user)
    if _done(form, lambda: _set_bands(rij, form.facts(), request.user)):
        messages.success(request, _("De bedragen zijn bewaard."))
        return redirect("subsidies:regelingversie", pk)
    return _show(request, form, "subsidies/regeling/bedragen.html", titel=_("Bedragen"))


def _set_bands(rij: Regelingversie, feiten: dict[str, Any], by: Any) -> Regelingversie:
    banden = [BandGegevens(**band) for band in feiten["rijen"]]
    return actions.set_bands(rij, banden=banden, versie=feiten["versie"], by=by)


@mag(REGEL)
def regel_nieuw(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a rule: first its kind, then what that kind asks."""
    rij, soort = version_by(pk), request.GET.get("soort", "")
    if soort not in SOORTEN:
        keuze = SoortForm(request.GET if "soort" in request.GET else None)
        soorten = [(sleutel, SOORTNAMEN[sleutel]) for sleutel in SOORTEN]
        gegevens = {"form": keuze, "versie": rij, "regeling": rij.regeling, "soorten": soorten}
        return render(request, "subsidies/regeling/soort.html", gegevens)
    form = RegelForm(_posted(request), rij=rij, persoon=request.user, soort=soort)
    return _keep_rule(request, form, lambda versie: regels.add(rij, _rule(form), versie=versie, by=request.user))


@mag(REGEL)
def regel(request: HttpRequest, pk: int, nummer: int) -> HttpResponse:
    """Change one rule of a concept."""
    rij = version_by(pk)
    voorwaarde = _rule_at(rij, nummer)
    form = RegelForm(_posted(request), rij=rij, persoon=request.user, soort=voorwaarde.soort, voorwaarde=voorwaarde)
    return _keep_rule(
        request, form, lambda versie: regels.replace(rij, nummer, _rule(form), versie=versie, by=request.user)
    )


@mag(REGEL)
@require_POST
def regel_plaats(request: HttpRequest, pk: int, nummer: int) -> HttpResponse:
    """Put a rule higher or lower, or take it away; from the list, with one button."""
    rij, versie = version_by(pk), request.POST.get("versie", "")
    doe = {"op": regels.up, "neer": regels.down, "weg": regels.remove}.get(request.POST.get("richting", ""))
    try:
        if doe is not None:
            doe(rij, nummer, versie=int(versie) if versie.isdecimal() else 0, by=request.user)
    except Weigering as weigering:
        messages.error(request, weigering.melding)
    return redirect("subsidies:regelingversie", pk)


@mag(REGEL)
def vergelijking(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what a version changes, and which applications of the past year would come out otherwise."""
    rij = version_by(pk)
    if (vorige := previous(rij)) is None:
        raise Http404
    gegevens = {
        "versie": rij,
        "regeling": rij.regeling,
        "vorige": vorige,
        "verschillen": differences(vorige, rij),
        "gevolg": consequence(vorige, rij),
    }
    return render(request, "subsidies/regeling/vergelijking.html", gegevens)


def _posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _done(form: Any, act: Callable[[], Any]) -> bool:
    return form.is_valid() and attempt(form, act, version_of(form.rij)) is not None


def _show(request: HttpRequest, form: Any, sjabloon: str, **meer: Any) -> HttpResponse:
    gegevens = {"form": form, "versie": form.rij, "regeling": form.rij.regeling, **meer}
    return render(request, sjabloon, gegevens, status=status_of(form))


def _rule(form: RegelForm) -> VoorwaardeGegevens:
    return VoorwaardeGegevens(**form.rule())


def _rule_at(rij: Regelingversie, nummer: int) -> Voorwaarde:
    rijen = list(rij.voorwaarden.all())
    if not 1 <= nummer <= len(rijen):
        raise Http404
    return rijen[nummer - 1]


def _keep_rule(request: HttpRequest, form: RegelForm, act: Callable[[int], Any]) -> HttpResponse:
    if _done(form, lambda: act(form.cleaned_data["versie"])):
        messages.success(request, _("De regel is bewaard."))
        return redirect("subsidies:regelingversie", form.rij.pk)
    soort = SOORTNAMEN[form.soort]
    return _show(request, form, "subsidies/regeling/regel.html", titel=soort.naam, uitleg=soort.uitleg)
