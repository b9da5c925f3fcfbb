"""The post office: hands one mail to the outside world. `client` is SMTP, `fake` keeps everything at home.

`settings.MAIL["soort"]` chooses: "smtp" or "nep". The address of the mail server is in WIJKWERK_SMTP_URL.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True)
class Bijlage:
    """A file that goes along with a mail: its name, its media type, and how it is made once somebody needs it."""

    naam: str
    soort: str
    maak: Callable[[], bytes]

    @cached_property
    def inhoud(self) -> bytes:
        """What is in it; made once."""
        return self.maak()


@dataclass(frozen=True)
class Post:
    """One mail, ready to go. The same message has the same `message_id`, however often it is tried.

    `kalender` is an iCalendar object with a METHOD, `afmeldlink` where one POST ends this news (RFC 8058); or empty.
    """

    message_id: str
    van: str
    aan: str
    naam: str
    onderwerp: str
    tekst: str
    kalender: str = ""
    afmeldlink: str = ""
    bijlagen: tuple[Bijlage, ...] = ()


class Tijdelijk(Exception):
    """It did not go now; later it may (server away, mailbox full, wrong password of ours)."""


class Definitief(Exception):
    """It will never go: the address does not exist or the message is refused."""


class Postbode(Protocol):
    """Who delivers. One connection may serve many mails; `close` ends it."""

    def deliver(self, post: Post) -> None:
        """Hand over one mail. Raises Tijdelijk or Definitief."""

    def close(self) -> None:
        """End the connection, if there is one."""


def open_postbode() -> Postbode:
    """Return the post office of this installation. Raises ImproperlyConfigured when there is none."""
    from wijkwerk.koppelingen.mail.client import SmtpPostbode  # noqa: PLC0415 (both need the words above)
    from wijkwerk.koppelingen.mail.fake import NepPostbode  # noqa: PLC0415 (the same)

    soorten: dict[str, type[SmtpPostbode] | type[NepPostbode]] = {"smtp": SmtpPostbode, "nep": NepPostbode}
    soort = settings.MAIL["soort"]
    if soort not in soorten:
        raise ImproperlyConfigured(f"MAIL['soort'] is '{soort}', maar moet 'smtp' of 'nep' zijn.")
    return soorten[soort]()
