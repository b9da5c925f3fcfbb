"""The demo: one command that prepares everything, serves it on this computer, and leaves no process behind."""

import fcntl
import importlib.util
import os
import shutil
import socket
import sys
from pathlib import Path
from typing import TextIO

import django
from django.conf import settings
from django.core.management import CommandError
from django.db import connections

from wijkwerk.config.opdrachten import klaarzetten, productie
from wijkwerk.config.opdrachten.kinderen import Kinderen
from wijkwerk.config.opdrachten.overzicht import names

EIGEN_BESTANDEN = ("wijkwerk.sqlite3", "wijkwerk.sqlite3-wal", "wijkwerk.sqlite3-shm")
EIGEN_MAPPEN = ("bestanden", "statisch")


def run(*, port: int, schoon: bool, leeg: bool) -> None:
    """Serve the demo on 127.0.0.1:`port` until Ctrl-C; `schoon` first wipes what was entered, `leeg` plays no year."""
    # Links in mails must lead to this port; the settings read it once, and the worker inherits it.
    os.environ.setdefault("WIJKWERK_SITE", f"http://127.0.0.1:{port}")
    django.setup()
    if not settings.DEMO:
        raise CommandError("De demo draait alleen met WIJKWERK_STAND=demo, nooit op een echte installatie.")
    _check_port(port)
    with _claim(alone=schoon) as slot:
        if schoon:
            _wipe(Path(settings.DATA))
            fcntl.flock(slot, fcntl.LOCK_SH)
        klaarzetten.ensure()
        if not leeg:
            _seed()
        connections.close_all()
        _serve(port)


def _check_port(port: int) -> None:
    if not 0 < port < 65536:
        raise CommandError(f"{port} is geen poort. Kies een getal van 1 tot en met 65535.")
    with socket.socket() as proef:
        proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            proef.bind(("127.0.0.1", port))
        except PermissionError:
            raise CommandError(f"Poort {port} mag u niet gebruiken. Kies er een boven 1024: --port 8001") from None
        except OSError:
            raise CommandError(f"Poort {port} is bezet. Kies een andere: --port {port % 65535 + 1}") from None


def _claim(*, alone: bool) -> TextIO:
    """Hold the data folder while the demo runs; starting anew needs it alone."""
    data = Path(settings.DATA)
    if alone:
        _recognise(data)
    klaarzetten.mark_folder()
    slot = (data / ".demo.slot").open("w")
    try:
        fcntl.flock(slot, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        slot.close()
        raise CommandError("Er draait al een demo met deze gegevens. Stop die eerst (Ctrl-C).") from None
    return slot


def _recognise(data: Path) -> None:
    """Refuse to start anew where it could wipe something that is not the demo's."""
    if settings.DATABASES["default"]["ENGINE"] != "django.db.backends.sqlite3":
        raise CommandError("Er is een DATABASE_URL gezet. --schoon wist alleen de eigen database van de demo.")
    if data.exists() and any(data.iterdir()) and not (data / klaarzetten.MERKTEKEN).exists():
        raise CommandError(f"{data} is geen map van Wijkwerk. Er is niets gewist.")


def _wipe(data: Path) -> None:
    for naam in EIGEN_BESTANDEN:
        (data / naam).unlink(missing_ok=True)
    for naam in EIGEN_MAPPEN:
        shutil.rmtree(data / naam, ignore_errors=True)


def _seed() -> None:
    """Play the demo year when the database is still empty."""
    if importlib.util.find_spec("wijkwerk.demo.actions") is None:
        return
    from wijkwerk.demo import actions  # noqa: PLC0415  only the demo knows this room

    actions.seed(_tell)


def _tell(tekst: str) -> None:
    sys.stderr.write(f"{tekst}\n")
    sys.stderr.flush()


def _serve(port: int) -> None:
    adres = f"127.0.0.1:{port}"
    with Kinderen() as kinderen:
        kinderen.start(productie.gunicorn(adres))
        if "werker" in names():
            kinderen.start([sys.executable, "-m", "wijkwerk", "werker"])
        kinderen.wait_until_ok(f"http://{adres}/gezond", seconds=60)
        sys.stdout.write(f"Wijkwerk draait op http://{adres} (stoppen: Ctrl-C)\n")
        sys.stdout.flush()
        kinderen.watch()
