"""Themas: the list, and one thema with what it bundles, what comes next and what lies under it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from wijkwerk.agenda.forms.thema import FilterForm
from wijkwerk.agenda.models import Thema
from wijkwerk.agenda.queries import thema as queries
from wijkwerk.agenda.queries import thema_lijst as lijst
from wijkwerk.agenda.queries.thema_suggesties import suggested
from wijkwerk.agenda.states.thema import HIERNA, Status
from wijkwerk.agenda.views.tabs import tabs
from wijkwerk.agenda.views.thema_beeld import chart, map_of, story
from wijkwerk.agenda.views.thema_stappen import KRING
from wijkwerk.kern import klok
from wijkwerk.web.toegang import houdt, mag


@mag("agenda.lezen")
def themas(request: HttpRequest) -> HttpResponse:
    """List the themas this person may read."""
    form = FilterForm(request.GET, persoon=request.user)
    filters = form.filters()
    bladzijde = lijst.page(request.user, filters, request.GET.get("na", ""))
    gegevens = {
        "tabs": tabs(request, "themas"),
        "filter": form,
        "gefilterd": filters != lijst.Filters(),
        "bladzijde": bladzijde,
        "telling": lijst.total(request.user, filters),
        "volgende": _page(request.GET, bladzijde.volgende),
        "vorige": _page(request.GET, bladzijde.vorige),
    }
    return render(request, "agenda/thema/themas.html", gegevens)


@mag("agenda.lezen")
def thema(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a thema to who may read it."""
    dossier = queries.detail(request.user, pk, na=request.GET.get("na", ""))
    if dossier is None:
        raise Http404
    beheert = houdt(request.user, "agenda.thema", dossier.thema)
    stand = lijst.stands([dossier.thema])[pk]
    gegevens = {
        "dossier": dossier,
        "thema": dossier.thema,
        "beheert": beheert,
        "hierna": HIERNA[Status(dossier.thema.status)],
        "volgende": lijst.next_step(dossier.thema, stand),
        "stappen": steps(request, dossier.thema, stand) if beheert else [],
        "suggesties": suggested(dossier.thema, request.user) if beheert and dossier.thema.is_open else [],
        "redenen": queries.reasons(dossier.thema, dossier.signalen),
        "kaart": map_of(dossier.thema, dossier.op_kaart),
        "grafiek": chart(dossier.beeld),
        "verloop": story(dossier),
        "vandaag": klok.vandaag(),
        "meer": f"{request.path}?na={dossier.volgende}#signalen" if dossier.volgende else "",
    }
    return render(request, "agenda/thema/thema.html", gegevens)


def steps(request: HttpRequest, thema: Thema, stand: lijst.Stand) -> list[dict[str, Any]]:
    """Return what can be done now, in the order of the thread; the one that comes next is marked."""
    onder = f"?thema={thema.pk}"
    rijen = []
    if thema.is_open:
        rijen.append(("bundelen", _address("agenda:thema_signalen", thema.pk), not stand.signalen))
        if houdt(request.user, "agenda.agenderen"):
            eerst = bool(stand.signalen) and not stand.punten and thema.status == Status.LOOPT
            rijen.append(("agenderen", _address("agenda:agendapunt_nieuw", vraag=onder), eerst))
    if houdt(request.user, "agenda.terugkoppelen", thema):
        eerst = not thema.is_open and bool(stand.signalen) and not stand.verteld
        rijen.append(("terugkoppelen", _address("agenda:terugkoppeling_nieuw", vraag=onder), eerst))
    nu = [scherm for scherm in KRING.schermen if KRING.mogelijk(scherm, thema, request.user)]
    rijen += [(scherm.woord, KRING.url(scherm, thema), False) for scherm in nu]
    return [{"woord": woord, "url": url, "eerst": eerst} for woord, url, eerst in rijen]


def _address(naam: str, *waarden: int, vraag: str = "") -> str:
    """Return an address with its question."""
    return reverse(naam, args=waarden) + vraag


def _page(vraag: QueryDict, na: str) -> str:
    if not na:
        return ""
    met = vraag.copy()
    met["na"] = na
    return f"{reverse('agenda:themas')}?{met.urlencode()}"
