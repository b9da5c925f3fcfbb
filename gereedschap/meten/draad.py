"""What is measured of the thread: the walk at a thousand and at a million links, beside one plain indexed select.

No server is needed: both are asked of the database in one process, on SQLite and on PostgreSQL, in turns.
"""

import json
import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from gereedschap.wegwerp_pg import throwaway

KLEIN, GROOT = 1_000, 1_000_000
MEET = "import django; django.setup(); from gereedschap.meten import draadvulling as d; d.measure({}, {}, {})"
MS_GRENS = 10.0


@dataclass(frozen=True)
class Stand:
    """Milliseconds of one walk and of the direct links of the same record, and whether only indexes were used.

    `grens` None: shown, not judged.
    """

    database: str
    verbanden: int
    zaak: str
    rijen: int
    ms: float
    direct_ms: float
    geindexeerd: bool
    grens: float | None = MS_GRENS

    @property
    def keer(self) -> float:
        """How many times the plain select this costs."""
        return self.ms / self.direct_ms

    @property
    def goed(self) -> bool:
        """Whether it stays under its limit with indexes only."""
        return self.geindexeerd and (self.grens is None or self.ms <= self.grens)


def run(*, verzoeken: int) -> list[Stand]:
    """Measure on both databases, each new and thrown away afterwards."""
    with ExitStack() as stapel:
        data = stapel.enter_context(tempfile.TemporaryDirectory(prefix="wijkwerk-meten-"))
        pg = stapel.enter_context(throwaway())
        url = urlunsplit(urlsplit(pg.url)._replace(path="/postgres"))
        omgeving = {"WIJKWERK_DATA": data, "DJANGO_SETTINGS_MODULE": "wijkwerk.config.settings"}
        standen = _ask("SQLite", omgeving | {"DATABASE_URL": ""}, verzoeken)
        return standen + _ask("PostgreSQL", omgeving | {"DATABASE_URL": url}, verzoeken)


def _ask(database: str, omgeving: dict[str, str], keer: int) -> list[Stand]:
    code = MEET.format(KLEIN, GROOT, keer)
    uitvoer = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | omgeving, check=True, stdout=subprocess.PIPE, text=True
    ).stdout
    return [Stand(database, **rij) for rij in json.loads(uitvoer)]


def table(standen: list[Stand]) -> str:
    """Return the outcomes as a Markdown table."""
    regels = [
        "| database | verbanden | draad van | rijen | ms (grens) | directe verbanden ms | keer | alleen indexen |",
        "|---|--:|---|--:|--:|--:|--:|---|",
    ]
    for s in standen:
        aantal = f"{s.verbanden:,}".replace(",", ".")
        grens = f"{s.ms:.2f} ({s.grens:g})" if s.grens else f"{s.ms:.2f}"
        oordeel = "" if s.goed else " **te veel**"
        regels.append(
            f"| {s.database} | {aantal} | {s.zaak}{oordeel} | {s.rijen} | {grens} | {s.direct_ms:.2f} | {s.keer:.1f} "
            f"| {'ja' if s.geindexeerd else '**nee**'} |"
        )
    return "\n".join(regels)
