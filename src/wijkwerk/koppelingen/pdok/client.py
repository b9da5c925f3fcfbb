"""PDOK Locatieserver 3.1. Only parameters from its specification: this version refuses any other with an error."""

import json
from collections.abc import Callable
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from wijkwerk.koppelingen.pdok.vorm import Adresantwoord, PdokFout, parse

BASE = "https://api.pdok.nl/bzk/locatieserver/search/v3_1"
TIMEOUT_SECONDS = 2.0
MAX_BYTES = 256 * 1024
FIELDS = "id,weergavenaam,type,score,postcode,gemeentecode,centroide_ll"
KINDS = "type:(adres OR weg OR postcode)"
Ophaler = Callable[[str], bytes]


def fetch(url: str) -> bytes:
    """Return at most MAX_BYTES of the answer; somebody waits at a form, so there is one attempt of two seconds."""
    vraag = Request(url, headers={"Accept": "application/json", "User-Agent": "wijkwerk"})  # noqa: S310 - always BASE
    with urlopen(vraag, timeout=TIMEOUT_SECONDS) as antwoord:  # noqa: S310 - the same
        inhoud: bytes = antwoord.read(MAX_BYTES + 1)
    return inhoud


class Locatieserver:
    """The real service. `ophaler` fetches an address and can be another one when answers were recorded."""

    def __init__(self, ophaler: Ophaler = fetch) -> None:
        self._ophaler = ophaler

    def suggest(self, tekst: str, *, gemeentecode: str = "", rijen: int = 8) -> list[Adresantwoord]:
        """Return the best matches, within the municipality when its code is given; an empty question asks nothing."""
        if not tekst.strip():
            return []
        vraag = [("q", tekst.strip()[:100]), ("fq", KINDS), ("fl", FIELDS), ("rows", str(rijen))]
        if gemeentecode:
            vraag.append(("fq", f"gemeentecode:{gemeentecode.removeprefix('GM')}"))
        return parse(self._ask("suggest", vraag))

    def lookup(self, sleutel: str) -> Adresantwoord | None:
        """Return one match with its place, or None."""
        return next(iter(parse(self._ask("lookup", [("id", sleutel), ("fl", FIELDS)]))), None)

    def reverse(self, lat: float, lon: float) -> Adresantwoord | None:
        """Return the nearest address within 100 metres, or None."""
        plaats = [("lat", f"{lat:.6f}"), ("lon", f"{lon:.6f}"), ("type", "adres"), ("distance", "100"), ("rows", "1")]
        return next(iter(parse(self._ask("reverse", [*plaats, ("fl", FIELDS)]))), None)

    def _ask(self, dienst: str, vraag: list[tuple[str, str]]) -> Any:
        try:
            inhoud = self._ophaler(f"{BASE}/{dienst}?{urlencode(vraag)}")
        except (URLError, OSError, ValueError) as fout:
            raise PdokFout("De adresdienst antwoordt niet.") from fout
        if len(inhoud) > MAX_BYTES:
            raise PdokFout("Het antwoord is te groot.")
        try:
            return json.loads(inhoud)
        except ValueError as fout:
            raise PdokFout("Het antwoord is geen JSON.") from fout
