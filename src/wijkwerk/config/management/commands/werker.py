import threading
from argparse import ArgumentParser
from typing import Any

from django.core.cache import cache
from django.core.management import BaseCommand
from django.db import DatabaseError, connection

from wijkwerk.config.gezond import WERKER_GEZIEN
from wijkwerk.kern import klok
from wijkwerk.kern.taken import worker

TEL = 15  # seconds between two signs of life


class Command(BaseCommand):
    help = "Doe het werk op de achtergrond: mail, inlezen, herinneringen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--tot-leeg", action="store_true", help="doe wat er nu wacht en stop dan")

    def handle(self, *args: str, **options: Any) -> None:
        if options["tot_leeg"]:
            worker.run(until_empty=True)
            return
        klaar = threading.Event()
        teken = threading.Thread(target=_show_life, args=(klaar,), daemon=True)
        teken.start()
        try:
            worker.run()
        finally:
            klaar.set()
            teken.join()


def _show_life(klaar: threading.Event) -> None:
    """Leave the time in the cache that web and workers share, until `klaar`; /gezond reads it."""
    while True:
        try:
            cache.set(WERKER_GEZIEN, klok.nu().isoformat(timespec="seconds"), timeout=None)
        except DatabaseError:
            connection.close()
        if klaar.wait(TEL):
            break
    connection.close()
