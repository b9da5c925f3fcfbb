"""Looking at a proposal as the second person."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wijkwerk.kern.documenten.queries import as_page
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.actions import besluit as actions
from wijkwerk.subsidies.actions.voorbeeld import letter_of
from wijkwerk.subsidies.forms.besluit import MeekijkenForm
from wijkwerk.subsidies.models import Voorstel
from wijkwerk.subsidies.queries import besluit as queries
from wijkwerk.subsidies.states.besluit import Voorstelstatus
from wijkwerk.web.stappen import attempt, refusal, status_of
from wijkwerk.web.toegang import eis, mag


@mag("subsidies.meekijken")
def voorstel(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree with a proposal, and it is decided; or give it back. The letter stands above it as it will go."""
    zichtbaar = rules.aanvragen_voor(request.user).values("pk")
    rijen = Voorstel.objects.filter(aanvraag__in=zichtbaar).select_related("aanvraag__aanvrager", "door")
    rij = get_object_or_404(rijen, pk=pk)
    if rij.status != Voorstelstatus.OPEN:
        messages.warning(request, _("Over dit voorstel is al besloten."))
        return redirect("subsidies:aanvraag", rij.aanvraag_id)
    eis(request.user, "subsidies.meekijken", rij)
    if queries.has_interest(rij.aanvraag, request.user.pk) is None:
        return redirect("subsidies:aanvraag_belang", rij.aanvraag_id)
    form = MeekijkenForm(request.POST or None, voorstel=rij)
    if form.is_valid() and attempt(form, lambda: actions.second(rij, **form.facts(), by=request.user)) is not None:
        akkoord = form.facts()["akkoord"]
        messages.success(request, _("Het besluit is genomen.") if akkoord else _("Het voorstel is teruggegeven."))
        return redirect("subsidies:aanvraag", rij.aanvraag_id)
    gegevens = {"form": form, "voorstel": rij, "aanvraag": rij.aanvraag, **_letter(request, rij)}
    return render(request, "subsidies/besluit/voorstel.html", gegevens, status=status_of(form))


def _letter(request: HttpRequest, rij: Voorstel) -> dict[str, object]:
    """Return the letter that goes when this person agrees, or why it can not."""
    try:
        inhoud = letter_of(rij.aanvraag, lambda: actions.second(rij, akkoord=True, by=request.user))
    except Exception as fout:
        if (weigering := refusal(fout)) is None:
            raise
        return {"kan_niet": weigering[0]}
    return {"brief": as_page(inhoud) if inhoud is not None else None}
