"""Run every test: on SQLite, on a PostgreSQL of our own, and in Chromium. `bin/test` starts this.

With arguments it is plain pytest. What this machine cannot run is named at the end, with the command that adds it;
with WIJKWERK_ALLES=1 that counts as a failure.
"""

import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from gereedschap import vinden, wegwerp_pg

ROOT = Path(__file__).resolve().parents[1]
GEEN_TESTS = 5


@dataclass
class Uitslag:
    """What all rounds together came to."""

    geslaagd: int = 0
    gezakt: int = 0
    overgeslagen: int = 0
    kapot: bool = False
    weggelaten: list[str] = field(default_factory=list)

    def add(self, code: int, rapport: Path) -> None:
        """Add the report of one round; a round that broke off without one counts as broken."""
        self.kapot |= code not in (0, GEEN_TESTS)
        if not rapport.exists():
            return
        for suite in ET.parse(rapport).getroot().iter("testsuite"):
            tests, fout, over = (int(suite.get(naam, 0)) for naam in ("tests", "failures", "skipped"))
            fout += int(suite.get("errors", 0))
            self.geslaagd += tests - fout - over
            self.gezakt += fout
            self.overgeslagen += over

    def close(self) -> int:
        """Print what was left out and the one closing line; return the exit code."""
        for wat in self.weggelaten:
            print(f"Niet gedraaid: {wat}")
        if self.weggelaten:
            print(f"Zo draaien ze mee: {vinden.ERBIJ}")
        print(f"{self.geslaagd} passed, {self.gezakt} failed, {self.overgeslagen} skipped", flush=True)
        onvolledig = bool(self.weggelaten and os.environ.get("WIJKWERK_ALLES"))
        return int(self.kapot or self.gezakt > 0 or self.geslaagd == 0 or onvolledig)


def pytest_command(*args: str) -> list[str]:
    return [sys.executable, "-m", "pytest", *args]


def run_round(titel: str, uitslag: Uitslag, *args: str, **extra: str) -> None:
    """Run pytest once, with `extra` environment, and add what came out."""
    print(f"\n== {titel}", flush=True)
    with tempfile.TemporaryDirectory(prefix="wijkwerk-uitslag-") as naam:
        rapport = Path(naam) / "uitslag.xml"
        opdracht = pytest_command("-q", "-p", "no:cacheprovider", f"--junitxml={rapport}", *args)
        code = subprocess.run(opdracht, cwd=ROOT, env=os.environ | extra, check=False).returncode
        uitslag.add(code, rapport)


def count(selectie: str) -> int:
    """Return how many tests a selection holds, without running them."""
    uit = subprocess.run(
        pytest_command("--collect-only", "-q", "-m", selectie), cwd=ROOT, capture_output=True, text=True, check=False
    )
    return sum("::" in regel for regel in uit.stdout.splitlines())


@contextmanager
def postgresql() -> Iterator[str | None]:
    """Give the address of a PostgreSQL: the one that WIJKWERK_TEST_PG names, else our own; None without programs."""
    genoemd = os.environ.get("WIJKWERK_TEST_PG")
    if genoemd or not vinden.postgres_programs():
        yield genoemd
        return
    with wegwerp_pg.throwaway(**wegwerp_pg.TEST_INSTELLINGEN) as server:
        yield server.url


def main() -> int:
    if sys.argv[1:]:
        return subprocess.run(pytest_command(*sys.argv[1:]), check=False).returncode
    os.environ.pop("DATABASE_URL", None)
    uitslag = Uitslag()
    run_round("SQLite", uitslag, "-n", "2", "--dist", "loadgroup", "-m", "not browser")
    with postgresql() as url:
        if url:
            run_round("PostgreSQL", uitslag, "-n", "2", "-m", "beide and not browser", DATABASE_URL=url)
        else:
            uitslag.weggelaten.append(f"{count('beide and not browser')} tests op PostgreSQL (geen server gevonden)")
    if vinden.chromium():
        run_round("Chromium", uitslag, "-n", "2", "--dist", "loadfile", "-m", "browser")
    else:
        uitslag.weggelaten.append(f"{count('browser')} tests in een browser (geen Chromium gevonden)")
    return uitslag.close()


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
