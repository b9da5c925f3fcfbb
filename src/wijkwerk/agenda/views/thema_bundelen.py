"""Gathering signals: into a new thema or one that runs, by hand, by number, from a filter or from a suggestion."""

from dataclasses import dataclass, field, replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wijkwerk.agenda.actions import thema as actions
from wijkwerk.agenda.actions.thema_bundelen import HOOGUIT
from wijkwerk.agenda.forms.thema import BundelForm, KiesForm, LosForm, NieuwForm
from wijkwerk.agenda.models import Thema
from wijkwerk.agenda.queries import thema as queries
from wijkwerk.agenda.queries.thema_suggesties import suggested
from wijkwerk.agenda.views.thema_stappen import kept
from wijkwerk.kern.weigering import Weigering
from wijkwerk.signalen import queries as signalen
from wijkwerk.signalen.forms.werkplek import FilterForm
from wijkwerk.signalen.models import Signaal
from wijkwerk.signalen.rules import zichtbaar_voor
from wijkwerk.signalen.states import Status
from wijkwerk.web.toegang import mag

NIET_MEER = (Status.INGETROKKEN, Status.SAMENGEVOEGD)


@dataclass(frozen=True)
class Keuze:
    """A signal (or its row of the inbox) to tick, and why it is offered."""

    signaal: Any
    aan: bool
    waarom: str = ""

    @property
    def stand(self) -> str:
        """Its state in words."""
        return str(Status(self.signaal.status).label)


@dataclass(frozen=True)
class Selectie:
    """Signals to tick. `woorden` are the filters in words, `meer` when there are over 200."""

    rijen: list[Keuze] = field(default_factory=list)
    woorden: list[str] = field(default_factory=list)
    filters: str = ""
    meer: bool = False
    begin: dict[str, Any] = field(default_factory=dict)


@mag("agenda.thema")
def thema_nieuw(request: HttpRequest) -> HttpResponse:
    """Make a thema, with the signals that the address names ticked."""
    selectie = _selected(request)
    if request.method != "POST":
        return _new(request, NieuwForm(persoon=request.user, initial=selectie.begin), selectie)
    form = NieuwForm(request.POST, persoon=request.user)
    if not form.is_valid():
        return _new(request, form, selectie)
    velden = {naam: waarde for naam, waarde in form.cleaned_data.items() if naam != "signaal"}
    try:
        thema = actions.make(**velden, signalen=form.cleaned_data["signaal"], by=request.user)
    except Weigering as weigering:
        form.add_error(None, weigering.melding)
        return _new(request, form, selectie, status=409)
    messages.success(request, _("Het thema is gemaakt. Hieronder ziet u wat de volgende stap is."))
    return redirect("agenda:thema", thema.pk)


@mag("agenda.lezen")
def thema_signalen(request: HttpRequest, pk: int) -> HttpResponse:
    """Take signals into a thema that runs."""
    thema = kept(request, pk)
    if not thema.is_open:
        messages.warning(request, _("Dit thema is afgerond. Pak het weer op als er signalen bij moeten."))
        return redirect("agenda:thema", pk)
    if request.method != "POST":
        return _more(request, thema, BundelForm(persoon=request.user))
    form = BundelForm(request.POST, persoon=request.user)
    return _bundle(request, thema, form) if form.is_valid() else _more(request, thema, form)


@mag("agenda.lezen")
def thema_bundeling(request: HttpRequest) -> HttpResponse:
    """Choose the thema that takes in one signal."""
    sleutel = request.POST.get("signaal") or request.GET.get("signaal", "")
    signaal = get_object_or_404(zichtbaar_voor(request.user), pk=int(sleutel) if sleutel.isdecimal() else 0)
    form = KiesForm(request.POST if request.method == "POST" else None, persoon=request.user, signaal=signaal)
    if request.method == "POST" and form.is_valid():
        thema = form.cleaned_data["thema"]
        actions.bundle(thema, [signaal], by=request.user)
        messages.success(request, _("Het signaal zit nu in het thema ‘%(titel)s’.") % {"titel": thema.titel})
        return redirect("signalen:dossier", signaal.pk)
    return render(request, "agenda/thema/bundeling.html", {"form": form, "signaal": signaal})


@mag("agenda.lezen")
def thema_losmaking(request: HttpRequest, pk: int) -> HttpResponse:
    """Let one signal go from a thema."""
    thema, sleutel = kept(request, pk), request.GET.get("signaal", "")
    in_thema = zichtbaar_voor(request.user) & queries.signals_of(thema)
    signaal = get_object_or_404(in_thema, pk=int(sleutel) if sleutel.isdecimal() else 0)
    form = LosForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.unbundle(thema, signaal, reden=form.cleaned_data["reden"], by=request.user)
        messages.success(request, _("Signaal %(nummer)s hoort niet meer bij dit thema.") % {"nummer": signaal.nummer})
        return redirect("agenda:thema", pk)
    return render(request, "agenda/thema/losmaking.html", {"form": form, "thema": thema, "signaal": signaal})


