from django.core.management import BaseCommand, CommandError

from wijkwerk.kern.logboek import queries


class Command(BaseCommand):
    help = "Controleer of niemand aan het logboek heeft gezeten."

    def handle(self, *args: str, **options: object) -> None:
        controle = queries.check()
        if not controle.ok:
            plek = f" Eerste regel die niet klopt: {controle.first_bad}." if controle.first_bad else ""
            raise CommandError(f"Het logboek klopt niet: {controle.reden}{plek}")
        self.stdout.write(
            f"Het logboek klopt: {controle.zegels} zegels over {controle.lines} regels, "
            f"{controle.unsealed} regels wachten op een zegel."
        )
