"""The form of question and answer: one protocol that the client and the stand-in share."""

import re
from dataclasses import dataclass
from typing import Any, Protocol

_POINT = re.compile(r"POINT\(\s*(-?[\d.]+)\s+(-?[\d.]+)\s*\)")


class PdokFout(Exception):
    """The service did not answer, or not in the form we know."""


@dataclass(frozen=True, slots=True)
class Adresantwoord:
    """One address, street or postcode as the service names it; without a place when it did not give one."""

    id: str
    weergave: str
    soort: str
    lat: float | None
    lon: float | None
    postcode: str = ""
    gemeentecode: str = ""


class Adreszoeker(Protocol):
    """What we ask of an address service. Every method raises PdokFout when the service is away."""

    def suggest(self, tekst: str, *, gemeentecode: str = "", rijen: int = 8) -> list[Adresantwoord]:
        """Return the best matches for what somebody typed."""

    def lookup(self, sleutel: str) -> Adresantwoord | None:
        """Return one match with its place, or None when the service no longer knows it."""

    def reverse(self, lat: float, lon: float) -> Adresantwoord | None:
        """Return the address nearest to a point, or None when there is none."""


def parse(antwoord: Any) -> list[Adresantwoord]:
    """Return the addresses in an answer of the service; raise PdokFout when it has another form."""
    try:
        return [_address(doc) for doc in antwoord["response"]["docs"]]
    except (KeyError, TypeError, AttributeError) as fout:
        raise PdokFout("Het antwoord heeft een onbekende vorm.") from fout


def _address(doc: dict[str, Any]) -> Adresantwoord:
    gevonden = _POINT.match(doc.get("centroide_ll", ""))
    code = doc.get("gemeentecode", "")
    return Adresantwoord(
        id=doc["id"],
        weergave=doc["weergavenaam"],
        soort=doc.get("type", ""),
        lat=float(gevonden[2]) if gevonden else None,
        lon=float(gevonden[1]) if gevonden else None,
        postcode=doc.get("postcode", ""),
        gemeentecode=f"GM{code}" if code else "",
    )
