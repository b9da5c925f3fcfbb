from django.apps import AppConfig
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

TAKEN = {
    "actions.terugkoppeling_versturen.hand_out": _("Terugkoppeling versturen"),
    "tasks.extend_series": _("Overleggen van een reeks plannen"),
    "tasks.sweep_papers": _("Losse stukken opruimen"),
    "tasks.find_stuck": _("Knelpunten zoeken"),
    "tasks.remind_advisers": _("Herinneren aan advies"),
    "tasks.remind_checks": _("Herinneren aan de toets van een afweging"),
    "tasks.remind_acties": _("Herinneren aan acties"),
    "tasks.remind_promises": _("Herinneren aan toezeggingen"),
}


class AgendaConfig(AppConfig):
    name = "wijkwerk.agenda"
    label = "agenda"

    def ready(self) -> None:
        """Put this room in the menu and on the pages of others; say who may decide, and how long what is kept."""
        from wijkwerk.agenda.actions import (  # noqa: PLC0415 (models first)
            agendapunt_bewaren,
            besluit_bewaren,
            terugkoppeling_bewaren,
            thema_bewaren,
        )
        from wijkwerk.agenda.actions import overleg as overleggen  # noqa: PLC0415 (models first)
        from wijkwerk.agenda.queries.draad import BESCHRIJVERS  # noqa: PLC0415 (models first)
        from wijkwerk.agenda.queries.nummers import find_number  # noqa: PLC0415 (models first)
        from wijkwerk.agenda.states.agendapunt import Tafel  # noqa: PLC0415 (models first)
        from wijkwerk.agenda.views import (  # noqa: PLC0415 (models first)
            agendapunt_panelen,
            draad_panelen,
            terugkoppeling_stappen,
            thema_panelen,
            vandaag,
        )
        from wijkwerk.kern.bewaren import registry  # noqa: PLC0415 (models first)
        from wijkwerk.kern.draad import registry as draad  # noqa: PLC0415 (models first)
        from wijkwerk.mensen.queries import name_job, register_mandate, register_number  # noqa: PLC0415 (models first)
        from wijkwerk.web import navigatie, panelen  # noqa: PLC0415 (models first)

        navigatie.registreer(_("Agenda"), "agenda:overzicht", regel="agenda.lezen", icoon="agenda", volgorde=40)
        register_number(find_number)
        for beschrijver, woorden in BESCHRIJVERS:
            draad.registreer(beschrijver.model._meta.label_lower, beschrijver, **woorden)
        for tafel in Tafel:
            register_mandate(
                f"agenda.{tafel.value}", format_lazy(_("Besluiten aan de tafel: {tafel}"), tafel=tafel.label)
            )
        for plek, paneel in (
            ("signaal", agendapunt_panelen.signaal),
            ("signaal", thema_panelen.signaal),
            ("postvak", thema_panelen.postvak),
            ("volgblad", thema_panelen.volgblad),
            ("wijk", thema_panelen.wijk),
            ("wijk", draad_panelen.wijk),
            ("taak", terugkoppeling_stappen.taakpaneel),
        ):
            panelen.registreer(plek, paneel, volgorde=15)
        panelen.registreer("vandaag", vandaag.dringend, volgorde=5)
        panelen.registreer("vandaag", vandaag.rustig, volgorde=20)
        for functie, naam in TAKEN.items():
            name_job(f"wijkwerk.agenda.{functie}", naam)
        for bewaarregel in (
            *agendapunt_bewaren.retention_rules(),
            *thema_bewaren.retention_rules(),
            *overleggen.retention_rules(),
            *besluit_bewaren.retention_rules(),
            *terugkoppeling_bewaren.retention_rules(),
        ):
            registry.register(bewaarregel)
