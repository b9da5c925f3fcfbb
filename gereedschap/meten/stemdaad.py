"""What it costs to count a vote as people do: the act on the database, and the command on a file.

Beside the act, in turns, stands only fetching and reading the same ballots; beside the command only starting it.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from gereedschap.wegwerp_pg import throwaway
from wijkwerk.rekenkern.stemmen import Stemming, pabulib

MEET = "import django; django.setup(); from gereedschap.meten import stemvulling as s; s.measure({})"
KEER = 3


@dataclass(frozen=True)
class Meting:
    """Milliseconds of processor of the whole, and of the floor beside it (medians)."""

    naam: str
    ms: float
    vloer: str
    vloer_ms: float


def run() -> list[Meting]:
    """Measure the act on SQLite and on PostgreSQL, each new and thrown away afterwards, and the command."""
    with tempfile.TemporaryDirectory(prefix="wijkwerk-meten-") as data:
        metingen = [_act("SQLite", data, "")]
    with tempfile.TemporaryDirectory(prefix="wijkwerk-meten-") as data, throwaway() as pg:
        metingen.append(_act("PostgreSQL", data, urlunsplit(urlsplit(pg.url)._replace(path="/postgres"))))
    return [*metingen, _command()]


def _act(database: str, data: str, url: str) -> Meting:
    omgeving = {"WIJKWERK_DATA": data, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "wijkwerk.config.settings"}
    uitvoer = _python(["-c", MEET.format(KEER)], omgeving)
    tijden = json.loads(uitvoer.splitlines()[-1])
    return Meting(f"daad op {database}", tijden["daad"], "biljetten lezen", tijden["lezen"])


def _command() -> Meting:
    with _file() as pad:
        tellen, starten = [], []
        for _ in range(KEER):
            starten.append(_cost(["-m", "wijkwerk", "stemronde", "tel", "--help"]))
            tellen.append(_cost(["-m", "wijkwerk", "stemronde", "tel", str(pad), "--json"]))
        return Meting("opdracht op een bestand", statistics.median(tellen), "starten", statistics.median(starten))


@contextmanager
def _file() -> Iterator[Path]:
    from gereedschap.meten.stemmen import BUDGET, election  # noqa: PLC0415 (that module measures with this one)

    ideeen, tabel = election(1)
    kop = pabulib.Kop("Meting", "Zoetermeer", "meting", date(2026, 1, 1), date(2026, 1, 31))
    with tempfile.TemporaryDirectory(prefix="wijkwerk-meten-") as naam:
        pad = Path(naam) / "stemming.pb"
        pad.write_text(pabulib.write(Stemming.from_table(ideeen, BUDGET, tabel), kop), encoding="utf-8")
        yield pad


def _cost(opdracht: list[str]) -> float:
    voor = resource.getrusage(resource.RUSAGE_CHILDREN)
    _python(opdracht, {})
    na = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (na.ru_utime + na.ru_stime - voor.ru_utime - voor.ru_stime)


def _python(opdracht: list[str], omgeving: dict[str, str]) -> str:
    alles = [sys.executable, *opdracht]
    return subprocess.run(alles, env=os.environ | omgeving, check=True, stdout=subprocess.PIPE, text=True).stdout
