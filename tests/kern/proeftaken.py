"""Jobs that only tests know. They leave their traces in files, so that other processes can do them too."""

import os
import time
from pathlib import Path

from django_tasks import task

from wijkwerk.kern.logboek.actions import note
from wijkwerk.kern.taken import voortgang
from wijkwerk.kern.weigering import Weigering


def write(pad: str, regel: str) -> None:
    """Add one line; whole lines stay whole, whoever writes at the same time."""
    nummer = os.open(pad, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.write(nummer, f"{regel}\n".encode())
    os.close(nummer)


def lines(pad: Path) -> list[str]:
    """Return what was written so far."""
    return pad.read_text().splitlines() if pad.exists() else []


@task()
def jot(pad: str, regel: str) -> str:
    write(pad, regel)
    return regel


@task()
def log_line() -> None:
    note("proef.taak", by=None)


@task(priority=50)
def urgent(pad: str, regel: str) -> None:
    write(pad, regel)


@task(max_pogingen=3)
def stumble(pad: str, *, keer: int) -> str:
    """Fail the first `keer` times."""
    write(pad, "poging")
    if len(lines(Path(pad))) <= keer:
        raise RuntimeError(f"de bron is weg\n{keer} keer bij iemand thuis")
    return "gelukt"


@task()
def refuse() -> None:
    raise Weigering("Dit mag niet van de regel.", regel="proef.regel")


@task()
def sleep_on_first(pad: str, seconden: float) -> None:
    """Take long the first time, and be quick when it is done again."""
    write(pad, str(os.getpid()))
    if len(lines(Path(pad))) == 1:
        time.sleep(seconden)
    write(pad, "klaar")


@task()
def count(pad: str, totaal: int) -> None:
    """Go on until somebody stops it, telling how far it is."""
    for nummer in range(totaal):
        write(pad, str(nummer))
        voortgang.report(nummer + 1, totaal, f"regel {nummer + 1}")
        time.sleep(0.02)


@task(takes_context=True)
def attempt(context) -> int:
    return context.attempt
