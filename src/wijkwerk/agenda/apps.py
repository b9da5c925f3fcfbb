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

# Where the pages of this room begin, apart from its front page.
ADRESSEN = tuple(
    f"/{deel}/"
    for deel in (
        "themas", "agendapunten", "overleggen", "acties", "besluiten", "toezeggingen", "knelpunten", "afwegingen",
        "terugkoppelingen",
    )
)  # fmt: skip


class AgendaConfig(AppConfig):
    name = "wijkwerk.agenda"
    label = "agenda"

    def ready(self) -> None:
        """Make this room known to the ones below it."""
        from wijkwerk.web import navigatie  # noqa: PLC0415 (models first)

        navigatie.registreer(
            _("Agenda"), "agenda:overzicht", regel="agenda.lezen", icoon="agenda", volgorde=40, ook=ADRESSEN
        )
        _name_mandates_and_jobs()
        _join_thread()
        _hang_panels()
        _keep_terms()


def _name_mandates_and_jobs() -> None:
    """Say for what tables one can hold a mandate, and what jobs are called."""
    from wijkwerk.agenda.states.agendapunt import Tafel  # noqa: PLC0415 (models first)
    from wijkwerk.mensen.queries import name_job, register_mandate  # noqa: PLC0415 (models first)

    for tafel in Tafel:
        woorden = format_lazy(_("Besluiten aan de tafel: {tafel}"), tafel=tafel.label)
        register_mandate(f"agenda.{tafel.value}", woorden)
    for functie, naam in TAKEN.items():
        name_job(f"wijkwerk.agenda.{functie}", naam)


def _join_thread() -> None:
    """Say how records of this room read on the thread, and by what numbers people know them."""
    from wijkwerk.agenda.queries.draad import BESCHRIJVERS  # noqa: PLC0415 (models first)
    from wijkwerk.agenda.queries.nummers import find_number  # noqa: PLC0415 (models first)
    from wijkwerk.kern.draad import registry  # noqa: PLC0415 (models first)
    from wijkwerk.mensen.queries import register_number  # noqa: PLC0415 (models first)

    register_number(find_number)
    for beschrijver, woorden in BESCHRIJVERS:
        registry.registreer(beschrijver.model._meta.label_lower, beschrijver, **woorden)


def _hang_panels() -> None:
    """Hang what belongs to the agenda on the pages of lower rooms."""
    from wijkwerk.agenda import views  # noqa: PLC0415 (models first)
    from wijkwerk.agenda.views.vandaag import waiting  # noqa: PLC0415 (models first)
    from wijkwerk.web import panelen, vandaag  # noqa: PLC0415 (models first)

    for plek, paneel, volgorde in views.PANELEN:
        panelen.registreer(plek, paneel, volgorde=volgorde)
    vandaag.registreer(waiting, volgorde=20)


def _keep_terms() -> None:
    """Say how long what is kept."""
    from wijkwerk.agenda.actions import (  # noqa: PLC0415 (models first)
        agendapunt_bewaren,
        besluit_bewaren,
        overleg,
        terugkoppeling_bewaren,
        thema_bewaren,
    )
    from wijkwerk.kern.bewaren import registry  # noqa: PLC0415 (models first)

    for bron in (agendapunt_bewaren, thema_bewaren, overleg, besluit_bewaren, terugkoppeling_bewaren):
        for bewaarregel in bron.retention_rules():
            registry.register(bewaarregel)
    registry.go_along(*agendapunt_bewaren.meegaand())
