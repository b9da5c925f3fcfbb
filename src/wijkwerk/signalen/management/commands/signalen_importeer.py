from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand

from wijkwerk.gebieden.management.balk import progress
from wijkwerk.signalen import actions, queries
from wijkwerk.signalen.models import Invoer
from wijkwerk.web import rekenblad


class Command(BaseCommand):
    help = (
        "Lees een achterstand van signalen in uit een CSV-bestand. Goede rijen komen binnen, foute krijgen een reden."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("bestand", type=Path, help="het CSV-bestand, met een kop in de eerste rij")
        parser.add_argument("--fouten", type=Path, help="schrijf de foute rijen hierheen, om te herstellen")

    def handle(self, *args: Any, **options: Any) -> None:
        pad: Path = options["bestand"]
        invoer, nieuw = actions.receive_backlog(bestandsnaam=pad.name, inhoud=pad.read_bytes(), by=None)
        if not nieuw:
            self.stdout.write(f"Dit bestand is al eerder ingelezen ({invoer.gelukt} signalen).")
            return
        with progress("Signalen lezen"):
            actions.read_rows.call(invoer.pk)
        invoer.refresh_from_db()
        self._tell(invoer, options["fouten"])

    def _tell(self, invoer: Invoer, naar: Path | None) -> None:
        self.stdout.write(
            f"{invoer.rijen} rijen: {invoer.gelukt} ingelezen, {invoer.overgeslagen} al eerder gelezen, "
            f"{len(invoer.fouten)} fout."
        )
        for fout in invoer.fouten:
            self.stdout.write(f"rij {fout['rij']}, {fout['kolom']}: {fout['melding']}")
        if naar and invoer.fouten:
            with naar.open("w", encoding="utf-8", newline="") as bestand:
                bestand.writelines(rekenblad.lines(queries.bad_rows(invoer)))
            self.stdout.write(f"De foute rijen staan in {naar}.")
