"""Run the command line as a person does: as a process, with a data folder of its own."""

import os
import subprocess
import sys
from pathlib import Path

from tests.huis.bronnen import ROOT


def environment(data: Path, **extra: str) -> dict[str, str]:
    """Return the environment of a demo installation in `data`, without what the tests themselves have set."""
    eigen = {naam: w for naam, w in os.environ.items() if not naam.startswith(("WIJKWERK_", "DATABASE_", "DJANGO_"))}
    return eigen | {"PYTHONPATH": str(ROOT / "src"), "WIJKWERK_STAND": "demo", "WIJKWERK_DATA": str(data)} | extra


def command(*args: str) -> list[str]:
    return [sys.executable, "-m", "wijkwerk", *args]


def wijkwerk(data: Path, *args: str, **extra: str) -> subprocess.CompletedProcess:
    """Run `wijkwerk <args>` to its end."""
    return subprocess.run(
        command(*args),
        env=environment(data, **extra),
        cwd=data.parent,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
