"""Django's way of sending mail, led through our own messages: what packages send is queued and retried too."""

from collections.abc import Sequence
from datetime import timedelta
from email.utils import parseaddr
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.translation import get_language

from wijkwerk.kern import klok
from wijkwerk.kern.berichten import actions

BEWAARTERMIJN = timedelta(days=1)


class BerichtenBackend(BaseEmailBackend):
    """Queues each mail as one message per receiver, in the language of the page that asked for it.

    These carry login codes: they are destroyed after a day.
    """

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Queue the mails and return how many. Raises ValueError for an attachment: messages are plain text."""
        for mail in email_messages:
            if mail.attachments:
                raise ValueError("A message can not carry attachments.")
            for ontvanger in mail.recipients():
                naam, adres = parseaddr(ontvanger)
                actions.send(
                    sleutel=f"mail {uuid4()}",
                    aan=adres,
                    naam=naam,
                    onderwerp=str(mail.subject),
                    tekst=str(mail.body),
                    taal=get_language() or settings.LANGUAGE_CODE,
                    bewaren=klok.vandaag() + BEWAARTERMIJN,
                )
        return len(email_messages)
