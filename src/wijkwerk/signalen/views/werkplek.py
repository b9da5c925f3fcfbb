"""The inbox of staff and partners: list and map, filters in the address, saved views, one act on many, export."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from wijkwerk.kern import klok
from wijkwerk.signalen import actions, queries
from wijkwerk.signalen.forms.werkplek import BulkForm, FilterForm, HandelingForm, WeergaveForm
from wijkwerk.signalen.models import Weergave
from wijkwerk.signalen.rules import zichtbaar_voor
from wijkwerk.signalen.views.werkplek_kaart import few_areas, map_of, outlines_address
from wijkwerk.signalen.views.werkplek_rijen import draw
from wijkwerk.web import rekenblad
from wijkwerk.web.toegang import houdt, mag

TABS = (
    ("status=open", _l("Alles wat open is")),
    ("status=nieuw", _l("Nieuw in mijn wijk")),
    ("status=doorgezet", _l("Wacht op antwoord")),
    ("te_laat=on&status=open", _l("Te laat")),
    ("eigenaar=ik&status=open", _l("Bij mij")),
)
NIET_BEWAREN = ("na", "kaart", "csrfmiddlewaretoken")


@mag("signalen.werken")
def postvak(request: HttpRequest) -> HttpResponse:
    """Show the page of signals that the address asks for."""
    keuzes = queries.choices_for(request.user)
    form = FilterForm(request.GET, keuzes)
    bladzijde = queries.inbox(request.user, form.filters(), request.GET.get("na", ""))
    mag_bulk = houdt(request.user, "signalen.oppakken")
    gegevens = {
        "filter": form,
        "chips": [(naam, woorden, _address(request.GET, zonder=(naam,))) for naam, woorden in form.chips()],
        "bladzijde": bladzijde,
        "rijen": draw(bladzijde.rijen, keuzes, met_vink=mag_bulk),
        **_map(request.GET, bladzijde),
        "tabs": _tabs(request.GET, keuzes),
        "bulk": HandelingForm(auto_id="bulk_%s", persoon=request.user) if mag_bulk else None,
        "weergave": WeergaveForm(initial={"filters": _query(request.GET)}, auto_id="weergave_%s"),
        "volgende": _page(request.GET, bladzijde.volgende),
        "vorige": _page(request.GET, bladzijde.vorige),
        "uitvoer": f"{reverse('signalen:uitvoer')}?{_query(request.GET)}",
    }
    return render(request, "signalen/werkplek/postvak.html", gegevens)


@mag("signalen.exporteren")
def uitvoer(request: HttpRequest) -> StreamingHttpResponse:
    """Send the filtered inbox as a file for a spreadsheet, row by row."""
    rijen = queries.export_rows(request.user, FilterForm(request.GET, queries.choices_for(request.user)).filters())
    naam = _("signalen-%(dag)s.csv") % {"dag": klok.vandaag().isoformat()}
    return rekenblad.download(rijen, naam)


@mag("signalen.oppakken")
@require_POST
def bulkwijziging(request: HttpRequest) -> HttpResponse:
    """Do one act on the chosen signals and say per number what was refused."""
    form = BulkForm(request.POST, auto_id="bulk_%s", persoon=request.user)
    gekozen = list(zichtbaar_voor(request.user).filter(pk__in=_keys(request)).order_by("pk"))
    if not gekozen:
        messages.warning(request, _("U hebt nog geen signalen gekozen. Zet eerst een vinkje bij een signaal."))
        return redirect(_back(request))
    if "vraag" in request.POST and form.asked(handeling := request.POST.get("handeling", "")):
        # From the list, where only the act was asked: nothing is wrong yet, the page asks the rest.
        form = BulkForm(initial={"handeling": handeling}, auto_id="bulk_%s", persoon=request.user)
    if not form.is_valid():
        return render(
            request, "signalen/werkplek/bulk.html", {"form": form, "gekozen": gekozen, "terug": _back(request)}
        )
    feiten = form.facts()
    if "met" in feiten:
        feiten["met"] = get_object_or_404(zichtbaar_voor(request.user), pk=feiten["met"])
        gekozen = [signaal for signaal in gekozen if signaal != feiten["met"]]
    return _report(request, actions.bulk(gekozen, handeling=form.cleaned_data["handeling"], by=request.user, **feiten))


@mag("signalen.oppakken")
def bulkvelden(request: HttpRequest) -> HttpResponse:
    """Show what the chosen act asks, in the bar under the list."""
    velden = BulkForm(auto_id="bulk_%s", persoon=request.user).asked(request.GET.get("handeling", ""))
    return render(request, "signalen/werkplek/_bulkdelen.html", {"velden": velden})


@mag("signalen.werken")
@require_POST
def weergave(request: HttpRequest) -> HttpResponse:
    """Keep the filters of now under a name."""
    form = WeergaveForm(request.POST)
    if form.is_valid():
        actions.save_view(persoon=request.user, **form.cleaned_data)
        messages.success(request, _("De weergave staat nu als tabblad boven de lijst."))
    else:
        messages.error(request, " ".join(form.errors.get("naam", [_("Geef de weergave een naam.")])))
    return redirect(f"{reverse('signalen:postvak')}?{_query(QueryDict(request.POST.get('filters', '')))}")


@mag("signalen.werken")
@require_POST
def weergave_weg(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a view of one's own away."""
    actions.drop_view(get_object_or_404(Weergave, pk=pk, persoon=request.user), by=request.user)
    messages.success(request, _("De weergave is weg. De signalen zelf zijn niet veranderd."))
    return redirect("signalen:postvak")


