"""The list of meetings, and planning one."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wijkwerk.agenda import rules
from wijkwerk.agenda.actions import overleg as actions
from wijkwerk.agenda.forms.overleg import OverlegForm, TafelForm
from wijkwerk.agenda.models import Overlegreeks
from wijkwerk.agenda.queries import overleg as queries
from wijkwerk.agenda.views.tabs import tabs
from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.kern import klok
from wijkwerk.kern.weigering import Weigering
from wijkwerk.web.toegang import mag


@mag("agenda.lezen")
def overleggen(request: HttpRequest) -> HttpResponse:
    """Show what is coming first, then what was; per wijk when asked."""
    wijk = request.GET.get("wijk", "")
    gebied = int(wijk) if wijk.isdecimal() else None
    organiseert = rules.organise(request.user)
    gegevens = {
        "tabs": tabs(request, "overleggen"),
        "lijst": queries.meetings(request.user, werkgebied=gebied, na=request.GET.get("na", "")),
        "wijken": Werkgebied.objects.filter(pk__in=queries.areas_met(request.user)),
        "wijk": gebied,
        "jaar": klok.vandaag().year,
        "organiseert": organiseert,
        "reeksen": _series(request.user) if organiseert else [],
    }
    return render(request, "agenda/overleg/lijst.html", gegevens)


def _series(persoon) -> list[Overlegreeks]:
    lopend = Overlegreeks.objects.filter(gestopt_op=None).select_related("werkgebied")
    return [reeks for reeks in lopend if rules.organise(persoon, reeks)]


@mag("agenda.overleg")
def overleg_nieuw(request: HttpRequest) -> HttpResponse:
    """Plan a meeting: the table first, because it says who belongs there."""
    tafel = TafelForm(request.GET, persoon=request.user)
    form = OverlegForm(request.POST or None, **tafel.keuze)
    if request.method == "POST" and form.is_valid():
        try:
            overleg = actions.make(**tafel.keuze, **chosen(form), by=request.user)
        except Weigering as weigering:
            form.add_error(None, weigering.melding)
        else:
            messages.success(request, _("Het overleg staat. De uitnodigingen zijn verstuurd."))
            return redirect("agenda:overleg", overleg.pk)
    gegevens = {"form": form, "tafel": tafel, "begonnen": form.is_bound}
    return render(request, "agenda/overleg/nieuw.html", gegevens)


def chosen(form: OverlegForm) -> dict[str, object | datetime]:
    """Return what was filled in as the act wants it."""
    gegevens = dict(form.cleaned_data)
    del gegevens["dag"], gegevens["begintijd"]
    return gegevens
