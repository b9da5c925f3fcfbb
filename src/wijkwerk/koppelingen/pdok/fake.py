"""A stand-in for the address service: invented streets, answered in the form of the real one."""

import re
import unicodedata
from math import hypot
from typing import Any

from wijkwerk.koppelingen.pdok.vorm import Adresantwoord, parse

# Invented streets: name, postcode, place of number 1 (lat, lon), and how far the houses lie apart in degrees.
STREETS = (
    ("Zilverlindelaan", "2711ZA", 52.0560, 4.4960),
    ("Kastanjehof", "2712ZB", 52.0588, 4.4874),
    ("Waterlelieplein", "2713ZC", 52.0630, 4.4930),
    ("Veldleeuwerikpad", "2715ZD", 52.0700, 4.4830),
    ("Pluktuinstraat", "2716ZE", 52.0660, 4.5050),
    ("Regenboogwal", "2717ZF", 52.0730, 4.5080),
    ("Molenwiekdreef", "2718ZG", 52.0420, 4.4700),
    ("Sterrenzicht", "2719ZH", 52.0530, 4.4620),
    ("Hooibergsingel", "2721ZJ", 52.0440, 4.4950),
    ("Zandoogjelaan", "2726ZK", 52.0620, 4.5350),
)
NUMBERS, STEP = 20, 0.00012


def _docs() -> list[dict[str, Any]]:
    return [
        {
            "id": f"adr-nep-{postcode.lower()}-{nummer}",
            "type": "adres",
            "weergavenaam": f"{straat} {nummer}, {postcode} Zoetermeer",
            "straatnaam": straat,
            "huisnummer": nummer,
            "postcode": postcode,
            "woonplaatsnaam": "Zoetermeer",
            "gemeentecode": "0637",
            "centroide_ll": f"POINT({lon + STEP * nummer:.6f} {lat:.6f})",
        }
        for straat, postcode, lat, lon in STREETS
        for nummer in range(1, NUMBERS + 1)
    ]


class NepLocatieserver:
    """Answers from a small list in memory; words may be in any order and a postcode may have a space."""

    def __init__(self) -> None:
        self._docs = _docs()

    def suggest(self, tekst: str, *, gemeentecode: str = "", rijen: int = 8) -> list[Adresantwoord]:
        """Return the addresses in which every word occurs."""
        woorden = _plain(tekst).split()
        if not woorden or (gemeentecode and gemeentecode != "GM0637"):
            return []
        gevonden = [doc for doc in self._docs if _fits(doc, woorden)]
        return parse({"response": {"numFound": len(gevonden), "start": 0, "docs": gevonden[:rijen]}})

    def lookup(self, sleutel: str) -> Adresantwoord | None:
        """Return the address with this key, or None."""
        gevonden = [doc for doc in self._docs if doc["id"] == sleutel]
        return next(iter(parse({"response": {"docs": gevonden}})), None)

    def reverse(self, lat: float, lon: float) -> Adresantwoord | None:
        """Return the nearest address within about a hundred metres, or None."""
        alle = parse({"response": {"docs": self._docs}})
        dichtst = min(alle, key=lambda adres: hypot((adres.lat or 0) - lat, ((adres.lon or 0) - lon) * 0.61))
        afstand = hypot((dichtst.lat or 0) - lat, ((dichtst.lon or 0) - lon) * 0.61)
        return dichtst if afstand < 0.0009 else None


def _plain(tekst: str) -> str:
    """Lower case without accents, with the two halves of a postcode joined."""
    kaal = unicodedata.normalize("NFKD", tekst).encode("ascii", "ignore").decode().lower()
    return re.sub(r"\b(\d{4})\s+([a-z]{2})\b", r"\1\2", kaal.replace(",", " "))


def _fits(doc: dict[str, Any], woorden: list[str]) -> bool:
    stukken = _plain(doc["weergavenaam"]).split()
    return all(
        woord in stukken if woord.isdigit() and len(woord) < 4 else any(stuk.startswith(woord) for stuk in stukken)
        for woord in woorden
    )
