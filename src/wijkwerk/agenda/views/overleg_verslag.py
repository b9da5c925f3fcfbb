"""The minutes on the screen: typed with several people at once, saved by themselves, or with a button per item."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from wijkwerk.agenda import rules
from wijkwerk.agenda.actions import overleg as actions
from wijkwerk.agenda.forms.verslag import ActieRegelForm, BesluitRegelForm, Keuzes, RegelForm
from wijkwerk.agenda.models import Bespreking, Notulenregel, Overleg
from wijkwerk.agenda.queries import overleg as queries
from wijkwerk.agenda.queries import verslag as verslagen
from wijkwerk.agenda.states.overleg import Status
from wijkwerk.agenda.views.overleg import meeting_of
from wijkwerk.kern import klok
from wijkwerk.kern.weigering import Weigering
from wijkwerk.web.toegang import mag

GANGEN = {
    "begin": (actions.open_meeting, "agenda:overleg_verslag"),
    "einde": (actions.end_meeting, "agenda:overleg"),
    "verder": (actions.reopen_minutes, "agenda:overleg_verslag"),
    "rondsturen": (actions.send_minutes, "agenda:overleg"),
}


def minuted(persoon: Any, pk: int) -> Overleg:
    """Return a meeting whose minutes this person may write; for others the page is not there."""
    overleg = meeting_of(persoon, pk)
    if not rules.take_minutes(persoon, overleg):
        raise Http404
    return overleg


@mag("agenda.notuleren")
@require_POST
def stand(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin, end, go on with or send round: one button each."""
    rij = meeting_of(request.user, pk)
    doe, naar = GANGEN.get(request.POST.get("doe", ""), (None, "agenda:overleg"))
    if doe is not None:
        try:
            doe(rij, by=request.user)
        except Weigering as weigering:
            messages.error(request, weigering.melding)
            naar = "agenda:overleg"
    return redirect(naar, pk)


