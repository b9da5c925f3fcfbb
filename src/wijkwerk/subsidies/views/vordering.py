"""Money that must come back: the list, one claim with its steps."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _l

from wijkwerk.kern import klok
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.actions import vordering as actions
from wijkwerk.subsidies.forms import vordering as forms
from wijkwerk.subsidies.queries import vordering as queries
from wijkwerk.subsidies.queries.verloop_bezwaar import course
from wijkwerk.subsidies.states.besluit import Vorderingstatus
from wijkwerk.subsidies.views.tabs import tabs
from wijkwerk.web.stappen import Kring, Scherm, StapForm
from wijkwerk.web.toegang import houdt, mag

BETALEN = "subsidies.betalen"
SCHERMEN = (
    Scherm(
        "ontvangst", "receive", BETALEN, _l("Geld terugontvangen"), _l("Alles, of een deel."),
        _l("De ontvangst is geboekt."), forms.OntvangstForm, actions.receive, "vink",
    ),
    Scherm(
        "herinnering", "remind", BETALEN, _l("Herinnering sturen"), _l("Er gaat een vriendelijke brief uit."),
        _l("De herinnering is verstuurd."), StapForm, actions.remind, "brief",
    ),
    Scherm(
        "uitstel", "give_time", BETALEN, _l("Meer tijd geven"),
        _l("Spreek dit eerst af. Betalen in delen mag ook: boek dan elk deel apart."),
        _l("De nieuwe datum staat genoteerd."), forms.BetaaluitstelForm, actions.give_time, "klok",
    ),
    Scherm(
        "kwijtschelding", "waive", "subsidies.kwijtschelden", _l("Kwijtschelden"),
        _l("Dit kan alleen met mandaat. De aanvrager krijgt een brief. Het geld komt niet terug in de pot."),
        _l("Het bedrag is kwijtgescholden. De brief is verstuurd."), forms.KwijtscheldingForm, actions.waive, "kruis",
    ),
)  # fmt: skip


def _possible(scherm: Scherm, rij: Any, persoon: Any) -> bool:
    if rij.status != Vorderingstatus.OPEN or not houdt(persoon, scherm.regel, rij):
        return False
    if scherm.handeling == "remind":
        rust = rij.herinnerd_op is None or rij.herinnerd_op + actions.TUSSEN <= klok.vandaag()
        return rij.uiterlijk_op < klok.vandaag() <= rij.verjaart_op and rust
    return True


def _visible(persoon: Any) -> Any:
    return rules.vorderingen_voor(persoon).select_related(*queries.MET)


KRING = Kring("subsidies:vordering", SCHERMEN, _visible, _possible)


@mag("subsidies.bezwaren_lezen")
def vorderingen(request: HttpRequest) -> HttpResponse:
    """List what must come back, with the sum."""
    gevraagd = request.GET.get("lijst", "")
    lijst = gevraagd if gevraagd in queries.LIJSTEN else "open"
    cijfers = queries.figures(request.user)
    gegevens = {
        "tabs": tabs(request, "vorderingen"),
        "lijst": lijst,
        "lijsten": [("open", _l("Open"), cijfers.aantal), ("laat", _l("Te laat"), cijfers.te_laat)],
        "rijen": queries.page(request.user, lijst),
        "cijfers": cijfers,
        "vandaag": klok.vandaag(),
    }
    return render(request, "subsidies/vordering/vorderingen.html", gegevens)


@mag("subsidies.bezwaren_lezen")
def vordering(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one claim: how much, by when, and what can be done."""
    rij = queries.detail(request.user, pk)
    if rij is None:
        raise Http404
    verbs = {scherm.handeling for scherm in SCHERMEN if _possible(scherm, rij, request.user)}
    gegevens = {
        "vordering": rij,
        "aanvraag": rij.aanvraag,
        "stappen": KRING.steps(rij, verbs),
        "verloop": course(rij),
        "vandaag": klok.vandaag(),
    }
    return render(request, "subsidies/vordering/vordering.html", gegevens)
