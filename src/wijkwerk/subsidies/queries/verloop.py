"""What happened with an application, from the log: words for each step, who did it and when."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wijkwerk.kern.logboek import queries as logboek
from wijkwerk.kern.logboek.models import Logregel
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies.models import Aanvraag
from wijkwerk.web.datums import als_euro

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


@dataclass(frozen=True)
class Moment:
    """One line of the timeline."""

    moment: datetime
    titel: str
    tekst: str
    door: str
    nu: bool = False


def story(aanvraag: Aanvraag) -> list[Moment]:
    """Return what happened, newest first: two queries."""
    regels = [regel for regel in logboek.of_object(aanvraag) if regel.handeling.partition(".")[2] in WOORDEN]
    wie = Persoon.objects.filter(pk__in={regel.actor_id for regel in regels if regel.actor_id})
    namen = {persoon.pk: str(persoon) for persoon in wie}
    eerste = next((regel.pk for regel in reversed(regels) if regel.handeling.endswith(f".{GEVRAAGD}")), None)
    return [_moment(regel, namen, nu=plaats == 0, eerste=regel.pk == eerste) for plaats, regel in enumerate(regels)]


def _moment(regel: Logregel, namen: dict[int, str], *, nu: bool, eerste: bool) -> Moment:
    woord = regel.handeling.partition(".")[2]
    door = namen.get(regel.actor_id or 0) or _nobody(woord)
    bedrag = regel.gegevens.get("bedrag")
    tekst = als_euro(bedrag) if isinstance(bedrag, int) else ""
    wat = _question(regel, eerste=eerste) if woord == GEVRAAGD else WOORDEN[woord]
    return Moment(regel.tijd, str(wat), tekst, door, nu)


def _question(regel: Logregel, *, eerste: bool) -> Any:
    """Return the words for a question about how it was: the first time, again, or for the receipts."""
    if regel.gegevens.get("soort") == "bonnen":
        return BONNEN
    return WOORDEN[GEVRAAGD] if eerste else NOG_EENS


def _nobody(woord: str) -> str:
    van_buiten = ("aangevraagd", "aangevuld", "gewijzigd", "gezegd", "teruggetrokken", "bezwaar", "verantwoord")
    return _("de aanvrager") if woord in van_buiten else _("vanzelf")
