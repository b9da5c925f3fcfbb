"""A vote for residents: what goes on and when, voting with a code, and the outcome with how to count it again.

The way to the box is one address and only POSTs: no code or choice stands in an address, a session or a log.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from wijkwerk.kern.documenten.zetter import pdf
from wijkwerk.kern.weigering import Weigering
from wijkwerk.subsidies.actions import stemmen
from wijkwerk.subsidies.forms.stembus import BiljetForm, CodeForm
from wijkwerk.subsidies.models import Stemronde, Uitslag
from wijkwerk.subsidies.queries import stembrief
from wijkwerk.subsidies.queries import stemronde as queries
from wijkwerk.subsidies.queries import uitslag as uitslagen
from wijkwerk.subsidies.queries.uitslag_vervolg import with_follow
from wijkwerk.subsidies.states.stemronde import HIERNA, Ideestatus, Status
from wijkwerk.web.datums import als_euro
from wijkwerk.web.grafieken import Grafiek, Reeks
from wijkwerk.web.tabellen import Kolom, Tabel
from wijkwerk.web.toegang import openbaar


def found(sleutel: str) -> Stemronde:
    """Return an announced vote, or answer 404."""
    ronde: Stemronde = get_object_or_404(queries.public(), sleutel=sleutel)
    return ronde


@openbaar
def stemrondes(request: HttpRequest) -> HttpResponse:
    """List the votes: what can be done now first."""
    rijen = [(ronde, HIERNA[Status(ronde.status)]) for ronde in queries.public()]
    return render(request, "subsidies/stembus/stemrondes.html", {"rijen": rijen})


@openbaar
def stemronde(request: HttpRequest, sleutel: str) -> HttpResponse:
    """Show a vote: its phases, what can be done now, the rules, the ideas."""
    ronde = found(sleutel)
    ideeen = ronde.ideeen.exclude(status=Ideestatus.INGETROKKEN)
    biljet = queries.ballot(ronde)
    gegevens = {
        "ronde": ronde,
        "fasen": queries.phases(ronde),
        "hierna": HIERNA[Status(ronde.status)],
        "kan_insturen": queries.takes_ideas(ronde),
        "kan_stemmen": queries.takes_votes(ronde),
        "biljet": biljet,
        "ideeen": ideeen.filter(letter="").order_by("status", "titel"),
        "opkomst": queries.turnout(ronde) if ronde.status in (Status.TELLEN, Status.UITSLAG) else None,
    }
    return render(request, "subsidies/stembus/stemronde.html", gegevens)


@openbaar
@never_cache
@sensitive_post_parameters()
def stem(request: HttpRequest, sleutel: str) -> HttpResponse:
    """Vote: the code, then the ballot, then one look at it all, then the box."""
    ronde = found(sleutel)
    if not queries.takes_votes(ronde):
        return render(request, "subsidies/stembus/dicht.html", {"ronde": ronde}, status=409)
    stap = request.POST.get("stap", "")
    if request.method != "POST" or stap not in STAPPEN:
        return render(request, "subsidies/stembus/code.html", {"ronde": ronde, "form": CodeForm()})
    return STAPPEN[stap](request, ronde)


def _code(request: HttpRequest, ronde: Stemronde) -> HttpResponse:
    form = CodeForm(request.POST)
    if form.is_valid():
        try:
            code = stemmen.check_code(ronde, form.cleaned_data["code"])
            return _ballot(request, ronde, BiljetForm(initial={"code": code}, **_paper(ronde)))
        except Weigering as weigering:
            form.add_error("code", weigering.melding)
    return render(request, "subsidies/stembus/code.html", {"ronde": ronde, "form": form})


def _choose(request: HttpRequest, ronde: Stemronde) -> HttpResponse:
    form = BiljetForm(request.POST, **_paper(ronde))
    if not form.is_valid() or "terug" in request.POST:
        return _ballot(request, ronde, form)
    return render(request, "subsidies/stembus/controle.html", {"ronde": ronde, "form": form, "gekozen": form.chosen()})


def _cast(request: HttpRequest, ronde: Stemronde) -> HttpResponse:
    form = BiljetForm(request.POST, **_paper(ronde))
    if not form.is_valid():
        return _ballot(request, ronde, form)
    try:
        stemmen.cast(ronde, code=form.cleaned_data["code"], keuzes=form.cleaned_data["keuzes"])
    except Weigering as weigering:
        gegevens = {"ronde": ronde, "form": CodeForm(), "melding": weigering.melding}
        return render(request, "subsidies/stembus/code.html", gegevens, status=409)
    return redirect("subsidies:stem_dank", ronde.sleutel)


STAPPEN = {"code": _code, "keuze": _choose, "stemmen": _cast}


def _paper(ronde: Stemronde) -> dict[str, Any]:
    return {"ronde": ronde, "ideeen": queries.ballot(ronde)}


def _ballot(request: HttpRequest, ronde: Stemronde, form: BiljetForm) -> HttpResponse:
    return render(request, "subsidies/stembus/biljet.html", {"ronde": ronde, "form": form})


@openbaar
def dank(request: HttpRequest, sleutel: str) -> HttpResponse:
    """Thank who voted. The page says nothing of anybody: it is the same for all."""
    return render(request, "subsidies/stembus/dank.html", {"ronde": found(sleutel)})


@openbaar
def biljet(request: HttpRequest, sleutel: str) -> HttpResponse:
    """Give the ballot to print, once its order was drawn."""
    ronde = found(sleutel)
    if not ronde.loting:
        raise Http404
    antwoord = HttpResponse(pdf(stembrief.paper_ballot(ronde)), content_type="application/pdf")
    antwoord["Content-Disposition"] = f'inline; filename="stembiljet-{ronde.sleutel}.pdf"'
    return antwoord


@openbaar
def uitslag(request: HttpRequest, sleutel: str) -> HttpResponse:
    """Show the outcome: both counts, which one decides, why each idea won or not, and how to count again."""
    ronde, telling = _declared(sleutel)
    regels = uitslagen.lines(telling)
    gegevens = {
        "ronde": ronde,
        "uitslag": telling,
        "regels": with_follow(regels),
        "gekozen": [regel for regel in regels if regel.gekozen],
        "anders": [regel for regel in regels if regel.gelijke_delen != regel.eenvoudig],
        "grafiek": _chart(regels),
        "samen": _side_by_side(telling),
        "opkomst": queries.turnout(ronde),
        "te_klein": telling.biljetten < uitslagen.MIN_LOS,
    }
    return render(request, "subsidies/stembus/uitslag.html", gegevens)


@openbaar
def bestand(request: HttpRequest, sleutel: str) -> HttpResponse:
    """Give the file of the vote in the format of pabulib.org: the very bytes that were counted.

    A handful of ballots is not shown one by one: who knows the voters would guess which is whose.
    """
    ronde, telling = _declared(sleutel)
    if telling.biljetten < uitslagen.MIN_LOS:
        raise Http404
    antwoord = HttpResponse(telling.pb, content_type="text/plain; charset=utf-8")
    antwoord["Content-Disposition"] = f'attachment; filename="{ronde.sleutel}.pb"'
    return antwoord


def _declared(sleutel: str) -> tuple[Stemronde, Uitslag]:
    ronde = found(sleutel)
    telling = Uitslag.objects.filter(stemronde=ronde).first()
    if ronde.status != Status.UITSLAG or telling is None:
        raise Http404
    telling.stemronde = ronde
    return ronde, telling


def _chart(regels: list[uitslagen.Regel]) -> Grafiek:
    punten = any(regel.punten != regel.stemmen for regel in regels)
    naam = _("Punten") if punten else _("Stemmen")
    return Grafiek(
        _("Hoeveel stemmen elk idee kreeg") if not punten else _("Hoeveel punten elk idee kreeg"),
        _("Een staaf per idee. Gekozen ideeën staan boven."),
        [f"{regel.idee.letter}  {regel.idee.titel}" for regel in regels],
        [Reeks(naam, [regel.punten for regel in regels])],
        kop=_("Idee"),
    )


def _side_by_side(telling: Uitslag) -> Tabel:
    tellingen = (("gelijke_delen", telling.gelijke_delen), ("eenvoudig", telling.eenvoudig))
    rijen: list[list[Any]] = [
        [_("Gekozen ideeën"), *(len(cijfers["gekozen"]) for _naam, cijfers in tellingen)],
        [_("Uitgegeven"), *(als_euro(cijfers["besteed"]) for _naam, cijfers in tellingen)],
        [_("Over"), *(als_euro(cijfers["over"]) for _naam, cijfers in tellingen)],
        [_("Mensen die iets van hun keuze krijgen"), *(telling.bereik[naam]["met_iets"] for naam, _c in tellingen)],
    ]
    koppen = [Kolom(""), Kolom(_l("Gelijke delen"), getal=True), Kolom(_l("De meeste stemmen eerst"), getal=True)]
    return Tabel(_("De twee manieren van tellen naast elkaar"), koppen, rijen)
