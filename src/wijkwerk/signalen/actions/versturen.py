"""Send a draft: what four steps gathered becomes a signal, and the draft is gone."""

from uuid import UUID

from django.utils.translation import gettext as _

from wijkwerk.gebieden.queries import chosen_area
from wijkwerk.kern.weigering import Weigering
from wijkwerk.signalen.actions.melden import MelderGegevens, report
from wijkwerk.signalen.models import Concept, Signaal
from wijkwerk.signalen.states import Kanaal


def send_draft(concept: Concept, *, melder: MelderGegevens) -> Signaal:
    """Make the draft a signal and throw it away, both or neither. The same draft is one signal however often sent.

    Refused when the subject is missing or not in use, and as `report` refuses.
    """
    gegevens = concept.gegevens
    onderwerp = concept.onderwerp
    if onderwerp is None or not onderwerp.actief:
        raise Weigering(_("Kies eerst waar het over gaat."), regel="signalen.onderwerp")
    punt = concept.point()
    return report(
        tekst=gegevens.get("tekst", ""),
        onderwerp=onderwerp,
        kanaal=Kanaal.FORMULIER,
        client_id=UUID(gegevens["client_id"]),
        punt=punt,
        buurt=None if punt else chosen_area(gegevens.get("buurt")),
        plek=concept.place(),
        sinds=gegevens.get("sinds", ""),
        melder=melder,
        fotos=concept.pictures(),
        pii_gezien=bool(gegevens.get("pii_gezien")),
        plek_gezien=bool(gegevens.get("plek_gezien")),
        concept=concept,
    )
