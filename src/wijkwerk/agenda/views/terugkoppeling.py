"""Telling back: what waits to be told, a draft about it, the texts, and who got what."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wijkwerk.agenda.actions import terugkoppeling as actions
from wijkwerk.agenda.forms.terugkoppeling import NieuwForm, TekstenForm
from wijkwerk.agenda.models import Terugkoppeling
from wijkwerk.agenda.queries import terugkoppeling as queries
from wijkwerk.agenda.queries import terugkoppeling_wie as wie
from wijkwerk.agenda.queries.terugkoppeling_tekst import all_gaps
from wijkwerk.agenda.states.terugkoppeling import HIERNA, Groep, Status
from wijkwerk.agenda.views.tabs import tabs
from wijkwerk.agenda.views.terugkoppeling_beeld import previews
from wijkwerk.kern.taken.models import Taak
from wijkwerk.kern.taken.queries import progress
from wijkwerk.web.stappen import attempt, status_of, version_of
from wijkwerk.web.toegang import eis, houdt, mag

PER = 20


@mag("agenda.terugkoppelen")
def terugkoppelingen(request: HttpRequest) -> HttpResponse:
    """List what waits to be told, what lies ready and what was sent."""
    bladen = Paginator(queries.sent(request.user), PER).get_page(request.GET.get("blad"))
    gegevens = {
        "tabs": tabs(request, "terugkoppelingen"),
        "wacht": queries.waiting(request.user),
        "concepten": queries.drafts(request.user),
        "verstuurd": bladen,
        "vorige": f"?blad={bladen.previous_page_number()}" if bladen.has_previous() else "",
        "volgende": f"?blad={bladen.next_page_number()}" if bladen.has_next() else "",
    }
    return render(request, "agenda/terugkoppeling/terugkoppelingen.html", gegevens)


@mag("agenda.terugkoppelen")
def nieuw(request: HttpRequest) -> HttpResponse:
    """Choose about what, and make the drafts; or say that nobody needs to be told."""
    form = NieuwForm(request.POST or None, persoon=request.user, initial=_chosen(request))
    if request.method == "POST" and form.is_valid():
        doen = actions.skip if "overslaan" in request.POST else actions.draft
        over, aanleiding = form.about(), form.cleaned_data["aanleiding"]
        gemaakt = attempt(form, lambda: doen(over, aanleiding=aanleiding, by=request.user))
        if gemaakt is not None:
            return _made(request, gemaakt)
    bereik = _reach(form)
    return render(request, "agenda/terugkoppeling/nieuw.html", {"form": form, "bereik": bereik}, status=status_of(form))


def _made(request: HttpRequest, gemaakt: Terugkoppeling) -> HttpResponse:
    if gemaakt.status == Status.VERVALLEN:
        messages.success(request, _("Het staat niet meer bij wat u nog moet laten weten."))
        return redirect("agenda:terugkoppelingen")
    naar = "agenda:terugkoppeling_teksten" if gemaakt.status == Status.CONCEPT else "agenda:terugkoppeling"
    return redirect(naar, gemaakt.pk)


def _chosen(request: HttpRequest) -> dict[str, str]:
    """Return what the page that led here was about."""
    for soort in ("thema", "agendapunt"):
        if sleutel := request.GET.get(soort):
            aanleiding = _("Het thema is afgerond") if soort == "thema" else _("Er is besloten")
            return {"over": f"{soort}-{sleutel}", "aanleiding": aanleiding}
    return {}


def _reach(form: NieuwForm) -> list[wie.Groepbeeld]:
    """Return how many can be reached about what is chosen now."""
    over = form.keuzes.get(str(form["over"].value() or ""))
    return wie.divide(over, Groep.values) if over is not None else []


def readable_of(request: HttpRequest, pk: int) -> Terugkoppeling:
    """Return what this person may read; the rest does not exist."""
    return get_object_or_404(queries.readable(request.user).prefetch_related("teksten"), pk=pk)


def own(request: HttpRequest, pk: int) -> Terugkoppeling:
    """Return what this person may send: 404 when it may not be read, 403 when it is of another wijk."""
    rij = readable_of(request, pk)
    eis(request.user, "agenda.terugkoppelen", wie.over_of(rij))
    return rij


@mag("agenda.lezen")
def terugkoppeling(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it: a draft as it will go out, how far the sending is, or who got what."""
    rij = readable_of(request, pk)
    taak = Taak.objects.filter(pk=rij.taak_id).first() if rij.status == Status.BEZIG else None
    beeld = progress(taak) if taak else None
    htmx, bezig = getattr(request, "htmx", False), beeld is not None and not beeld.is_klaar
    gegevens = _page(request, rij) | {"beeld": beeld, "bezig": bezig}
    if htmx and bezig:
        return render(request, "agenda/terugkoppeling/_stand.html", gegevens)
    antwoord = render(request, "agenda/terugkoppeling/terugkoppeling.html", gegevens)
    if htmx:
        antwoord.headers["HX-Redirect"] = reverse("agenda:terugkoppeling", args=[pk])
    return antwoord


def _page(request: HttpRequest, rij: Terugkoppeling) -> dict[str, Any]:
    over = wie.over_of(rij)
    concept = rij.status == Status.CONCEPT
    beelden = wie.plan(rij) if concept else []
    return {
        "rij": rij,
        "over": over,
        "over_url": reverse(f"agenda:{over._meta.model_name}", args=[over.pk]),
        "hierna": HIERNA[Status(rij.status)],
        "mag": houdt(request.user, "agenda.terugkoppelen", over),
        "voorbeelden": previews(rij, beelden),
        "gaten": all_gaps(rij) if concept else [],
        "totaal": sum(len(beeld.ontvangers) for beeld in beelden),
        "per_groep": queries.per_group(rij),
        "nog_open": wie.finishable(rij).count() if rij.status == Status.VERSTUURD else 0,
        "per_signaal": [] if concept else wie.per_signal(rij),
    }


@mag("agenda.terugkoppelen")
def teksten(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the texts, side by side, with how many get them."""
    rij = own(request, pk)
    if rij.status != Status.CONCEPT:
        return redirect("agenda:terugkoppeling", pk)
    form = TekstenForm(request.POST or None, terugkoppeling=rij)
    if request.method == "POST" and form.is_valid():
        klaar = attempt(form, lambda: actions.edit(rij, **form.facts(), by=request.user), version_of(rij))
        if klaar is not None:
            messages.success(request, _("De teksten zijn bewaard. Zo gaan ze de deur uit."))
            return redirect("agenda:terugkoppeling", pk)
    gegevens = {"rij": rij, "over": wie.over_of(rij), "form": form, "vakken": _boxes(rij, form)}
    return render(request, "agenda/terugkoppeling/teksten.html", gegevens, status=status_of(form))


def _boxes(rij: Terugkoppeling, form: TekstenForm) -> list[tuple[wie.Groepbeeld, Any, Any]]:
    """Return per group who gets it and the two fields."""
    gehad = rij.berichten.values_list("sleutel", flat=True)
    beelden = wie.divide(wie.over_of(rij), [tekst.groep for tekst in form.teksten], gehad)
    return [(beeld, *form.fields_of(beeld.groep.value)) for beeld in beelden]
