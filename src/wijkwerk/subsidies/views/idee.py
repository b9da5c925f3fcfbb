"""Ideas for a vote: sending one in, reading one, and the own page of who sent it in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wijkwerk.subsidies.actions import idee as actions
from wijkwerk.subsidies.actions import idee_concept as concepten
from wijkwerk.subsidies.forms.stembus import IdeeForm
from wijkwerk.subsidies.models import Idee
from wijkwerk.subsidies.queries.stemronde import takes_ideas
from wijkwerk.subsidies.queries.uitslag_vervolg import follow, takes_application
from wijkwerk.subsidies.states.stemronde import IDEELOOP, Ideestatus
from wijkwerk.subsidies.views.aanvraag import remember
from wijkwerk.subsidies.views.stembus import found
from wijkwerk.web.stappen import attempt, status_of
from wijkwerk.web.toegang import openbaar


@openbaar
@never_cache
def insturen(request: HttpRequest, sleutel: str) -> HttpResponse:
    """Send an idea in, without an account."""
    ronde = found(sleutel)
    if not takes_ideas(ronde):
        messages.info(request, _("Ideeën insturen kan nu niet voor deze stemming."))
        return redirect("subsidies:stemronde_openbaar", sleutel)
    form = IdeeForm(request.POST or None)
    if form.is_valid():
        idee = attempt(form, lambda: actions.submit(ronde, **form.cleaned_data))
        if idee is not None:
            messages.success(request, _("Uw idee is binnen. Bedankt!"))
            return redirect("subsidies:idee_volgen", idee.token)
    return render(request, "subsidies/stembus/insturen.html", {"ronde": ronde, "form": form}, status=status_of(form))


@openbaar
def idee(request: HttpRequest, sleutel: str, pk: int) -> HttpResponse:
    """Show one idea with what was found on each criterion, and what becomes of it."""
    rijen = Idee.objects.exclude(status=Ideestatus.INGETROKKEN).select_related("stemronde")
    rij = get_object_or_404(rijen, pk=pk, stemronde=found(sleutel))
    return render(request, "subsidies/stembus/idee.html", {"idee": rij, "ronde": rij.stemronde, "vervolg": follow(rij)})


@openbaar
@never_cache
def volgen(request: HttpRequest, token: str) -> HttpResponse:
    """Show who sent it in where the idea stands; with a button to take it back while that can be done."""
    rij = _mine(token)
    if request.method == "POST":
        rij = actions.withdraw(rij)
        messages.success(request, _("Uw idee is ingetrokken. Uw naam en e-mailadres zijn gewist."))
        return redirect("subsidies:idee_volgen", token)
    context = {
        "idee": rij,
        "ronde": rij.stemronde,
        "kan_weg": not rij.letter and IDEELOOP.may("withdraw", rij.status),
        "kan_aanvragen": takes_application(rij),
        "vervolg": follow(rij),
    }
    return render(request, "subsidies/stembus/volgen.html", context)


@openbaar
@never_cache
def aanvraag(request: HttpRequest, token: str) -> HttpResponse:
    """Begin, or go on with, the application of a chosen idea; what the idea says stands in it already."""
    rij = _mine(token)
    if request.method != "POST" or not takes_application(rij):
        return redirect("subsidies:idee_volgen", token)
    concept = concepten.open_draft(rij)
    return remember(redirect("subsidies:aanvragen_plan", rij.stemronde.regelingversie.regeling.sleutel), concept)


def _mine(token: str) -> Idee:
    rijen = Idee.objects.select_related("stemronde__regelingversie__regeling")
    return get_object_or_404(rijen, token=token)
