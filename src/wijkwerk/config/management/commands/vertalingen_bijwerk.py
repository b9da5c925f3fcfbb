from django.core.management import BaseCommand

from wijkwerk.config import vertalen


class Command(BaseCommand):
    help = "Zet de zinnen van alle schermen in de Engelse vertaallijst en maak het bestand dat de site leest."
    zonder_database = True

    def handle(self, *args: str, **options: object) -> None:
        catalogus = vertalen.renew()
        ontbreekt = vertalen.missing(catalogus)
        self.stdout.write(f"{len(catalogus)} zinnen, {len(ontbreekt)} zonder vertaling.")
        for zin in ontbreekt:
            self.stdout.write(f"- {zin}")
