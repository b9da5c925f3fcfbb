"""Objecting, for who holds the link of the application: make one, follow it, say that talking need not be, withdraw."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from wijkwerk.kern import klok
from wijkwerk.subsidies.actions import bezwaar as actions
from wijkwerk.subsidies.actions import bezwaar_horen
from wijkwerk.subsidies.forms.bezwaar import BezwaarForm
from wijkwerk.subsidies.models import Aanvraag, Bezwaar
from wijkwerk.subsidies.queries import bezwaar as queries
from wijkwerk.subsidies.queries import vordering as vorderingen
from wijkwerk.subsidies.queries.brieven import post_address
from wijkwerk.subsidies.states.besluit import BEZWAAR_HIERNA, OPEN_BEZWAAR, Bezwaarstatus
from wijkwerk.web.panelen import Inhoud
from wijkwerk.web.stappen import attempt, status_of
from wijkwerk.web.toegang import openbaar


@openbaar
@never_cache
def maken(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    """Object to one decision; who comes too late is asked why."""
    aanvraag = get_object_or_404(Aanvraag.objects.select_related("aanvrager"), token=token)
    deur = next((deur for deur in queries.doors(aanvraag) if deur.beschikking.pk == pk), None)
    if deur is None:
        return _made_already(aanvraag, pk)
    form = BezwaarForm(request.POST or None, te_laat=not deur.op_tijd)
    if form.is_valid():
        rij = attempt(form, lambda: actions.object_to(deur.beschikking, **form.facts()))
        if rij is not None:
            return redirect("subsidies:bezwaar_volgen", rij.token)
    gegevens = {"form": form, "aanvraag": aanvraag, "token": token, "deur": deur, "adres": post_address()}
    return render(request, "subsidies/bezwaar/maken.html", gegevens, status=status_of(form))


def _made_already(aanvraag: Aanvraag, pk: int) -> HttpResponse:
    """Lead to the objection that was made before, such as when a form is sent twice."""
    rij = queries.of_application(aanvraag).filter(beschikking=pk).first()
    if rij is None:
        raise Http404
    return redirect("subsidies:bezwaar_volgen", rij.token)


def _by_link(token: str) -> Bezwaar:
    rijen = Bezwaar.objects.select_related("beschikking__aanvraag__aanvrager", "beslissing__document")
    return get_object_or_404(rijen, token=token)


@openbaar
@never_cache
def volgen(request: HttpRequest, token: str) -> HttpResponse:
    """Show where an objection stands to who holds its link."""
    rij = _by_link(token)
    gegevens = {
        "bezwaar": rij,
        "besluit": rij.beschikking,
        "aanvraag": rij.beschikking.aanvraag,
        "token": rij.beschikking.aanvraag.token,
        "open": rij.status in OPEN_BEZWAAR,
        "op_tijd": queries.came_in_time(rij),
        "gesprek": rij.status == Bezwaarstatus.HOORZITTING and rij.wil_horen,
        "hierna": BEZWAAR_HIERNA[Bezwaarstatus(rij.status)],
    }
    return render(request, "subsidies/bezwaar/volgen.html", gegevens)


@openbaar
@never_cache
def intrekking(request: HttpRequest, token: str) -> HttpResponse:
    """Take an objection back, after a page that says what that means."""
    rij = _by_link(token)
    if request.method == "POST":
        actions.withdraw(rij)
        return redirect("subsidies:bezwaar_volgen", token)
    return render(request, "subsidies/bezwaar/intrekking.html", {"bezwaar": rij, "aanvraag": rij.beschikking.aanvraag})


@openbaar
@never_cache
def gesprek(request: HttpRequest, token: str) -> HttpResponse:
    """Say that one need not be heard."""
    rij = _by_link(token)
    if request.method == "POST":
        bezwaar_horen.waive_hearing(rij)
        return redirect("subsidies:bezwaar_volgen", token)
    return render(request, "subsidies/bezwaar/gesprek.html", {"bezwaar": rij, "aanvraag": rij.beschikking.aanvraag})


@openbaar
@never_cache
def afspraak(_request: HttpRequest, token: str) -> HttpResponse:
    """Send the appointment of the conversation for a calendar."""
    kalender = bezwaar_horen.appointment_of(_by_link(token))
    if not kalender:
        raise Http404
    koppen = {"Content-Disposition": 'attachment; filename="gesprek.ics"'}
    return HttpResponse(kalender, content_type="text/calendar; charset=utf-8", headers=koppen)


def paneel_volgen(_request: HttpRequest, aanvraag: Aanvraag) -> Inhoud:
    """Return the doors to object, the objections there are, and what must be paid back, for the applicant's page."""
    deuren = [
        (deur, reverse("subsidies:bezwaar_maken", args=[aanvraag.token, deur.beschikking.pk]))
        for deur in queries.doors(aanvraag)
    ]
    bezwaren, terug = list(queries.of_application(aanvraag)), list(vorderingen.of_application(aanvraag))
    if not (deuren or bezwaren or terug):
        return None
    gegevens = {"deuren": deuren, "bezwaren": bezwaren, "vorderingen": terug, "vandaag": klok.vandaag()}
    return "subsidies/bezwaar/paneel_volgen.html", gegevens
