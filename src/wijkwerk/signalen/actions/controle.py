"""Text is about places, not people: checked before it is stored, whatever door it came through."""

from django.utils.translation import gettext as _

from wijkwerk.kern import pii
from wijkwerk.kern.weigering import Weigering

LENGTE = 4000


def check_text(*teksten: str, pii_gezien: bool) -> None:
    """Refuse a BSN always, other personal data unless the writer saw the warning, and more than 4000 characters."""
    for tekst in teksten:
        if len(tekst) > LENGTE:
            raise Weigering(_("De tekst is te lang: hooguit 4000 tekens."), regel="signalen.tekst")
        soorten = {vondst.soort for vondst in pii.find(tekst)}
        if "bsn" in soorten:
            raise Weigering(
                _("Er staat een burgerservicenummer in de tekst. Dat mogen wij niet bewaren. Haal het eruit."),
                regel="pii.bsn",
            )
        if soorten and not pii_gezien:
            raise Weigering(
                _("Er staan gegevens van een persoon in de tekst. Haal ze eruit, of geef aan dat ze nodig zijn."),
                regel="pii.persoon",
            )