def _report(request: HttpRequest, uitslag: actions.Bulkuitslag) -> HttpResponse:
    if not uitslag.geweigerd:
        aantal = len(uitslag.gelukt)
        tekst = ngettext("%(n)s signaal is gewijzigd.", "%(n)s signalen zijn gewijzigd.", aantal) % {"n": aantal}
        messages.success(request, tekst)
        return redirect(_back(request))
    return render(request, "signalen/werkplek/bulk_uitslag.html", {"uitslag": uitslag, "terug": _back(request)})


def _keys(request: HttpRequest) -> list[int]:
    return [int(waarde) for waarde in request.POST.getlist("signaal") if waarde.isdecimal()]


def _back(request: HttpRequest) -> str:
    return f"{reverse('signalen:postvak')}?{_query(QueryDict(request.POST.get('filters', '')))}"


def _query(vraag: QueryDict, zonder: tuple[str, ...] = ()) -> str:
    schoon = vraag.copy()
    for naam in (*NIET_BEWAREN, *zonder):
        schoon.pop(naam, None)
    for naam in [naam for naam, waarde in schoon.items() if not waarde]:
        del schoon[naam]
    return schoon.urlencode()


def _address(vraag: QueryDict, zonder: tuple[str, ...] = ()) -> str:
    return f"{reverse('signalen:postvak')}?{_query(vraag, zonder)}"


def _map(vraag: QueryDict, bladzijde: queries.Bladzijde) -> dict[str, Any]:
    """Return the map drawn here when the address asks for it, else what a script needs to draw it from the rows."""
    if vraag.get("kaart"):
        return {"kaart": map_of(bladzijde.rijen)}
    getekend = vraag.copy()
    getekend["kaart"] = "1"
    return {
        "vlakken": outlines_address(),
        "gebieden": few_areas(bladzijde.rijen),
        "getekend": f"{reverse('signalen:postvak')}?{getekend.urlencode()}",
    }


def _page(vraag: QueryDict, na: str) -> str:
    if not na:
        return ""
    volgende = QueryDict(_query(vraag), mutable=True)
    volgende["na"] = na
    return f"{reverse('signalen:postvak')}?{volgende.urlencode()}"


def _tabs(vraag: QueryDict, keuzes: queries.Keuzes) -> list[dict[str, Any]]:
    eigen = [(filters, naam, pk) for pk, naam, filters in keuzes.weergaven]
    huidig, adres = _same(_query(vraag) or "status=open"), reverse("signalen:postvak")
    return [
        {"label": naam, "url": f"{adres}?{filters}", "actief": _same(filters) == huidig, "pk": pk}
        for filters, naam, pk in [*((filters, naam, None) for filters, naam in TABS), *eigen]
    ]


def _same(filters: str) -> list[tuple[str, str]]:
    gelezen = QueryDict(filters, mutable=True)
    gelezen.setdefault("status", "open")
    return sorted((naam, waarde) for naam, waarde in gelezen.items() if waarde)
