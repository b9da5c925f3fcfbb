"""The acts on a thema, each at its own address: change, make public, rest, resume, finish."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wijkwerk.agenda.actions import thema as actions
from wijkwerk.agenda.forms import thema as forms
from wijkwerk.agenda.models import Thema
from wijkwerk.agenda.queries.thema_openbaar import as_public
from wijkwerk.agenda.rules import themas_voor
from wijkwerk.agenda.states import thema as states
from wijkwerk.mensen.models import Persoon
from wijkwerk.web.stappen import Kring, Scherm, StapForm, by_table, view_of
from wijkwerk.web.toegang import eis, mag

# Who keeps a thema shows from the thema itself: an owner may have no other role here.
LEZEN, HOUDEN = "agenda.lezen", "agenda.thema"
SCHERMEN: tuple[Scherm, ...] = (
    Scherm(
        "openbaarheid", "publish", LEZEN, _l("Tekst voor bewoners"),
        _l("Bewoners lezen dit op de wijkpagina, en wie iets meldde leest het op de pagina van zijn melding."),
        _l("Bewoners kunnen dit nu lezen."), forms.OpenbaarForm, actions.publish, "wijk",
    ),
    Scherm(
        "rust", "rest", LEZEN, _l("In de gaten houden"),
        _l("Er is nu niets te doen. Het thema blijft open en u ziet het als er iets bij komt."),
        _l("U houdt dit thema in de gaten."), StapForm, actions.rest, "klok",
    ),
    Scherm(
        "hervatting", "resume", LEZEN, _l("Weer oppakken"),
        _l("Het thema loopt weer. U kunt er signalen in bundelen en het agenderen."),
        _l("Het thema loopt weer."), StapForm, actions.resume, "terug",
    ),
    Scherm(
        "afronding", "finish", LEZEN, _l("Afronden"),
        _l("Het is klaar. Schrijf op wat het heeft opgeleverd. Daarna vertelt u het aan wie iets meldde."),
        _l("Het thema is afgerond."), forms.AfrondForm, actions.finish, "goed",
    ),
    Scherm(
        "wijziging", "change", LEZEN, _l("Gegevens wijzigen"), _l("Titel, wijk, eigenaar en wie het mag lezen."),
        _l("De gegevens zijn gewijzigd."), forms.WijzigForm, actions.change, "instellingen",
    ),
)  # fmt: skip


def _seen(persoon: Persoon) -> QuerySet[Thema]:
    return themas_voor(persoon).select_related("werkgebied", "onderwerp", "eigenaar")


def _with_it(request: HttpRequest, scherm: Scherm, form: Any) -> dict[str, Any]:
    """Show what residents would read, when somebody asks for it."""
    if "voorbeeld" not in request.POST or not form.is_valid():
        return {}
    form.rij.publiek_verhaal = form.cleaned_data["publiek_verhaal"]
    return {"voorbeeld": as_public(form.rij)}


KRING = Kring(
    "agenda:thema",
    SCHERMEN,
    _seen,
    by_table(states, anders=states.Status.values),
    regel=HOUDEN,
    waarover="titel",
    sjabloon="agenda/thema/stap.html",
    erbij=_with_it,
)
_publiek = view_of(KRING, SCHERMEN[0])


@mag(LEZEN)
def openbaarheid(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Write what residents read, or take it away from them."""
    return _unpublish(request, kept(request, pk)) if "weghalen" in request.POST else _publiek(request, pk=pk)


def kept(request: HttpRequest, pk: int) -> Thema:
    """Return a thema that this person keeps: 404 when it may not be read, 403 when it may not be changed."""
    thema = get_object_or_404(_seen(request.user), pk=pk)
    eis(request.user, HOUDEN, thema)
    return thema


def _unpublish(request: HttpRequest, thema: Thema) -> HttpResponse:
    actions.unpublish(thema, by=request.user)
    messages.success(request, _("Bewoners zien dit thema niet meer. De tekst blijft bewaard."))
    return redirect("agenda:thema", thema.pk)
