"""Acties: the list, one with its story, and giving one."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wijkwerk.agenda import rules
from wijkwerk.agenda.actions import actie as actions
from wijkwerk.agenda.forms import actie as forms
from wijkwerk.agenda.models import Actie
from wijkwerk.agenda.queries import actie as queries
from wijkwerk.agenda.states import actie as states
from wijkwerk.agenda.views.tabs import tabs
from wijkwerk.kern import klok
from wijkwerk.web.lijsten import page_links
from wijkwerk.web.stappen import Kring, Scherm, StapForm, attempt, by_table
from wijkwerk.web.toegang import mag

KOPPEN = (_l("Van u"), _l("Door u uitgedeeld"), _l("In uw wijken"))
EIGENAAR, UITDELER = "agenda.actie_uitvoeren", "agenda.actie_uitdelen"
SCHERMEN = (
    Scherm(
        "aanname", "accept", EIGENAAR, _l("Aannemen"), _l("U gaat het doen. Wie het vroeg, ziet dat."),
        _l("U hebt de actie aangenomen."), StapForm, actions.accept, "vink",
    ),
    Scherm(
        "afronding", "finish", EIGENAAR, _l("Klaar melden"),
        _l("Schrijf op wat het heeft opgeleverd. Wie het vroeg, krijgt bericht."),
        _l("De actie is klaar. Bedankt."), forms.KlaarForm, actions.finish, "goed",
    ),
    Scherm(
        "teruggave", "hand_back", EIGENAAR, _l("Teruggeven met reden"),
        _l("Het gaat terug naar wie het u vroeg. Die zoekt een ander."),
        _l("De actie is teruggegeven."), forms.TeruggaveForm, actions.hand_back, "terug",
    ),
    Scherm(
        "toewijzing", "reassign", UITDELER, _l("Aan een ander vragen"),
        _l("De nieuwe eigenaar krijgt bericht."), _l("De actie ligt bij een andere eigenaar."),
        forms.ToewijzingForm, actions.reassign, "doorgezet",
    ),
    Scherm(
        "verval", "drop", UITDELER, _l("Laten vervallen"),
        _l("Het hoeft niet meer. De eigenaar krijgt bericht."), _l("De actie is vervallen."),
        forms.VervalForm, actions.drop, "kruis",
    ),
    Scherm(
        "heropening", "reopen", UITDELER, _l("Weer openen"),
        _l("Het is nog niet klaar. De eigenaar krijgt bericht."), _l("De actie staat weer open."),
        forms.HeropeningForm, actions.reopen, "terug",
    ),
)  # fmt: skip
KRING = Kring("agenda:actie", SCHERMEN, rules.acties_voor, by_table(states, anders=states.OPEN), waarover="wat")


@mag("agenda.lezen")
def acties(request: HttpRequest) -> HttpResponse:
    """List acties: one's own first."""
    filter_ = forms.FilterForm(request.GET)
    filters = filter_.filters()
    bladzijde = queries.page(request.user, filters, request.GET.get("na", ""))
    gegevens = {
        "tabs": tabs(request, "acties"),
        "filter": filter_,
        "gefilterd": filters != queries.Filters(),
        "meer": bool(filters.wie or filters.werkgebied or filters.te_laat),
        "groepen": _grouped(bladzijde.rijen),
        "vandaag": klok.vandaag(),
        **page_links(request, bladzijde),
    }
    return render(request, "agenda/actie/acties.html", gegevens)


def _grouped(rijen: list[tuple[int, Actie]]) -> list[tuple[Any, list[Actie]]]:
    groepen = [(kop, [rij for groep, rij in rijen if groep == plaats]) for plaats, kop in enumerate(KOPPEN)]
    return [(kop, van_groep) for kop, van_groep in groepen if van_groep]


@mag("agenda.lezen")
def actie(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an actie; its owner finds the form to finish it on the page itself."""
    blad = queries.detail(request.user, pk)
    if blad is None:
        raise Http404
    gegevens = {
        "blad": blad,
        "actie": blad.actie,
        "hierna": states.HIERNA[states.Status(blad.actie.status)],
        "stappen": [paar for paar in KRING.steps(blad.actie, blad.stappen) if paar[0].handeling != "finish"],
        "klaar": forms.KlaarForm(rij=blad.actie, persoon=request.user) if "finish" in blad.stappen else None,
        "vertel": _tell_link(blad),
    }
    return render(request, "agenda/actie/actie.html", gegevens)


def _tell_link(blad: queries.Blad) -> str:
    if not blad.mag_terugkoppelen or blad.actie.besluit is None:
        return ""
    return tell_link(blad.actie.besluit.agendapunt_id)


def tell_link(agendapunt: int) -> str:
    """Return where everyone on the thread of a question is told what came of it."""
    return reverse("agenda:terugkoppeling_nieuw") + f"?agendapunt={agendapunt}"


@mag("agenda.lezen")
def nieuw(request: HttpRequest) -> HttpResponse:
    """Give an actie, perhaps from a decision, a question or a meeting."""
    naam, bron = _source(request)
    form = forms.ActieForm(request.POST or None, persoon=request.user, bron=bron)
    if form.is_valid():
        herkomst = {naam: bron} if bron is not None else {}
        gegeven = attempt(form, lambda: actions.give(**form.facts(), **herkomst, by=request.user))
        if gegeven is not None:
            messages.success(request, _("De actie is gegeven. %(wie)s krijgt bericht.") % {"wie": gegeven.wie})
            return redirect(f"agenda:{naam}", bron.pk) if bron is not None else redirect("agenda:actie", gegeven.pk)
    terug = reverse(f"agenda:{naam}", args=[bron.pk]) if bron is not None else reverse("agenda:acties")
    return render(request, "agenda/actie/nieuw.html", {"form": form, "bron": bron, "terug": terug})


def _source(request: HttpRequest) -> tuple[str, Any]:
    """Return the record in the address that the actie comes from, when this person may see it."""
    lezers = {"besluit": rules.besluiten_voor, "agendapunt": rules.punten_voor, "overleg": rules.overleggen_voor}
    for naam, zien in lezers.items():
        if (sleutel := request.GET.get(naam, "")).isdecimal() and len(sleutel) < 19:
            return naam, zien(request.user).filter(pk=int(sleutel)).first()
    return "", None
