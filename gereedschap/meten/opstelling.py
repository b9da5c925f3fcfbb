"""The servers under measurement: gunicorn with two processes, on a database of its own in one PostgreSQL."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit, urlunsplit

import psycopg

from gereedschap.wegwerp_pg import Server
from wijkwerk.config.opdrachten.productie import APP, gunicorn

MAAK_VLOER = "from gereedschap.meten import vloer; vloer.prepare()"


@dataclass(frozen=True)
class Opstelling:
    """A running web server: its address, its first process, and the environment in which to reach its data."""

    url: str
    pid: int
    omgeving: dict[str, str] = field(repr=False)

    def python(self, code: str) -> str:
        """Run Python inside this installation (settings loaded) and return what it printed."""
        opdracht = [sys.executable, "-c", f"import django; django.setup()\n{code}"]
        return subprocess.run(opdracht, env=self.omgeving, check=True, stdout=subprocess.PIPE, text=True).stdout


@contextmanager
def wijkwerk_server(pg: Server) -> Iterator[Opstelling]:
    """Serve Wijkwerk as a real installation does: production settings, bundled static files, behind a proxy."""
    with tempfile.TemporaryDirectory(prefix="wijkwerk-meten-") as data:
        omgeving = os.environ | {
            "DJANGO_SETTINGS_MODULE": "wijkwerk.config.settings",
            "DATABASE_URL": _database(pg, "wijkwerk"),
            "WIJKWERK_DATA": data,
            "WIJKWERK_STAND": "productie",
            "WIJKWERK_GEHEIM": secrets.token_urlsafe(50),
            "WIJKWERK_HOSTS": "127.0.0.1",
            "WIJKWERK_ACHTER_PROXY": "1",
            "WIJKWERK_GEBUNDELD": "1",
            "WIJKWERK_GEMEENTE": "Zoetermeer",
            "WIJKWERK_GEMEENTECODE": "GM0637",
        }
        subprocess.run([sys.executable, "-m", "wijkwerk", "voorbereiden"], env=omgeving, check=True)
        with _gunicorn(APP, omgeving, "/gezond") as opstelling:
            yield opstelling


@contextmanager
def floor_server(pg: Server) -> Iterator[Opstelling]:
    """Serve the bare floor with the same server, the same number of processes and the same database settings."""
    omgeving = os.environ | {"DATABASE_URL": _database(pg, "vloer")}
    subprocess.run([sys.executable, "-c", MAAK_VLOER], env=omgeving, check=True)
    with _gunicorn("gereedschap.meten.vloer:application", omgeving, "/lees") as opstelling:
        yield opstelling


def _database(pg: Server, naam: str) -> str:
    with psycopg.connect(pg.url, autocommit=True) as verbinding:
        verbinding.execute(f"CREATE DATABASE {naam}")
    return urlunsplit(urlsplit(pg.url)._replace(path=f"/{naam}"))


@contextmanager
def _gunicorn(app: str, omgeving: dict[str, str], klaar: str) -> Iterator[Opstelling]:
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        adres = f"127.0.0.1:{proef.getsockname()[1]}"
    opdracht = gunicorn(adres, app)
    proces = subprocess.Popen(opdracht, env=omgeving, start_new_session=True)
    try:
        _wait(f"http://{adres}{klaar}", proces)
        yield Opstelling(f"http://{adres}", proces.pid, omgeving)
    finally:
        proces.terminate()
        try:
            proces.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(proces.pid, signal.SIGKILL)


def _wait(url: str, proces: subprocess.Popen) -> None:
    vraag = urllib.request.Request(url, headers={"X-Forwarded-Proto": "https"})
    for _ in range(300):
        if proces.poll() is not None:
            break
        try:
            urllib.request.urlopen(vraag, timeout=10).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"De server op {url} gaf geen antwoord.")
