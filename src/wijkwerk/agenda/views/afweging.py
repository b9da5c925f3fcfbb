"""The page with which the college weighs: read, written, checked; and the list of checks to do."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wijkwerk.agenda.actions import afweging as actions
from wijkwerk.agenda.forms import afweging as forms
from wijkwerk.agenda.models import Afweging
from wijkwerk.agenda.queries import afweging as queries
from wijkwerk.agenda.states.agendapunt import Tafel
from wijkwerk.agenda.views.tabs import tabs
from wijkwerk.kern import klok
from wijkwerk.web.grafieken import Grafiek, Reeks
from wijkwerk.web.stappen import attempt, status_of
from wijkwerk.web.toegang import eis, mag

MEER_WIJKEN = 2  # more bars beside the city than this nobody compares


@mag("agenda.afweging")
def afwegingen(request: HttpRequest) -> HttpResponse:
    """List what still has to be checked, or what was."""
    getoetst = request.GET.get("stand") == "getoetst"
    gegevens = {
        "tabs": tabs(request, "afwegingen"),
        "rijen": queries.listed(request.user, getoetst=getoetst),
        "getoetst": getoetst,
        "vandaag": klok.vandaag(),
    }
    return render(request, "agenda/afweging/afwegingen.html", gegevens)


@mag("agenda.afweging")
def afweging(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the question with both interests, the wijken, the options and the proposal on one page."""
    blad = _sheet(request, pk)
    gegevens = {
        "blad": blad,
        "punt": blad.punt,
        "afweging": blad.afweging,
        "grafiek": chart_of(blad),
        "vandaag": klok.vandaag(),
        "minstens": queries.MINSTENS,
    }
    return render(request, "agenda/afweging/afweging.html", gegevens)


@mag("agenda.afwegen")
def opstelling(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the afweging, or change it until there is a decision."""
    blad = _sheet(request, pk)
    eis(request.user, "agenda.afwegen", blad.punt)
    if not blad.mag_schrijven:
        messages.info(request, _("De vraag is klaar. Wat is afgewogen, blijft staan zoals het was."))
        return redirect("agenda:afweging", pk)
    form = forms.AfwegingForm(request.POST or None, afweging=blad.afweging)
    if form.is_valid() and attempt(form, lambda: _write(blad, form, request.user), lambda: _version(pk)):
        messages.success(request, _("De afweging is bewaard."))
        return redirect("agenda:afweging", pk)
    return _form_page(request, "agenda/afweging/opstelling.html", form, blad)


@mag("agenda.afwegen")
def toets(request: HttpRequest, pk: int) -> HttpResponse:
    """Say once whether it came out."""
    blad = _sheet(request, pk)
    eis(request.user, "agenda.afwegen", blad.punt)
    gewogen = blad.afweging
    if gewogen is None or not blad.mag_toetsen:
        messages.info(request, _("Toetsen kan als er is besloten, en maar een keer."))
        return redirect("agenda:afweging", pk)
    form = forms.ToetsForm(request.POST or None, afweging=gewogen)
    namen = ("toets", "tekst", "versie")
    if form.is_valid() and attempt(
        form,
        lambda: actions.check_outcome(gewogen, **{n: form.cleaned_data[n] for n in namen}, by=request.user),
        lambda: _version(pk),
    ):
        messages.success(request, _("De toets staat bij de afweging."))
        return redirect("agenda:afweging", pk)
    return _form_page(request, "agenda/afweging/toets.html", form, blad)


def _write(blad: queries.Blad, form: forms.AfwegingForm, by: Any) -> Afweging:
    if blad.afweging is None:
        return actions.compose(blad.punt, **form.facts(), by=by)
    return actions.change(blad.afweging, **form.facts(), versie=form.cleaned_data["versie"], by=by)


def _version(pk: int) -> int:
    return Afweging.objects.filter(agendapunt=pk).values_list("versie", flat=True).first() or 0


def _sheet(request: HttpRequest, pk: int) -> queries.Blad:
    blad = queries.detail(request.user, pk)
    if blad is None or (blad.punt.tafel != Tafel.COLLEGE and blad.afweging is None):
        raise Http404
    return blad


def _form_page(request: HttpRequest, sjabloon: str, form: Any, blad: queries.Blad) -> HttpResponse:
    gegevens = {"form": form, "punt": blad.punt, "afweging": blad.afweging}
    return render(request, sjabloon, gegevens, status=status_of(form))


def chart_of(blad: queries.Blad) -> Grafiek | None:
    """Return the figures of the wijken beside the city, as shares; None when there are none."""
    wijken = [wijk for wijk in blad.wijken if wijk.cijfers][:MEER_WIJKEN]
    if not wijken:
        return None
    namen = [str(wijk.werkgebied) for wijk in wijken]
    bekend = [(sleutel, naam) for sleutel, naam in blad.namen if any(sleutel in wijk.cijfers for wijk in wijken)]
    titel = _("%(wijken)s naast de hele stad") % {"wijken": _(" en ").join(namen)}
    reeksen = [Reeks(str(wijk.werkgebied), [wijk.cijfers.get(sleutel) for sleutel, _naam in bekend]) for wijk in wijken]
    stad = Reeks(_("Hele stad"), [blad.stad.get(sleutel) for sleutel, _naam in bekend])
    zin = _("Deel van de inwoners, huishoudens of woningen, in procenten. Cijfers van %(jaar)s.")
    return Grafiek(
        titel,
        zin % {"jaar": wijken[0].jaar},
        [naam for _sleutel, naam in bekend],
        [*reeksen, stad],
        kop=_("In procenten"),
    )
