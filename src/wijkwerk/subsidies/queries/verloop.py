"""What happened with an application, from the log: words for each step, who did it and when."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wijkwerk.kern.logboek import queries as logboek
from wijkwerk.kern.logboek.models import Logregel
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies.models import Aanvraag
from wijkwerk.web.datums import als_euro
from wijkwerk.web.tijdlijn import Moment

WOORDEN: dict[str, Any] = {
    "aangevraagd": _l("Aangevraagd"),
    "aangevuld": _l("Aangevuld"),
    "aanvulling_gevraagd": _l("Om aanvulling gevraagd: de termijn staat stil"),
    "advies_gegeven": _l("Advies gegeven"),
    "advies_gevraagd": _l("Advies gevraagd"),
    "bezwaar": _l("Bezwaar gemaakt"),
    "belang": _l("Gezegd of er een persoonlijk belang is"),
    "buiten_behandeling": _l("Niet in behandeling genomen"),
    "direct_vastgesteld": _l("Toegekend en direct vastgesteld"),
    "geweigerd": _l("Afgewezen"),
    "gevorderd": _l("Geld teruggevraagd"),
    "gewijzigd": _l("Aanvraag gewijzigd"),
    "gezegd": _l("Bericht"),
    "heropend": _l("Heropend na bezwaar"),
    "hervat": _l("De termijn loopt weer"),
    "ingetrokken": _l("Toekenning ingetrokken"),
    "nabezocht": _l("Iemand van de gemeente kwam kijken"),
    "nabezoek_afgezegd": _l("Het bezoek gaat niet door"),
    "nabezoek_gepland": _l("Bezoek gepland"),
    "opgepakt": _l("Opgepakt"),
    "regel_beoordeeld": _l("Een regel beoordeeld"),
    "termijn_gemeld": _l("Gewaarschuwd voor de termijn"),
    "teruggetrokken": _l("Teruggetrokken"),
    "vastgesteld": _l("Vastgesteld"),
    "verantwoording_gevraagd": _l("Gevraagd hoe het was"),
    "verantwoord": _l("Verteld hoe het was"),
    "verdaagd": _l("Het besluit is uitgesteld"),
    "verleend": _l("Toegekend"),
    "verhoogd_na_bezwaar": _l("Hoger na bezwaar"),
    "voorgesteld": _l("Voorgesteld: een tweede kijkt mee"),
    "voorstel_terug": _l("Voorstel teruggegeven"),
}
GEVRAAGD = "verantwoording_gevraagd"
BONNEN, NOG_EENS = _l("Bonnen gevraagd"), _l("Nog eens gevraagd hoe het was")
VAN_BUITEN = ("aangevraagd", "aangevuld", "gewijzigd", "gezegd", "teruggetrokken", "bezwaar", "verantwoord")


def story(aanvraag: Aanvraag) -> list[Moment]:
    """Return what happened, newest first: two queries."""
    regels = told(aanvraag, WOORDEN, VAN_BUITEN)
    vragen = [regel for regel, _moment in regels if regel.handeling.endswith(f".{GEVRAAGD}")]
    namen = {regel.pk: _question(regel, eerste=regel is vragen[-1]) for regel in vragen}
    return [replace(moment, titel=str(namen.get(regel.pk, moment.titel))) for regel, moment in regels]


def told(rij: Model, woorden: Mapping[str, Any], van_buiten: Collection[str]) -> list[tuple[Logregel, Moment]]:
    """Return what the log has of a record as far as there are words for it, newest first: two queries.

    What nobody is named for was done by who asks when it is one of `van_buiten`, and else came by itself.
    """
    regels = [regel for regel in logboek.of_object(rij) if regel.handeling.partition(".")[2] in woorden]
    wie = Persoon.objects.filter(pk__in={regel.actor_id for regel in regels if regel.actor_id})
    namen = {persoon.pk: str(persoon) for persoon in wie}
    verteld = []
    for plaats, regel in enumerate(regels):
        woord, bedrag = regel.handeling.partition(".")[2], regel.gegevens.get("bedrag")
        tekst = als_euro(bedrag) if isinstance(bedrag, int) else ""
        door = namen.get(regel.actor_id or 0) or (_("de aanvrager") if woord in van_buiten else _("vanzelf"))
        verteld.append((regel, Moment(regel.tijd, str(woorden[woord]), tekst, door, nu=plaats == 0)))
    return verteld


def _question(regel: Logregel, *, eerste: bool) -> Any:
    """Return the words for a question about how it was: the first time, again, or for the receipts."""
    if regel.gegevens.get("soort") == "bonnen":
        return BONNEN
    return WOORDEN[GEVRAAGD] if eerste else NOG_EENS
