from django.core.management import BaseCommand, CommandError

from wijkwerk.kern.bewaren import actions, queries


class Command(BaseCommand):
    help = "Vernietig wat op de vastgestelde vernietigingslijst staat, met een verklaring."

    def handle(self, *args: str, **options: object) -> None:
        lijst = queries.open_list()
        if lijst is None:
            raise CommandError("Er is geen vernietigingslijst. Maak er eerst een: wijkwerk bewaren voorstel")
        self.stdout.write(str(actions.execute(lijst, by=None)))
