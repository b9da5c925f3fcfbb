"""Making the agenda of one meeting: filled in one click, ordered and timed; and the page to print."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wijkwerk.agenda.actions import overleg as actions
from wijkwerk.agenda.models import Overleg
from wijkwerk.agenda.queries import overleg as queries
from wijkwerk.agenda.views.overleg import organised
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon
from wijkwerk.web.toegang import mag


@mag("agenda.overleg")
def agenda(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the agenda as it is made, with what waits beside it; every button is a step."""
    rij = organised(request.user, pk)
    if request.method == "POST":
        return _step(request, rij)
    blad = queries.sheet(request.user, pk)
    doe, _dubbelepunt, plek = request.GET.get("na", "").partition(":")
    wacht = queries.all_waiting(rij).select_related("werkgebied")[:50]
    gedaan = {"gedaan": doe, "gedaan_bij": int(plek) if plek.isdecimal() else 0}
    gegevens = {"overleg": rij, "blad": blad, "wacht": wacht} | gedaan
    return render(request, "agenda/overleg/agenda.html", gegevens)


def _step(request: HttpRequest, rij: Overleg) -> HttpResponse:
    """Do what the button says. The minutes that were typed go along with every button, so that nothing is lost."""
    doe, _dubbelepunt, plek = request.POST.get("doe", "").partition(":")
    try:
        if minuten := _minutes(request.POST):
            actions.set_minutes(rij, minuten=minuten, by=request.user)
        if doe in STAPPEN:
            STAPPEN[doe](request, rij, int(plek) if plek.isdecimal() else 0, request.user)
    except Weigering as weigering:
        messages.error(request, weigering.melding)
    # A fragment would keep the browser from putting the focus back on the button that was pressed.
    plaats = "" if doe in ("omhoog", "omlaag") else "#agenda"
    return redirect(f"{reverse('agenda:overleg_agenda', args=[rij.pk])}?na={doe}:{plek}{plaats}")


def _minutes(gegevens: QueryDict) -> dict[int, int]:
    namen = {naam.removeprefix("minuten-"): waarde for naam, waarde in gegevens.items() if naam.startswith("minuten-")}
    return {int(pk): int(waarde) for pk, waarde in namen.items() if pk.isdecimal() and waarde.isdecimal()}


def _fill(request: HttpRequest, rij: Overleg, _plek: int, by: Persoon) -> None:
    aantal = len(actions.fill_agenda(rij, by=by))
    if aantal:
        zin = ngettext("Er staat %(aantal)s punt bij.", "Er staan %(aantal)s punten bij.", aantal)
        messages.success(request, zin % {"aantal": aantal})
    else:
        messages.info(request, _("Er wacht niets meer voor deze tafel."))


def _add(_request: HttpRequest, rij: Overleg, plek: int, by: Persoon) -> None:
    actions.add_point(rij, punt=get_object_or_404(queries.all_waiting(rij), pk=plek), by=by)


def _fixed(request: HttpRequest, rij: Overleg, _plek: int, by: Persoon) -> None:
    actions.add_fixed(rij, titel=request.POST.get("titel", ""), by=by)


def _shift(omhoog: bool) -> Callable[[HttpRequest, Overleg, int, Persoon], None]:
    def shift(_request: HttpRequest, rij: Overleg, plek: int, by: Persoon) -> None:
        actions.order(rij, bespreking=get_object_or_404(rij.besprekingen, pk=plek), omhoog=omhoog, by=by)

    return shift


def _off(request: HttpRequest, rij: Overleg, plek: int, by: Persoon) -> None:
    reden = request.POST.get(f"reden-{plek}", "")
    actions.take_off(rij, bespreking=get_object_or_404(rij.besprekingen, pk=plek), reden=reden, by=by)


STAPPEN = {"vul": _fill, "erbij": _add, "vast": _fixed, "omhoog": _shift(True), "omlaag": _shift(False), "eraf": _off}


@mag("agenda.lezen")
def afdruk(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the agenda as a sheet to print, as far as this person may read it."""
    blad = queries.sheet(request.user, pk)
    if blad is None:
        raise Http404
    return render(request, "agenda/overleg/afdruk.html", {"blad": blad, "overleg": blad.overleg})
