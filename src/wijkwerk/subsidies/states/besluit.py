"""Decisions on applications, what may be said against them, and money that must come back."""

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wijkwerk.kern.levensloop import Levensloop, Stap


class Besluitsoort(TextChoices):
    """What a beschikking decides."""

    VERLENING = "verlening", _("Toekenning")
    DIRECT = "direct", _("Toekenning, direct vastgesteld")
    WEIGERING = "weigering", _("Afwijzing")
    BUITEN_BEHANDELING = "buiten", _("Niet in behandeling genomen")
    VASTSTELLING = "vaststelling", _("Vaststelling")
    INTREKKING = "intrekking", _("Intrekking of wijziging")
    TERUGVORDERING = "terugvordering", _("Terugvordering")
    BEZWAAR = "bezwaar", _("Beslissing op bezwaar")


PLAFOND_OP = "Awb 4:25"
# Grounds in the law on which an application is refused, besides the rules of the fund.
WEIGERGRONDEN = {
    PLAFOND_OP: _("Het geld is op: het plafond zou worden overschreden."),
    "Awb 4:35, lid 1, onder a": _("Het plan zal waarschijnlijk niet of niet helemaal doorgaan."),
    "Awb 4:35, lid 1, onder b": _("De aanvrager zal zich waarschijnlijk niet aan de afspraken houden."),
    "Awb 4:35, lid 1, onder c": _("De aanvrager zal waarschijnlijk niet goed verantwoorden."),
    "Awb 4:35, lid 2, onder a": _("De gegevens bij de aanvraag kloppen niet."),
}
# Why a grant may be taken back (Awb, artikel 4:48 before, 4:49 after it was settled).
INTREKGRONDEN = {
    "Awb 4:48": _("Het plan ging niet door, of niet zoals afgesproken (voor de vaststelling, artikel 4:48)"),
    "Awb 4:49": _("Er is iets gebleken dat wij niet konden weten (na de vaststelling, artikel 4:49)"),
    "Awb 4:50": _("De omstandigheden zijn veranderd (artikel 4:50)"),
    "op verzoek": _("De aanvrager vraagt er zelf om"),
}


class Voorstelstatus(TextChoices):
    """A decision that a second person must see first."""

    OPEN = "open", _("Wacht op een tweede beoordelaar")
    AKKOORD = "akkoord", _("Akkoord")
    TERUG = "terug", _("Teruggegeven")


class Bezwaarstatus(TextChoices):
    """Where an objection stands (Awb, hoofdstuk 6 and 7)."""

    ONTVANGEN = "ontvangen", _("Ontvangen")
    HOORZITTING = "hoorzitting", _("Hoorzitting gepland")
    GEGROND = "gegrond", _("Gegrond")
    ONGEGROND = "ongegrond", _("Ongegrond")
    NIET_ONTVANKELIJK = "niet_ontvankelijk", _("Niet-ontvankelijk")
    INGETROKKEN = "ingetrokken", _("Ingetrokken")


OPEN_BEZWAAR = (Bezwaarstatus.ONTVANGEN, Bezwaarstatus.HOORZITTING)
BEZWAAR_HIERNA = {
    Bezwaarstatus.ONTVANGEN: _(
        "De gemeente kijkt opnieuw naar het besluit. Iemand anders dan de eerste keer doet dat."
    ),
    Bezwaarstatus.HOORZITTING: _("U kunt uw bezwaar vertellen op de dag die hier staat. Dat hoeft niet."),
    Bezwaarstatus.GEGROND: _("U kreeg gelijk. Het nieuwe besluit staat in de brief."),
    Bezwaarstatus.ONGEGROND: _("Het besluit blijft zoals het was. U kunt naar de rechter; in de brief staat hoe."),
    Bezwaarstatus.NIET_ONTVANKELIJK: _("Het bezwaar kon niet worden behandeld. In de brief staat waarom."),
    Bezwaarstatus.INGETROKKEN: _("U trok het bezwaar in."),
}
BEZWAARREGEL = "subsidies.bezwaren"
BEZWAARSTAPPEN: tuple[Stap[Bezwaarstatus], ...] = (
    Stap("plan_hearing", OPEN_BEZWAAR, Bezwaarstatus.HOORZITTING, BEZWAARREGEL),
    Stap("uphold", OPEN_BEZWAAR, Bezwaarstatus.GEGROND, BEZWAARREGEL),
    Stap("reject", OPEN_BEZWAAR, Bezwaarstatus.ONGEGROND, BEZWAARREGEL),
    Stap("declare_inadmissible", OPEN_BEZWAAR, Bezwaarstatus.NIET_ONTVANKELIJK, BEZWAARREGEL),
    Stap("withdraw", OPEN_BEZWAAR, Bezwaarstatus.INGETROKKEN, "aanvrager"),
)
BEZWAARLOOP = Levensloop(BEZWAARSTAPPEN)

# Why somebody who wanted to be heard was not (Awb, artikel 7:3), as the letter says it.
NIET_GEHOORD: dict[str, Any] = {
    "niet_ontvankelijk": _("Er was geen gesprek: het was meteen duidelijk dat wij uw bezwaar niet kunnen behandelen."),
    "ongegrond": _("Er was geen gesprek: het was meteen duidelijk dat het besluit niet anders kan worden."),
    "gelijk": _("Er was geen gesprek nodig: u krijgt helemaal gelijk."),
}
HOREN_PAST_BIJ = {
    "niet_ontvankelijk": Bezwaarstatus.NIET_ONTVANKELIJK,
    "ongegrond": Bezwaarstatus.ONGEGROND,
    "gelijk": Bezwaarstatus.GEGROND,
}


class Vorderingstatus(TextChoices):
    """Money that must come back (Awb, artikel 4:57: until five years after settlement)."""

    OPEN = "open", _("Nog terug te betalen")
    VOLDAAN = "voldaan", _("Terugbetaald")
    KWIJTGESCHOLDEN = "kwijtgescholden", _("Kwijtgescholden")
    HERROEPEN = "herroepen", _("Vervallen na bezwaar")


VORDERINGSTAPPEN: tuple[Stap[Vorderingstatus], ...] = (
    Stap("receive", (Vorderingstatus.OPEN,), Vorderingstatus.VOLDAAN, "subsidies.betalen"),
    Stap("waive", (Vorderingstatus.OPEN,), Vorderingstatus.KWIJTGESCHOLDEN, "subsidies.kwijtschelden"),
    Stap("annul", (Vorderingstatus.OPEN,), Vorderingstatus.HERROEPEN, "subsidies.bezwaren"),
)
VORDERINGLOOP = Levensloop(VORDERINGSTAPPEN)
