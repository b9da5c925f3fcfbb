from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class WebConfig(AppConfig):
    name = "wijkwerk.web"
    label = "web"

    def ready(self) -> None:
        """Load the rules of every room, so that a page can ask for any of them."""
        autodiscover_modules("rules")
