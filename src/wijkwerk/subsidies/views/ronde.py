"""Rounds: the list, a new one, the order of the plans with the line where the money ends, closing and dividing."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wijkwerk.kern import klok
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.actions import ronde as actions
from wijkwerk.subsidies.forms import ronde as forms
from wijkwerk.subsidies.models import Ronde
from wijkwerk.subsidies.queries import ronde as queries
from wijkwerk.subsidies.states.regeling import RONDELOOP, RONDESTAPPEN, Rondestatus
from wijkwerk.subsidies.views.tabs import tabs
from wijkwerk.web.stappen import Kring, Scherm, StapForm, attempt, status_of
from wijkwerk.web.toegang import mag

BEHEER = "subsidies.regelingen"
WACHT_OP = {
    "aanvulling": _l("Wacht op aanvulling"),
    "regel": _l("Een regel zegt nee: wijs af, of beoordeel zelf"),
    "mens": _l("Een regel wacht op uw oordeel"),
    "punten": _l("Nog geen cijfers"),
}
SCHERMEN = (
    Scherm(
        "sluiting", "close", BEHEER, _l("Ronde sluiten"),
        _l("Na de laatste dag. Daarna geven de adviseurs hun cijfers."), _l("De ronde is gesloten."), StapForm,
        actions.close, "slot",
    ),
    Scherm(
        "verdeling", "divide", BEHEER, _l("Geld verdelen"),
        _l("Van boven naar beneden krijgt elk plan een besluit en een brief. Onder de streep is het een afwijzing."),
        _l("De besluiten zijn genomen. Kijk hieronder of er nog iets wacht."), forms.VerdelingForm, actions.divide,
        "vink",
    ),
)  # fmt: skip


def _seen(persoon: Any) -> Any:
    rijen = queries.all_rounds()
    return rijen if rules.keep_funds(persoon) else rijen.none()


def _possible(scherm: Scherm, ronde: Ronde, _persoon: Any) -> bool:
    return RONDELOOP.may(scherm.handeling, ronde.status) and (
        scherm.handeling != "close" or klok.vandaag() > ronde.sluit_op
    )


KRING = Kring("subsidies:ronde", SCHERMEN, _seen, _possible, waarover="naam")


@mag(BEHEER)
def rondes(request: HttpRequest) -> HttpResponse:
    """List the rounds."""
    gegevens = {"tabs": tabs(request, "rondes"), "rondes": queries.all_rounds(), "vandaag": klok.vandaag()}
    return render(request, "subsidies/ronde/rondes.html", gegevens)


@mag(BEHEER)
def nieuw(request: HttpRequest) -> HttpResponse:
    """Make a round."""
    form = forms.RondeForm(request.POST or None)
    if form.is_valid():
        plafond = form.cleaned_data["plafond"]
        ronde = attempt(form, lambda: actions.make(plafond, **form.facts(), by=request.user))
        if ronde is not None:
            messages.success(request, _("De ronde staat klaar."))
            return redirect("subsidies:ronde", ronde.pk)
    return render(request, "subsidies/ronde/nieuw.html", {"form": form}, status=status_of(form))


@mag(BEHEER)
def ronde(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the plans of a round in order, with the line where the money ends."""
    rij = get_object_or_404(_seen(request.user), pk=pk)
    plaatsen = queries.ranking(rij)
    kan = [stap.handeling for stap in RONDESTAPPEN]
    gegevens = {
        "ronde": rij,
        "plaatsen": [(plaats, WACHT_OP.get(plaats.wacht_op, "")) for plaats in plaatsen],
        "verdeeld": sum(plaats.bedrag for plaats in plaatsen if plaats.past),
        "stappen": [stap for stap in KRING.steps(rij, kan) if _possible(stap[0], rij, request.user)],
        "is_open": rij.status == Rondestatus.OPEN,
    }
    return render(request, "subsidies/ronde/ronde.html", gegevens)
