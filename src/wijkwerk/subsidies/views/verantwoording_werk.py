"""Reading what people told: the list, one telling with its photos and steps, and the panels elsewhere."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _l

from wijkwerk.kern import klok
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.actions import verantwoording as actions
from wijkwerk.subsidies.actions import verantwoording_oordeel as oordeel
from wijkwerk.subsidies.forms import verantwoording as forms
from wijkwerk.subsidies.models import Aanvraag
from wijkwerk.subsidies.queries import verantwoording as queries
from wijkwerk.subsidies.states import verantwoording as states
from wijkwerk.subsidies.views.tabs import tabs
from wijkwerk.web.panelen import Inhoud
from wijkwerk.web.stappen import Kring, Scherm, StapForm
from wijkwerk.web.toegang import houdt, mag

BEOORDELEN, KLEIN = "subsidies.beoordelen", "klein"
SCHERMEN = (
    Scherm(
        "goedkeuring", "accept", BEOORDELEN, _l("Goedkeuren"),
        _l("Wacht de bijdrage nog op vaststelling? Dan stelt u die hiermee vast. De brief gaat meteen uit."),
        _l("Goedgekeurd. De aanvrager krijgt bericht."), forms.AkkoordForm, oordeel.accept, "vink",
    ),
    Scherm(
        "bonnen", "ask_receipts", BEOORDELEN, _l("Bonnen vragen"),
        _l("De aanvrager krijgt een brief en drie weken tijd."),
        _l("De brief met de vraag is verstuurd."), forms.BonnenForm, oordeel.ask_receipts, "brief",
    ),
    Scherm(
        "tonen", "show", BEOORDELEN, _l("Op de website zetten"),
        _l("De aanvrager vindt het goed. Kijk goed naar elke foto en naar elke naam."),
        _l("Het staat op de website."), forms.TonenForm, actions.show, "foto",
    ),
    Scherm(
        "verbergen", "hide", BEOORDELEN, _l("Van de website halen"), _l("Het is meteen weg. Later kan het er weer op."),
        _l("Het staat niet meer op de website."), StapForm, actions.hide, "kruis",
    ),
    Scherm(
        "verhaal", "change_story", BEOORDELEN, _l("Een naam uit het verhaal halen"),
        _l("Verander niets aan wat iemand wil zeggen."), _l("Het verhaal is aangepast."), forms.VerhaalForm,
        actions.change_story, "instellingen", KLEIN,
    ),
    Scherm(
        "tekort", "find_short", BEOORDELEN, _l("Niet genoeg verantwoord"),
        _l("U stelt de bijdrage lager vast (Awb, artikel 4:46). Bel eerst: vaak is het een misverstand."),
        _l("Lager vastgesteld. De brief is verstuurd."), forms.TekortForm, oordeel.find_short, "kruis", KLEIN,
    ),
)  # fmt: skip

KEUZES = (
    ("lezen", _l("Te lezen")),
    ("laat", _l("Te laat")),
    ("wachten", _l("Nog te vertellen")),
    ("klaar", _l("Klaar")),
)


def _possible(scherm: Scherm, rij: Any, persoon: Any) -> bool:
    kan = scherm.handeling in _verbs(rij)
    return kan and houdt(persoon, scherm.regel, rij.aanvraag)


def _verbs(rij: Any) -> set[str]:
    verbs = queries.steps(rij)
    if rij.ingediend_op and rij.toestemming and not rij.getoond:
        verbs.add("change_story")
    laat = rij.status == states.Status.INGEDIEND or rij.uiterlijk_op < klok.vandaag()
    return verbs if laat and rij.aanvraag.vastgesteld is None else verbs - {"find_short"}


def _visible(persoon: Any) -> Any:
    return rules.verantwoordingen_voor(persoon).select_related(*queries.MET)


KRING = Kring("subsidies:verantwoording", SCHERMEN, _visible, _possible)


@mag("subsidies.invoeren")
def verantwoordingen(request: HttpRequest) -> HttpResponse:
    """List what was told and what is still to be told."""
    lijst = request.GET.get("lijst", "lezen")
    lijst = lijst if lijst in queries.LIJSTEN else "lezen"
    cijfers = queries.figures(request.user)
    gegevens = {
        "tabs": tabs(request, "verantwoordingen"),
        "lijst": lijst,
        "lijsten": [(sleutel, woorden, cijfers[sleutel]) for sleutel, woorden in KEUZES],
        "rijen": queries.listed(request.user, lijst)[:100],
        "cijfers": cijfers,
        "vandaag": klok.vandaag(),
    }
    return render(request, "subsidies/verantwoording/verantwoordingen.html", gegevens)


@mag("subsidies.invoeren")
def verantwoording(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what somebody told, beside what was planned."""
    rij = get_object_or_404(_visible(request.user), pk=pk)
    verbs = {scherm.handeling for scherm in SCHERMEN if _possible(scherm, rij, request.user)}
    gegevens = {
        "blad": queries.sheet(rij),
        "rij": rij,
        "aanvraag": rij.aanvraag,
        "stappen": KRING.steps(rij, verbs),
        "past": queries.fitting_amount(rij),
        "mag_lezen": houdt(request.user, "subsidies.lezen"),
        "vandaag": klok.vandaag(),
    }
    return render(request, "subsidies/verantwoording/verantwoording.html", gegevens)


def aanvraag(request: HttpRequest, aanvraag: Aanvraag) -> Inhoud:
    """Show on the dossier what was told and who comes by."""
    if not houdt(request.user, "subsidies.invoeren") and not houdt(request.user, "subsidies.beslissen", aanvraag):
        return None
    rij, bezoeken = queries.of_aanvraag(aanvraag), queries.visits_of(aanvraag)
    mag_bezoek = houdt(request.user, "subsidies.beslissen", aanvraag) and aanvraag.toegekend is not None
    if rij is None and not bezoeken and not mag_bezoek:
        return None
    context = {
        "verantwoording": rij,
        "mag_telling": houdt(request.user, "subsidies.invoeren"),
        "bezoeken": bezoeken,
        "mag_bezoek": mag_bezoek,
        "aanvraag": aanvraag,
        "ik": request.user,
    }
    return "subsidies/verantwoording/paneel_aanvraag.html", context
