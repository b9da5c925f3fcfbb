"""XML of strangers, read without harm, and by local name: every version of a message has its own namespace."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache

from django.utils.translation import gettext as _
from lxml import etree
from lxml.etree import _Element as Element

from wijkwerk.koppelingen.bank.vorm import Leesfout

MAX_BYTES = 16 * 1024 * 1024  # a day of some 8,000 bookings with all details
MAX_ELEMENTEN = 600_000  # what fills 16 MB in a file of a bank; more in it is made to keep us busy
_BEDRAG = re.compile(r"[0-9]{1,13}(?:\.[0-9]{1,5})?")
_DATUM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def open_xml(inhoud: bytes) -> Element:
    """Return the root. Refuses with Leesfout what is too large, is no XML or brings a document type.

    No entities are put in, nothing is fetched, and the limits of libxml2 on depth, text and growth stay on.
    """
    if len(inhoud) > MAX_BYTES:
        raise _te_groot()
    if inhoud[:4] == b"PK\x03\x04":
        raise Leesfout(_("Dit is een zip-bestand. Pak het eerst uit en kies dan het bestand dat erin zit."))
    lezer = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        boom = etree.fromstring(inhoud, lezer)
    except (etree.XMLSyntaxError, ValueError) as fout:
        raise geen_bankbestand() from fout
    if boom is None or boom.getroottree().docinfo.doctype:
        raise geen_bankbestand()
    if etree.XPath("count(//*)")(boom) > MAX_ELEMENTEN:
        raise _te_groot()
    return boom


def _te_groot() -> Leesfout:
    return Leesfout(_("Dit bestand is te groot. Vraag de bank om een bestand per dag."))


def geen_bankbestand() -> Leesfout:
    """Return the error for a file that is something else."""
    return Leesfout(
        _(
            "Dit is geen bankbestand dat wij kunnen lezen. Haal in het bankportaal een bestand op van het soort "
            "camt.053, camt.054 of pain.002 (XML)."
        )
    )


def stuk_bankbestand() -> Leesfout:
    """Return the error for a file of the right kind in which something does not fit."""
    return Leesfout(_("In dit bankbestand klopt iets niet. Haal het opnieuw op bij de bank en verander er niets aan."))


def naam(element: Element) -> str:
    """Return the name without its namespace."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def alle(element: Element | None, pad: str) -> Iterator[Element]:
    """Give every element at the end of a path of local names, such as "Refs/EndToEndId"."""
    return iter(()) if element is None else element.iterfind(_in_elke_versie(pad))


@lru_cache(maxsize=256)
def _in_elke_versie(pad: str) -> str:
    return "/".join(f"{{*}}{stap}" for stap in pad.split("/"))


def eerste(element: Element | None, *paden: str) -> Element | None:
    """Return the first element on the first path that leads somewhere."""
    return next((gevonden for pad in paden for gevonden in alle(element, pad)), None)


def tekst(element: Element | None, *paden: str, lengte: int = 140) -> str:
    """Return the first text that is not empty on one of the paths, on one line and at most `lengte` characters."""
    for pad in paden:
        for gevonden in alle(element, pad):
            if woorden := " ".join((gevonden.text or "").split()):
                return woorden[:lengte]
    return ""


def centen(element: Element | None) -> int | None:
    """Return an amount in cents; None when it is not there or not in euro; Leesfout for what is no amount."""
    if element is None or element.get("Ccy", "EUR") != "EUR":
        return None
    waarde = (element.text or "").strip()
    if not _BEDRAG.fullmatch(waarde):
        raise stuk_bankbestand()
    bedrag = Decimal(waarde) * 100
    if bedrag != int(bedrag):
        raise stuk_bankbestand()
    return int(bedrag)


def datum(element: Element | None, *paden: str) -> date | None:
    """Return the day as the bank wrote it, from a date or a moment; None when there is none."""
    waarde = tekst(element, *paden)[:10]
    if not waarde:
        return None
    if not _DATUM.fullmatch(waarde):
        raise stuk_bankbestand()
    try:
        return date.fromisoformat(waarde)
    except ValueError as fout:
        raise stuk_bankbestand() from fout
