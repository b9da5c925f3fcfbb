"""The test database is built once: every worker, and every run over the same sources, takes a copy of it."""

import fcntl
import hashlib
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.core.management.commands import migrate
from django.db import connection

ROOT = Path(__file__).resolve().parents[1]
MAP = Path(tempfile.gettempdir()) / "wijkwerk-proefbank"
BRONNEN = ("src/wijkwerk/**/*.py", "requirements/run.txt")


def fingerprint() -> str:
    """Return what the tables are made of: every source file and every library, by content."""
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
            with closing(sqlite3.connect(bron)) as klaar:
                klaar.backup(connection.connection)
            return
        bouw()
        for oud in MAP.glob("*.sqlite3*"):
            oud.unlink()
        half = bron.with_suffix(".sqlite3-half")
        with closing(sqlite3.connect(half)) as nieuw:
            connection.connection.backup(nieuw)
        half.rename(bron)