def _new(request: HttpRequest, form: NieuwForm, selectie: Selectie, *, status: int = 200) -> HttpResponse:
    gegevens = {"form": form, "selectie": _reticked(form, selectie)}
    if selectie.filters:
        gegevens["lopend"] = queries.keepable(request.user)[:20]
    return render(request, "agenda/thema/nieuw.html", gegevens, status=status)


def _more(request: HttpRequest, thema: Thema, form: BundelForm, *, status: int = 200) -> HttpResponse:
    selectie = _selected(request, zonder=thema)
    if not selectie.filters:
        voorstellen = suggested(thema, request.user, hooguit=20)
        selectie = Selectie([Keuze(voorstel.signaal, aan=False, waarom=voorstel.waarom) for voorstel in voorstellen])
    gegevens = {"form": form, "thema": thema, "selectie": _reticked(form, selectie), "zoek": _search(thema)}
    return render(request, "agenda/thema/signalen.html", gegevens, status=status)


def _bundle(request: HttpRequest, thema: Thema, form: BundelForm) -> HttpResponse:
    try:
        nieuw = actions.bundle(thema, form.cleaned_data["signalen"], reden=form.cleaned_data["reden"], by=request.user)
    except Weigering as weigering:
        form.add_error(None, weigering.melding)
        return _more(request, thema, form, status=409)
    if nieuw:
        woorden = ngettext("%(n)s signaal is erbij gekomen.", "%(n)s signalen zijn erbij gekomen.", len(nieuw))
        messages.success(request, woorden % {"n": len(nieuw)})
    else:
        messages.info(request, _("Deze signalen zaten er al in."))
    return redirect("agenda:thema", thema.pk)


def _selected(request: HttpRequest, zonder: Thema | None = None) -> Selectie:
    """Return the signals the address names: one by its key, or all that answer the filters of the inbox."""
    sleutel = request.GET.get("signaal", "")
    if sleutel.isdecimal():
        return _around(request, get_object_or_404(zichtbaar_voor(request.user), pk=int(sleutel)))
    vraag = QueryDict(mutable=True)
    vraag.update({naam: request.GET[naam] for naam in FilterForm.base_fields if request.GET.get(naam)})
    return _filtered(request, vraag, zonder) if vraag else Selectie()


def _around(request: HttpRequest, signaal: Signaal) -> Selectie:
    """Return one signal ticked, and what looks like it unticked, each with why."""
    lijkt = signalen.suggest(signaal.tekst, signaal=signaal, persoon=request.user).dubbelen
    begin = {"titel": signaal.kop[:100], "werkgebied": signaal.werkgebied_id, "onderwerp": signaal.onderwerp_id}
    anderen = [Keuze(voorstel.wat, aan=False, waarom=voorstel.waarom) for voorstel in lijkt]
    return Selectie([Keuze(signaal, aan=True), *anderen], begin=begin)


def _filtered(request: HttpRequest, vraag: QueryDict, zonder: Thema | None) -> Selectie:
    form = FilterForm(vraag, signalen.choices_for(request.user))
    filters = form.filters()
    bladzijde = signalen.inbox(request.user, filters, per=HOOGUIT)
    erin = set(queries.links_to(zonder).values_list("van_id", flat=True)) if zonder else set()
    rijen = [rij for rij in bladzijde.rijen if rij.status not in NIET_MEER and rij.pk not in erin]
    return Selectie(
        [Keuze(rij, aan=True) for rij in rijen],
        woorden=[woorden for _naam, woorden in form.chips()],
        filters=vraag.urlencode(),
        meer=bool(bladzijde.volgende),
        begin={"werkgebied": filters.werkgebied or _common(rijen, "werkgebied_id"), "onderwerp": filters.onderwerp},
    )


def _common(rijen: list[Any], veld: str) -> Any:
    """Return the one value all rows share, None when they differ."""
    waarden = {getattr(rij, veld) for rij in rijen}
    return waarden.pop() if len(waarden) == 1 else None


def _reticked(form: NieuwForm | BundelForm, selectie: Selectie) -> Selectie:
    """Return the list with the ticks as the person left them."""
    if not form.is_bound:
        return selectie
    gekozen = set(form.data.getlist("signaal"))
    return replace(selectie, rijen=[replace(keuze, aan=str(keuze.signaal.pk) in gekozen) for keuze in selectie.rijen])


def _search(thema: Thema) -> str:
    """Return the filters with which the inbox shows what could belong here."""
    vraag = QueryDict(mutable=True)
    if thema.werkgebied_id:
        vraag["werkgebied"] = str(thema.werkgebied_id)
    if thema.onderwerp_id:
        vraag["onderwerp"] = str(thema.onderwerp_id)
    return vraag.urlencode()
