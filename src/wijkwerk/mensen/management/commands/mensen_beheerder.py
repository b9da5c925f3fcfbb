"""`wijkwerk mensen beheerder E-MAIL`: the first functional manager of an installation, who invites everybody else."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.urls import reverse

from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen import actions
from wijkwerk.mensen.models import Persoon, Rol


class Command(BaseCommand):
    """Opens an account with the role of functional manager and mails how to sign in."""

    help = "Maak een functioneel beheerder: de eerste account, die de anderen uitnodigt."

    def add_arguments(self, parser: CommandParser) -> None:
        """Say what is asked."""
        parser.add_argument("email", metavar="E-MAIL", help="e-mailadres van de beheerder")
        parser.add_argument("--naam", default="Functioneel beheerder", help="naam die collega's zien")

    @transaction.atomic
    def handle(self, *_args: Any, email: str, naam: str, **_opties: Any) -> None:
        """Do it, or say why not in one line."""
        link = settings.ADRES + reverse("account_reset_password")
        try:
            persoon = actions.invite(email=email, naam=naam, soort=Persoon.Soort.MEDEWERKER, link=link, by=None)
            actions.appoint(persoon, rol=Rol.BEHEERDER, by=None)
        except Weigering as weigering:
            raise CommandError(weigering.melding) from weigering
        self.stdout.write(f"Gemaakt. {email} krijgt een mail om in te loggen.")
