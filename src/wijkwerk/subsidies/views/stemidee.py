"""One idea of a vote, for staff: judging it, and once it is chosen, who makes it with which money."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.cache import never_cache

from wijkwerk.subsidies import rules
from wijkwerk.subsidies.actions import idee as ideeen
from wijkwerk.subsidies.actions import uitslag_vervolg as vervolg
from wijkwerk.subsidies.forms import stemronde as forms
from wijkwerk.subsidies.forms import uitslag as vervolgforms
from wijkwerk.subsidies.models import Idee
from wijkwerk.subsidies.queries.uitslag_vervolg import follow, is_open, ready
from wijkwerk.subsidies.states.stemronde import REGEL
from wijkwerk.subsidies.views.invoer import take_down
from wijkwerk.web.stappen import Kring, Scherm, StapForm
from wijkwerk.web.toegang import mag

KLEIN = "klein"
SCHERMEN = (
    Scherm(
        "oordeel", "judge", REGEL, _l("Bekijk het idee"),
        _l("Kijk naar elke eis die vooraf bekend was. De uitkomst is openbaar."),
        _l("Het idee is bekeken. Wie het instuurde, krijgt bericht."), forms.OordeelForm, ideeen.judge, "vink",
    ),
    Scherm(
        "uitnodiging", "invite", REGEL, _l("Laat bewoners het maken"),
        _l("Zij werken het idee uit en vragen het geld aan. Het geld van de stemming blijft voor hen klaarliggen."),
        _l("Bewoners maken dit idee. Het geld ligt voor hen klaar."),
        vervolgforms.UitnodigingForm, vervolg.invite, "doorgezet",
    ),
    Scherm(
        "gemeente", "hand_to_municipality", REGEL, _l("De gemeente maakt het"),
        _l("Het geld gaat uit dit fonds naar de afdeling die het maakt. Dit is geen subsidie."),
        _l("De gemeente maakt dit idee."), StapForm, vervolg.hand_to_municipality, "doorgezet",
    ),
    Scherm(
        "koppeling", "link_application", REGEL, _l("Koppel een aanvraag die er al is"),
        _l("Vroegen bewoners het geld al aan? Dan hoort die aanvraag bij dit idee, en komt het geld uit de stemming."),
        _l("De aanvraag hoort nu bij dit idee."), vervolgforms.KoppelingForm, vervolg.link_application, "lijst", KLEIN,
    ),
    Scherm(
        "verval", "let_go", REGEL, _l("Niemand maakt het"),
        _l("Het geld komt weer vrij. Iedereen leest de reden bij de uitslag."),
        _l("Het idee vervalt en het geld is weer vrij."), vervolgforms.VervalForm, vervolg.let_go, "kruis", KLEIN,
    ),
)  # fmt: skip


def _can(scherm: Scherm, rij: Idee, _persoon: Any) -> bool:
    if scherm.handeling == "judge":
        return rij.stemronde.status in ideeen.NOG_OP_PAPIER and not rij.stemronde.loting
    return is_open(rij)


def ideas_for(persoon: Any) -> Any:
    """Return the ideas of the votes this person keeps."""
    return Idee.objects.filter(stemronde__in=rules.stemrondes_voor(persoon)).select_related("stemronde")


KRING = Kring("subsidies:stemidee", SCHERMEN, ideas_for, _can, waarover="titel")


@mag(REGEL)
def idee(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an idea with what was found, what becomes of it, and what can be done with it."""
    rij = get_object_or_404(ideas_for(request.user).select_related("aanvraag"), pk=pk)
    stappen = KRING.steps(rij, [scherm.handeling for scherm in SCHERMEN if _can(scherm, rij, request.user)])
    gegevens = {
        "idee": rij,
        "ronde": rij.stemronde,
        "stappen": [stap for stap in stappen if stap[0].groep != KLEIN],
        "minder": [stap for stap in stappen if stap[0].groep == KLEIN],
        "vervolg": follow(rij),
        "klaar": ready(rij) if rij.status == "gekozen" else 0,
        "open": is_open(rij),
        "ziet_aanvraag": rules.aanvragen_voor(request.user).filter(pk=rij.aanvraag_id).exists(),
    }
    return render(request, "subsidies/stemronde/idee.html", gegevens)


@mag("subsidies.invoeren")
@never_cache
def aanvraag(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the money of a chosen idea on behalf of the residents who make it; what the idea says stands there."""
    rij = get_object_or_404(ideas_for(request.user).select_related("stemronde__regelingversie"), pk=pk)
    return take_down(request, idee=rij) if is_open(rij) else redirect("subsidies:stemidee", pk)
