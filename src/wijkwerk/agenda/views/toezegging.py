"""Promises and moties: the list for the griffie, one with its lines, writing one down, and the file."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wijkwerk.agenda import rules
from wijkwerk.agenda.actions import toezegging as actions
from wijkwerk.agenda.forms import toezegging as forms
from wijkwerk.agenda.models import Besluit
from wijkwerk.agenda.queries import toezegging as queries
from wijkwerk.agenda.states import toezegging as states
from wijkwerk.agenda.views.tabs import tabs
from wijkwerk.kern import klok
from wijkwerk.web import rekenblad
from wijkwerk.web.lijsten import page_links, with_filters
from wijkwerk.web.stappen import Kring, Scherm, attempt, by_table
from wijkwerk.web.toegang import mag

HOUDER, GRIFFIE = "agenda.toezegging_bijhouden", "agenda.toezegging_afdoen"
SCHERMEN = (
    Scherm(
        "stand", "add_stand", HOUDER, _l("Laten weten hoe het staat"),
        _l("Er komt een regel bij. Wat er al stond, verandert niet meer."), _l("De stand is bijgewerkt."),
        forms.StandForm, actions.add_stand, "vink",
    ),
    Scherm(
        "afdoening", "settle", GRIFFIE, _l("Afdoen"), _l("Gedaan wat was beloofd. Schrijf op wat de uitkomst is."),
        _l("De toezegging is afgedaan."), forms.AfdoeningForm, actions.settle, "goed",
    ),
    Scherm(
        "verval", "lapse", GRIFFIE, _l("Laten vervallen"), _l("Het gaat niet meer door. Schrijf op waarom."),
        _l("De toezegging is vervallen."), forms.VervalForm, actions.lapse, "kruis",
    ),
    Scherm(
        "heropening", "reopen", GRIFFIE, _l("Weer openen"), _l("Het is toch nog niet gedaan."),
        _l("De toezegging staat weer open."), forms.HeropeningForm, actions.reopen, "terug",
    ),
)  # fmt: skip
KRING = Kring(
    "agenda:toezegging", SCHERMEN, rules.toezeggingen_voor, by_table(states, anders=states.OPEN), waarover="onderwerp"
)


@mag("agenda.lezen")
def toezeggingen(request: HttpRequest) -> HttpResponse:
    """List promises and moties by date, the open ones unless asked otherwise."""
    filter_ = forms.FilterForm(request.GET)
    filters = filter_.filters()
    bladzijde = queries.page(request.user, filters, request.GET.get("na", ""))
    gegevens = {
        "tabs": tabs(request, "toezeggingen"),
        "filter": filter_,
        "gefilterd": filters != queries.Filters(),
        "meer": bool(filters.soort or filters.eigenaar or filters.werkgebied or filters.jaar),
        "rijen": [rij for _groep, rij in bladzijde.rijen],
        "cijfers": queries.figures(request.user),
        "vandaag": klok.vandaag(),
        "bestand": with_filters(request, reverse("agenda:toezeggingen_bestand")),
        **page_links(request, bladzijde),
    }
    return render(request, "agenda/toezegging/toezeggingen.html", gegevens)


@mag("agenda.toezeggingen")
def bestand(request: HttpRequest) -> StreamingHttpResponse:
    """Send the filtered list as a file for a spreadsheet, row by row."""
    naam = _("toezeggingen-%(dag)s.csv") % {"dag": klok.vandaag().isoformat()}
    return rekenblad.download(queries.export_rows(request.user, forms.FilterForm(request.GET).filters()), naam)


@mag("agenda.lezen")
def toezegging(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a promise with every line on how it stands."""
    blad = queries.detail(request.user, pk)
    if blad is None:
        raise Http404
    gegevens = {
        "blad": blad,
        "toezegging": blad.toezegging,
        "hierna": states.HIERNA[states.Status(blad.toezegging.status)],
        "stappen": KRING.steps(blad.toezegging, blad.stappen),
    }
    return render(request, "agenda/toezegging/toezegging.html", gegevens)


@mag("agenda.toezegging_bijhouden")
def nieuw(request: HttpRequest) -> HttpResponse:
    """Write down a promise or motie, perhaps from a decision."""
    besluit = _source(request)
    form = forms.ToezeggingForm(request.POST or None, bron=besluit)
    if form.is_valid():
        gedaan = attempt(form, lambda: actions.promise(**form.facts(), besluit=besluit, by=request.user))
        if gedaan is not None:
            messages.success(request, _("%(nummer)s staat op de lijst.") % {"nummer": gedaan.nummer})
            return redirect("agenda:toezegging", gedaan.pk)
    return render(request, "agenda/toezegging/nieuw.html", {"form": form, "besluit": besluit})


def _source(request: HttpRequest) -> Besluit | Any:
    sleutel = request.GET.get("besluit", "")
    if not (sleutel.isdecimal() and len(sleutel) < 19):
        return None
    return rules.besluiten_voor(request.user).select_related("agendapunt").filter(pk=int(sleutel)).first()
