from django.core.management import BaseCommand

from wijkwerk.kern.bewaren import actions


class Command(BaseCommand):
    help = "Maak een vernietigingslijst van alles waarvan de bewaartermijn voorbij is."

    def handle(self, *args: str, **options: object) -> None:
        lijst = actions.propose(by=None)
        if lijst is None:
            self.stdout.write("Er is niets waarvan de bewaartermijn voorbij is.")
            return
        self.stdout.write(f"Vernietigingslijst {lijst.pk} staat klaar. Een medewerker moet die eerst vaststellen:")
        for regel in lijst.regels.all():
            self.stdout.write(f"  {regel}")
