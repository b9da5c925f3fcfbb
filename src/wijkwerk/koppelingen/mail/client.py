"""The real post office: one SMTP server, named by WIJKWERK_SMTP_URL."""

import os
import re
from collections.abc import Sequence
from email.errors import MessageError
from email.headerregistry import Address
from smtplib import (
    SMTPAuthenticationError,
    SMTPException,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPSenderRefused,
)
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.smtp import EmailBackend

from wijkwerk.koppelingen.mail import Definitief, Post, Tijdelijk

POORT = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
METHODE = re.compile(r"^METHOD:([A-Z]+)\r?$", re.MULTILINE)
TIJDSLIMIET = 20  # seconds that a silent server may take


class SmtpPostbode:
    """Sends over one SMTP connection that stays open until `close`.

    The address is smtp://, smtp+tls:// (STARTTLS) or smtps://, with name and password: smtp+tls://naam:geheim@host:587.
    """

    def __init__(self, url: str | None = None) -> None:
        deel = urlsplit(url or os.environ.get("WIJKWERK_SMTP_URL", ""))
        if deel.scheme not in POORT or not deel.hostname:
            raise ImproperlyConfigured("Zet WIJKWERK_SMTP_URL, zoals smtp+tls://naam:wachtwoord@mail.voorbeeld.nl:587.")
        self._server = EmailBackend(
            host=deel.hostname,
            port=deel.port or POORT[deel.scheme],
            username=unquote(deel.username or ""),
            password=unquote(deel.password or ""),
            use_tls=deel.scheme == "smtp+tls",
            use_ssl=deel.scheme == "smtps",
            timeout=TIJDSLIMIET,
            fail_silently=False,
        )

    def deliver(self, post: Post) -> None:
        """Hand one mail to the server. Raises Tijdelijk or Definitief, with the code of the server and no address."""
        # Made first: a file that can not be made is no refusal of this mail by the server.
        bijlagen = [(bijlage.naam, bijlage.inhoud, bijlage.soort) for bijlage in post.bijlagen]
        try:
            self._mail(post, bijlagen).send()
        except (ValueError, MessageError) as fout:
            raise Definitief(type(fout).__name__) from fout
        except (SMTPException, OSError) as fout:
            self._hang_up()
            raise _translate(fout) from fout

    def _mail(self, post: Post, bijlagen: Sequence[tuple[str, bytes, str]]) -> EmailMessage:
        aan = str(Address(display_name=post.naam, addr_spec=post.aan)) if post.naam else post.aan
        headers = {"Message-ID": post.message_id, "Auto-Submitted": "auto-generated"}
        if post.afmeldlink:
            headers |= {
                "List-Unsubscribe": f"<{post.afmeldlink}>",
                "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            }
        soort = EmailMultiAlternatives if post.kalender else EmailMessage
        mail = soort(post.onderwerp, post.tekst, post.van, [aan], headers=headers, connection=self._server)
        if isinstance(mail, EmailMultiAlternatives):
            mail.attach_alternative(post.kalender, f"text/calendar; method={_method(post.kalender)}")
        for bijlage in bijlagen:
            mail.attach(*bijlage)
        return mail

    def _hang_up(self) -> None:
        """Drop the connection without a goodbye: a refusal may leave it in any state."""
        verbinding, self._server.connection = self._server.connection, None
        if verbinding is not None:
            verbinding.close()

    def close(self) -> None:
        """Say goodbye to the server."""
        self._server.close()


def _method(kalender: str) -> str:
    """Return what the calendar asks of its reader: the type of the part says the same (RFC 6047, 2.4)."""
    gevonden = METHODE.search(kalender)
    return gevonden[1] if gevonden else "PUBLISH"


def _translate(fout: Exception) -> Tijdelijk | Definitief:
    """Tell whether trying again can help. A refusal of us (password, sender) is a setting that somebody will mend."""
    if isinstance(fout, SMTPRecipientsRefused):
        codes = [code for code, _antwoord in fout.recipients.values()]
    elif isinstance(fout, SMTPResponseException) and not isinstance(fout, SMTPAuthenticationError | SMTPSenderRefused):
        codes = [fout.smtp_code]
    else:
        return Tijdelijk(type(fout).__name__)
    blijvend = bool(codes) and all(500 <= code < 600 for code in codes)
    return (Definitief if blijvend else Tijdelijk)(f"SMTP {codes[0] if codes else ''}".strip())
