"""What the demo year is made of, read from the files in `gegevens`: places, people, subjects and sentences."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

MAP = Path(__file__).resolve().parents[1] / "gegevens"
DOMEIN = "voorbeeld.nl"


@cache
def table(naam: str) -> dict[str, Any]:
    """Return a TOML file as a dictionary."""
    return tomllib.loads((MAP / f"{naam}.toml").read_text(encoding="utf-8"))


@cache
def sentences(naam: str) -> dict[str, tuple[str, ...]]:
    """Return a text file: under each [heading] one sentence or message a line; lines with # are comments."""
    delen: dict[str, list[str]] = {}
    deel: list[str] = []
    for regel in (MAP / "teksten" / f"{naam}.txt").read_text(encoding="utf-8").splitlines():
        if regel.startswith("["):
            deel = delen.setdefault(regel.strip("[] "), [])
        elif regel.strip() and not regel.startswith("#"):
            deel.append(regel.strip())
    return {kop: tuple(regels) for kop, regels in delen.items()}


def address_of(naam: str) -> str:
    """Return an e-mail address that cannot exist, from a name."""
    kaal = naam.lower().replace("'", "").replace("é", "e").replace("ë", "e").replace("ö", "o")
    return f"{'.'.join(kaal.replace('-', ' ').split())}@{DOMEIN}"
