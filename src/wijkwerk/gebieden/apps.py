"""The room of areas."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GebiedenConfig(AppConfig):
    name = "wijkwerk.gebieden"
    label = "gebieden"

    def ready(self) -> None:
        """Put this room in the menus."""
        from wijkwerk.web import navigatie  # noqa: PLC0415 - the registry is ready only now

        navigatie.registreer(_("Wijken"), "gebieden:wijken", plek=navigatie.OPENBAAR, volgorde=10)
        navigatie.registreer(_("Kaart"), "gebieden:beheer", regel="gebieden.beheren", icoon="kaart", volgorde=90)
