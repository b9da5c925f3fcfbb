"""One meeting: its page, moving and calling off, who is invited and who comes."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from wijkwerk.agenda import rules
from wijkwerk.agenda.actions import overleg as actions
from wijkwerk.agenda.actions.overleg.uitnodigen import calendar_for
from wijkwerk.agenda.forms import overleg as forms
from wijkwerk.agenda.models import Deelnemer, Overleg
from wijkwerk.agenda.queries import overleg as queries
from wijkwerk.agenda.queries import verslag
from wijkwerk.agenda.states import overleg as states
from wijkwerk.kern import klok
from wijkwerk.kern.kalender import Methode
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon
from wijkwerk.web.toegang import mag, openbaar

MOMENT = ("begint_op", "minuten", "plaats", "naam", "versie")


def meeting_of(persoon: Any, pk: int) -> Overleg:
    """Return the meeting; what a person may not see does not exist for them."""
    return get_object_or_404(rules.overleggen_voor(persoon).select_related("werkgebied", "organisatie"), pk=pk)


def organised(persoon: Any, pk: int) -> Overleg:
    """Return a meeting that this person organises; for others the page is not there."""
    overleg = meeting_of(persoon, pk)
    if not rules.organise(persoon, overleg):
        raise Http404
    return overleg


@mag("agenda.lezen")
def overleg(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the meeting: what can I do, the agenda, the minutes as far as this person may read them."""
    blad = queries.sheet(request.user, pk)
    if blad is None:
        raise Http404
    gegevens = {"blad": blad, "overleg": blad.overleg, "hierna": states.HIERNA[blad.overleg.status]}
    gegevens |= {
        "organiseert": rules.organise(request.user, blad.overleg),
        "notuleert": rules.take_minutes(request.user, blad.overleg),
        "vandaag": klok.dag_van(blad.overleg.begint_op) <= klok.vandaag(),
    }
    if blad.overleg.status in ("verslag", "rondgestuurd") and verslag.may_read(blad.overleg, request.user):
        gegevens["verslag"] = verslag.minutes(blad.overleg, request.user)
    return render(request, "agenda/overleg/overleg.html", gegevens)


@mag("agenda.overleg")
def verplaatsing(request: HttpRequest, pk: int) -> HttpResponse:
    """Move a meeting, or change where and how long."""
    rij = organised(request.user, pk)
    form = forms.VerplaatsingForm(request.POST or None, overleg=rij)
    if done(
        request, form, lambda: actions.move(rij, **{naam: form.cleaned_data[naam] for naam in MOMENT}, by=request.user)
    ):
        messages.success(request, _("Gewijzigd. Iedereen krijgt een nieuwe uitnodiging voor de agenda."))
        return redirect("agenda:overleg", pk)
    gegevens = {"overleg": rij, "form": form, "titel": _("Overleg verplaatsen"), "knop": _("Wijziging versturen")}
    return render(request, "agenda/overleg/stap.html", gegevens)


@mag("agenda.overleg")
def afgelasting(request: HttpRequest, pk: int) -> HttpResponse:
    """Call a meeting off, with the reason everyone reads."""
    rij = organised(request.user, pk)
    form = forms.RedenForm(request.POST or None, initial={"versie": rij.versie})
    if done(request, form, lambda: actions.call_off(rij, **form.cleaned_data, by=request.user)):
        messages.success(request, _("Het overleg is afgelast. Iedereen heeft bericht."))
        return redirect("agenda:overleg", pk)
    gegevens = {"overleg": rij, "form": form, "titel": _("Overleg afgelasten"), "knop": _("Afgelasten")}
    gegevens["uitleg"] = _("De punten op de agenda wachten dan op een volgend overleg.")
    return render(request, "agenda/overleg/stap.html", gegevens | {"gevaar": True})


def done(request: HttpRequest, form: Any, act: Callable[[], object]) -> bool:
    """Do what a form that was sent asks; a refusal comes back on the form, with every word still there."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        act()
    except Weigering as weigering:
        form.add_error(None, weigering.melding)
        return False
    return True


@mag("agenda.overleg")
def deelnemers(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who is invited; invite one more, take an invitation back, choose who takes the minutes."""
    rij = organised(request.user, pk)
    form = forms.GenodigdeForm(request.POST if "uitnodigen" in request.POST else None, overleg=rij)
    if request.method == "POST":
        if "uitnodigen" not in request.POST:
            return _people_step(request, rij)
        if done(request, form, lambda: _ask(rij, form, request.user)):
            messages.success(request, _("De uitnodiging is verstuurd."))
            return redirect("agenda:overleg_deelnemers", pk)
    gegevens = {"overleg": rij, "form": form, "deelnemers": rij.deelnemers.select_related("persoon__organisatie")}
    return render(request, "agenda/overleg/deelnemers.html", gegevens)


def _ask(rij: Overleg, form: forms.GenodigdeForm, by: Persoon) -> Deelnemer:
    return actions.invite(rij, persoon=form.cleaned_data["persoon"], by=by)


def _people_step(request: HttpRequest, rij: Overleg) -> HttpResponse:
    doe, _dubbelepunt, pk = request.POST.get("doe", "").partition(":")
    wie = get_object_or_404(rij.deelnemers.select_related("persoon"), pk=pk if pk.isdecimal() else 0)
    try:
        if doe == "weg":
            actions.uninvite(rij, persoon=wie.persoon, by=request.user)
        else:
            actions.appoint(rij, persoon=wie.persoon, notulist=doe == "notulist", by=request.user)
    except Weigering as weigering:
        messages.error(request, weigering.melding)
    return redirect("agenda:overleg_deelnemers", rij.pk)


@mag("agenda.lezen")
@require_POST
def antwoord(request: HttpRequest, pk: int) -> HttpResponse:
    """Say on the page whether you come."""
    eigen = get_object_or_404(Deelnemer, overleg=pk, persoon=request.user)
    form = forms.KomstForm(request.POST)
    if form.is_valid():
        actions.answer_invitation(eigen, komst=form.cleaned_data["komst"], by=request.user)
        messages.success(request, _("Dank u. Uw antwoord is bewaard."))
    return redirect("agenda:overleg", pk)


@openbaar
@never_cache
def uitnodiging(request: HttpRequest, token: str) -> HttpResponse:
    """Answer through the link in the mail, without signing in. Opening it changes nothing: mail scanners open links."""
    eigen = queries.invitation(token)
    if eigen is None:
        return render(request, "agenda/overleg/uitnodiging_weg.html", status=404)
    form = forms.KomstForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.answer_invitation(eigen, komst=form.cleaned_data["komst"])
        return redirect("agenda:uitnodiging", token)
    gegevens = {"deelnemer": eigen, "overleg": eigen.overleg}
    return render(request, "agenda/overleg/uitnodiging.html", gegevens)


@mag("agenda.lezen")
def kalender(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the appointment of this meeting for the own calendar."""
    rij = meeting_of(request.user, pk)
    eigen = Deelnemer(overleg=rij, persoon=request.user)
    methode = Methode.AFZEGGEN if rij.status == states.Status.AFGELAST else Methode.MEEGEVEN
    antwoord = HttpResponse(calendar_for(rij, eigen, methode), content_type="text/calendar; charset=utf-8")
    antwoord["Content-Disposition"] = f'attachment; filename="overleg-{rij.nummer}.ics"'
    return antwoord
