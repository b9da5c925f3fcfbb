"""Public pages: find my wijk, all wijken, one wijk."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from wijkwerk.gebieden import actions, forms, queries
from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.gebieden.views import cijfers, kaarten
from wijkwerk.kern import klok
from wijkwerk.kern.weigering import Weigering
from wijkwerk.web.toegang import openbaar


@openbaar
def home(request: HttpRequest) -> HttpResponse:
    """The front door: tell what is going on, or find your wijk."""
    versies = list(queries.versies_on(klok.vandaag()))
    context = {"form": forms.ZoekForm(), "kaart": kaarten.overview(versies), "versies": versies}
    return render(request, "gebieden/home.html", context)


@openbaar
@never_cache
def zoek(request: HttpRequest) -> HttpResponse:
    """Find a wijk by postcode, address or name. The question is posted, so that no address stands in a URL."""
    form = forms.ZoekForm(request.POST or None)
    context = {"form": form, "vondsten": [], "namen": [], "vraag": ""}
    if request.method == "POST" and form.is_valid():
        vraag = context["vraag"] = form.cleaned_data["vraag"]
        context["namen"] = queries.named_like(vraag, klok.vandaag())
        context["vondsten"] = queries.place_all(actions.search_address(vraag), klok.vandaag())
    return render(request, "gebieden/zoek.html", context)


@openbaar
@never_cache
@require_POST
def waar(request: HttpRequest) -> JsonResponse:
    """Tell the map picker in words where a point lies; nothing is kept."""
    form = forms.PuntForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"fout": _("Geef een punt als lat en lon.")}, status=400)
    try:
        ligging = queries.locate(form.cleaned_data["lat"], form.cleaned_data["lon"], klok.vandaag())
    except Weigering as weigering:
        return JsonResponse({"fout": weigering.melding}, status=400)
    delen = {"buurt": ligging.buurt, "wijk": ligging.wijk, "werkgebied": ligging.werkgebied}
    return JsonResponse({soort: deel.naam if deel else None for soort, deel in delen.items()})


@openbaar
def wijken(request: HttpRequest) -> HttpResponse:
    """All wijken as a map and as a list."""
    versies = list(queries.versies_on(klok.vandaag()))
    return render(
        request, "gebieden/wijken.html", {"kaart": kaarten.overview(versies), "tabel": cijfers.overview(versies)}
    )


@openbaar
def wijk(request: HttpRequest, sleutel: str) -> HttpResponse:
    """One wijk: who works here, what is going on, and the figures."""
    werkgebied = get_object_or_404(Werkgebied, sleutel=sleutel)
    profiel = queries.profile(werkgebied, klok.vandaag())
    versies = list(queries.versies_on(klok.vandaag()))
    context = {
        "werkgebied": werkgebied,
        "profiel": profiel,
        "kaart": kaarten.one(werkgebied, versies),
        "kern": cijfers.key_figures(profiel),
        "grafieken": cijfers.charts(werkgebied.naam, profiel),
    }
    return render(request, "gebieden/wijk.html", context)
