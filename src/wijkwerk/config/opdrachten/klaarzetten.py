"""Make the database ready: quietly, once, and only when something is missing."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

MERKTEKEN = ".wijkwerk"


def ensure() -> None:
    """Prepare an empty database, and outside production also one that lacks migrations.

    Refuses (CommandError) in production when migrations wait: those are a decision of the operator.
    Costs one query when everything is there.
    """
    mark_folder()
    if not missing():
        return
    if settings.PRODUCTIE and _applied():
        raise CommandError("De database is van een eerdere versie. Draai eerst: wijkwerk voorbereiden")
    prepare()


def prepare() -> None:
    """Run the migrations and make the cache table, one process at a time."""
    mark_folder()
    with _one_at_a_time():
        if missing():
            call_command("migrate", verbosity=0, interactive=False)
            call_command("createcachetable", verbosity=0)


def missing() -> set[tuple[str, str]]:
    """Return the migrations (app, name) that this version has and the database has not."""
    applied = _applied()
    return _on_disk() - applied


def mark_folder() -> None:
    """Make the data folder and mark it as ours, so that `--schoon` can tell it from any other folder."""
    data = Path(settings.DATA)
    # The static file server warns about a folder that is not there yet.
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    merk = data / MERKTEKEN
    if not merk.exists():
        merk.write_text("In deze map bewaart Wijkwerk zijn gegevens.\n", encoding="utf-8")


def _on_disk() -> set[tuple[str, str]]:
    # Names of files, not modules: loading the migration graph of all apps would cost every command a third of a second.
    return {
        (app.label, bestand.stem)
        for app in apps.get_app_configs()
        for bestand in Path(app.path, "migrations").glob("[0-9]*.py")
    }


def _applied() -> set[tuple[str, str]]:
    return set(MigrationRecorder(connection).applied_migrations())


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Hold the preparation lock: a file beside SQLite, an advisory lock in PostgreSQL (machines share no folder)."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(hashtext('wijkwerk.klaarzetten'))")
            try:
                yield
            finally:
                cursor.execute("SELECT pg_advisory_unlock(hashtext('wijkwerk.klaarzetten'))")
        return
    with (Path(settings.DATA) / ".klaarzetten.slot").open("w") as slot:
        fcntl.flock(slot, fcntl.LOCK_EX)
        yield
