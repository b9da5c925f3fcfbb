from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

TAKEN = {
    "actions.invoer.read_rows": _("Bestand met signalen inlezen"),
    "tasks.clean": _("Oude concepten opruimen"),
    "tasks.escalate": _("Waarschuwen voor termijnen die voorbij zijn"),
    "tasks.remind": _("Herinneren aan een antwoord"),
}


class SignalenConfig(AppConfig):
    name = "wijkwerk.signalen"
    label = "signalen"

    def ready(self) -> None:
        """Put this room in the menu and on the pages of others; say whom it knows, and how long what is kept."""
        from wijkwerk.kern.bewaren import registry  # noqa: PLC0415 (models first)
        from wijkwerk.kern.draad import registry as draad  # noqa: PLC0415 (models first)
        from wijkwerk.mensen.queries import (  # noqa: PLC0415 (models first)
            inzage,
            name_job,
            register_known,
            register_number,
        )
        from wijkwerk.signalen.actions.bewaren import meegaand, retention_rules  # noqa: PLC0415 (models first)
        from wijkwerk.signalen.queries.draad import SOORT, describe  # noqa: PLC0415 (models first)
        from wijkwerk.signalen.queries.inzage import of_reporter  # noqa: PLC0415 (models first)
        from wijkwerk.signalen.queries.volgen import find_number, is_known_reporter  # noqa: PLC0415 (models first)
        from wijkwerk.signalen.views import werkplek_panelen as eigen  # noqa: PLC0415 (models first)
        from wijkwerk.signalen.views.vandaag import waiting  # noqa: PLC0415 (models first)
        from wijkwerk.web import navigatie, panelen, vandaag  # noqa: PLC0415 (models first)

        navigatie.registreer(_("Signalen"), "signalen:postvak", regel="signalen.werken", icoon="melding", volgorde=20)
        navigatie.registreer(_("Rondgang"), "signalen:rondgang", regel="signalen.invoeren", icoon="foto", volgorde=25)
        navigatie.registreer(_("Invoeren"), "signalen:invoer", regel="signalen.invoeren", icoon="plus", volgorde=30)
        navigatie.registreer(
            _("Bestand inlezen"), "signalen:bestand", regel="signalen.importeren", icoon="omlaag", volgorde=35
        )
        navigatie.registreer(
            _("Vertel wat er speelt"), "signalen:melden_wat", icoon="melding", plek=navigatie.HOOFDACTIE
        )
        navigatie.registreer(_("Melding volgen"), "signalen:volgen", plek=navigatie.OPENBAAR, volgorde=20)
        vandaag.registreer(waiting, volgorde=10)
        panelen.registreer("wijk", eigen.wijk, volgorde=20)
        panelen.registreer("beheer", eigen.beheer, volgorde=20)
        register_known(is_known_reporter)
        register_number(find_number)
        samen = _("Uw melding hoort bij een andere melding over hetzelfde.")
        draad.registreer(SOORT, describe, een=_("signaal"), meer=_("signalen"), plaats=10, gevolg=samen)
        for functie, naam in TAKEN.items():
            name_job(f"wijkwerk.signalen.{functie}", naam)
        for regel in retention_rules():
            registry.register(regel)
        registry.go_along(*meegaand())
        inzage.register(_("Meldingen"), of_reporter, volgorde=20)
