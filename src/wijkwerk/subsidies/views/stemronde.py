"""Holding a vote, for staff: the list, one vote with its next step, its ideas, and following the outcome."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wijkwerk.kern import klok
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.actions import idee as ideeen
from wijkwerk.subsidies.actions import stemronde as actions
from wijkwerk.subsidies.actions import uitslag as tellen
from wijkwerk.subsidies.forms import stemronde as forms
from wijkwerk.subsidies.forms.stembus import IdeeForm
from wijkwerk.subsidies.models import Stemronde, Uitslag
from wijkwerk.subsidies.queries import stemronde as queries
from wijkwerk.subsidies.queries import uitslag as uitslagen
from wijkwerk.subsidies.queries.uitslag_vervolg import with_follow
from wijkwerk.subsidies.states import stemronde as states
from wijkwerk.subsidies.states.stemronde import HIERNA, REGEL, Status
from wijkwerk.subsidies.views.tabs import tabs
from wijkwerk.web.stappen import Kring, Scherm, StapForm, attempt, status_of
from wijkwerk.web.toegang import mag

KLEIN = "klein"


def _count(rij: Stemronde, *, by: Any, versie: int) -> Stemronde:
    tellen.count(rij, by=by)
    return rij


SCHERMEN = (
    Scherm(
        "aankondiging", "announce", REGEL, _l("Maak bekend"),
        _l("Bewoners zien de regels en de dagen. Daarna verandert er niets meer aan. Het geld wordt vastgezet."),
        _l("De stemming is bekend gemaakt."), StapForm, actions.announce, "doorgezet",
    ),
    Scherm(
        "wijziging", "change", REGEL, _l("Verander de regels"), _l("Dat kan tot de stemming bekend is."),
        _l("De regels zijn veranderd."), forms.WijzigingForm, actions.change, "instellingen", KLEIN,
    ),
    Scherm(
        "toetsing", "assess", REGEL, _l("Sluit het insturen"), _l("Dat kan na de laatste dag. Het gaat ook vanzelf."),
        _l("Insturen is gesloten."), StapForm, actions.assess, "vink",
    ),
    Scherm(
        "stembiljet", "draw_ballot", REGEL, _l("Loot de volgorde op het stembiljet"),
        _l("Elk idee krijgt door loting een letter. Daarna staat het biljet vast en kunt u het printen."),
        _l("Het stembiljet staat vast."), StapForm, actions.draw_ballot, "vink",
    ),
    Scherm(
        "opening", "open_vote", REGEL, _l("Open het stemmen"), _l("Dat kan vanaf de eerste dag. Het gaat ook vanzelf."),
        _l("Bewoners kunnen nu stemmen."), StapForm, actions.open_vote, "vink",
    ),
    Scherm(
        "sluiting", "close_vote", REGEL, _l("Sluit het stemmen"),
        _l("Dat kan na de laatste dag. Het gaat ook vanzelf."),
        _l("Het stemmen is gesloten."), StapForm, actions.close_vote, "vink",
    ),
    Scherm(
        "telling", "count", REGEL, _l("Tel de stemmen"),
        _l("Voer eerst alle papieren biljetten in. Na de telling kan er geen biljet meer bij."),
        _l("De stemmen zijn geteld. Kijk de uitslag na en maak haar bekend."), StapForm, _count, "vink",
    ),
    Scherm(
        "bekendmaking", "declare", REGEL, _l("Maak de uitslag bekend"),
        _l("Iedereen ziet de uitslag. Het geld gaat naar de gekozen ideeën; wat over is, komt vrij."),
        _l("De uitslag is bekend."), StapForm, tellen.declare, "doorgezet",
    ),
    Scherm(
        "stop", "stop", REGEL, _l("Stop de stemming"), _l("Het geld komt weer vrij. Iedereen leest de reden."),
        _l("De stemming is gestopt."), forms.StopForm, actions.stop, "kruis", KLEIN,
    ),
)  # fmt: skip


def verbs(ronde: Stemronde) -> set[str]:
    """Return the steps that can be made now."""
    geteld = Uitslag.objects.filter(stemronde=ronde).exists()
    kan = {stap.handeling for stap in states.OVERGANGEN if states.may(stap.handeling, ronde.status)}
    kan |= {"change"} if ronde.status == Status.VOORBEREIDING else set()
    kan |= {"draw_ballot"} if ronde.status == Status.TOETSING and not ronde.loting else set()
    kan |= {"count"} if ronde.status == Status.TELLEN and not geteld else set()
    vandaag = klok.vandaag()
    nog_niet = {
        "assess": vandaag <= ronde.ideeen_tot,
        "open_vote": not ronde.loting or vandaag < ronde.stemmen_van,
        "close_vote": vandaag <= ronde.stemmen_tot,
        "declare": not geteld,
    }
    return {woord for woord in kan if not nog_niet.get(woord)}


KRING = Kring(
    "subsidies:stemronde", SCHERMEN, rules.stemrondes_voor,
    lambda scherm, rij, _persoon: scherm.handeling in verbs(rij), waarover="naam",
)  # fmt: skip


@mag(REGEL)
def stemrondes(request: HttpRequest) -> HttpResponse:
    """List the votes of this person: what runs first."""
    rijen = rules.stemrondes_voor(request.user).select_related("werkgebied", "regelingversie__regeling")
    gegevens = {
        "tabs": tabs(request, "stemrondes"),
        "lopend": [rij for rij in rijen if rij.status in states.LOPEND],
        "klaar": [rij for rij in rijen if rij.status not in states.LOPEND],
    }
    return render(request, "subsidies/stemronde/stemrondes.html", gegevens)


@mag(REGEL)
def nieuw(request: HttpRequest) -> HttpResponse:
    """Make a vote; nobody sees it until it is announced."""
    form = forms.NieuwForm(request.POST or None, persoon=request.user)
    if form.is_valid():
        ronde = attempt(form, lambda: actions.make(**form.facts(), by=request.user))
        if ronde is not None:
            messages.success(request, _("De stemming staat klaar. Kijk haar na en maak haar bekend."))
            return redirect("subsidies:stemronde", ronde.pk)
    return render(request, "subsidies/stemronde/nieuw.html", {"form": form}, status=status_of(form))


@mag(REGEL)
def stemronde(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a vote with its next step, its ideas and its codes."""
    ronde = _found(request, pk)
    uitslag = Uitslag.objects.filter(stemronde=ronde).select_related("stemronde").defer("pb").first()
    gegevens = {
        "ronde": ronde,
        "hierna": HIERNA[Status(ronde.status)],
        "fasen": queries.phases(ronde),
        "stappen": KRING.steps(ronde, verbs(ronde)),
        "biljet": queries.ballot(ronde),
        "ideeen": ronde.ideeen.filter(letter="").order_by("status", "ingediend_op", "pk"),
        "opkomst": queries.turnout(ronde),
        "uitslag": uitslag,
        "regels": with_follow(uitslagen.lines(uitslag)) if uitslag else [],
        "papier": ronde.status in (Status.STEMMEN, Status.TELLEN) and uitslag is None,
        "codes": ronde.status in (Status.IDEEEN, Status.TOETSING, Status.STEMMEN),
        "invoer": ronde.status in ideeen.NOG_OP_PAPIER and not ronde.loting,
    }
    return render(request, "subsidies/stemronde/stemronde.html", gegevens)


def _found(request: HttpRequest, pk: int) -> Stemronde:
    ronde: Stemronde = get_object_or_404(rules.stemrondes_voor(request.user).select_related("werkgebied"), pk=pk)
    return ronde


@mag(REGEL)
def invoer(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter an idea that came on paper."""
    ronde = _found(request, pk)
    form = IdeeForm(request.POST or None)
    if form.is_valid():
        idee = attempt(form, lambda: ideeen.submit(ronde, **form.cleaned_data, by=request.user))
        if idee is not None:
            messages.success(request, _("Het idee staat erbij."))
            return redirect("subsidies:stemidee", idee.pk)
    return render(request, "subsidies/stemronde/invoer.html", {"ronde": ronde, "form": form}, status=status_of(form))
