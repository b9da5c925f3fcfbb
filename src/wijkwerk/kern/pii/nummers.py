"""Numbers and addresses of people: e-mail, IBAN, telephone, BSN."""

import re
from collections.abc import Iterator

from stdnum import iban
from stdnum.nl import bsn

from wijkwerk.kern.pii.vondst import Soort, Vondst

EMAIL = re.compile(
    r"(?<![\w.+-])(?P<wie>[\w.+-]{1,64})@(?:[^\W_](?:[\w-]{0,62})\.){1,5}[^\W\d_]{2,24}(?![\w@])", re.UNICODE
)
# Letter boxes of organisations, not of people.
ALGEMEEN = frozenset(("info", "contact", "algemeen", "post", "postbus", "receptie", "klantenservice", "no-reply"))

IBAN_BEGIN = re.compile(r"(?<![^\W_])[A-Z]{2} ?\d{2}(?=[ .-]?[A-Z0-9])", re.IGNORECASE | re.ASCII)
IBAN_TEKEN = re.compile(r"[ .-]?[A-Z0-9]", re.IGNORECASE | re.ASCII)
IBAN_LENGTE = range(15, 35)

NEDERLANDS = re.compile(
    r"(?<![\w+])(?:(?:\+|00)31[ .-]?(?:\(0\)[ .-]?)?|\(?0)(?P<cijfers>[1-9](?:[ ./()-]{0,3}\d){8})(?!\d)(?![.,]\d)",
    re.ASCII,
)
BUITENLANDS = re.compile(r"(?<![\w+])\+(?!31)[1-9]\d{0,2}(?:[ .()-]{0,2}\d){7,12}(?!\d)", re.ASCII)
DATUM = re.compile(r"\(?0?\d[-./ ]{1,3}(?:0?[1-9]|1[0-2])[-./ ]{1,3}(?:19|20)\d\d", re.ASCII)
# 0800, 0900 and 088 are numbers of services and organisations.
DIENST = ("800", "900", "906", "909", "88")

NEGEN = re.compile(
    r"(?<![\w.,+€-])(?<!€ )(?P<nummer>\d{4}\.\d{2}\.\d{3}|\d{3}([. -]?)\d{3}\2\d{3})(?![\w€])(?![.,]\d)", re.ASCII
)
GENOEMD = re.compile(
    r"(?i:\bbsn|burgerservicenummer|sofi-?nummer)\W{0,3}(?:(?i:is|nummer|nr)\W{1,2}){0,2}(?P<nummer>\d{8,9})(?!\d)"
)
BEDRAG = re.compile(r"\s?(?:euro|eur\b|miljoen|%|procent)", re.IGNORECASE)


def find_email(text: str) -> Iterator[Vondst]:
    """Give the e-mail addresses, except general ones such as info@."""
    for hit in EMAIL.finditer(text):
        if hit["wie"].lower() not in ALGEMEEN:
            yield Vondst(Soort.EMAIL, *hit.span(), hit[0])


def find_iban(text: str) -> Iterator[Vondst]:
    """Give the account numbers of any country whose check digits are right (ISO 13616), spaced or not."""
    tot = 0
    for begin in IBAN_BEGIN.finditer(text):
        if begin.start() < tot:
            continue
        eind = _end_of_iban(text, begin.start(), begin.end())
        if eind:
            tot = eind
            yield Vondst(Soort.IBAN, begin.start(), eind, text[begin.start() : eind])


def _end_of_iban(text: str, begin: int, plek: int) -> int:
    lengte, beste = 4, 0
    while lengte < IBAN_LENGTE.stop and (teken := IBAN_TEKEN.match(text, plek)):
        lengte, plek = lengte + 1, teken.end()
        heel = plek == len(text) or not text[plek].isalnum()
        if heel and lengte in IBAN_LENGTE and iban.is_valid(text[begin:plek].replace(".", " "), check_country=False):
            beste = plek
    return beste


def find_telefoon(text: str) -> Iterator[Vondst]:
    """Give the telephone numbers of people: Dutch ones as they are written here, foreign ones that begin with +."""
    for hit in NEDERLANDS.finditer(text):
        if _is_dutch_number(hit["cijfers"]) and not DATUM.match(hit[0]):
            yield Vondst(Soort.TELEFOON, *hit.span(), hit[0])
    for hit in BUITENLANDS.finditer(text):
        yield Vondst(Soort.TELEFOON, *hit.span(), hit[0])


def _is_dutch_number(cijfers: str) -> bool:
    """Area codes have two or three digits after the zero, mobile numbers begin with 6: a gap elsewhere is no number."""
    if re.sub(r"\D", "", cijfers).startswith(DIENST):
        return False
    gat = re.search(r"\D", cijfers)
    if cijfers[0] == "6":
        return True
    return gat is None or gat.start() in (2, 3)


def find_bsn(text: str) -> Iterator[Vondst]:
    """Give nine digits that pass the eleven-test, and eight when the text calls them a BSN. Amounts are left alone."""
    for patroon in (GENOEMD, NEGEN):
        for hit in patroon.finditer(text):
            begin, eind = hit.span("nummer")
            if bsn.is_valid(hit["nummer"]) and not BEDRAG.match(text, eind):
                yield Vondst(Soort.BSN, begin, eind, hit["nummer"])
