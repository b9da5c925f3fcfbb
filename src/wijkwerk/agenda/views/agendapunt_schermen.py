"""The steps with a question on the screen: each with its address, rule, words, form and the act it makes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _l

from wijkwerk.agenda.actions import agendapunt as actions
from wijkwerk.agenda.actions import knelpunt
from wijkwerk.agenda.forms import agendapunt_stappen as forms
from wijkwerk.agenda.models import Agendapunt
from wijkwerk.agenda.queries.agendapunt import Blad
from wijkwerk.mensen.models import Persoon

Feiten = dict[str, Any]


@dataclass(frozen=True)
class Scherm:
    """A step on the screen. `hoofd` steps are buttons, the others links."""

    woord: str
    handeling: str
    regel: str
    knop: Any
    uitleg: Any
    klaar: Any
    form: type[Any]
    doe: Callable[[Agendapunt, Feiten, Persoon], object]
    icoon: str
    hoofd: bool = True

    def url(self, punt: Agendapunt) -> str:
        """Return the address of this step for a question."""
        return reverse(f"agenda:agendapunt_{self.woord}", args=[punt.pk])


def _act(handeling: Callable[..., object], *namen: str) -> Callable[[Agendapunt, Feiten, Persoon], object]:
    return lambda punt, feiten, by: handeling(punt, **{naam: feiten[naam] for naam in namen}, by=by)


MAKER, TAFEL = "agenda.agenderen", "agenda.tafel"
# fmt: off
SCHERMEN: tuple[Scherm, ...] = (
    Scherm(
        "indiening", "submit", MAKER, _l("Naar de tafel brengen"),
        _l("De tafel krijgt bericht. Wie een signaal aan deze draad meldde, hoort dat het wordt besproken."),
        _l("De vraag ligt nu bij de tafel."), forms.StapForm, _act(actions.submit, "versie"), "doorgezet",
    ),
    Scherm(
        "hervatting", "resume", MAKER, _l("Weer oppakken"),
        _l("De vraag gaat terug naar de voorbereiding. Alles wat erbij stond, staat er nog."),
        _l("U kunt verder met deze vraag."), forms.StapForm, _act(actions.resume, "versie"), "terug",
    ),
    Scherm(
        "teruggave", "hand_back", TAFEL, _l("Teruggeven met reden"),
        _l("De vraag gaat terug naar wie hem stelde. Die past hem aan of kiest een andere tafel."),
        _l("De vraag is teruggegeven."), forms.TeruggaveForm, _act(actions.hand_back, "reden", "versie"), "terug",
    ),
    Scherm(
        "opschaling", "escalate", MAKER, _l("Naar een hogere tafel"),
        _l("De tafel erboven neemt de vraag over en krijgt bericht."),
        _l("De vraag ligt nu bij de hogere tafel."), forms.OpschalingForm,
        _act(actions.escalate, "reden", "versie"), "pijl",
    ),
    Scherm(
        "verlegging", "change_table", "agenda.lezen", _l("Andere tafel kiezen"),
        _l("Hoort de vraag ergens anders? De nieuwe tafel krijgt bericht."),
        _l("De vraag ligt nu bij de andere tafel."), forms.VerleggingForm,
        _act(actions.change_table, "tafel", "organisatie", "reden", "versie"), "lijst", hoofd=False,
    ),
    Scherm(
        "knelpunt", "report", "agenda.lezen", _l("Dit zit vast"),
        _l("De vraag wordt een knelpunt en gaat een tafel omhoog. De wijkregisseur en die tafel krijgen bericht."),
        _l("Dit is nu een knelpunt. Het blijft in de lijst tot het is opgelost."), forms.MeldingForm,
        _act(knelpunt.report, "toelichting"), "let-op", hoofd=False,
    ),
    Scherm(
        "afvoering", "withdraw", MAKER, _l("Van de agenda halen"),
        _l("De vraag wordt niet meer besproken. De reden blijft erbij staan."),
        _l("De vraag is van de agenda af."), forms.AfvoeringForm, _act(actions.withdraw, "reden", "versie"), "kruis",
        hoofd=False,
    ),
)
# fmt: on


def screens_for(blad: Blad) -> list[tuple[Scherm, str]]:
    """Return the steps this person may make now, each with its address."""
    return [(scherm, scherm.url(blad.punt)) for scherm in SCHERMEN if scherm.handeling in blad.stappen]
