"""What is done with a message: sent, stopped, thrown away; and the page where a receiver asks for no more."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from wijkwerk.agenda.actions import afmelding as afmeldingen
from wijkwerk.agenda.actions import terugkoppeling as actions
from wijkwerk.agenda.actions.terugkoppeling_post import right_of
from wijkwerk.agenda.models import Terugkoppeling
from wijkwerk.agenda.views.terugkoppeling import own
from wijkwerk.kern.taken.models import Taak
from wijkwerk.kern.weigering import Weigering
from wijkwerk.web.panelen import Inhoud
from wijkwerk.web.toegang import mag, openbaar

TAAK = "wijkwerk.agenda.actions.terugkoppeling_versturen.hand_out"


@mag("agenda.terugkoppelen")
@require_POST
def verzending(request: HttpRequest, pk: int) -> HttpResponse:
    """Send it in one go."""
    return _do(request, own(request, pk), actions.send, _("De berichten gaan nu weg."))


@mag("agenda.terugkoppelen")
@require_POST
def stopzetting(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop the sending."""
    klaar = _("Gestopt. Wie nog niets had, krijgt niets tot u het weer verstuurt.")
    return _do(request, own(request, pk), _stop, klaar)


def _stop(rij: Terugkoppeling, *, by: Any, versie: int | None) -> Terugkoppeling:
    """Stop whatever the page showed: sending goes on while somebody looks at it."""
    return actions.stop(rij, by=by)


@mag("agenda.terugkoppelen")
@require_POST
def annulering(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw the draft away."""
    return _do(request, own(request, pk), actions.discard, _("Het concept is weggegooid. Niemand krijgt bericht."))


def _do(request: HttpRequest, rij: Terugkoppeling, act: Callable[..., object], klaar: str) -> HttpResponse:
    gezien = request.POST.get("versie", "")
    try:
        act(rij, by=request.user, versie=int(gezien) if gezien.isdecimal() else None)
        messages.success(request, klaar)
    except Weigering as weigering:
        messages.error(request, weigering.melding)
        if weigering.regel == "agenda.open_plek":
            return redirect("agenda:terugkoppeling_teksten", rij.pk)
    return redirect("agenda:terugkoppeling", rij.pk)


# The mail program of the receiver posts here without a session (RFC 8058, 3.2); the signed token is the only right.
@csrf_exempt
@openbaar
@never_cache
def afmelding(request: HttpRequest, token: str) -> HttpResponse:
    """Ask with GET and do with POST: no more about this thema, no more at all, or news again after all."""
    recht = right_of(token)
    if recht is None:
        return render(request, "agenda/terugkoppeling/afmelding_weg.html", status=404)
    gedaan = ""
    if request.method == "POST":
        gedaan = (
            "weer" if request.POST.get("keuze") == "weer" else "thema" if _one(request) and recht.thema else "alles"
        )
        if gedaan == "weer":
            afmeldingen.resubscribe(recht)
        else:
            afmeldingen.unsubscribe(recht, alles=gedaan == "alles")
    return render(request, "agenda/terugkoppeling/afmelding.html", {"recht": recht, "gedaan": gedaan})


def _one(request: HttpRequest) -> bool:
    """Whether only this thema was chosen; the button of a mail program ends all news."""
    return request.POST.get("keuze") == "thema"


def taakpaneel(request: HttpRequest, taak: Taak) -> Inhoud:
    """Lead from the page of the job to the message that it sends."""
    if taak.functie != TAAK:
        return None
    rij = Terugkoppeling.objects.filter(pk=taak.args[0]).first()
    return ("agenda/terugkoppeling/paneel_taak.html", {"rij": rij}) if rij else None
