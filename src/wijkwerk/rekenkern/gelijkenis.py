"""How much two reports are alike: in words, in place and in time. For suggesting duplicates, never for deciding.

Words are compared as Dutch stems (cosine) and as letter trigrams (Dice), so that "lantarenpaal" and "lantaarnpalen"
meet. Place and time fade: at 250 metres and at 60 days the likeness is halved. Every score lies between 0 and 1, is
the same both ways, and is 1 for a report and itself.
"""

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

HALF_METERS = 250.0
HALF_DAYS = 60.0
EARTH = 6_371_008.8  # mean radius in metres (IUGG)
ONBEKEND = 0.5  # one of the two has no place or time
WOORD = re.compile(r"[^\W\d_]{2,}")
STOPWOORDEN = frozenset(
    re.findall(
        r"\w+",
        """aan al alle als altijd bij daar dan dat de deze die dit door dus een en er geen had heb hebben heeft het hier
        hij hoe ik iets in is ja je kan kunnen maar meer men met mij mijn moet na naar niet nog nu of om ons onze ook op
        over soms staan staat te tegen tot u uit uw van vaak veel via voor waar wat we weer wel weg wij wil wordt worden
        ze zeer zich zijn zo zonder""",
    )
)


@dataclass(frozen=True)
class Melding:
    """What is compared: text, point in degrees (or None), moment in days since any fixed day (or None), subject."""

    tekst: str
    punt: tuple[float, float] | None = None
    dag: float | None = None
    onderwerp: str = ""


@dataclass(frozen=True)
class Gelijkenis:
    """The score (0..1) and what it rests on: likeness of words, metres and days apart (None: unknown), shared stems."""

    score: float
    woorden: float
    meter: float | None
    dagen: float | None
    samen: tuple[str, ...]


_stemmer = snowballstemmer.stemmer("dutch")


@lru_cache(maxsize=20_000)
def stem(woord: str) -> str:
    """Return the Dutch stem of one lower-case word."""
    return _stemmer.stemWord(woord)


def stems(tekst: str) -> Counter[str]:
    """Count the stems in a text, without the small words that say nothing."""
    return Counter(stem(woord) for woord in WOORD.findall(tekst.lower()) if woord not in STOPWOORDEN)


def similarity(een: Melding, ander: Melding) -> Gelijkenis:
    """Compare two reports. A different subject costs a fifth; far away or long ago costs more and more."""
    links, rechts = stems(een.tekst), stems(ander.tekst)
    woorden = text_similarity(een.tekst, ander.tekst)
    inhoud = 0.8 * woorden + (0.2 if een.onderwerp == ander.onderwerp else 0.0)
    meter = meters(een.punt, ander.punt) if een.punt and ander.punt else None
    dagen = abs(een.dag - ander.dag) if een.dag is not None and ander.dag is not None else None
    plaats = _fade(meter, HALF_METERS, both_unknown=een.punt is None and ander.punt is None)
    tijd = _fade(dagen, HALF_DAYS, both_unknown=een.dag is None and ander.dag is None)
    samen = tuple(sorted(links.keys() & rechts.keys(), key=lambda deel: (-links[deel] * rechts[deel], deel)))
    return Gelijkenis(min(1.0, inhoud * plaats * tijd), woorden, meter, dagen, samen)


def text_similarity(een: str, ander: str) -> float:
    """Return how alike two texts are, 0..1: the mean of stem cosine and trigram Dice."""
    links, rechts = _plain(een), _plain(ander)
    if links == rechts:
        return 1.0
    return (_cosine(stems(een), stems(ander)) + _dice(_trigrams(links), _trigrams(rechts))) / 2


def meters(een: tuple[float, float], ander: tuple[float, float]) -> float:
    """Return the distance over the earth between two points (lat, lon in degrees), in metres; haversine."""
    breedte, andere_breedte = math.radians(een[0]), math.radians(ander[0])
    halve_lengte = math.radians(ander[1] - een[1]) / 2
    halve_breedte = (andere_breedte - breedte) / 2
    a = math.sin(halve_breedte) ** 2 + math.cos(breedte) * math.cos(andere_breedte) * math.sin(halve_lengte) ** 2
    return 2 * EARTH * math.asin(math.sqrt(min(1.0, a)))


def box(punt: tuple[float, float], meter: float) -> tuple[float, float, float, float]:
    """Return (south, west, north, east) of a box that holds everything within `meter` of a point."""
    lat, lon = punt
    hoogte = math.degrees(meter / EARTH)
    breedte = hoogte / max(0.01, math.cos(math.radians(abs(lat) + hoogte)))
    return lat - hoogte, lon - breedte, lat + hoogte, lon + breedte


def _fade(afstand: float | None, half: float, *, both_unknown: bool) -> float:
    if afstand is None:
        return 1.0 if both_unknown else ONBEKEND
    return 0.5 ** (afstand / half)


def _plain(tekst: str) -> str:
    return " ".join(WOORD.findall(tekst.lower()))


def _trigrams(tekst: str) -> Counter[str]:
    gevuld = f"  {tekst} "
    return Counter(gevuld[i : i + 3] for i in range(len(gevuld) - 2)) if tekst else Counter()


def _cosine(links: Counter[str], rechts: Counter[str]) -> float:
    samen = sum(aantal * rechts[deel] for deel, aantal in links.items())
    lengte = math.sqrt(sum(a * a for a in links.values()) * sum(a * a for a in rechts.values()))
    return min(1.0, samen / lengte) if lengte else 0.0


def _dice(links: Counter[str], rechts: Counter[str]) -> float:
    totaal = links.total() + rechts.total()
    return 2 * (links & rechts).total() / totaal if totaal else 0.0
