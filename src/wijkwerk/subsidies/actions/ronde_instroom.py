"""A new application finds its round."""

from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.weigering import Weigering
from wijkwerk.subsidies.models import Aanvraag
from wijkwerk.subsidies.queries.ronde import round_for
from wijkwerk.subsidies.states.regeling import Verdeelwijze


def join(aanvraag: Aanvraag) -> None:
    """Put a new application in the round that is open; call before its term is set, inside a transaction.

    Refused ("subsidies.gesloten") for a fund that is divided in rounds while none is open.
    """
    versie = aanvraag.regelingversie
    if versie.verdeelwijze not in (Verdeelwijze.RONDE, Verdeelwijze.PANEL):
        return
    aanvraag.ronde = round_for(versie, klok.dag_van(aanvraag.ontvangen_op))
    if aanvraag.ronde is None and versie.verdeelwijze == Verdeelwijze.RONDE:
        raise Weigering(
            _("Bij dit fonds vraagt u aan in een ronde, en er is er nu geen open. Kijk wanneer de volgende begint."),
            regel="subsidies.gesloten",
        )
    aanvraag.save(update_fields=["ronde"])
