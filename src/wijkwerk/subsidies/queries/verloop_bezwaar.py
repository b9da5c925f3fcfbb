"""What happened with an objection or a claim, from the log, in words."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wijkwerk.subsidies.models import Bezwaar, Vordering
from wijkwerk.subsidies.queries.verloop import told
from wijkwerk.web.datums import als_euro
from wijkwerk.web.tijdlijn import Moment

WOORDEN: dict[str, Any] = {
    "aan_betalen_herinnerd": _l("Herinnering gestuurd"),
    "bezwaar_opgepakt": _l("Opgepakt"),
    "bezwaar_verdaagd": _l("Het besluit is uitgesteld"),
    "deel_terugontvangen": _l("Deel terugontvangen"),
    "gegrond": _l("Gegrond"),
    "gehoord": _l("Verslag van het gesprek"),
    "hoorzitting": _l("Gesprek gepland"),
    "horen_hoeft_niet": _l("Een gesprek hoeft niet"),
    "kwijtgescholden": _l("Kwijtgescholden"),
    "niet_ontvankelijk": _l("Niet-ontvankelijk"),
    "ongegrond": _l("Ongegrond"),
    "terugontvangen": _l("Helemaal terugontvangen"),
    "teruggetrokken": _l("Ingetrokken"),
    "uitstel_van_betaling": _l("Meer tijd gegeven om te betalen"),
    "vordering_herroepen": _l("Vervallen na bezwaar"),
    "vordering_verlaagd": _l("Lager na bezwaar"),
}
VAN_BUITEN = ("horen_hoeft_niet", "teruggetrokken")


def course(rij: Bezwaar | Vordering) -> list[Moment]:
    """Return what happened with a record, newest first, down to how it began: two queries."""
    uit = [moment for _regel, moment in told(rij, WOORDEN, VAN_BUITEN)]
    return [*uit, _beginning(rij, nu=not uit)]


def _beginning(rij: Bezwaar | Vordering, *, nu: bool) -> Moment:
    """Return how it began: an objection that came in, or money that was asked back."""
    if isinstance(rij, Bezwaar):
        return Moment(rij.ontvangen_op, _("Bezwaar ontvangen"), door=_("de aanvrager"), nu=nu)
    besluit = rij.beschikking
    return Moment(besluit.genomen_op, _("Geld teruggevraagd"), als_euro(rij.bedrag), besluit.besluitnemer, nu=nu)
