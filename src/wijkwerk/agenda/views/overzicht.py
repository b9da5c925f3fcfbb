"""The front page of this room: which question lies at which table."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from wijkwerk.agenda.queries import overzicht as queries
from wijkwerk.agenda.states.agendapunt import Status, Tafel
from wijkwerk.agenda.views.tabs import tabs
from wijkwerk.web.toegang import mag


@mag("agenda.lezen")
def overzicht(request: HttpRequest) -> HttpResponse:
    """Show what lies where, as far as this person may see: own tables first, knelpunten on top."""
    filters = _filters(request.GET)
    groepen = queries.per_table(request.user, filters)
    gegevens = {
        "tabs": tabs(request, "agendapunten"),
        "groepen": groepen,
        "filters": filters,
        "wijk_nu": "" if filters.werkgebied is None else str(filters.werkgebied),
        "leeg": not any(groep.aantal for groep in groepen),
        "wijken": [("0", _("De hele stad")), *queries.area_choices(request.user)],
        "tafels": [(queries.BIJ_ONS, Status.VOORBEREIDING.label), *Tafel.choices],
        "standen": Status.choices,
        **_pages(request.GET, groepen, filters),
    }
    return render(request, "agenda/overzicht.html", gegevens)


def _filters(vraag: QueryDict) -> queries.Filters:
    """Read the filters from the address; what does not exist is left out."""
    tafel, wijk, stand = vraag.get("tafel", ""), vraag.get("wijk", ""), vraag.get("stand", "")
    bladzijde = vraag.get("bladzijde", "1")
    return queries.Filters(
        tafel=tafel if tafel in (*Tafel.values, queries.BIJ_ONS) else "",
        werkgebied=int(wijk) if wijk.isdigit() else None,
        stand=stand if stand in Status.values else "",
        bladzijde=max(int(bladzijde), 1) if bladzijde.isdigit() and len(bladzijde) < 6 else 1,
    )


def _pages(vraag: QueryDict, groepen: list[queries.Groep], filters: queries.Filters) -> dict[str, Any]:
    """Return the addresses of the page before and after, when one table is asked for."""
    if not filters.tafel or not groepen:
        return {}
    nu, totaal = filters.bladzijde, groepen[0].aantal
    return {
        "vorige": _address(vraag, nu - 1) if nu > 1 else "",
        "volgende": _address(vraag, nu + 1) if nu * queries.BIJ_EEN_TAFEL < totaal else "",
    }


def _address(vraag: QueryDict, bladzijde: int) -> str:
    anders = vraag.copy()
    anders["bladzijde"] = str(bladzijde)
    return f"?{anders.urlencode()}"
