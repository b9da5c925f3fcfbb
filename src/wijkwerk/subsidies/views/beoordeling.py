"""Judging: the work list, the dossier of one application, and the steps before a decision."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.bestanden import stukken
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.actions import beoordeling as actions
from wijkwerk.subsidies.forms import beoordeling as forms
from wijkwerk.subsidies.models import Aanvraag, Advies, Regeluitkomst
from wijkwerk.subsidies.queries import aanvraag as lijst
from wijkwerk.subsidies.queries import beoordeling as queries
from wijkwerk.subsidies.queries import betaling as betalingen
from wijkwerk.subsidies.queries import nu
from wijkwerk.subsidies.views.aanvraag_kaart import map_around, map_of
from wijkwerk.subsidies.views.aanvraag_stappen import KRING, MINDER
from wijkwerk.subsidies.views.tabs import tabs
from wijkwerk.web import rekenblad
from wijkwerk.web.lijsten import page_links, with_filters
from wijkwerk.web.stappen import Scherm, attempt, status_of
from wijkwerk.web.toegang import eis, mag


@mag("subsidies.lezen")
def aanvragen(request: HttpRequest) -> HttpResponse:
    """List the applications by legal date: what is late first."""
    filter_ = forms.FilterForm(request.GET)
    filters = filter_.filters()
    bladzijde = lijst.page(request.user, filters, request.GET.get("na", ""))
    gegevens = {
        "tabs": tabs(request, "aanvragen"),
        "filter": filter_,
        "gefilterd": filters != lijst.Filters(),
        "meer": bool(filters.fonds or filters.werkgebied or filters.wie),
        "groepen": _in_groups(bladzijde.rijen, open_=filters.stand == "open"),
        "cijfers": lijst.figures(request.user),
        "vandaag": klok.vandaag(),
        "kaart": map_of([rij for _groep, rij in bladzijde.rijen]),
        "bestand": with_filters(request, reverse("subsidies:aanvragen_bestand")),
        **page_links(request, bladzijde),
    }
    return render(request, "subsidies/beoordeling/aanvragen.html", gegevens)


def _in_groups(rijen: Iterable[tuple[int, Any]], *, open_: bool) -> list[tuple[str, list[Any]]]:
    koppen = {
        lijst.LAAT: _("Te laat"),
        lijst.TWEEDE: _("Wacht op een tweede beoordelaar"),
        lijst.DEZE_WEEK: _("Deze week"),
        lijst.LATER: _("Later"),
        lijst.AANVULLING: _("Wacht op aanvulling: de termijn staat stil"),
    }
    groepen: dict[str, list[Any]] = {}
    for nummer, rij in rijen:
        kop = str(koppen[lijst.OPEN_GROEPEN[nummer]]) if open_ else ""
        groepen.setdefault(kop, []).append(rij)
    return list(groepen.items())


@mag("subsidies.beoordelen")
def bestand(request: HttpRequest) -> StreamingHttpResponse:
    """Send the filtered list as a file for a spreadsheet, row by row."""
    naam = _("aanvragen-%(dag)s.csv") % {"dag": klok.vandaag().isoformat()}
    return rekenblad.download(lijst.export_rows(request.user, forms.FilterForm(request.GET).filters()), naam)


@mag("subsidies.lezen")
def aanvraag(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an application with everything that is needed to judge it."""
    blad = queries.dossier(request.user, pk)
    if blad is None:
        raise Http404
    rij = blad.aanvraag
    stappen = KRING.steps(rij, blad.stappen)
    gegevens = {
        "blad": blad,
        "aanvraag": rij,
        "hierna": nu.sentence(blad),
        "eerst": nu.main_step(blad),
        "laat": lijst.is_late(rij, klok.vandaag()),
        "vandaag": klok.vandaag(),
        "knoppen": [stap for stap in stappen if not _in_small(stap[0], blad)],
        "minder": [stap for stap in stappen if _in_small(stap[0], blad) and stap[0].handeling != "grant"],
        "kaart": map_around(rij),
        "bijlagen": rij.bijlagen.all() if blad.ziet_wie else [],
        "betaalstand": betalingen.of_application(rij) if blad.oordeelt and rij.toegekend is not None else None,
    }
    return render(request, "subsidies/beoordeling/aanvraag.html", gegevens)


def _in_small(scherm: Scherm, blad: queries.Dossier) -> bool:
    """Whether a step is no button now: seldom needed, or nothing waits for it.

    What a rule says no to is refused, or judged anew first: granting it would only be turned down. The question of
    interest is big only when something is to be decided.
    """
    if scherm.handeling == "declare_interest":
        return not (blad.te_beslissen or blad.wacht_op_vaststelling)
    return scherm.groep == MINDER or (scherm.handeling == "grant" and bool(blad.tegen))


@mag("subsidies.persoonsgegevens")
def bijlage(request: HttpRequest, pk: int, uuid: UUID) -> HttpResponseBase:
    """Give back a paper that came with an application."""
    aanvraag_ = _seen(request, pk)
    eis(request.user, "subsidies.persoonsgegevens", aanvraag_)
    rij = get_object_or_404(aanvraag_.bijlagen, uuid=uuid)
    return stukken.answer(rij.bestand, naam=rij.titel)


@mag("subsidies.beoordelen")
def regel(request: HttpRequest, pk: int, uitkomst_pk: int) -> HttpResponse:
    """Judge one rule as a person."""
    rij = _seen(request, pk)
    eis(request.user, "subsidies.beoordelen", rij)
    uitkomst = get_object_or_404(Regeluitkomst.objects.select_related("voorwaarde"), pk=uitkomst_pk, aanvraag=rij)
    form = forms.OordeelForm(request.POST or None, uitkomst=uitkomst)
    if form.is_valid() and attempt(form, lambda: actions.judge(uitkomst, **form.cleaned_data, by=request.user)):
        messages.success(request, _("Uw oordeel staat erbij."))
        return redirect(reverse("subsidies:aanvraag", args=[pk]) + "#regels")
    gegevens = {"form": form, "aanvraag": rij, "uitkomst": uitkomst}
    return render(request, "subsidies/beoordeling/regel.html", gegevens, status=status_of(form))


def _seen(request: HttpRequest, pk: int) -> Aanvraag:
    rijen = rules.aanvragen_voor(request.user).select_related("regelingversie__regeling", "aanvrager", "werkgebied")
    return get_object_or_404(rijen, pk=pk)


@mag("subsidies.adviseren")
def advies(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the advice one was asked for: the plan above it, not who asks."""
    rijen = Advies.objects.filter(adviseur=request.user.pk)
    rij = get_object_or_404(rijen.select_related("aanvraag__ronde", "aanvraag__werkgebied", "gevraagd_door"), pk=pk)
    form = forms.AdviesForm(request.POST or None, advies=rij)
    if form.is_valid() and attempt(form, lambda: actions.give_advice(rij, **form.facts(), by=request.user)):
        messages.success(request, _("Dank u wel. Uw advies staat bij de aanvraag."))
        return redirect("subsidies:aanvraag", rij.aanvraag_id)
    gegevens = {"form": form, "advies": rij, "aanvraag": rij.aanvraag, "kosten": rij.aanvraag.kosten.all()}
    return render(request, "subsidies/beoordeling/advies.html", gegevens, status=status_of(form))
