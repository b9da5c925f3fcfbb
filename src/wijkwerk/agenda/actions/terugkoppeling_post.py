"""How a message looks when it leaves: the text as it was written, in a frame in the language of the receiver."""

from dataclasses import dataclass

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from wijkwerk.agenda.models import Thema
from wijkwerk.agenda.queries.terugkoppeling_wie import Ontvanger
from wijkwerk.kern.berichten import sjablonen

ZOUT = "wijkwerk.agenda.afmelding"


@dataclass(frozen=True)
class Post:
    """What was written: subject and text."""

    onderwerp: str
    tekst: str


@dataclass(frozen=True)
class Afmeldrecht:
    """What a link allows: to end the news for the address with this keyed hash, about a thema or about all."""

    sleutel: str
    thema: Thema | None


def compose(post: Post, ontvanger: Ontvanger, link: str) -> str:
    """Return the whole text in its frame; plain text, nothing escaped."""
    gegevens = {
        "tekst": post.tekst,
        "nummers": ", ".join(ontvanger.nummers),
        "meer": len(ontvanger.nummers) > 1,
        "ontvanger": ontvanger,
        "afmeldlink": link,
    }
    return sjablonen.text("agenda/berichten/terugkoppeling.txt", taal=ontvanger.taal, **gegevens)


def unsubscribe_link(sleutel: str, thema: int | None) -> str:
    """Return the address at which this receiver ends the news; it holds a keyed hash and no address."""
    token = Signer(salt=ZOUT).sign_object([sleutel, thema])
    return settings.ADRES + reverse("agenda:afmelding", args=[token])


def right_of(token: str) -> Afmeldrecht | None:
    """Return what the link allows, or None when it was not made here."""
    try:
        sleutel, thema = Signer(salt=ZOUT).unsign_object(token)
    except (BadSignature, ValueError):
        return None
    return Afmeldrecht(sleutel, Thema.objects.filter(pk=thema).first() if thema is not None else None)
