"""The columns of CBS and PDOK: the spellings over the years, brought back to one set of facts per area."""

import re
from typing import Any, NamedTuple

from wijkwerk.rekenkern.geometrie.fouten import GeometrieFout

WIJK, BUURT, GEMEENTE = "wijk", "buurt", "gemeente"
ABSENT = -99_990
CODE_COLUMNS = ("statcode", "buurtcode", "wijkcode", "gemeentecode")
_SPELLINGS = {
    "statcode": ("statcode",),
    "statnaam": ("statnaam",),
    "buurtcode": ("buurtcode", "bucode"),
    "buurtnaam": ("buurtnaam", "bunaam"),
    "wijkcode": ("wijkcode", "wkcode"),
    "wijknaam": ("wijknaam", "wknaam"),
    "gemeentecode": ("gemeentecode", "gmcode", "gemcode"),
    "gemeentenaam": ("gemeentenaam", "gmnaam", "gemnaam"),
    "jaar": ("jaar", "jrstatcode", "peiljaar"),
    "water": ("water", "h2o"),
    "inwoners": ("aantalinwoners", "aantinw", "inwoners"),
}
_BY_COLUMN = {spelling: feit for feit, spellingen in _SPELLINGS.items() for spelling in spellingen}
_CODES = {WIJK: re.compile(r"WK\d{6}"), BUURT: re.compile(r"BU\d{8}"), GEMEENTE: re.compile(r"GM\d{4}")}
_KINDS = {"WK": WIJK, "BU": BUURT, "GM": GEMEENTE}


class Feiten(NamedTuple):
    """What the attributes of one feature say; `jaar` is None when the file does not tell."""

    soort: str
    code: str
    naam: str
    gemeentecode: str
    wijkcode: str
    jaar: int | None
    water: bool
    inwoners: int | None


def read_facts(kolommen: dict[str, Any]) -> Feiten:
    """Return the facts of one feature; raise GeometrieFout when there is no usable code or name."""
    waarden = _by_fact(kolommen)
    code = next((waarden[kolom] for kolom in CODE_COLUMNS if kolom in waarden), "")
    soort = _KINDS.get(code[:2].upper())
    if soort is None or not _CODES[soort].fullmatch(code.upper()):
        raise GeometrieFout(f"De code '{code}' is geen CBS-code van een wijk of buurt.", soort="code")
    code = code.upper()
    naam = waarden.get("statnaam") or waarden.get(f"{soort}naam") or ""
    if not naam:
        raise GeometrieFout("De naam ontbreekt.", soort="naam")
    return Feiten(
        soort=soort,
        code=code,
        naam=naam[:80],
        gemeentecode=f"GM{code[2:6]}",
        wijkcode=f"WK{code[2:8]}" if soort == BUURT else "",
        jaar=_year(waarden.get("jaar", "")),
        water=waarden.get("water", "").upper() in ("JA", "J", "1", "TRUE", "B"),
        inwoners=read_count(waarden.get("inwoners", "")),
    )


def label(kolommen: dict[str, Any]) -> str:
    """Return code and name of a feature for a message, as far as they can be read."""
    waarden = _by_fact(kolommen)
    stukken = [waarden.get(s, "") for s in ("statcode", "buurtcode", "wijkcode", "statnaam", "buurtnaam", "wijknaam")]
    gevonden = [stuk for stuk in stukken if stuk]
    return " ".join(dict.fromkeys(gevonden)) or "zonder code"


def read_count(tekst: str) -> int | None:
    """Return a whole number; empty, not published (-99990 and lower) or unreadable gives None."""
    try:
        getal = float(tekst.replace(",", "."))
    except ValueError:
        return None
    return None if getal <= ABSENT or getal < 0 else round(getal)


def _by_fact(kolommen: dict[str, Any]) -> dict[str, str]:
    waarden: dict[str, str] = {}
    for kolom, waarde in kolommen.items():
        feit = _BY_COLUMN.get(re.sub(r"[^a-z0-9]", "", kolom.lower()))
        if feit and waarde is not None and str(waarde).strip():
            waarden[feit] = str(waarde).strip()
    return waarden


def _year(tekst: str) -> int | None:
    gevonden = re.match(r"(19|20)\d\d", tekst)
    return int(gevonden[0]) if gevonden else None
