"""Find on this machine what the product does not bring along: a browser and the programs of PostgreSQL."""

import glob
import os
import shutil

ERBIJ = "sudo apt-get install -y postgresql chromium"


def chromium() -> str | None:
    """Return the path of a Chromium-like browser, or None."""
    eigen = os.environ.get("WIJKWERK_CHROMIUM")
    if eigen:
        return shutil.which(eigen)
    namen = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next((pad for naam in namen if (pad := shutil.which(naam))), None)


def postgres_programs() -> str | None:
    """Return the folder that holds `initdb` and `postgres`: of the PATH, else the newest that Debian installed."""
    mappen = [os.path.dirname(os.path.realpath(pad)) for pad in [shutil.which("postgres")] if pad]
    mappen += sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=_version, reverse=True)
    mappen += sorted(glob.glob("/opt/homebrew/opt/postgresql*/bin"), reverse=True)
    return next((pad for pad in mappen if all(os.access(f"{pad}/{p}", os.X_OK) for p in ("initdb", "postgres"))), None)


def _version(pad: str) -> int:
    deel = pad.split("/")[-2]
    return int(deel) if deel.isdigit() else 0
