"""What staff fill in to hold a vote: its rules, its steps, ideas from paper, judgements, codes and paper ballots."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkwerk.kern.weigering import Weigering
from wijkwerk.subsidies.forms.velden import JaNeeField, day, lines
from wijkwerk.subsidies.models import Idee
from wijkwerk.subsidies.queries import stembiljet
from wijkwerk.subsidies.queries import stemronde as queries
from wijkwerk.subsidies.queries.stemronde import Eisoordeel
from wijkwerk.subsidies.states.stemronde import Stemvorm, Telwijze
from wijkwerk.web.geld import BedragField
from wijkwerk.web.stappen import StapForm

SOORT_GELD = _("Uit welke pot komt het geld?")


class RegelsForm(forms.Form):
    """The rules of a vote, as everybody reads them from the announcement on."""

    naam = forms.CharField(label=_("Naam van de stemming"), max_length=80)
    uitleg = lines(_("Waar gaat het om?"), rijen=4, hulp=_("Een paar zinnen voor bewoners."), leeg=_("Leg het uit."))
    bedrag = BedragField(label=_("Hoeveel geld is er te verdelen?"))
    hoogste_kosten = BedragField(label=_("Hoeveel mag een idee hoogstens kosten?"))
    eisen = lines(
        _("Waaraan moet een idee voldoen?"),
        rijen=5,
        hulp=_("Een eis per regel. Een nee op een idee rust altijd op een van deze eisen."),
        leeg=_("Schrijf minstens een eis op."),
    )
    ideeen_van = day(_("Ideeën insturen kan vanaf"), verplicht=True)
    ideeen_tot = day(_("Laatste dag voor ideeën"), verplicht=True)
    stemmen_van = day(_("Stemmen kan vanaf"), verplicht=True)
    stemmen_tot = day(_("Laatste dag om te stemmen"), verplicht=True)
    vorm = forms.ChoiceField(label=_("Hoe stemmen bewoners?"), choices=Stemvorm.choices, widget=forms.RadioSelect)
    hoogste_keuzes = forms.IntegerField(label=_("Hoeveel kruisjes hoogstens?"), min_value=1, max_value=60)
    punten = forms.IntegerField(label=_("Hoeveel punten hoogstens?"), min_value=1, max_value=1000)
    leeftijd_vanaf = forms.IntegerField(label=_("Stemmen mag vanaf welke leeftijd?"), min_value=6, max_value=18)
    telwijze = forms.ChoiceField(
        label=_("Welke telling beslist?"),
        help_text=_("Dit staat vast vanaf de aankondiging. De uitslag laat altijd allebei zien."),
        choices=Telwijze.choices,
        widget=forms.RadioSelect,
    )

    def clean_eisen(self) -> list[str]:
        """Return one text per criterion."""
        return [regel.strip()[:240] for regel in self.cleaned_data["eisen"].splitlines() if regel.strip()]


BEGIN = {
    "vorm": Stemvorm.KEUZE,
    "hoogste_keuzes": 5,
    "punten": 10,
    "leeftijd_vanaf": 12,
    "telwijze": Telwijze.GELIJKE_DELEN,
}


class NieuwForm(RegelsForm):
    """A new vote: out of which money, and its rules."""

    geld = forms.ChoiceField(label=SOORT_GELD)
    field_order = ("geld",)

    def __init__(self, *args: Any, persoon: Any, **opties: Any) -> None:
        super().__init__(*args, **{"initial": BEGIN} | opties)
        self.keuzes = {keuze.sleutel: keuze for keuze in queries.money_for(persoon)}
        self.fields["geld"].choices = [(sleutel, keuze.woorden) for sleutel, keuze in self.keuzes.items()]

    def facts(self) -> dict[str, Any]:
        """Return what the act takes."""
        velden = dict(self.cleaned_data)
        keuze = self.keuzes[velden.pop("geld")]
        return velden | {"versie": keuze.versie, "plafonddeel": keuze.deel, "werkgebied": keuze.werkgebied}


class WijzigingForm(RegelsForm, StapForm):
    """The rules of a vote that was not announced yet."""

    def opening(self) -> dict[str, Any]:
        """Start with what stands."""
        waarden = {naam: getattr(self.rij, naam) for naam in RegelsForm.base_fields if naam != "eisen"}
        bedragen = {naam: f"{waarden[naam] // 100},{waarden[naam] % 100:02}" for naam in ("bedrag", "hoogste_kosten")}
        return waarden | bedragen | {"eisen": "\n".join(self.rij.eisen)}


class StopForm(StapForm):
    """Why a vote stops; everyone reads it."""

    reden = lines(_("Waarom stopt de stemming?"), hulp=_("Iedereen kan dit lezen."), leeg=_("Schrijf op waarom."))


class OordeelForm(StapForm):
    """Whether an idea can be done: a yes or no per published criterion, and what it really costs."""

    kosten = BedragField(label=_("Wat kost het?"), help_text=_("Dit bedrag komt op het stembiljet."))

    def __init__(self, *args: Any, rij: Idee, persoon: Any, **opties: Any) -> None:
        super().__init__(*args, rij=rij, persoon=persoon, **opties)
        eerder = {punt["eis"]: punt for punt in rij.toets}
        self.eisen: list[str] = list(rij.stemronde.eisen)
        for nummer, eis in enumerate(self.eisen):
            oud = eerder.get(eis, {})
            begin = {True: "ja", False: "nee"}.get(oud.get("ja"))
            self.fields[f"ja_{nummer}"] = JaNeeField(label=eis, initial=begin)
            self.fields[f"reden_{nummer}"] = lines(_("Waarom? (iedereen kan dit lezen)"), rijen=2, lengte=400)
            self.initial[f"reden_{nummer}"] = oud.get("reden", "")
        self.initial["kosten"] = f"{rij.kosten // 100},{rij.kosten % 100:02}"
        self.order_fields([naam for naam in self.fields if naam != "kosten"] + ["kosten"])

    def facts(self) -> dict[str, Any]:
        """Return the judgements in the order of the criteria."""
        velden = self.cleaned_data
        oordelen = [
            Eisoordeel(eis, velden[f"ja_{nummer}"], velden[f"reden_{nummer}"]) for nummer, eis in enumerate(self.eisen)
        ]
        return {"oordelen": oordelen, "kosten": velden["kosten"], "versie": velden["versie"]}


class CodesForm(forms.Form):
    """How many letters to print."""

    aantal = forms.IntegerField(
        label=_("Hoeveel brieven?"),
        help_text=_(
            "Hoogstens 5.000 per keer. U krijgt één bestand. Dat is daarna weg: bewaar het tot het geprint is."
        ),
        min_value=1,
        max_value=stembiljet.HOOGSTENS,
    )


class KwijtForm(forms.Form):
    """The code of a letter that was lost, and whether to hand out a new one."""

    code = forms.CharField(
        label=_("Code van de oude brief"), max_length=40, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    nieuw = forms.BooleanField(label=_("Maak meteen een nieuwe brief"), required=False, initial=True)


class PapierStemForm(forms.Form):
    """A paper ballot, read and typed twice."""

    code = forms.CharField(
        label=_("Code op het biljet"), max_length=40, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    keuzes = forms.CharField(
        label=_("Keuze"),
        help_text=_("Typ de letters: A C F. Met punten: A 3, C 7."),
        max_length=400,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    nog_eens = forms.CharField(
        label=_("Keuze, nog een keer"),
        help_text=_("Lees het biljet opnieuw, of laat een collega het voorlezen."),
        max_length=400,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def _read(self, naam: str) -> dict[str, int]:
        try:
            return stembiljet.read_choices(self.cleaned_data[naam])
        except Weigering as weigering:
            raise forms.ValidationError(weigering.melding) from weigering

    def clean_keuzes(self) -> dict[str, int]:
        """Read the first time."""
        return self._read("keuzes")

    def clean_nog_eens(self) -> dict[str, int]:
        """Read the second time."""
        return self._read("nog_eens")
