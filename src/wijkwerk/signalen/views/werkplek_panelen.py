"""What signals hang on pages of lower rooms: what is going on in a wijk, what to manage."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.signalen import queries
from wijkwerk.web.grafieken import Grafiek, Reeks
from wijkwerk.web.panelen import Inhoud
from wijkwerk.web.toegang import houdt


def wijk(request: HttpRequest, werkgebied: Werkgebied) -> Inhoud:
    """Return what is going on in a working area, as far as everyone may know."""
    cijfers = queries.figures(werkgebied=werkgebied)
    gegevens = {"signalen": queries.public_of(werkgebied, limiet=8), "grafiek": _chart(cijfers)}
    return "signalen/werkplek/paneel_wijk.html", gegevens


def beheer(request: HttpRequest, persoon: Any) -> Inhoud:
    """Return the links to the catalogue for who keeps it."""
    return ("signalen/werkplek/paneel_beheer.html", {}) if houdt(request.user, "signalen.beheren") else None


def _chart(cijfers: queries.Cijfers) -> Grafiek | None:
    if not cijfers.totaal:
        return None
    top = cijfers.per_onderwerp[:8]
    titel = _("Het vaakst gaat het over %(onderwerp)s") % {"onderwerp": top[0][0].lower()}
    zin = ngettext(
        "%(n)s melding in het laatste halfjaar, per onderwerp.",
        "%(n)s meldingen in het laatste halfjaar, per onderwerp.",
        cijfers.totaal,
    ) % {"n": cijfers.totaal}
    aantallen = Reeks(_("Meldingen"), [aantal for _naam, aantal in top])
    return Grafiek(titel, zin, [naam for naam, _aantal in top], [aantallen], kop=_("Onderwerp"))
