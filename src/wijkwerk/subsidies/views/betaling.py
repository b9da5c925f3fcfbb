"""Payments: what must happen now, all of them by state, and one with its steps."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wijkwerk.subsidies import rules
from wijkwerk.subsidies.actions import betaling as actions
from wijkwerk.subsidies.actions import betaling_anders, betaling_bank
from wijkwerk.subsidies.forms import betaling as forms
from wijkwerk.subsidies.models import Aanvraag
from wijkwerk.subsidies.queries import betaling as vragen
from wijkwerk.subsidies.queries import betaling_werk as queries
from wijkwerk.subsidies.queries.betaalpartij import payments_for
from wijkwerk.subsidies.views.tabs import tabs
from wijkwerk.web.stappen import Kring, Scherm, StapForm, attempt, status_of, version_of
from wijkwerk.web.toegang import mag

BETALEN, KLEIN = "subsidies.betalen", "klein"
SCHERMEN = (
    Scherm(
        "herhaling", "retry", BETALEN, _l("Opnieuw betalen"),
        _l("Er komt een nieuwe betaling klaar te staan. De oude blijft zoals hij was."),
        _l("De betaling staat opnieuw klaar."), forms.OpnieuwForm, actions.retry, "terug",
    ),
    Scherm(
        "rekening", "change_account", BETALEN, _l("Rekening wijzigen"),
        _l("Vraag het altijd zelf na bij de aanvrager. Een collega keurt de betaling goed en ziet uw wijziging."),
        _l("De rekening is gewijzigd."), forms.RekeningForm, actions.change_account, "instellingen", KLEIN,
    ),
    Scherm(
        "vrijgave", "release", BETALEN, _l("Vrijgeven"), _l("De betaling gaat mee in de volgende betaalpartij."),
        _l("De betaling staat weer klaar."), StapForm, actions.release, "vink",
    ),
    Scherm(
        "kaart", "hand_out_card", BETALEN, _l("Kaart uitgegeven"),
        _l("Zet het bedrag op de kaart en geef haar mee. Daarna staat het geld op betaald."),
        _l("De kaart staat op betaald."), forms.KaartForm, betaling_anders.hand_out_card, "vink",
    ),
    Scherm(
        "bevestiging", "confirm_by_hand", BETALEN, _l("Met de hand op betaald zetten"),
        _l("Doe dit alleen als u in het bankportaal ziet dat er betaald is."),
        _l("De betaling staat op betaald."), forms.BetaaldForm, betaling_bank.confirm_by_hand, "vink",
        KLEIN,
    ),
    Scherm(
        "terugkomst", "bounce_by_hand", BETALEN, _l("Het geld kwam terug"),
        _l("Doe dit alleen als u in het bankportaal ziet dat het geld terug is. De aanvrager krijgt een brief."),
        _l("De betaling staat op teruggekomen."), forms.TerugForm, betaling_bank.bounce_by_hand, "terug",
        KLEIN,
    ),
    Scherm(
        "kaartrest", "take_card_back", BETALEN, _l("Kaart kwam terug"),
        _l("Wat over is, telt weer als nog te betalen."), _l("Wat over was, is teruggeboekt."),
        forms.KaartrestForm, betaling_anders.take_card_back, "terug", KLEIN,
    ),
    Scherm(
        "vasthouding", "hold", BETALEN, _l("Vasthouden"), _l("De betaling gaat in geen enkele partij mee."),
        _l("De betaling is vastgehouden."), forms.VasthoudForm, actions.hold, "klok", KLEIN,
    ),
    Scherm(
        "verval", "drop", BETALEN, _l("Laten vervallen"),
        _l("De toekenning blijft staan. Trek die apart in als dat de bedoeling is."),
        _l("De betaling gaat niet door."), forms.VervalForm, actions.drop, "kruis", KLEIN,
    ),
)  # fmt: skip
KRING = Kring(
    "subsidies:betaling", SCHERMEN, payments_for,
    lambda scherm, rij, _persoon: scherm.handeling in queries.verbs(rij), waarover="omschrijving",
)  # fmt: skip


@mag(BETALEN)
def betalingen(request: HttpRequest) -> HttpResponse:
    """Show what waits for who pays."""
    werk = queries.worklist()
    return render(request, "subsidies/betaling/werk.html", {"tabs": tabs(request, "betalingen"), "werk": werk})


@mag(BETALEN)
def alle(request: HttpRequest) -> HttpResponse:
    """List every payment, newest first, perhaps in one state."""
    filter_ = forms.StandForm(request.GET)
    stand = filter_.cleaned_data["stand"] if filter_.is_valid() else ""
    na = request.GET.get("na", "")
    blad = queries.page(stand, int(na) if na.isdecimal() and len(na) < 19 else None)
    volgende = "?" + urlencode({"stand": stand, "na": blad.volgende}) if blad.volgende else ""
    gegevens = {"tabs": tabs(request, "betalingen"), "filter": filter_, "blad": blad, "volgende": volgende}
    return render(request, "subsidies/betaling/alle.html", gegevens)


@mag(BETALEN)
def betaling(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one payment."""
    blad = queries.detail(pk)
    if blad is None:
        raise Http404
    stappen = KRING.steps(blad.betaling, blad.verbs)
    return render(request, "subsidies/betaling/betaling.html", {"blad": blad, "rij": blad.betaling, "stappen": stappen})


@mag(BETALEN)
def factuur(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter the invoice of a supplier for a grant."""
    rij = get_object_or_404(rules.aanvragen_voor(request.user), pk=pk)
    form = forms.FactuurForm(request.POST or None, rij=rij, persoon=request.user)
    if form.is_valid():
        nieuw = attempt(
            form, lambda: betaling_anders.pay_invoice(rij, **form.facts(), by=request.user), version_of(rij)
        )
        if nieuw is not None:
            messages.success(request, _("De rekening staat klaar om te betalen."))
            return redirect("subsidies:betaling", nieuw.pk)
    return render(request, "subsidies/betaling/factuur.html", _about(rij, form), status=status_of(form))


@mag(BETALEN)
def klaarzetten(request: HttpRequest, pk: int) -> HttpResponse:
    """Set out what is due on a grant and for which nothing is set out."""
    rij = get_object_or_404(rules.aanvragen_voor(request.user), pk=pk)
    form = StapForm(request.POST if request.method == "POST" else None, rij=rij, persoon=request.user)
    if form.is_valid():
        nieuw = attempt(form, lambda: actions.prepare_due(rij, **form.facts(), by=request.user), version_of(rij))
        if nieuw is not None:
            messages.success(request, _("De betaling staat klaar."))
            return redirect("subsidies:betaling", nieuw.pk)
    return render(request, "subsidies/betaling/klaarzetten.html", _about(rij, form), status=status_of(form))


def _about(rij: Aanvraag, form: Any) -> dict[str, Any]:
    return {"rij": rij, "form": form, "nog": vragen.due(rij), "terug": reverse("subsidies:betalingen")}
