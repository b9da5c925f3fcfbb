"""The test database is built once: every worker, and every run over the same sources, takes a copy of it."""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.commands import migrate
from django.db import connection

ROOT = Path(__file__).resolve().parents[1]
MAP = Path(tempfile.gettempdir()) / "wijkwerk-proefbank"
OUD = 3600  # seconds
BRONNEN = (
    "src/wijkwerk/**/*.py", "src/wijkwerk/**/*.toml", "src/wijkwerk/**/brieven/*.md", "requirements/run.txt",
    "tests/conftest.py",
)  # fmt: skip


def fingerprint() -> str:
    """Return what the tables are made of: every source file, every library and our settings, by content."""
    som = hashlib.sha256()
    for patroon in BRONNEN:
        for bestand in sorted(ROOT.glob(patroon)):
            som.update(str(bestand.relative_to(ROOT)).encode() + bestand.read_bytes())
    return som.hexdigest()[:24]


@contextmanager
def built_once() -> Iterator[None]:
    """Let `migrate` on a new SQLite database run for the first who asks, and copy for all others."""
    bouw = migrate.Command.handle

    def handle(self: Any, *args: Any, **opties: Any) -> Any:
        if connection.vendor == "sqlite" and not connection.introspection.table_names():
            return _copy(lambda: bouw(self, *args, **opties))
        return bouw(self, *args, **opties)

    migrate.Command.handle = handle
    yield
    migrate.Command.handle = bouw


def _copy(bouw: Callable[[], Any]) -> None:
    MAP.mkdir(mode=0o700, exist_ok=True)
    bron = MAP / f"{fingerprint()}.sqlite3"
    with (MAP / "slot").open("w") as slot:
        fcntl.flock(slot, fcntl.LOCK_EX)
        connection.ensure_connection()
        if bron.exists():
            _load(bron)
            return
        bouw()
        _sweep()
        _save(bron)


def _sweep() -> None:
    """Throw away what other sources left; what is young may be in use by another run."""
    for oud in MAP.iterdir():
        if oud.name != "slot" and oud.stat().st_mtime < time.time() - OUD:
            shutil.rmtree(oud) if oud.is_dir() else oud.unlink()


def _save(bron: Path) -> None:
    half = bron.with_suffix(".sqlite3-half")
    with closing(sqlite3.connect(half)) as nieuw:
        connection.connection.backup(nieuw)
    half.rename(bron)


def _load(bron: Path) -> None:
    with closing(sqlite3.connect(bron)) as klaar:
        klaar.backup(connection.connection)


@contextmanager
def played_once(naam: str, speel: Callable[[Path], Any]) -> Iterator[Path]:
    """Put a played database in the place of the test database, and give the folder of its files.

    The first who asks plays it (`speel(folder)`, committed), all others on this day take a copy. Afterwards the empty
    database is there again. SQLite only; call outside a transaction.
    """
    MAP.mkdir(mode=0o700, exist_ok=True)
    bron = MAP / f"{fingerprint()}-{naam}-{date.today()}.sqlite3"
    bestanden = bron.with_suffix("")
    leeg = MAP / f"leeg-{os.getpid()}.sqlite3"
    connection.ensure_connection()
    _save(leeg)
    try:
        with (MAP / "slot").open("w") as slot:
            fcntl.flock(slot, fcntl.LOCK_EX)
            if bron.exists():
                _load(bron)
            else:
                bestanden.mkdir(exist_ok=True)
                speel(bestanden)
                _save(bron)
        yield bestanden
    finally:
        _load(leeg)
        leeg.unlink()
