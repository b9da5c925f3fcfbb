from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand

from wijkwerk.gebieden import actions
from wijkwerk.gebieden.management.balk import progress
from wijkwerk.gebieden.management.datum import read_date
from wijkwerk.kern import klok


class Command(BaseCommand):
    help = "Lees de kaart met wijken en buurten van een jaar in (CBS; GeoPackage of GeoJSON)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("bestand", type=Path, help="het bestand van CBS of PDOK")
        parser.add_argument("--jaar", type=int, required=True, help="het jaar van de indeling, bijvoorbeeld 2025")
        parser.add_argument("--stelsel", choices=["rd", "wgs84"], default="", help="als het bestand het niet goed zegt")
        parser.add_argument("--werkgebieden", action="store_true", help="maak van elke wijk een werkgebied")
        parser.add_argument("--vanaf", default="", help="de dag waarop die werkgebieden ingaan (standaard vandaag)")

    def handle(self, *args: Any, **options: Any) -> None:
        vanaf = read_date(options["vanaf"]) if options["vanaf"] else klok.vandaag()
        with progress("Kaart lezen"):
            uitslag = actions.import_areas(
                options["bestand"],
                jaar=options["jaar"],
                stelsel=options["stelsel"],
                werkgebieden_vanaf=vanaf if options["werkgebieden"] else None,
                by=None,
            )
        self.stdout.write("\n".join(actions.tell(uitslag)))
