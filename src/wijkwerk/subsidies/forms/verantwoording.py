"""What somebody tells afterwards, and what staff answer to it."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkwerk.kern import klok
from wijkwerk.subsidies.forms.velden import ZonderBsn, day, lines
from wijkwerk.subsidies.models import Bewijsstuk, Verantwoording
from wijkwerk.subsidies.queries.verantwoording import fitting_amount
from wijkwerk.web.geld import BedragField
from wijkwerk.web.stappen import StapForm
from wijkwerk.web.velden import FotosField

BONREGELS = 3
TELFOUT = {"invalid": _("Vul een getal in, bijvoorbeeld 40."), "min_value": _("Dit kan niet minder zijn dan nul.")}


class VertelForm(ZonderBsn, forms.Form):
    """Five minutes on a phone. Nothing is compulsory here: what is missing is said when it is handed in."""

    bsn_velden = ("verhaal",)
    verhaal = lines(_("Hoe was het?"), hulp=_("Drie zinnen is genoeg. Schrijf geen namen van anderen."), rijen=4)
    fotos = FotosField(label=_("Een of meer foto's"), help_text=_("Liefst zonder gezichten van dichtbij."))
    bezoekers = forms.IntegerField(
        label=_("Hoeveel mensen waren er?"),
        help_text=_("Een schatting is goed."),
        required=False,
        min_value=0,
        max_value=100_000,
        error_messages=TELFOUT,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "class": "veld-kort"}),
    )
    totaal = BedragField(label=_("Wat heeft het in totaal gekost?"), required=False)
    toestemming = forms.BooleanField(label=_("Ja, dit mag op de website"), required=False)

    def __init__(self, *args: Any, stukken: list[Bewijsstuk], bonnen: bool, **opties: Any) -> None:
        self.stukken, self.bonnen = stukken, bonnen
        super().__init__(*args, **opties)
        for stuk in stukken:
            self.fields[f"bijschrift_{stuk.pk}"] = forms.CharField(
                label=_("Wat zie je op deze foto?"), required=False, max_length=120, initial=stuk.bijschrift
            )
        for nummer in range(1, BONREGELS + 1) if bonnen else ():
            self.fields[f"bon_{nummer}"] = forms.FileField(
                label=_("Foto van de bon"),
                required=False,
                widget=forms.FileInput(attrs={"accept": "image/*", "class": "utrecht-textbox"}),
            )
            self.fields[f"bonbedrag_{nummer}"] = BedragField(label=_("Bedrag op de bon"), required=False)

    def clean(self) -> dict[str, Any]:
        """Ask the amount of each receipt."""
        gegevens = super().clean()
        for nummer in range(1, BONREGELS + 1):
            if gegevens.get(f"bon_{nummer}") and gegevens.get(f"bonbedrag_{nummer}") is None:
                self.add_error(f"bonbedrag_{nummer}", _("Vul in welk bedrag op deze bon staat."))
        return gegevens

    def lines_with_photo(self) -> list[tuple[Bewijsstuk, forms.BoundField]]:
        """Return each photo with the field of its caption."""
        return [(stuk, self[f"bijschrift_{stuk.pk}"]) for stuk in self.stukken]

    def receipt_lines(self) -> list[tuple[int, forms.BoundField, forms.BoundField]]:
        """Return the empty lines for receipts."""
        nummers = range(1, BONREGELS + 1) if self.bonnen else ()
        return [(nummer, self[f"bon_{nummer}"], self[f"bonbedrag_{nummer}"]) for nummer in nummers]

    def facts(self) -> dict[str, Any]:
        """Return what can be kept: of a field with a mistake in it, nothing."""
        goed = self.cleaned_data
        return {
            "verhaal": goed.get("verhaal", ""),
            "bezoekers": goed.get("bezoekers"),
            "totaal": goed.get("totaal"),
            "toestemming": bool(goed.get("toestemming")),
            "bijschriften": {stuk.pk: goed.get(f"bijschrift_{stuk.pk}", "") for stuk in self.stukken},
        }

    def receipts(self) -> list[tuple[Any, int]]:
        """Return the photos of receipts that have an amount, in cents."""
        goed = self.cleaned_data
        paren = [(goed.get(f"bon_{n}"), goed.get(f"bonbedrag_{n}")) for n in range(1, BONREGELS + 1)]
        return [(foto, bedrag) for foto, bedrag in paren if foto and bedrag is not None]


class BonnenForm(ZonderBsn, StapForm):
    """Ask for receipts."""

    bsn_velden = ("vraag",)
    vraag = lines(_("Wat wilt u zien?"), hulp=_("Dit komt in de brief. Leeg laten mag."))


class AkkoordForm(StapForm):
    """Find it good; what is left open follows from what was told."""

    bedrag = BedragField(
        label=_("Vaststellen op"), help_text=_("Hoogstens wat is toegekend. Minder als het minder kostte.")
    )
    toelichting = lines(_("Iets erbij voor de aanvrager"), hulp=_("Komt in het besluit. Leeg laten mag."))

    def __init__(self, *args: Any, rij: Verantwoording, **opties: Any) -> None:
        super().__init__(*args, rij=rij, **opties)
        if rij.aanvraag.vastgesteld is not None:
            del self.fields["bedrag"]

    def opening(self) -> dict[str, Any]:
        """Begin with the amount that fits what was told."""
        return {"bedrag": fitting_amount(self.rij)}


class TekortForm(ZonderBsn, StapForm):
    """Find it not enough: the reason and the lower amount."""

    bsn_velden = ("reden",)
    reden = lines(_("Wat mist er?"), leeg=_("Schrijf op wat er mist. Het komt in het besluit."), rijen=4)
    bedrag = BedragField(label=_("Vaststellen op"), help_text=_("Wat te veel is betaald, vragen wij terug."))


class TonenForm(StapForm):
    """Say that one looked at the photos before everybody sees them."""

    alleen_hier = ("gekeken",)
    gekeken = forms.BooleanField(
        label=_("Ik heb gekeken: niemand is herkenbaar die dat niet wil, en er staan geen namen in"),
        error_messages={"required": _("Kijk eerst naar de foto's en de tekst.")},
    )


class VerhaalForm(ZonderBsn, StapForm):
    """Take a name out of a story."""

    bsn_velden = ("verhaal",)
    verhaal = lines(_("Het verhaal"), leeg=_("Er moet iets overblijven."), rijen=5)

    def opening(self) -> dict[str, Any]:
        """Begin with what was told."""
        return {"verhaal": self.rij.verhaal}


class SteekproefForm(forms.Form):
    """A period to draw from, and the seed."""

    van = day(
        _("Plannen die eindigden vanaf"),
        hulp=_("Ingevuld: de dag na de vorige loting uit deze regeling."),
        verplicht=True,
    )
    tot_en_met = day(
        _("tot en met"),
        hulp=_("Die dag moet voorbij zijn. Wat dan al is vastgesteld, doet niet meer mee: loot dus elke maand."),
        verplicht=True,
    )
    zaad = forms.CharField(
        label=_("Zaad"),
        max_length=64,
        required=False,
        help_text=_("Neem iets dat niemand kan kiezen en iedereen kan nazoeken, zoals de lottogetallen van zaterdag."),
    )

    def until(self) -> date:
        """Return the first day after the period."""
        tot: date = self.cleaned_data["tot_en_met"]
        return tot + timedelta(days=1)


class BezoekForm(StapForm):
    """The day on which one comes by."""

    op = day(_("Op welke dag komt u langs?"), verplicht=True)


class VerslagForm(ZonderBsn, StapForm):
    """Three lines on how it was."""

    bsn_velden = ("verslag",)
    geweest_op = day(_("Wanneer was u er?"), verplicht=True)
    verslag = lines(_("Hoe was het?"), hulp=_("Drie zinnen. Collega's lezen dit."), leeg=_("Schrijf op hoe het was."))

    def opening(self) -> dict[str, Any]:
        """Begin with the day that was promised, or today."""
        return {"geweest_op": min(self.rij.op, klok.vandaag())}
