"""Papers: adding, reading and removing them."""

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wijkwerk.agenda import rules
from wijkwerk.agenda.actions import overleg as actions
from wijkwerk.agenda.forms.overleg import StukForm
from wijkwerk.agenda.models import Agendapunt, Overleg, Stuk
from wijkwerk.agenda.queries.overleg import readable
from wijkwerk.agenda.views.overleg import meeting_of
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon
from wijkwerk.web.toegang import mag


@mag("agenda.lezen")
@require_POST
def bij_overleg(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a paper to a meeting."""
    return _add(request, meeting_of(request.user, pk), "agenda:overleg")


@mag("agenda.lezen")
@require_POST
def bij_agendapunt(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a paper to an agendapunt; everyone who may read the question may read it."""
    return _add(request, get_object_or_404(rules.punten_voor(request.user), pk=pk), "agenda:agendapunt")


def _add(request: HttpRequest, bij: Overleg | Agendapunt, terug: str) -> HttpResponse:
    form = StukForm(request.POST, request.FILES)
    try:
        if form.is_valid():
            gegevens = form.cleaned_data
            actions.add_paper(bij, upload=gegevens["bestand"], titel=gegevens["titel"], by=request.user)
            messages.success(request, _("Het stuk staat erbij."))
        else:
            messages.error(request, " ".join(fout for fouten in form.errors.values() for fout in fouten))
    except Weigering as weigering:
        messages.error(request, weigering.melding)
    return redirect(terug, bij.pk)


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
    return FileResponse(
        default_storage.open(rij.bestand, "rb"),
        as_attachment=True,
        filename=f"{rij.titel}.pdf",
        content_type="application/pdf",
        headers={
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, no-store",
            "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
        },
    )


def _may_read(persoon: Persoon, rij: Stuk) -> bool:
    if rij.overleg_id:
        return rules.overleggen_voor(persoon).filter(pk=rij.overleg_id).exists()
    if rules.punten_voor(persoon).filter(pk=rij.agendapunt_id).exists():
        return True
    # Who takes the minutes of a meeting reads all of its questions, so their papers too.
    schrijft = Overleg.objects.filter(besprekingen__agendapunt=rij.agendapunt_id, deelnemers__persoon=persoon)
    return any(rij.agendapunt_id in readable(overleg, persoon) for overleg in schrijft)
