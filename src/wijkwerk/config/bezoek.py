"""Who visits: the session and the person behind it, asked on every page that knows somebody."""

from datetime import UTC, datetime
from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session

from wijkwerk.kern.vragen import VasteVraag
from wijkwerk.mensen.models import Persoon

_SESSIE = VasteVraag(
    lambda sleutel, nu: Session.objects.filter(session_key=sleutel, expire_date__gt=nu),
    sleutel="?",
    nu=datetime.max.replace(tzinfo=UTC),
)
_PERSOON = VasteVraag(lambda pk: Persoon.objects.filter(pk=pk), pk=-1)


class SessionStore(db.SessionStore):
    """Django's own session in the database."""

    def _get_session_from_db(self) -> Session | None:
        """Return the row, or None and forget the key: it is unknown or over."""
        rij = next(iter(_SESSIE(sleutel=self.session_key, nu=datetime.now(UTC))), None)
        if rij is None:
            self._session_key = None
        return rij


class Aanmelding(AuthenticationBackend):
    """The sign-in of the accounts library."""

    def get_user(self, user_id: Any) -> Persoon | None:
        """Return the person of a session, None when the account is gone or closed."""
        persoon = next(iter(_PERSOON(pk=user_id)), None)
        return persoon if persoon is not None and self.user_can_authenticate(persoon) else None
