"""The accounts of a pot and the acts that move money between them: the whole law of the ledger is this table."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Rekening(TextChoices):
    """Where money of a pot can be: the first five tell what is promised, the last four what was paid."""

    BEGROTING = "begroting", _("Begroting")
    VRIJ = "vrij", _("Vrij")
    GERESERVEERD = "gereserveerd", _("Gereserveerd")
    VERLEEND = "verleend", _("Verleend")
    VASTGESTELD = "vastgesteld", _("Vastgesteld")
    KAS = "kas", _("Kas")
    ONDERWEG = "onderweg", _("Onderweg")
    BETAALD = "betaald", _("Betaald")
    TE_VORDEREN = "te_vorderen", _("Te vorderen")


# The contra accounts: the money comes from there, so they may be negative.
TEGENREKENINGEN = (Rekening.BEGROTING, Rekening.KAS)


class Handeling(TextChoices):
    """What may happen with money; the words are those of people who decide and pay."""

    PLAFOND = "plafond", _("Plafond vastgesteld")
    VERHOOG = "verhoog", _("Verhoogd")
    VERLAAG = "verlaag", _("Verlaagd")
    SLUIT = "sluit", _("Terug naar de begroting")
    RESERVEER = "reserveer", _("Gereserveerd")
    VUL_AAN = "vul_aan", _("Aangevuld na bezwaar")
    GEEF_VRIJ = "geef_vrij", _("Vrijgegeven")
    VERLEEN = "verleen", _("Verleend")
    STEL_VAST = "stel_vast", _("Vastgesteld")
    VRIJVAL = "vrijval", _("Vrijgevallen")
    TREK_IN = "trek_in", _("Ingetrokken")
    BETAAL = "betaal", _("Betaalopdracht")
    BEVESTIG = "bevestig", _("Betaald")
    KOM_TERUG = "kom_terug", _("Geweigerd door de bank")
    STORNEER = "storneer", _("Teruggestort")
    VORDER_TERUG = "vorder_terug", _("Teruggevorderd")
    ONTVANG_TERUG = "ontvang_terug", _("Terugontvangen")
    SCHELD_KWIJT = "scheld_kwijt", _("Kwijtgescholden")
    HERROEP = "herroep", _("Terugvordering herroepen")


@dataclass(frozen=True)
class Weg:
    """From which account an act takes, to which it brings, and what that means."""

    van: Rekening
    naar: Rekening
    zin: str | Promise


R, H = Rekening, Handeling
WEGEN: dict[Handeling, Weg] = {
    H.PLAFOND: Weg(R.BEGROTING, R.VRIJ, _("Zoveel geld is er voor deze pot.")),
    H.VERHOOG: Weg(R.BEGROTING, R.VRIJ, _("Er komt geld bij in deze pot.")),
    H.VERLAAG: Weg(R.VRIJ, R.BEGROTING, _("Er gaat geld uit deze pot dat nog niemand kreeg.")),
    H.SLUIT: Weg(R.VRIJ, R.BEGROTING, _("De pot is gesloten; wat over is gaat terug naar de begroting.")),
    H.RESERVEER: Weg(R.VRIJ, R.GERESERVEERD, _("Dit geld blijft liggen voor deze aanvraag.")),
    H.VUL_AAN: Weg(R.BEGROTING, R.GERESERVEERD, _("Na bezwaar moet dit geld er komen: het komt van de begroting.")),
    H.GEEF_VRIJ: Weg(R.GERESERVEERD, R.VRIJ, _("Dit geld hoeft niet meer te blijven liggen.")),
    H.VERLEEN: Weg(R.GERESERVEERD, R.VERLEEND, _("Dit geld is toegezegd in een besluit.")),
    H.STEL_VAST: Weg(R.VERLEEND, R.VASTGESTELD, _("Dit geld is voorgoed toegekend.")),
    H.VRIJVAL: Weg(R.VERLEEND, R.VRIJ, _("Het werd minder of ging niet door; dit geld is weer vrij.")),
    H.TREK_IN: Weg(R.VASTGESTELD, R.VRIJ, _("De vaststelling is ingetrokken; dit geld is weer vrij.")),
    H.BETAAL: Weg(R.KAS, R.ONDERWEG, _("De opdracht om te betalen is gegeven.")),
    H.BEVESTIG: Weg(R.ONDERWEG, R.BETAALD, _("De bank heeft betaald.")),
    H.KOM_TERUG: Weg(R.ONDERWEG, R.KAS, _("De bank heeft de opdracht geweigerd.")),
    H.STORNEER: Weg(R.BETAALD, R.KAS, _("Het geld kwam later terug van de bank.")),
    H.VORDER_TERUG: Weg(R.BETAALD, R.TE_VORDEREN, _("Dit geld moet terug naar de gemeente.")),
    H.ONTVANG_TERUG: Weg(R.TE_VORDEREN, R.KAS, _("Dit geld is terugbetaald.")),
    H.SCHELD_KWIJT: Weg(R.TE_VORDEREN, R.BETAALD, _("Dit geld hoeft niet terug.")),
    H.HERROEP: Weg(R.TE_VORDEREN, R.BETAALD, _("Dit geld is toch toegekend, dus het hoeft niet terug.")),
}

# Acts on the pot itself; every other act belongs to a dossier.
VAN_DE_POT = (H.PLAFOND, H.VERHOOG, H.VERLAAG, H.SLUIT)
# What a closed pot still refuses: its ceiling is final, and nothing new begins. What an objection gives after all is
# not new: it should have been there (Awb, artikel 7:11), so VUL_AAN goes on, and leaves what others may get untouched.
NIET_NA_SLUITING = (H.PLAFOND, H.VERHOOG, H.VERLAAG, H.RESERVEER)

# Totals that an account can not show, because money that left it again no longer counts there.
TELLERS: dict[str, dict[Handeling, int]] = {
    "plafond": {H.PLAFOND: 1, H.VERHOOG: 1, H.VERLAAG: -1},
    "aangevuld": {H.VUL_AAN: 1},
    "afgesloten": {H.SLUIT: 1},
    "toegekend": {H.VERLEEN: 1},
    "vrijgevallen": {H.VRIJVAL: 1, H.TREK_IN: 1},
    "teruggevorderd": {H.VORDER_TERUG: 1, H.HERROEP: -1},
    "terugontvangen": {H.ONTVANG_TERUG: 1},
    "kwijtgescholden": {H.SCHELD_KWIJT: 1},
}
KOLOMMEN: tuple[str, ...] = (*(str(rekening) for rekening in Rekening), *TELLERS)


def delta(handeling: Handeling, bedrag: int) -> dict[str, int]:
    """Return what an act changes: per account and per total the cents that come (or go, when negative)."""
    weg = WEGEN[handeling]
    tellers = {naam: keer[handeling] * bedrag for naam, keer in TELLERS.items() if handeling in keer}
    return {str(weg.van): -bedrag, str(weg.naar): bedrag} | tellers
