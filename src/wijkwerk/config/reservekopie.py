"""Back-up and restore: one tar file with the database and the uploaded files."""

import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.management import CommandError
from django.db import connection

SQLITE, POSTGRES, BESTANDEN = "database.sqlite3", "database.pgdump", "bestanden"


def make(doel: Path) -> None:
    """Write a back-up to `doel` while Wijkwerk keeps running.

    Database first, files after: a file without a row is harmless, a row without its file is not. Never overwrites.
    """
    if doel.exists():
        raise CommandError(f"{doel} bestaat al. Kies een andere naam.")
    with tempfile.TemporaryDirectory(dir=doel.absolute().parent) as naam:
        database = _dump(Path(naam))
        # Readable for the owner only: it holds everything.
        handvat = os.open(Path(naam) / "kopie", os.O_WRONLY | os.O_CREAT, 0o600)
        with os.fdopen(handvat, "wb") as ruw, tarfile.open(fileobj=ruw, mode="w:gz") as kopie:
            kopie.add(database, database.name)
            if Path(settings.MEDIA_ROOT).exists():
                kopie.add(settings.MEDIA_ROOT, BESTANDEN)
        os.link(Path(naam) / "kopie", doel)


def restore(bron: Path) -> None:
    """Replace database and files by those of the back-up. Refuses a file of another kind before anything changes."""
    verwacht = SQLITE if connection.vendor == "sqlite" else POSTGRES
    with tempfile.TemporaryDirectory(dir=settings.DATA) as naam:
        uitgepakt = Path(naam)
        try:
            with tarfile.open(bron) as kopie:
                kopie.extractall(uitgepakt, filter="data")
        except tarfile.TarError:
            raise CommandError(f"{bron} is geen reservekopie van Wijkwerk.") from None
        if not (uitgepakt / verwacht).exists():
            raise CommandError(f"In {bron} zit geen kopie voor dit soort database.")
        _load(uitgepakt / verwacht)
        shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
        if (uitgepakt / BESTANDEN).exists():
            shutil.move(uitgepakt / BESTANDEN, settings.MEDIA_ROOT)


def _dump(map_: Path) -> Path:
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with sqlite3.connect(map_ / SQLITE) as kopie:
            connection.connection.backup(kopie)
        kopie.close()
        return map_ / SQLITE
    _postgres("pg_dump", "--format=custom", f"--file={map_ / POSTGRES}", connection.settings_dict["NAME"])
    return map_ / POSTGRES


def _load(bestand: Path) -> None:
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        kopie = sqlite3.connect(bestand)
        kopie.backup(connection.connection)
        kopie.close()
        return
    naam = connection.settings_dict["NAME"]
    _postgres("pg_restore", "--clean", "--if-exists", "--single-transaction", f"--dbname={naam}", str(bestand))


def _postgres(programma: str, *invoer: str) -> None:
    """Run a PostgreSQL program; the password goes through its environment, never over the command line."""
    pad = shutil.which(programma)
    if not pad:
        raise CommandError(f"{programma} ontbreekt. Installeer het: apt-get install -y postgresql-client")
    gegevens = connection.settings_dict
    paren = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    extra = {naam: gegevens[sleutel] for naam, sleutel in paren.items() if gegevens.get(sleutel)}
    uitkomst = subprocess.run([pad, *invoer], env=os.environ | extra, capture_output=True, text=True, check=False)  # noqa: S603 (a full path)
    if uitkomst.returncode:
        regels = uitkomst.stderr.strip().splitlines()
        raise CommandError(f"{programma} is niet gelukt: {regels[-1] if regels else uitkomst.returncode}")
