"""What happened with an objection or a claim, from the log, in words."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wijkwerk.kern.logboek import queries as logboek
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies.models import Bezwaar, Vordering
from wijkwerk.subsidies.queries.verloop import Moment
from wijkwerk.web.datums import als_euro

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
    regels = [regel for regel in logboek.of_object(rij) if regel.handeling.partition(".")[2] in WOORDEN]
    wie = Persoon.objects.filter(pk__in={regel.actor_id for regel in regels if regel.actor_id})
    namen = {persoon.pk: str(persoon) for persoon in wie}
    uit = []
    for plaats, regel in enumerate(regels):
        bedrag = regel.gegevens.get("bedrag")
        tekst = als_euro(bedrag) if isinstance(bedrag, int) else ""
        woord = str(WOORDEN[regel.handeling.partition(".")[2]])
        buiten = regel.handeling.partition(".")[2] in VAN_BUITEN
        door = namen.get(regel.actor_id or 0) or (_("de aanvrager") if buiten else _("vanzelf"))
        uit.append(Moment(regel.tijd, woord, tekst, door, plaats == 0))
    return [*uit, _beginning(rij, nu=not uit)]


def _beginning(rij: Bezwaar | Vordering, *, nu: bool) -> Moment:
    """Return how it began: an objection that came in, or money that was asked back."""
    if isinstance(rij, Bezwaar):
        return Moment(rij.ontvangen_op, _("Bezwaar ontvangen"), "", _("de aanvrager"), nu)
    besluit = rij.beschikking
    return Moment(besluit.genomen_op, _("Geld teruggevraagd"), als_euro(rij.bedrag), besluit.besluitnemer, nu)
