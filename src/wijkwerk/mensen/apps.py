from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MensenConfig(AppConfig):
    name = "wijkwerk.mensen"
    label = "mensen"

    def ready(self) -> None:
        """Put this room in the menu, and say how long accounts are kept."""
        from wijkwerk.kern.bewaren.registry import Bewaarregel, register  # noqa: PLC0415 (models first)
        from wijkwerk.kern.bewaren.states import Behandeling  # noqa: PLC0415 (models first)
        from wijkwerk.mensen import actions, queries  # noqa: PLC0415 (models first)
        from wijkwerk.mensen.queries import inzage  # noqa: PLC0415 (models first)
        from wijkwerk.web import navigatie  # noqa: PLC0415 (models first)

        navigatie.registreer(_("Vandaag"), "vandaag", regel="werkplek", icoon="vandaag", volgorde=10)
        navigatie.registreer(_("Zoek op nummer"), "draad-zoeken", regel="werkplek", icoon="zoek", volgorde=70)
        navigatie.registreer(_("Mensen"), "mensen", regel="werkplek", icoon="mensen", volgorde=80)
        navigatie.registreer(_("Beheer"), "beheer", regel="beheer.zien", icoon="instellingen", volgorde=95)
        navigatie.registreer(_("Mijn account"), "mijn-account", regel="werkplek", icoon="persoon", volgorde=99)
        navigatie.registreer(_("Inloggen"), "inloggen", plek=navigatie.OPENBAAR, volgorde=950)
        inzage.register(_("Account"), inzage.account, volgorde=10)
        inzage.register(_("Mails"), inzage.post, volgorde=90)
        register(
            Bewaarregel(
                soort="mensen.persoon",
                naam="Accounts die niet meer worden gebruikt",
                selectielijst="",
                grond="AVG, artikel 5, eerste lid, onder e: niet langer dan nodig",
                handeling=Behandeling.ANONIMISEREN,
                termijn_jaren=1,
                vanaf=queries.expired,
                vernietig=actions.anonymise_ids,
            )
        )
