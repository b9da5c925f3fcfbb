from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgendaConfig(AppConfig):
    name = "wijkwerk.agenda"
    label = "agenda"

    def ready(self) -> None:
        """Put this room in the menu and on the pages of others; say who may decide, and how long what is kept."""
        from wijkwerk.agenda.states.agendapunt import Tafel  # noqa: PLC0415 (models first)
        from wijkwerk.mensen.queries import register_mandate  # noqa: PLC0415 (models first)
        from wijkwerk.web import navigatie  # noqa: PLC0415 (models first)

        navigatie.registreer(_("Agenda"), "agenda:overzicht", regel="agenda.lezen", icoon="agenda", volgorde=40)
        for tafel in Tafel:
            register_mandate(f"agenda.{tafel.value}", _("Besluiten aan de tafel: %s") % tafel.label)
