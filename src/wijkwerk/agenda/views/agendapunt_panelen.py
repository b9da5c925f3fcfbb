"""What questions hang on the page of a signal: which tables deal with it, and the way to put it before one."""

from django.http import HttpRequest

from wijkwerk.agenda.queries.agendapunt import questions_about
from wijkwerk.agenda.rules import punten_voor
from wijkwerk.signalen.models import Signaal
from wijkwerk.web.panelen import Inhoud
from wijkwerk.web.toegang import houdt


def signaal(request: HttpRequest, signaal: Signaal) -> Inhoud:
    """Return the questions that came from a signal, and for who leads it the way to make one."""
    punten = list((questions_about(signaal) & punten_voor(request.user)).select_related("organisatie", "werkgebied"))
    mag = signaal.is_open and houdt(request.user, "agenda.agenderen")
    gegevens = {"punten": punten, "signaal": signaal, "mag": mag}
    return ("agenda/agendapunt/paneel_signaal.html", gegevens) if punten or mag else None
