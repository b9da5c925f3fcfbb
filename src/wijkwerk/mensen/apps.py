from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MensenConfig(AppConfig):
    name = "wijkwerk.mensen"
    label = "mensen"

    def ready(self) -> None:
        """Put this room in the menu."""
        from wijkwerk.web import navigatie  # noqa: PLC0415

        navigatie.registreer(_("Vandaag"), "vandaag", regel="werkplek", icoon="vandaag", volgorde=10)
        navigatie.registreer(_("Mensen"), "mensen", regel="werkplek", icoon="mensen", volgorde=80)
        navigatie.registreer(_("Beheer"), "beheer", regel="beheer.zien", icoon="instellingen", volgorde=95)
        navigatie.registreer(_("Mijn account"), "mijn-account", regel="werkplek", icoon="persoon", volgorde=99)
