from django.apps import AppConfig
from django.core.checks import register
from django.utils.translation import gettext_lazy as _


class DemoConfig(AppConfig):
    name = "wijkwerk.demo"
    label = "demo"

    def ready(self) -> None:
        """Put the demo's own pages in the bar above every page, and refuse to stand beside real data."""
        from wijkwerk.demo.checks import never_in_production  # noqa: PLC0415 (models first)
        from wijkwerk.web import navigatie  # noqa: PLC0415 (models first)

        register(never_in_production)
        for volgorde, (label, naar) in enumerate(
            ((_("Kies een rol"), "demo:rollen"), (_("Postvak"), "demo:postvak"), (_("Brieven"), "demo:brieven"))
        ):
            navigatie.registreer(label, naar, volgorde=volgorde, plek=navigatie.DEMO)
