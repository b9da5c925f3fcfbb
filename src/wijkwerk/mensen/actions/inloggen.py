"""Signing in: who came in, how, and whether a second step was taken elsewhere. E-mail addresses never reach the log."""

from typing import Any

from django.contrib.auth import SESSION_KEY, login
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.logboek.actions import note
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon
from wijkwerk.mensen.rules import TWEEDE_STAP


def vouch(request: HttpRequest, persoon: Persoon, *, weg: str) -> None:
    """Remember for this session by which way (own step, municipal login, demo) `persoon` took a second step."""
    request.session[TWEEDE_STAP] = {"weg": weg, "persoon": persoon.pk}


def record_sign_in(request: HttpRequest, persoon: Persoon) -> None:
    """Log that `persoon` signed in and by which steps."""
    stappen: list[dict[str, Any]] = request.session.get("account_authentication_methods", [])
    wegen = [stap.get("type") or stap["method"] for stap in stappen if not stap.get("reauthenticated")]
    note("mensen.aangemeld", object=persoon, by=persoon, herkomst="web", weg="+".join(wegen))


def record_refusal(email: str) -> None:
    """Log a refused password, with the account when there is one; nothing about who does not exist."""
    persoon = Persoon.objects.filter(email=email.lower()).first()
    note("mensen.aanmelden", object=persoon, by=None, herkomst="web", resultaat="geweigerd")


def sign_in(request: HttpRequest, persoon: Persoon, *, weg: str) -> None:
    """Sign `persoon` in without asking anything, in a fresh session: for the demo, and only a demo accepts it."""
    login(request, persoon)
    vouch(request, persoon, weg=weg)
    note("mensen.aangemeld", object=persoon, by=persoon, herkomst="web", weg=weg)


def sign_out_elsewhere(persoon: Persoon, *, keep: str | None, by: Persoon) -> int:
    """End every session of `persoon` except the one with key `keep`, and return how many. Refuses anybody else."""
    if by.pk != persoon.pk:
        raise Weigering(_("U kunt alleen uzelf uitloggen."), regel="eigen")
    open_sessies = Session.objects.filter(expire_date__gt=klok.nu()).exclude(session_key=keep)
    eigen = [sessie.pk for sessie in open_sessies if sessie.get_decoded().get(SESSION_KEY) == str(persoon.pk)]
    Session.objects.filter(pk__in=eigen).delete()
    note("mensen.elders_uitgelogd", object=persoon, by=by, aantal=len(eigen))
    return len(eigen)
