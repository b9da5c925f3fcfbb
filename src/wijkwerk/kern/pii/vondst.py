"""What was found: which kind, where, and what to tell the writer about it."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _


class Soort(StrEnum):
    """Kinds of personal data that are looked for."""

    BSN = "bsn"
    IBAN = "iban"
    TELEFOON = "telefoon"
    EMAIL = "e-mail"
    PERSOON = "persoon"


@dataclass(frozen=True)
class Vondst:
    """A piece of the text, from `begin` until (not including) `eind`, that looks like personal data."""

    soort: Soort
    begin: int
    eind: int
    tekst: str

    @property
    def uitleg(self) -> str:
        """What this is and what the writer can do, in plain Dutch."""
        return {
            Soort.BSN: _("Dit lijkt op een burgerservicenummer (BSN). Dat hebben wij niet nodig. Haal het weg."),
            Soort.IBAN: _("Dit lijkt op een rekeningnummer. Dat hebben wij niet nodig. Haal het weg."),
            Soort.TELEFOON: _("Dit lijkt op een telefoonnummer. Uw eigen nummer kunt u invullen bij uw gegevens."),
            Soort.EMAIL: _("Dit lijkt op een e-mailadres. Uw eigen adres kunt u invullen bij uw gegevens."),
            Soort.PERSOON: _("Hier staat wie er op een adres woont. Schrijf liever wat er gebeurt en waar."),
        }[self.soort]

    @property
    def vervanging(self) -> str:
        """What stands in the text instead, once it is left out."""
        return {
            Soort.BSN: _("[BSN weggelaten]"),
            Soort.IBAN: _("[rekeningnummer weggelaten]"),
            Soort.TELEFOON: _("[telefoonnummer weggelaten]"),
            Soort.EMAIL: _("[e-mailadres weggelaten]"),
            Soort.PERSOON: _("[persoon weggelaten]"),
        }[self.soort]
