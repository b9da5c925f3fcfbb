from argparse import ArgumentParser
from pathlib import Path

from django.core.management import BaseCommand

from wijkwerk.config import reservekopie


class Command(BaseCommand):
    help = "Maak een reservekopie van de database en de bestanden."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("bestand", type=Path, help="het nieuwe bestand, bijvoorbeeld kopie.tar.gz")

    def handle(self, *args: str, **options: Path) -> None:
        reservekopie.make(options["bestand"])
        self.stdout.write(f"Reservekopie gemaakt: {options['bestand']}")
