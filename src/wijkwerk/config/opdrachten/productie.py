"""Start the web server of a real installation."""

import os
import sys

import django
from django.conf import settings
from django.core.management import call_command

from wijkwerk.config.opdrachten import klaarzetten

APP = "wijkwerk.config.wsgi:application"


def gunicorn(adres: str, app: str = APP) -> list[str]:
    """Return the command that serves `app` on `adres` (host:port): two processes with four threads each.

    No access log: addresses hold the secret links of reporters. No control socket: containers are read-only.
    """
    return [
        *(sys.executable, "-m", "gunicorn", app, "--bind", adres),
        *("--workers", "2", "--threads", "4", "--worker-class", "gthread", "--no-control-socket"),
        *("--log-level", "warning", "--max-requests", "20000", "--max-requests-jitter", "2000"),
    ]


def prepare() -> None:
    """Bring the database up to date and, for bundled static files, collect those."""
    klaarzetten.prepare()
    if os.environ.get("WIJKWERK_GEBUNDELD"):
        call_command("collectstatic", verbosity=0, interactive=False)


def start(*, adres: str | None) -> None:
    """Replace this process by the web server. Refuses when the database waits for `wijkwerk voorbereiden`."""
    django.setup()
    klaarzetten.ensure()
    if os.environ.get("WIJKWERK_GEBUNDELD") and not (settings.STATIC_ROOT / "staticfiles.json").exists():
        prepare()
    opdracht = gunicorn(adres or os.environ.get("WIJKWERK_ADRES", "127.0.0.1:8000"))
    os.execv(opdracht[0], opdracht)  # noqa: S606 (our own command, no shell)
