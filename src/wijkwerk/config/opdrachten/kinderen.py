"""Child processes that never outlive their parent."""

import ctypes
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from types import FrameType
from typing import Self

from django.core.management import CommandError

PR_SET_PDEATHSIG = 1


class Kinderen:
    """Start processes, watch them, and stop all of them: on leaving, on Ctrl-C, on SIGTERM, and when we are killed."""

    def __init__(self) -> None:
        self._lopend: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        # A script that starts us with `&` hands down an ignored SIGINT; nohup hands down an ignored SIGHUP on purpose.
        for teken in (signal.SIGINT, signal.SIGTERM):
            signal.signal(teken, self._interrupt)
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
            signal.signal(signal.SIGHUP, self._interrupt)
        return self

    def __exit__(self, *fout: object) -> None:
        self.stop()

    def start(self, opdracht: list[str]) -> None:
        """Start a process in its own group, so that a Ctrl-C in the terminal reaches it through us, in order."""
        ouder = os.getpid()
        libc = ctypes.CDLL(None) if sys.platform == "linux" else None

        def die_with_parent() -> None:
            if libc is not None:
                libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
                if os.getppid() != ouder:
                    os._exit(1)

        # Our own command, started before there are threads.
        self._lopend.append(subprocess.Popen(opdracht, start_new_session=True, preexec_fn=die_with_parent))  # noqa: PLW1509, S603 (above)

    def wait_until_ok(self, url: str, *, seconds: int) -> None:
        """Wait until `url` answers 200. Raises CommandError when a child stops or the time is over."""
        grens = time.monotonic() + seconds
        while time.monotonic() < grens:
            self._check()
            try:
                with urllib.request.urlopen(url, timeout=5) as antwoord:  # noqa: S310  always our own loopback address
                    if antwoord.status == 200:
                        return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        raise CommandError("Wijkwerk gaf op tijd geen antwoord. De meldingen hierboven zeggen waarom.")

    def watch(self) -> None:
        """Stay until a child stops (CommandError) or someone interrupts us."""
        try:
            while True:
                self._check()
                time.sleep(0.5)
        except KeyboardInterrupt:
            return

    def stop(self) -> None:
        """Ask every process to stop, and kill what has not stopped after ten seconds."""
        for kind in self._lopend:
            if kind.poll() is None:
                kind.terminate()
        grens = time.monotonic() + 10
        for kind in self._lopend:
            try:
                kind.wait(max(0.1, grens - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(kind.pid, signal.SIGKILL)
                kind.wait()

    def _check(self) -> None:
        for kind in self._lopend:
            if kind.poll() is not None:
                raise CommandError(
                    "Een onderdeel van Wijkwerk stopte onverwacht. De meldingen hierboven zeggen waarom."
                )

    @staticmethod
    def _interrupt(_teken: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt
