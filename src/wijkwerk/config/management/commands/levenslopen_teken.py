from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand

from wijkwerk.config.tekenen import levenslopen


class Command(BaseCommand):
    help = "Teken docs/levenslopen.md opnieuw uit de code."
    zonder_database = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--naar", type=Path, default=settings.ROOT / "docs/levenslopen.md", help="ander bestand")

    def handle(self, *args: str, **options: Path) -> None:
        options["naar"].write_text(levenslopen.draw(), encoding="utf-8")