@mag("agenda.notuleren")
@never_cache
def verslag(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the minutes to write in."""
    rij = minuted(request.user, pk)
    if rij.status not in (Status.BEZIG, Status.VERSLAG):
        return redirect("agenda:overleg", pk)
    return show(request, rij)


def show(request: HttpRequest, rij: Overleg, fout: Any = None, status: int = 200) -> HttpResponse:
    """Show the minutes; `fout` is a form that came back, put where it belongs."""
    blad = queries.sheet(request.user, rij.pk)
    delen, keuzes = verslagen.minutes(rij, request.user), Keuzes.of(rij)
    gegevens = {
        "overleg": rij,
        "blad": blad,
        "delen": [_part(rij, deel, fout, keuzes) for deel in delen if deel.bespreking],
        "los": next((deel for deel in delen if deel.bespreking is None), None),
        "tot": verslagen.changes(rij, request.user, sinds="9999").tot,
        "form": fout,
    }
    return render(request, "agenda/overleg/verslag.html", gegevens, status=status)


def _part(rij: Overleg, deel: verslagen.Verslagdeel, fout: Any, keuzes: Keuzes) -> dict[str, Any]:
    """Return one item with its forms; a form that came back stands open in its place."""
    item, punt = deel.bespreking, deel.bespreking.agendapunt
    actie = ActieRegelForm(bespreking=item, keuzes=keuzes)
    besluit = BesluitRegelForm(overleg=rij, bespreking=item, keuzes=keuzes) if punt else None
    if fout is not None and fout.prefix == actie.prefix:
        actie = fout
    if fout is not None and besluit and fout.prefix == besluit.prefix:
        besluit = fout
    kan_besluiten = punt is not None and punt.is_open
    vormen = {"actie": actie, "besluit": besluit if kan_besluiten else None, "sleutel": uuid4()}
    return {"deel": deel, "item": item, "punt": punt} | vormen


@mag("agenda.notuleren")
@never_cache
def regels(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer what others wrote since a moment, or keep the line that is sent."""
    rij = minuted(request.user, pk)
    if request.method == "POST":
        return _write(request, rij)
    nieuw = verslagen.changes(rij, request.user, sinds=request.GET.get("sinds", ""))
    regels = [_as_data(request, rij, regel) for regel in nieuw.regels]
    return JsonResponse({"regels": regels, "tot": nieuw.tot, "open": rij.status in (Status.BEZIG, Status.VERSLAG)})


def _write(request: HttpRequest, rij: Overleg) -> HttpResponse:
    form = RegelForm(request.POST, overleg=rij)
    met_script = request.headers.get("Accept") == "application/json"
    if not form.is_valid():
        return _refused(request, rij, _("Deze regel is niet te bewaren. Is hij langer dan 4000 tekens?"), met_script)
    gegevens = form.cleaned_data
    regel = rij.regels.filter(client_id=gegevens["client_id"]).first()
    try:
        if regel and ("weg" in request.POST or not gegevens["tekst"]):
            geschreven = actions.Geschreven(actions.strike_line(regel, by=request.user))
        else:
            geschreven = actions.write_line(rij, **gegevens, by=request.user)
    except Weigering as weigering:
        return _refused(request, rij, weigering.melding, met_script)
    if met_script:
        return JsonResponse(_written(request, rij, geschreven))
    if geschreven.anders:
        messages.warning(request, _("Iemand anders wijzigde deze regel ook. Beide teksten staan er nu."))
    return redirect(f"{reverse('agenda:overleg_verslag', args=[rij.pk])}#item-{geschreven.regel.bespreking_id or 0}")


def _refused(request: HttpRequest, rij: Overleg, melding: str, met_script: bool) -> HttpResponse:
    if met_script:
        return JsonResponse({"melding": melding}, status=409)
    messages.error(request, melding)
    if rij.status in (Status.BEZIG, Status.VERSLAG):
        return show(request, rij, status=409)
    return redirect("agenda:overleg", rij.pk)


def _written(request: HttpRequest, rij: Overleg, geschreven: actions.Geschreven) -> dict[str, Any]:
    anders = geschreven.anders
    return {
        "regel": _as_data(request, rij, geschreven.regel),
        "anders": _as_data(request, rij, anders) if anders else None,
        "bewaard": _("Bewaard om %(tijd)s uur") % {"tijd": f"{klok.nu().astimezone(klok.AMSTERDAM):%H.%M}"},
    }


def _as_data(request: HttpRequest, rij: Overleg, regel: Notulenregel) -> dict[str, Any]:
    """Return a line for the script: what it is, and how it looks."""
    return {
        "client_id": str(regel.client_id),
        "versie": regel.versie,
        "bespreking": regel.bespreking_id or 0,
        "tekst": regel.tekst,
        "weg": regel.weg_op is not None,
        "eigen": regel.gewijzigd_door_id == request.user.pk,
        "html": render_to_string("agenda/overleg/_regel.html", {"regel": regel, "overleg": rij}, request),
    }


@mag("agenda.notuleren")
@require_POST
def vastlegging(request: HttpRequest, pk: int) -> HttpResponse:
    """Record a decision or an actie as a structured line, or tick an item off."""
    rij = minuted(request.user, pk)
    doe, _dubbelepunt, plek = request.POST.get("doe", "").partition(":")
    item = get_object_or_404(rij.besprekingen.select_related("agendapunt"), pk=plek if plek.isdecimal() else 0)
    terug = redirect(f"{reverse('agenda:overleg_verslag', args=[pk])}#item-{item.pk}")
    if doe in ("besproken", "open"):
        actions.mark(rij, bespreking=item, besproken=doe == "besproken", by=request.user)
        return terug
    keuzes = Keuzes.of(rij)
    form: BesluitRegelForm | ActieRegelForm
    if doe == "besluit":
        form = BesluitRegelForm(request.POST, overleg=rij, bespreking=item, keuzes=keuzes)
    else:
        form = ActieRegelForm(request.POST, bespreking=item, keuzes=keuzes)
    if form.is_valid() and _record(request, rij, item, form):
        return terug
    return show(request, rij, fout=form, status=409)


def _record(request: HttpRequest, rij: Overleg, item: Bespreking, form: Any) -> bool:
    feiten = dict(form.cleaned_data)
    try:
        if isinstance(form, BesluitRegelForm):
            actions.note_decision(rij, bespreking=item, **feiten, by=request.user)
        else:
            actions.note_action(rij, bespreking=item, **feiten.pop("wie"), **feiten, by=request.user)
    except Weigering as weigering:
        form.add_error(None, weigering.melding)
        return False
    messages.success(request, _("Vastgelegd."))
    return True


@mag("agenda.notuleren")
@require_POST
def aanwezigheid(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down who is there."""
    rij = minuted(request.user, pk)
    wie = {int(waarde) for waarde in request.POST.getlist("aanwezig") if waarde.isdecimal()}
    actions.attend(rij, aanwezig=wie, by=request.user)
    messages.success(request, _("Bewaard wie er zijn."))
    return redirect("agenda:overleg_verslag", pk)
