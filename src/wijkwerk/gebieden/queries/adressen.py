"""Search the local list of addresses, for when the national service is away."""

import re
import unicodedata

from django.db.models import Q

from wijkwerk.gebieden.models import Adres

_POSTCODE = re.compile(r"\b(\d{4})\s?([a-z]{2})\b")
_NUMMER = re.compile(r"\b(\d{1,5})\s?-?([a-z0-9]{0,4})$")


def plain(tekst: str) -> str:
    """Return the text in lower case, without accents and with single spaces, as it is stored for searching."""
    kaal = unicodedata.normalize("NFKD", tekst).encode("ascii", "ignore").decode().lower()
    return " ".join(kaal.replace(",", " ").split())


def search_local(tekst: str, *, rijen: int = 8) -> list[Adres]:
    """Return addresses for a postcode, a street, or either with a house number; nothing for an empty question."""
    rest = plain(tekst)
    if len(rest) < 2:
        return []
    waar = Q()
    if postcode := _POSTCODE.search(rest):
        waar &= Q(postcode=(postcode[1] + postcode[2]).upper())
        rest = rest.replace(postcode[0], "").strip()
    if nummer := _NUMMER.search(rest):
        waar &= Q(huisnummer=int(nummer[1]))
        waar &= Q(toevoeging__iexact=nummer[2]) if nummer[2] else Q()
        rest = rest[: nummer.start()].strip()
    if rest:
        waar &= Q(zoekterm__startswith=rest)
    return list(Adres.objects.filter(waar).order_by("zoekterm", "huisnummer", "toevoeging")[:rijen])
