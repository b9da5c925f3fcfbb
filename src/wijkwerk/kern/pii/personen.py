"""Somebody at a house number: "mevrouw Jansen op nummer 14", "de buurman van 12a", "dhr. Jansen, Kerkstraat 5".

A number alone is a place ("de lamp bij nummer 12") and a person alone is nobody in particular; together they say who.
"""

import re
from collections.abc import Iterator
from itertools import count

from wijkwerk.kern.pii.vondst import Soort, Vondst

HOOFDLETTERS = "".join(chr(punt) for punt in range(0x41, 0x250) if chr(punt).isupper())

TITEL = r"(?i:de heer|dhr\.?|meneer|mijnheer|mevrouw|mevr\.?|mw\.?|mej\.?|juffrouw|familie|fam\.?)"
TUSSEN = r"(?:(?i:van|de|der|den|ter|ten|te|la|le|el|al|von|ben|bin|op|in|'t|’t)\s+){0,3}"
INITIALEN = rf"(?:[{HOOFDLETTERS}]\.\s?){{0,4}}"
NAAM = rf"{INITIALEN}{TUSSEN}[^\W\d_][\w'’-]{{0,30}}(?:\s+{TUSSEN}[{HOOFDLETTERS}][\w'’-]{{0,30}}){{0,2}}"
VOORNAAM = rf"(?:\s+[{HOOFDLETTERS}][\w'’-]{{1,30}}){{0,2}}"
LIDWOORD = r"(?:(?i:de|het|een|die|deze|dat|mijn|onze|ons|haar|zijn)\s+)?"
BUREN = (
    r"(?i:(?:onder|boven|over|achter|zij)?(?:buurman|buurvrouw|buurmeisje|buurjongen|buren|buur)|bewoners?|bewoonster)"
)
MENSEN = (
    r"(?i:huurders?|huurster|eigenaar|eigenaren|eigenaresse|man|vrouw|dame|heer|jongens?|meisjes?|kind|kinderen|zoon"
    r"|dochter|gezin|familie|stel|mensen|iemand|persoon|jongeren?|jongere|student|studenten|oudere|weduwe|weduwnaar|gast|gasten|kerel|vent|knul)"
)

# Where: "op nummer 14", "Kerkstraat 5", "2712 AB 14"; for neighbours also the bare "van 12".
HUISNUMMER = r"\d{1,4}(?:[a-zA-Z]\b|[ -][a-zA-Z]\b(?<![uUxX])|-\d{1,3}\b)?(?![\d:%])(?![.,]\d)"
BIJ = r"(?:\s*[,(]?\s*(?:(?i:die|dat|wie)\s+)?(?i:woont|wonen|woonde|woonachtig|wonende?)?\s*)"
PLAATS = r"(?:(?i:van|op|uit|in|aan|te|naast|tegenover)\s+)"
NUMMER = rf"(?i:huisnummer|nummer|nrs?\.?|no\.|№)\s*{HUISNUMMER}"
STRAATSOORT = r"(?i:straat|laan|weg|plein|hof|pad|kade|dreef|singel|gracht|plantsoen|park|burg|steeg|dijk|strook|zijde)"
GEEN_STRAAT = r"(?!(?i:wijk|buurt|blok|flat|gebouw|lijn|halte|perron|fase|sector|tram|bus)\b)"
STRAAT = (
    rf"(?:(?i:de|het)\s+)?{GEEN_STRAAT}(?:[{HOOFDLETTERS}][\w'’.-]{{1,30}}\s+){{0,3}}"
    rf"(?:[{HOOFDLETTERS}][\w'’-]{{1,40}}|[\w'’-]{{2,40}}{STRAATSOORT})\s+(?P<kaal>{HUISNUMMER})"
)
POSTCODE = rf"\d{{4}}\s?[A-Z]{{2}}\s+{HUISNUMMER}"
KAAL = rf"(?i:van|op)\s+(?P<kaal>{HUISNUMMER})"

PLEK = rf"(?:{PLAATS}?(?:{NUMMER}|{POSTCODE}|{STRAAT})|{KAAL})"
PATRONEN = (
    rf"\b{TITEL}\s+{NAAM}{BIJ}{PLEK}",
    rf"\b{LIDWOORD}{BUREN}\b{VOORNAAM}{BIJ}{PLEK}",
    rf"\b{LIDWOORD}{MENSEN}\b{BIJ}{PLAATS}(?:{NUMMER}|{POSTCODE}|{STRAAT})",
    rf"\b{PLAATS}(?:{NUMMER}|{STRAAT})\s+(?i:woont|wonen|woonde)\b(?:\s+{TITEL}\s+{NAAM})?",
    rf"\b(?i:woont|wonen)\s+(?i:op|in|aan)\s+(?:{NUMMER}|{STRAAT})",
)


def _compile() -> re.Pattern[str]:
    """Join the patterns; a bare number gets a group of its own in each, to look at what comes after it."""
    teller = count()
    return re.compile(re.sub(r"\?P<kaal>", lambda _hit: f"?P<kaal_{next(teller)}>", "|".join(PATRONEN)))


PERSOON = _compile()

# After a bare number: what goes on about a person. Anything else ("12 huizen", "12 maart") counts something.
GAAT_VERDER = re.compile(
    r"\s*(?:$|[.,;:!?)\]\"'”’\n]|(?i:\b(?:is|was|had|die|en|of|met|wil|kan|gaf|hebben|zijn|maken|laten|gooien|zetten"
    r"|parkeren|geven|doen|waren|steeds|altijd|weer|elke|soms|vaak|al|niet|ook|dat|er|om|in|bij|aan|voor|door|over"
    r"|staan|draaien|schreeuwen|roepen|deed|liet|klagen|melden|vragen|willen|kunnen|zetten|vinden|horen|zien|krijgen|komen|gaan|blijven|dealen|spelen"
    r"|vertelde|riep|zei|\w+t)\b))"
)
JAARTAL = re.compile(r"(?:19|20)\d\d", re.ASCII)
GEEN_VERVOLG = re.compile(r"\s*(?i:tot|maart|augustus|procent|kilowatt|appartement|kwart|punt|jaartal|st)\b")


def find_persoon(text: str) -> Iterator[Vondst]:
    """Give the places where the text says who lives at a house number."""
    for hit in PERSOON.finditer(text):
        if all(_is_house_number(text, hit, groep) for groep in hit.groupdict() if hit[groep]):
            eind = hit.end() + ("(" in hit[0] and text.startswith(")", hit.end()))
            yield Vondst(Soort.PERSOON, hit.start(), eind, text[hit.start() : eind])


def _is_house_number(text: str, hit: re.Match[str], groep: str) -> bool:
    if hit[groep][-1].isalpha():
        return True
    if JAARTAL.fullmatch(hit[groep]):
        return False
    eind = hit.end(groep)
    return bool(GAAT_VERDER.match(text, eind)) and not GEEN_VERVOLG.match(text, eind)
