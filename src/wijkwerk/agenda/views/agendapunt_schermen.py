"""The steps with a question on the screen: each with its address, rule, words, form and the act it makes."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _l

from wijkwerk.agenda.actions import agendapunt as actions
from wijkwerk.agenda.actions import knelpunt
from wijkwerk.agenda.forms import agendapunt_stappen as forms
from wijkwerk.agenda.models import Agendapunt
from wijkwerk.agenda.queries import agendapunt as queries
from wijkwerk.agenda.rules import punten_voor
from wijkwerk.kern import klok
from wijkwerk.mensen.models import Persoon
from wijkwerk.web.stappen import Kring, Scherm, StapForm

MINDER = "minder"  # what is seldom needed: links below the buttons
MAKER, TAFEL = "agenda.agenderen", "agenda.tafel"
SCHERMEN: tuple[Scherm, ...] = (
    Scherm(
        "indiening", "submit", MAKER, _l("Naar de tafel brengen"),
        _l("De tafel krijgt bericht. Wie een signaal aan deze draad meldde, hoort dat het wordt besproken."),
        _l("De vraag ligt nu bij de tafel."), StapForm, actions.submit, "doorgezet",
    ),
    Scherm(
        "hervatting", "resume", MAKER, _l("Weer oppakken"),
        _l("De vraag gaat terug naar de voorbereiding. Alles wat erbij stond, staat er nog."),
        _l("U kunt verder met deze vraag."), StapForm, actions.resume, "terug",
    ),
    Scherm(
        "teruggave", "hand_back", TAFEL, _l("Teruggeven met reden"),
        _l("De vraag gaat terug naar wie hem stelde. Die past hem aan of kiest een andere tafel."),
        _l("De vraag is teruggegeven."), forms.TeruggaveForm, actions.hand_back, "terug",
    ),
    Scherm(
        "opschaling", "escalate", MAKER, _l("Naar een hogere tafel"),
        _l("De tafel erboven neemt de vraag over en krijgt bericht."),
        _l("De vraag ligt nu bij de hogere tafel."), forms.OpschalingForm,
        actions.escalate, "pijl",
    ),
    Scherm(
        "verlegging", "change_table", "agenda.lezen", _l("Andere tafel kiezen"),
        _l("Hoort de vraag ergens anders? De nieuwe tafel krijgt bericht."),
        _l("De vraag ligt nu bij de andere tafel."), forms.VerleggingForm,
        actions.change_table, "lijst", MINDER,
    ),
    Scherm(
        "knelpunt", "report", "agenda.lezen", _l("Dit zit vast"),
        _l("De vraag wordt een knelpunt en gaat een tafel omhoog. De wijkregisseur en die tafel krijgen bericht."),
        _l("Dit is nu een knelpunt. Het blijft in de lijst tot het is opgelost."), forms.VastForm,
        knelpunt.report, "let-op", MINDER,
    ),
    Scherm(
        "afvoering", "withdraw", MAKER, _l("Van de agenda halen"),
        _l("De vraag wordt niet meer besproken. De reden blijft erbij staan."),
        _l("De vraag is van de agenda af."), forms.AfvoeringForm, actions.withdraw, "kruis",
        MINDER,
    ),
)  # fmt: skip


def _possible(scherm: Scherm, punt: Agendapunt, persoon: Persoon) -> bool:
    return scherm.handeling in queries.steps(persoon, punt, queries.stuck(punt))


def _with_it(request: HttpRequest, scherm: Scherm, form: Any) -> dict[str, Any]:
    """Before it goes to the table: what the table would still ask for."""
    lijst = queries.missing_now(form.rij) if scherm.handeling == "submit" else []
    return {"punt": form.rij, "ontbreekt": lijst, "vandaag": klok.vandaag()}


KRING = Kring(
    "agenda:agendapunt",
    SCHERMEN,
    lambda persoon: punten_voor(persoon).select_related("werkgebied", "organisatie", "trekker", "thema"),
    _possible,
    waarover="vraag",
    sjabloon="agenda/agendapunt/stap.html",
    erbij=_with_it,
)
