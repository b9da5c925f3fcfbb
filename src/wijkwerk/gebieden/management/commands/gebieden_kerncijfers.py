from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand

from wijkwerk.gebieden import actions
from wijkwerk.gebieden.management.balk import progress


class Command(BaseCommand):
    help = "Lees kerncijfers over de gemeente, wijken en buurten in (CSV van CBS)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("bestand", type=Path, help="het CSV-bestand, zoals StatLine het geeft")
        parser.add_argument("--jaar", type=int, required=True, help="het jaar van de cijfers")

    def handle(self, *args: Any, **options: Any) -> None:
        with progress("Cijfers lezen"):
            uitslag = actions.import_figures(options["bestand"], jaar=options["jaar"], by=None)
        self.stdout.write("\n".join(actions.tell(uitslag)))
