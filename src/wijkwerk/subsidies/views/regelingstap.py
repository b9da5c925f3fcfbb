"""The steps in the life of a version: publish it, close it, put a concept aside."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from wijkwerk.kern import klok
from wijkwerk.subsidies.actions import regeling as actions
from wijkwerk.subsidies.forms.regeling import PublicatieForm
from wijkwerk.subsidies.models import Regelingversie
from wijkwerk.subsidies.queries.regeling_gereed import checklist
from wijkwerk.subsidies.states import regeling as states
from wijkwerk.web.stappen import Kring, Scherm, StapForm, by_table

SCHERMEN = (
    Scherm(
        "publicatie",
        "publish",
        states.BEHEER,
        _("Publiceren"),
        _("Vanaf nu verandert er niets meer in deze versie. Ze gaat vanzelf open op de dag waarop ze geldt."),
        _("De versie is gepubliceerd en verandert niet meer."),
        PublicatieForm,
        actions.publish,
        "goed",
    ),
    Scherm(
        "sluiting",
        "close",
        states.BEHEER,
        _("Sluiten"),
        _("Bewoners kunnen niet meer aanvragen. Lopende aanvragen houden deze regels."),
        _("De versie is gesloten."),
        StapForm,
        actions.close,
        "kruis",
        groep="anders",
    ),
    Scherm(
        "afloop",
        "drop",
        states.BEHEER,
        _("Concept niet gebruiken"),
        _("Het concept blijft leesbaar, maar u werkt er niet meer in."),
        _("Het concept is weggelegd."),
        StapForm,
        actions.drop,
        "kruis",
        groep="anders",
    ),
)


def _all(_persoon: Any) -> QuerySet[Regelingversie]:
    return Regelingversie.objects.select_related("regeling")


def _extra(_request: HttpRequest, scherm: Scherm, form: Any) -> dict[str, Any]:
    """Give publication its checklist."""
    return {"punten": checklist(form.rij, klok.vandaag())} if scherm.handeling == "publish" else {}


KRING = Kring(
    "subsidies:regelingversie",
    SCHERMEN,
    _all,
    by_table(states, anders=()),
    sjabloon="subsidies/regeling/stap.html",
    erbij=_extra,
)
