from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError

from wijkwerk.config import reservekopie


class Command(BaseCommand):
    help = "Zet een reservekopie terug. Alles wat er nu is, gaat weg."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("bestand", type=Path, help="een bestand dat met reservekopie maak is gemaakt")
        parser.add_argument("--ja", action="store_true", help="ja, vervang alles wat er nu is")

    def handle(self, *args: str, **options: Any) -> None:
        if not options["ja"]:
            raise CommandError("Terugzetten vervangt alles wat er nu is. Zet er --ja bij als u dat wilt.")
        reservekopie.restore(options["bestand"])
        self.stdout.write("De reservekopie is teruggezet.")
