"""What the grants hang on pages of lower rooms: the place, what to draw, and its order."""

from typing import Any, Final

from django.http import HttpRequest

from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.kern import klok
from wijkwerk.signalen.models import Signaal
from wijkwerk.subsidies.models import Aanvraag
from wijkwerk.subsidies.queries import cijfers
from wijkwerk.subsidies.queries.panelen import asked_because_of
from wijkwerk.subsidies.queries.regeling import open_versions
from wijkwerk.subsidies.queries.uitslag_vervolg import of_application, ready
from wijkwerk.subsidies.views import bezwaar_openbaar, bezwaar_panelen, resultaten, verantwoording_werk
from wijkwerk.web.panelen import Functie, Inhoud
from wijkwerk.web.toegang import houdt

MAP = "subsidies/overzicht/"


def wijk(_request: HttpRequest, werkgebied: Werkgebied) -> Inhoud:
    """Return what plans in an area got, for everyone."""
    stand = cijfers.of_area(werkgebied)
    return (f"{MAP}paneel_wijk.html", {"stand": stand, "werkgebied": werkgebied}) if stand else None


def aanleiding(request: HttpRequest, obj: Any) -> Inhoud:
    """Return the applications that came of a signal or thema, for who may read them."""
    if not houdt(request.user, "subsidies.lezen"):
        return None
    rijen = list(asked_because_of(obj, request.user)[:10])
    return (f"{MAP}paneel_aanleiding.html", {"aanvragen": rijen}) if rijen else None


def zelf_doen(_request: HttpRequest, signaal: Signaal) -> Inhoud:
    """Return the way from a report to asking money for a plan of one's own, for who holds the link of the report."""
    return (f"{MAP}paneel_zelf_doen.html", {"signaal": signaal}) if open_versions(klok.vandaag()) else None


def gekozen_idee(request: HttpRequest, aanvraag: Aanvraag) -> Inhoud:
    """Return which idea of a vote an application works out, and what lies ready for it."""
    idee = of_application(aanvraag)
    if idee is None:
        return None
    houdt_bij = houdt(request.user, "subsidies.stemrondes", idee)
    gegevens = {"idee": idee, "klaar": ready(idee), "houdt_bij": houdt_bij}
    return "subsidies/stembus/paneel_aanvraag.html", gegevens


PANELEN: Final[tuple[tuple[str, Functie, int], ...]] = (
    ("aanvraag", gekozen_idee, 5),
    ("aanvraag", bezwaar_panelen.aanvraag, 40),
    ("aanvraag_volgen", gekozen_idee, 5),
    ("aanvraag_volgen", bezwaar_openbaar.paneel_volgen, 20),
    ("wijk", wijk, 16),
    ("signaal", aanleiding, 17),
    ("volgblad_doen", zelf_doen, 10),
    ("thema", aanleiding, 10),
    ("aanvraag", verantwoording_werk.aanvraag, 30),
    ("wijk", resultaten.wijk, 17),
)
