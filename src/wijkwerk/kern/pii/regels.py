"""The rule that holds for every text, whatever door it came through: about places, not people."""

from django.utils.translation import gettext as _

from wijkwerk.kern import pii
from wijkwerk.kern.weigering import Weigering

LENGTE = 4000


def check_text(*teksten: str, pii_gezien: bool, regel: str) -> None:
    """Refuse a BSN always, other personal data unless the writer saw the warning, and more than 4000 characters.

    `regel` names the rule of the room on the length of a text.
    """
    for tekst in teksten:
        if len(tekst) > LENGTE:
            raise Weigering(_("De tekst is te lang: hooguit 4000 tekens."), regel=regel)
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
