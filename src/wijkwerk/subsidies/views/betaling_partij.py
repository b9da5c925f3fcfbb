"""Batches: making one, looking at it, approving it as the second person, its file, and handing it in."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from wijkwerk.subsidies.actions import betaalpartij as actions
from wijkwerk.subsidies.actions import betaalpartij_bank
from wijkwerk.subsidies.forms import betaling as forms
from wijkwerk.subsidies.queries import betaalpartij as queries
from wijkwerk.subsidies.queries import betaling as vragen
from wijkwerk.subsidies.queries.betaling_werk import BLAD, batch_default_day, open_batches
from wijkwerk.subsidies.views.tabs import tabs
from wijkwerk.web.stappen import Kring, Scherm, StapForm, attempt, status_of
from wijkwerk.web.toegang import mag

BETALEN, GOEDKEUREN, KLEIN = "subsidies.betalen", "subsidies.goedkeuren", "klein"
SCHERMEN = (
    Scherm(
        "indiening", "submit", BETALEN, _l("Ter goedkeuring aanbieden"),
        _l("Een collega kijkt alles na. Daarna verandert er niets meer aan de partij."),
        _l("De partij wacht op goedkeuring door een collega."), StapForm, actions.submit, "doorgezet",
    ),
    Scherm(
        "goedkeuring", "approve", GOEDKEUREN, _l("Goedkeuren"),
        _l("U bent de tweede persoon. Na uw goedkeuring ligt het betaalbestand vast."),
        _l("De partij is goedgekeurd. Zij kan naar de bank."), StapForm, actions.approve, "vink",
    ),
    Scherm(
        "aanbieding", "hand_in", BETALEN, _l("Aanbieden bij de bank"),
        _l("Het goedgekeurde bestand gaat naar de bank. Gebruikt u het bankportaal? Zet het bestand daar eerst klaar."),
        _l("De partij is bij de bank. Het afschrift zegt wat er betaald is."), StapForm,
        betaalpartij_bank.hand_in, "doorgezet",
    ),
    Scherm(
        "teruggave", "return_batch", GOEDKEUREN, _l("Teruggeven"), _l("De maker past de partij aan."),
        _l("De partij is terug bij de maker."), forms.TeruggaveForm, actions.return_batch, "terug", KLEIN,
    ),
    Scherm(
        "annulering", "cancel", BETALEN, _l("Annuleren"), _l("De betalingen komen weer klaar te staan."),
        _l("De partij gaat niet door."), forms.AnnuleerForm, actions.cancel, "kruis", KLEIN,
    ),
)  # fmt: skip


def _more(request: HttpRequest, scherm: Scherm, form: Any) -> dict[str, Any]:
    return {"blad": queries.detail(form.rij, request.user)} if scherm.handeling == "approve" else {}


KRING = Kring(
    "subsidies:partij", SCHERMEN, queries.batches_for,
    lambda scherm, rij, persoon: scherm.handeling in queries.detail(rij, persoon).verbs,
    sjabloon="subsidies/partij/stap.html", erbij=_more,
)  # fmt: skip


@mag(BETALEN)
def partijen(request: HttpRequest) -> HttpResponse:
    """List the batches: those that wait first."""
    na = request.GET.get("na", "")
    klaar, volgende = queries.history(int(na) if na.isdecimal() and len(na) < 19 else None)
    gegevens = {
        "tabs": tabs(request, "partijen"),
        "open": open_batches(),
        "klaar": [(rij, sum(een.bedrag for een in rij.betalingen.all())) for rij in klaar],
        "volgende": f"?na={volgende}" if volgende else "",
    }
    return render(request, "subsidies/partij/partijen.html", gegevens)


@mag(BETALEN)
def nieuw(request: HttpRequest) -> HttpResponse:
    """Make a batch of what is ready: tick, count, choose the day."""
    rijen = list(vragen.payable_now(batch_default_day())[: 4 * BLAD])
    gekozen = request.POST.getlist("betalingen") if request.method == "POST" else [str(rij.pk) for rij in rijen]
    form = forms.PartijForm(
        request.POST or None, keuze=[rij.pk for rij in rijen], initial={"uitvoeren_op": batch_default_day()}
    )
    if "tel" not in request.POST and form.is_valid():
        partij = attempt(form, lambda: actions.gather(**form.facts(), by=request.user))
        if partij is not None:
            messages.success(request, _("De betaalpartij is gemaakt. Kijk haar na en bied haar ter goedkeuring aan."))
            return redirect("subsidies:partij", partij.pk)
    gegevens = {
        "form": form,
        "regels": [(regel, str(regel.betaling.pk) in gekozen) for regel in vragen.with_hints(rijen)],
        "som": sum(rij.bedrag for rij in rijen if str(rij.pk) in gekozen),
    }
    return render(request, "subsidies/partij/nieuw.html", gegevens, status=status_of(form))


@mag(BETALEN)
def partij(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a batch with its lines, and what happens next."""
    rij = get_object_or_404(queries.batches_for(request.user).select_related("gemaakt_door", "goedgekeurd_door"), pk=pk)
    blad = queries.detail(rij, request.user)
    gegevens = {"rij": rij, "blad": blad, "stappen": KRING.steps(rij, blad.verbs)}
    return render(request, "subsidies/partij/partij.html", gegevens)


@require_POST
@mag(BETALEN)
def uitname(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one payment out of a batch."""
    rij = get_object_or_404(queries.batches_for(request.user), pk=pk)
    form = forms.UitForm(request.POST)
    if form.is_valid():
        actions.take_out(rij, **form.cleaned_data, by=request.user)
        messages.success(request, _("De betaling is uit de partij en staat weer klaar."))
    return redirect("subsidies:partij", pk)


@require_POST
@never_cache
@mag(BETALEN)
def bestand(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out the file of an approved batch; that is written in the log."""
    rij = get_object_or_404(queries.batches_for(request.user), pk=pk)
    antwoord = HttpResponse(actions.download(rij, by=request.user), content_type="application/xml")
    antwoord["Content-Disposition"] = f'attachment; filename="{rij.nummer}.xml"'
    antwoord["Cache-Control"] = "no-store, private"
    return antwoord
