"""Papers: adding, reading and removing them."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wijkwerk.agenda import rules
from wijkwerk.agenda.actions import overleg as actions
from wijkwerk.agenda.forms.overleg import StukForm
from wijkwerk.agenda.models import Agendapunt, Overleg, Stuk
from wijkwerk.agenda.queries.overleg import readable
from wijkwerk.agenda.views.overleg import done, meeting_of
from wijkwerk.kern.bestanden import stukken
from wijkwerk.mensen.models import Persoon
from wijkwerk.web.toegang import houdt, mag


@mag("agenda.lezen")
def stuk_nieuw(request: HttpRequest) -> HttpResponse:
    """Add a paper to a meeting (`?overleg=`) or a question (`?agendapunt=`); whoever may read that may read it."""
    bij, regel, terug = _target(request)
    if not houdt(request.user, regel, bij):
        raise Http404
    form = StukForm(request.POST or None, request.FILES or None)
    if done(request, form, lambda: _add(form, bij, request.user)):
        messages.success(request, _("Het stuk staat erbij."))
        return redirect(terug, bij.pk)
    return render(request, "agenda/overleg/stuk.html", {"form": form, "bij": bij, "terug": terug})


def _target(request: HttpRequest) -> tuple[Overleg | Agendapunt, str, str]:
    pk = request.GET.get("overleg") or request.GET.get("agendapunt") or ""
    if not pk.isdecimal():
        raise Http404
    if "overleg" in request.GET:
        return meeting_of(request.user, int(pk)), "agenda.overleg", "agenda:overleg"
    return get_object_or_404(rules.punten_voor(request.user), pk=pk), "agenda.agenderen", "agenda:agendapunt"


def _add(form: StukForm, bij: Overleg | Agendapunt, by: Persoon) -> Stuk:
    return actions.add_paper(bij, upload=form.cleaned_data["bestand"], titel=form.cleaned_data["titel"], by=by)


@mag("agenda.lezen")
def stuk(request: HttpRequest, uuid) -> HttpResponse | FileResponse:
    """Give a paper to who may read its meeting or question; POST removes it."""
    rij = get_object_or_404(Stuk.objects.select_related("overleg", "agendapunt"), uuid=uuid)
    if not _may_read(request.user, rij):
        raise Http404
    if request.method == "POST":
        terug = ("agenda:overleg", rij.overleg_id) if rij.overleg_id else ("agenda:agendapunt", rij.agendapunt_id)
        actions.drop_paper(rij, by=request.user)
        messages.success(request, _("Het stuk is weg."))
        return redirect(*terug)
    return stukken.answer(rij.bestand, naam=rij.titel)


def _may_read(persoon: Persoon, rij: Stuk) -> bool:
    if rij.overleg_id:
        return rules.overleggen_voor(persoon).filter(pk=rij.overleg_id).exists()
    if rules.punten_voor(persoon).filter(pk=rij.agendapunt_id).exists():
        return True
    # Who takes the minutes of a meeting reads all of its questions, so their papers too.
    schrijft = Overleg.objects.filter(besprekingen__agendapunt=rij.agendapunt_id, deelnemers__persoon=persoon)
    return any(rij.agendapunt_id in readable(overleg, persoon) for overleg in schrijft)
