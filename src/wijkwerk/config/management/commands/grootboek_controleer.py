import json
from dataclasses import asdict

from django.core.management import BaseCommand, CommandError, CommandParser

from wijkwerk.kern.grootboek import queries


class Command(BaseCommand):
    help = "Tel het grootboek na en controleer of niemand aan een regel heeft gezeten."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="geef de uitkomst als JSON")

    def handle(self, *args: str, **options: object) -> None:
        controle = queries.check()
        if options["json"]:
            self.stdout.write(json.dumps(asdict(controle), ensure_ascii=False))
        fout = controle.first_bad
        if fout is not None:
            raise CommandError(f"Het grootboek klopt niet: pot {fout.pot}, regel {fout.volgnummer}. {fout.wat}")
        if not options["json"]:
            self.stdout.write(
                f"Het grootboek klopt: elke regel en elke som (potten: {controle.pots}, regels: {controle.boekingen}). "
                "Of het logboek ernaast klopt, zegt: wijkwerk logboek controleer"
            )
