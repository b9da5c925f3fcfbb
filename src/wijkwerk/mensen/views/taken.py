"""Long work: how far it is, stopping it, trying again."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wijkwerk.kern.taken import actions, queries
from wijkwerk.kern.taken.models import Taak
from wijkwerk.kern.taken.states import OPEN
from wijkwerk.mensen import rules
from wijkwerk.mensen.queries import job_name


def toon(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show how far a job is; htmx asks for the fragment alone."""
    taak = _own(request, uuid)
    sjabloon = "mensen/taak_voortgang.html" if request.htmx else "mensen/taak.html"
    return render(request, sjabloon, {"taak": taak, "stand": queries.progress(taak), "naam": job_name(taak)})


@require_POST
def afbreking(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Ask a job to stop."""
    actions.cancel(_own(request, uuid), by=request.user)
    return redirect("taak", uuid)


@require_POST
def herhaling(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Try a job again."""
    actions.retry(_own(request, uuid), by=request.user)
    return redirect("taak", uuid)


def lijst(request: HttpRequest) -> HttpResponse:
    """Show the jobs that run or wait, and those that were given up."""
    lopend = [(taak, job_name(taak)) for taak in Taak.objects.filter(state__in=OPEN).order_by("-gemaakt_op")[:50]]
    mislukt = [(taak, job_name(taak), queries.progress(taak).fout) for taak in queries.failed()[:50]]
    context = {"lopend": lopend, "mislukt": mislukt, "achterstand": int(queries.delay().total_seconds())}
    return render(request, "mensen/taken.html", context)


def _own(request: HttpRequest, uuid: UUID) -> Taak:
    taak = get_object_or_404(Taak, uuid=uuid)
    if taak.door_id != request.user.pk and not rules.manage_tasks(request.user):
        raise PermissionDenied(_("Deze taak is van iemand anders."))
    return taak
