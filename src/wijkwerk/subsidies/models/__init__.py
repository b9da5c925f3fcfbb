"""Records of subsidies, by what they are about."""

from wijkwerk.subsidies.models.aanvraag import (
    Aanvraag,
    AanvraagQuerySet,
    Aanvrager,
    Bijlage,
    Concept,
    Gesprek,
    Kostenregel,
    Medestander,
    Opschorting,
    Verdaging,
)
from wijkwerk.subsidies.models.beoordeling import Advies, Belangverklaring, Regeluitkomst
from wijkwerk.subsidies.models.besluit import Beschikking, Bezwaar, Voorstel, Vordering
from wijkwerk.subsidies.models.betaling import Afschrift, Afschriftregel, Betaalbestand, Betaalpartij, Betaling
from wijkwerk.subsidies.models.regeling import (
    Band,
    Plafond,
    Plafonddeel,
    Proefaanvraag,
    Regeling,
    Regelingversie,
    Ronde,
    Voorwaarde,
)
from wijkwerk.subsidies.models.stemronde import Idee, Stembiljet, Stemcode, Stemronde, Uitslag
from wijkwerk.subsidies.models.verantwoording import Bewijsstuk, Nabezoek, Steekproef, Verantwoording
from wijkwerk.subsidies.models.wachten import Vrijgave

__all__ = [
    "Aanvraag",
    "AanvraagQuerySet",
    "Aanvrager",
    "Advies",
    "Afschrift",
    "Afschriftregel",
    "Band",
    "Belangverklaring",
    "Beschikking",
    "Betaalbestand",
    "Betaalpartij",
    "Betaling",
    "Bewijsstuk",
    "Bezwaar",
    "Bijlage",
    "Concept",
    "Gesprek",
    "Idee",
    "Kostenregel",
    "Medestander",
    "Nabezoek",
    "Opschorting",
    "Plafond",
    "Plafonddeel",
    "Proefaanvraag",
    "Regeling",
    "Regelingversie",
    "Regeluitkomst",
    "Ronde",
    "Steekproef",
    "Stembiljet",
    "Stemcode",
    "Stemronde",
    "Uitslag",
    "Verantwoording",
    "Verdaging",
    "Voorstel",
    "Voorwaarde",
    "Vordering",
    "Vrijgave",
]
