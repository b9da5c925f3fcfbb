"""How a message looks on its way out: one-line headers, a fixed footer, and an id that stays the same."""

from email.utils import parseaddr

from django.conf import settings
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _


def one_line(tekst: str) -> str:
    """Return `tekst` on one line, so that nobody can add a header to a mail through it."""
    return " ".join("".join(teken if teken.isprintable() else " " for teken in tekst).split())


def footer() -> str:
    """Return the last lines of every mail: whose mail this is and how to reach them."""
    gemeente = settings.GEMEENTE
    regels = [_("Deze mail hoort bij Wijkwerk van de gemeente %(gemeente)s.") % gemeente]
    if gemeente["telefoon"]:
        regels.append(_("Vragen? Bel %(telefoon)s.") % gemeente)
    if gemeente["website"]:
        regels.append(gemeente["website"])
    return "\n".join(regels)


def with_footer(tekst: str, *, taal: str) -> str:
    """Return the whole text as the receiver reads it, with a footer in the language of the text."""
    with translation.override(taal):
        return f"{tekst.rstrip()}\n\n-- \n{footer()}\n"


def message_id(sleutel: str) -> str:
    """Return the Message-ID for a key: the same at every attempt, and telling nothing about the key."""
    domein = parseaddr(settings.MAIL["afzender"])[1].rpartition("@")[2] or "localhost"
    return f"<{salted_hmac('wijkwerk.berichten', sleutel, algorithm='sha256').hexdigest()[:40]}@{domein}>"
