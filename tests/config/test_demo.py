"""`demo`: serves, says so once it does, and leaves no process behind however it ends."""

import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

import pytest

from tests.config.opdracht import command, environment, wijkwerk


def free_port() -> int:
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        return proef.getsockname()[1]


def descendants(data: Path) -> set[int]:
    """Return the processes that work in this data folder."""
    merk = f"WIJKWERK_DATA={data}".encode()
    gevonden = set()
    for map_ in Path("/proc").glob("[0-9]*"):
        try:
            if merk in (map_ / "environ").read_bytes().split(b"\0") and "Z" not in (map_ / "stat").read_text()[:60]:
                gevonden.add(int(map_.name))
        except OSError:
            continue
    return gevonden


def wait_until_gone(data: Path, seconds: float = 15) -> set[int]:
    grens = time.monotonic() + seconds
    while (over := descendants(data)) and time.monotonic() < grens:
        time.sleep(0.1)
    return over


@pytest.fixture(scope="module")
def leeg(tmp_path_factory, voorbereid) -> Path:
    """A prepared data folder, so that starting is quick."""
    return Path(shutil.copytree(voorbereid, tmp_path_factory.mktemp("demo") / "gegevens"))


@pytest.fixture
def demo(leeg):
    """A running demo: its process and its port."""
    port = free_port()
    opdracht = command("demo", "--leeg", "--port", str(port))
    # As from a script with `&`: the shell then hands down an ignored SIGINT.
    opdracht = ["sh", "-c", 'trap "" INT; exec "$@"', "sh", *opdracht]
    with subprocess.Popen(opdracht, env=environment(leeg), stdout=subprocess.PIPE, text=True) as proces:
        try:
            assert proces.stdout.readline() == f"Wijkwerk draait op http://127.0.0.1:{port} (stoppen: Ctrl-C)\n"
            yield proces, port
        finally:
            proces.kill()
    assert wait_until_gone(leeg) == set()


def fetch(port: int, pad: str) -> tuple[int, dict]:
    lijn = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    lijn.request("GET", pad)
    antwoord = lijn.getresponse()
    inhoud = json.loads(antwoord.read())
    lijn.close()
    return antwoord.status, inhoud


@pytest.mark.parametrize("teken", [signal.SIGINT, signal.SIGTERM])
def test_demo_is_healthy_with_a_worker_and_stops_clean(demo, leeg, teken):
    proces, port = demo
    for _ in range(100):
        status, inhoud = fetch(port, "/gezond")
        if inhoud["werker"]:
            break
        time.sleep(0.1)
    assert (status, inhoud["status"]) == (200, "goed")
    assert inhoud["werker"]
    assert fetch(port, "/gereed")[0] == 200
    proces.send_signal(teken)
    assert proces.wait(20) == 0
    assert wait_until_gone(leeg) == set()


def test_killed_demo_leaves_no_orphans(demo, leeg):
    proces, _port = demo
    assert len(descendants(leeg)) >= 4
    os.kill(proces.pid, signal.SIGKILL)
    assert wait_until_gone(leeg) == set()


def test_taken_port_names_another(leeg):
    with socket.socket() as bezet:
        bezet.bind(("127.0.0.1", 0))
        bezet.listen()
        port = bezet.getsockname()[1]
        uit = wijkwerk(leeg, "demo", "--port", str(port))
    assert (uit.returncode, uit.stderr) == (1, f"Poort {port} is bezet. Kies een andere: --port {port + 1}\n")


def test_schoon_refuses_a_folder_that_is_not_ours(tmp_path):
    data = tmp_path / "foto's"
    data.mkdir()
    (data / "vakantie.jpg").write_text("zon")
    uit = wijkwerk(data, "demo", "--schoon", "--port", str(free_port()), WIJKWERK_GEHEIM="x" * 50)
    assert uit.returncode == 1
    assert uit.stderr.endswith("is geen map van Wijkwerk. Er is niets gewist.\n")
    assert [pad.name for pad in data.iterdir()] == ["vakantie.jpg"]


def test_schoon_refuses_while_the_demo_runs(demo, leeg):
    uit = wijkwerk(leeg, "demo", "--schoon", "--port", str(free_port()))
    assert (uit.returncode, uit.stderr) == (1, "Er draait al een demo met deze gegevens. Stop die eerst (Ctrl-C).\n")
