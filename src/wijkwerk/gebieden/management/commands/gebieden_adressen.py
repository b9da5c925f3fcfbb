from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand

from wijkwerk.gebieden import actions
from wijkwerk.gebieden.management.balk import progress


class Command(BaseCommand):
    help = "Lees de eigen adressenlijst in (CSV), voor als de landelijke adresdienst er niet is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("bestand", type=Path, help="CSV met straat, huisnummer, postcode, plaats, lat en lon")

    def handle(self, *args: Any, **options: Any) -> None:
        with progress("Adressen lezen"):
            uitslag = actions.import_addresses(options["bestand"], by=None)
        self.stdout.write("\n".join(actions.tell(uitslag)))
