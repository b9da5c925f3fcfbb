"""A PostgreSQL that exists for the length of one block and leaves nothing behind."""

import ctypes
import os
import pwd
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from gereedschap.vinden import postgres_programs

PR_SET_PDEATHSIG = 1
TEST_INSTELLINGEN = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@dataclass(frozen=True)
class Server:
    """A running server: its address for DATABASE_URL and the process id of its first process."""

    url: str
    pid: int


@contextmanager
def throwaway(**instellingen: str) -> Iterator[Server]:
    """Run a server on a free loopback port with the given settings; raises FileNotFoundError without programs."""
    programmas = postgres_programs()
    if not programmas:
        raise FileNotFoundError("initdb")
    gebruiker = _other_user()
    with tempfile.TemporaryDirectory(prefix="wijkwerk-pg-") as naam:
        map_ = Path(naam)
        if gebruiker:
            os.chown(map_, gebruiker.pw_uid, gebruiker.pw_gid)
        _call(
            gebruiker,
            [f"{programmas}/initdb", "-D", f"{map_}/data", "-U", "wijkwerk", "-A", "trust", "-E", "UTF8", "-N"],
        )
        poort = _free_port()
        keuzes = {"listen_addresses": "127.0.0.1", "port": str(poort), "unix_socket_directories": naam} | instellingen
        proces = _start(gebruiker, f"{programmas}/postgres", map_, keuzes)
        try:
            _wait(proces, poort, map_)
            yield Server(f"postgresql://wijkwerk@127.0.0.1:{poort}/postgres", proces.pid)
        finally:
            proces.send_signal(signal.SIGINT)
            proces.wait(30)


def _other_user() -> pwd.struct_passwd | None:
    """Return whom to run as: PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return None
    for naam in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(naam)
        except KeyError:
            continue
    raise LookupError("PostgreSQL draait niet als root en er is geen andere gebruiker.")


def _as_user(gebruiker: pwd.struct_passwd | None) -> dict:
    return {"user": gebruiker.pw_uid, "group": gebruiker.pw_gid, "extra_groups": []} if gebruiker else {}


def _call(gebruiker: pwd.struct_passwd | None, opdracht: list[str]) -> None:
    subprocess.run(opdracht, check=True, stdout=subprocess.DEVNULL, cwd="/", env=_clean(), **_as_user(gebruiker))


def _start(gebruiker: pwd.struct_passwd | None, postgres: str, map_: Path, keuzes: dict[str, str]) -> subprocess.Popen:
    opdracht = [postgres, "-D", f"{map_}/data"]
    for naam, waarde in keuzes.items():
        opdracht += ["-c", f"{naam}={waarde}"]
    # Its own session: a Ctrl-C reaches the tests first, and they close the server in order.
    with (map_ / "log").open("w") as log:
        return subprocess.Popen(
            opdracht,
            stdout=log,
            stderr=log,
            cwd="/",
            env=_clean(),
            start_new_session=True,
            preexec_fn=_stop_with_parent,
            **_as_user(gebruiker),
        )


def _stop_with_parent() -> None:
    """Let Linux stop the server when whoever started it is killed."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGINT)


def _clean() -> dict[str, str]:
    return {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def _wait(proces: subprocess.Popen, poort: int, map_: Path) -> None:
    import psycopg  # noqa: PLC0415  the caller may only want to know whether there is a server

    for _ in range(300):
        if proces.poll() is not None:
            break
        try:
            psycopg.connect(host="127.0.0.1", port=poort, user="wijkwerk", dbname="postgres", connect_timeout=5).close()
            return
        except psycopg.OperationalError:
            time.sleep(0.1)
    raise RuntimeError("PostgreSQL startte niet:\n" + (map_ / "log").read_text())


def _free_port() -> int:
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        return proef.getsockname()[1]
