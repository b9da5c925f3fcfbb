"""The ledger on the screen: standings, journals, the proof that it holds, a file, and the end of a year."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wijkwerk.kern import klok
from wijkwerk.kern.grootboek.models import Pot
from wijkwerk.subsidies.actions import jaareinde as actions
from wijkwerk.subsidies.queries import grootboek as queries
from wijkwerk.subsidies.queries import jaareinde as einde
from wijkwerk.subsidies.rules import aanvragen_voor
from wijkwerk.subsidies.views import grootboek_beeld as beeld
from wijkwerk.subsidies.views.tabs import tabs
from wijkwerk.web import rekenblad
from wijkwerk.web.toegang import mag

BEHEREN = "subsidies.beheren"


@mag(BEHEREN)
def grootboek(request: HttpRequest) -> HttpResponse:
    """Show what is on the accounts of every pot of a year, and whether the ledger was proven."""
    jaren = queries.years()
    jaar = _year(request, jaren)
    adres = reverse("subsidies:grootboek")
    gegevens = {
        "tabs": tabs(request, "grootboek"),
        "jaren": [{"label": str(een), "url": f"{adres}?jaar={een}", "actief": een == jaar} for een in jaren],
        "jaar": jaar,
        "fondsen": [beeld.sheet(fonds) for fonds in queries.by_fund(jaar)],
        "controle": queries.last_check(),
    }
    return render(request, "subsidies/grootboek/grootboek.html", gegevens)


@mag(BEHEREN)
@require_POST
def controle(request: HttpRequest) -> HttpResponse:
    """Begin a proof of the whole ledger, and show how far it is."""
    return redirect("taak", actions.begin_check(by=request.user).uuid)


@mag(BEHEREN)
def bestand(request: HttpRequest) -> StreamingHttpResponse:
    """Send every line of a year as a file for a spreadsheet."""
    jaar = _year(request, queries.years())
    return rekenblad.download(queries.export_rows(jaar), f"grootboek-{jaar}.csv")


@mag(BEHEREN)
def pot(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the journal of a pot, newest first."""
    rij = get_object_or_404(Pot, pk=pk)
    na = request.GET.get("na", "")
    blad = queries.journal(rij, int(na) if na.isdecimal() and len(na) < 19 else None)
    gegevens = {
        "pot": rij,
        "journaal": beeld.journal(_("Wat er met dit geld gebeurde"), blad.regels),
        "volgende": f"?na={blad.volgende}" if blad.volgende else "",
        "cijfers": beeld.figures(rij),
    }
    return render(request, "subsidies/grootboek/pot.html", gegevens)


@mag(BEHEREN)
def dossier(request: HttpRequest, pk: int) -> HttpResponse:
    """Show every line of one application."""
    aanvraag = get_object_or_404(aanvragen_voor(request.user), pk=pk)
    bijschrift = _("Wat er met het geld van deze aanvraag gebeurde")
    journaal = beeld.journal(bijschrift, queries.of_dossier(aanvraag.dossier))
    return render(request, "subsidies/grootboek/dossier.html", {"aanvraag": aanvraag, "journaal": journaal})


@mag(BEHEREN)
def jaareinde(request: HttpRequest) -> HttpResponse:
    """Show what a year still has open, and close it: what is left goes back to the budget."""
    jaren = queries.years()
    if not jaren:
        raise Http404
    jaar = _year(request, jaren)
    if request.method == "POST":
        terug = actions.close_year(jaar, by=request.user)
        messages.success(request, beeld.closed(jaar, terug))
        return redirect(f"{reverse('subsidies:jaareinde')}?jaar={jaar}")
    stand = einde.year_end(jaar)
    adres = reverse("subsidies:jaareinde")
    gegevens = {
        "stand": stand,
        "tabel": beeld.standings(_("Zo sluit het jaar"), stand.standen, stand.samen),
        "jaren": [{"label": str(een), "url": f"{adres}?jaar={een}", "actief": een == jaar} for een in jaren],
        "nu": klok.nu(),
    }
    return render(request, "subsidies/grootboek/jaareinde.html", gegevens)


def _year(request: HttpRequest, jaren: Sequence[int]) -> int:
    """Return the year that was asked for when there is one, else that of today, else the newest."""
    gevraagd = request.GET.get("jaar", "")
    if gevraagd.isdecimal() and gevraagd in map(str, jaren):
        return int(gevraagd)
    nu = klok.vandaag().year
    return nu if nu in jaren or not jaren else jaren[0]
