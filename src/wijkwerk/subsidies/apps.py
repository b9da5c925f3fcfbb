from collections.abc import Mapping
from typing import Any

from django.apps import AppConfig
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

TAKEN: dict[str, Any] = {
    "actions.jaareinde.prove": _("Het grootboek narekenen"),
    "tasks.alert_objections": _("Waarschuwen voor het einde van de termijn van een bezwaar"),
    "tasks.alert_terms": _("Waarschuwen voor het einde van een termijn"),
    "tasks.ask_and_remind": _("Vragen hoe het was, en herinneren"),
    "tasks.check_ledger": _("Het grootboek narekenen"),
    "tasks.clean_drafts": _("Oude concepten van aanvragen en losse bijlagen opruimen"),
    "tasks.end_completions": _("Termijnen laten doorlopen na de tijd om aan te vullen"),
    "tasks.fetch_statements": _("Afschriften ophalen bij de bank"),
    "actions.uitslag.find_needs": _("Uitrekenen wat een idee nodig had om gekozen te worden"),
    "tasks.keep_votes": _("Stemrondes openen en sluiten, en de stembus schudden"),
    "tasks.open_versions": _("Regelingen openen en gereserveerde delen vrijgeven"),
    "tasks.remind_claims": _("Herinneren aan geld dat terug moet"),
    "tasks.settle_by_itself": _("Bijdragen vaststellen als niemand een opmerking had"),
}


class SubsidiesConfig(AppConfig):
    name = "wijkwerk.subsidies"
    label = "subsidies"

    def ready(self) -> None:
        """Make this room known to the ones below it."""
        from wijkwerk.kern.documenten import register  # noqa: PLC0415 (models first)
        from wijkwerk.mensen.queries import inzage, name_job, register_mandates  # noqa: PLC0415 (models first)
        from wijkwerk.subsidies.queries import brieven  # noqa: PLC0415 (models first)
        from wijkwerk.subsidies.queries.inzage import of_person  # noqa: PLC0415 (models first)
        from wijkwerk.subsidies.views import fonds  # noqa: PLC0415 (models first)
        from wijkwerk.web import navigatie, panelen  # noqa: PLC0415 (models first)

        navigatie.registreer(_("Bijdragen"), "subsidies:overzicht", regel="subsidies.lezen", icoon="brief", volgorde=50)
        navigatie.registreer(_("Geld voor uw plan"), "subsidies:bijdragen", plek=navigatie.OPENBAAR, volgorde=30)
        navigatie.registreer(_("Stemmen"), "subsidies:stemmingen", plek=navigatie.OPENBAAR, volgorde=35)
        inzage.register(_("Bijdragen"), of_person, volgorde=30)
        panelen.registreer("home", fonds.home, volgorde=10)
        register_mandates(_kinds_of_mandate)
        _keep_terms()
        _join_thread()
        _hang_panels()
        for soort in brieven.SOORTEN:
            register.register(soort)
        for functie, naam in TAKEN.items():
            name_job(f"wijkwerk.subsidies.{functie}", naam)


def _join_thread() -> None:
    """Say how records of this room read on the thread, and by what numbers people know them."""
    from wijkwerk.kern.draad import registry  # noqa: PLC0415 (models first)
    from wijkwerk.mensen.queries import register_number  # noqa: PLC0415 (models first)
    from wijkwerk.subsidies.queries.draad import BESCHRIJVERS  # noqa: PLC0415 (models first)
    from wijkwerk.subsidies.queries.nummers import find_number  # noqa: PLC0415 (models first)

    register_number(find_number)
    for beschrijver, woorden in BESCHRIJVERS:
        registry.registreer(beschrijver.model._meta.label_lower, beschrijver, **woorden)


def _hang_panels() -> None:
    """Hang what belongs to the grants on the pages of lower rooms."""
    from wijkwerk.subsidies.views.panelen import PANELEN  # noqa: PLC0415 (models first)
    from wijkwerk.subsidies.views.vandaag import waiting  # noqa: PLC0415 (models first)
    from wijkwerk.web import panelen, vandaag  # noqa: PLC0415 (models first)

    for plek, paneel, volgorde in PANELEN:
        panelen.registreer(plek, paneel, volgorde=volgorde)
    vandaag.registreer(waiting, volgorde=30)


def _keep_terms() -> None:
    """Say how long what is kept."""
    from wijkwerk.kern.bewaren import registry  # noqa: PLC0415 (models first)
    from wijkwerk.subsidies.actions import betaling_bewaren, bewaren, stemmen_bewaren  # noqa: PLC0415 (models first)

    for bron in (bewaren, betaling_bewaren, stemmen_bewaren):
        for bewaarregel in bron.retention_rules():
            registry.register(bewaarregel)
    registry.go_along(*bewaren.meegaand(), *stemmen_bewaren.meegaand())


def _kinds_of_mandate() -> Mapping[str, Any]:
    """Return one kind of mandate per fund."""
    from wijkwerk.subsidies.models import Regeling  # noqa: PLC0415 (models first)

    return {
        regeling.mandaatsoort: format_lazy(_("Besluiten over {fonds}"), fonds=regeling.naam)
        for regeling in Regeling.objects.filter(actief=True)
    }
