"""Counting a vote on a budget: by the Method of Equal Shares and by simple count, side by side."""

from wijkwerk.rekenkern.stemmen.eenvoudig import tel_eenvoudig
from wijkwerk.rekenkern.stemmen.gegevens import as_data, compared
from wijkwerk.rekenkern.stemmen.gelijkedelen import payments, tel_gelijke_delen
from wijkwerk.rekenkern.stemmen.stemming import Idee, Stembiljet, StemFout, Stemming
from wijkwerk.rekenkern.stemmen.uitslag import Aanvulling, Nut, Reden, Regels, Uitleg, Uitslag
from wijkwerk.rekenkern.stemmen.vergelijking import Nodig, Vergelijking, naast_elkaar, need

__all__ = [
    "Aanvulling",
    "Idee",
    "Nodig",
    "Nut",
    "Reden",
    "Regels",
    "StemFout",
    "Stembiljet",
    "Stemming",
    "Uitleg",
    "Uitslag",
    "Vergelijking",
    "as_data",
    "compared",
    "naast_elkaar",
    "need",
    "payments",
    "tel_eenvoudig",
    "tel_gelijke_delen",
]
