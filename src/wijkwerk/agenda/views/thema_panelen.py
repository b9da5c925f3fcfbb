"""What themas hang on pages of the rooms below: a signal, the inbox, the follow page, the page of a wijk."""

from typing import Any

from django.http import HttpRequest

from wijkwerk.agenda.forms.thema import KiesForm
from wijkwerk.agenda.queries import thema as queries
from wijkwerk.agenda.queries import thema_openbaar as openbaar
from wijkwerk.agenda.rules import themas_voor
from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.signalen.models import Signaal
from wijkwerk.signalen.states import Status
from wijkwerk.web.panelen import Inhoud
from wijkwerk.web.toegang import houdt

MAP = "agenda/thema/"


def signaal(request: HttpRequest, signaal: Signaal) -> Inhoud:
    """Return the themas a signal belongs to, and for who keeps themas the way to bundle it."""
    themas = list(queries.themas_of(signaal) & themas_voor(request.user))
    mag = houdt(request.user, "agenda.thema") and signaal.status not in (Status.INGETROKKEN, Status.SAMENGEVOEGD)
    form = KiesForm(persoon=request.user, signaal=signaal, auto_id="thema_%s") if mag else None
    kan_kiezen = form is not None and form.fields["thema"].queryset.exists()
    gegevens = {"themas": themas, "signaal": signaal, "mag": mag, "form": form if kan_kiezen else None}
    return (f"{MAP}paneel_signaal.html", gegevens) if themas or mag else None


def postvak(request: HttpRequest, filters: Any) -> Inhoud:
    """Return the link that makes a thema of what the inbox shows."""
    mag = houdt(request.user, "agenda.thema")
    return (f"{MAP}paneel_postvak.html", {"filters": filters or "status=open"}) if mag else None


def volgblad(request: HttpRequest, signaal: Signaal) -> Inhoud:
    """Return with how many others a report was taken together; a public thema tells itself, on the thread."""
    anderen = openbaar.company_of(signaal)
    return (f"{MAP}paneel_volgblad.html", {"anderen": anderen}) if anderen else None


def wijk(request: HttpRequest, werkgebied: Werkgebied) -> Inhoud:
    """Return what we work on in an area, for everyone."""
    themas = openbaar.public_of(werkgebied)
    return (f"{MAP}paneel_wijk.html", {"themas": themas}) if themas else None
