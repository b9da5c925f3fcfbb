from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class WebConfig(AppConfig):
    name = "wijkwerk.web"
    label = "web"

    def ready(self) -> None:
        """Load the rules of every room, so that a page can ask for any of them, and register our own items."""
        from wijkwerk.web import navigatie  # noqa: PLC0415 (models first)

        autodiscover_modules("rules")
        navigatie.registreer(_("Over"), "over", plek=navigatie.OPENBAAR, volgorde=900)
