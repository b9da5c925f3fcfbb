"""What is filled in to make a fund: its name, the texts and terms of a version, its bands, the day it is published."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from wijkwerk.kern import klok
from wijkwerk.subsidies.forms.velden import ZonderBsn, day, lines
from wijkwerk.subsidies.models import Regeling
from wijkwerk.subsidies.queries.regeling import fingerprint
from wijkwerk.subsidies.states.aanvraag import Bijlagesoort
from wijkwerk.subsidies.states.regeling import Bandwijze, Verantwoordingswijze, Verdeelwijze
from wijkwerk.web.geld import BedragField
from wijkwerk.web.stappen import StapForm

RIJEN_OVER = 2
RIJEN_MEEST = 8


def _count(label: Any, *, hulp: Any = "", laagste: int = 0, hoogste: int = 52) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=hulp,
        min_value=laagste,
        max_value=hoogste,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "class": "veld-kort"}),
    )


def _name() -> forms.CharField:
    return forms.CharField(
        label=_("Naam"),
        max_length=80,
        help_text=_("Zo kennen bewoners het. Bijvoorbeeld: Wijk aan Zet."),
        error_messages={"required": _("Geef het fonds een naam.")},
    )


def _goal() -> forms.CharField:
    return forms.CharField(
        label=_("Waar is het voor?"),
        max_length=200,
        help_text=_("Eén zin voor bewoners."),
        error_messages={"required": _("Zeg in één zin waar het voor is.")},
    )


def _public() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=_("Wie vraagt aan?"),
        choices=[
            ("ja", _("Bewoners vragen zelf aan")),
            ("nee", _("Alleen medewerkers voeren in. Bewoners zien dit fonds niet.")),
        ],
        coerce=lambda waarde: waarde == "ja",
        widget=forms.RadioSelect,
        initial="ja",
    )


class FondsForm(ZonderBsn, forms.Form):
    """A new fund with the day from which its first rules hold."""

    bsn_velden = ("naam", "doel")
    naam, doel, publiek = _name(), _goal(), _public()
    geldig_van = day(_("Vanaf welke dag gelden de regels?"), verplicht=True)

    def clean_naam(self) -> str:
        """The name gives the key, which is part of the address; so it holds at least one letter."""
        naam: str = self.cleaned_data["naam"]
        if not slugify(naam):
            raise forms.ValidationError(_("Gebruik letters in de naam."))
        return naam

    @property
    def sleutel(self) -> str:
        """The key that follows from the name."""
        return slugify(self.cleaned_data["naam"])[:40].strip("-")


class FondsgegevensForm(ZonderBsn, forms.Form):
    """How a fund is called, who may ask, and whether it still runs."""

    bsn_velden = ("naam", "doel")
    was = forms.CharField(widget=forms.HiddenInput, required=False)
    naam, doel, publiek = _name(), _goal(), _public()
    volgorde = _count(_("Plaats in de lijst"), hulp=_("Een lager getal staat hoger."), hoogste=999)
    actief = forms.BooleanField(label=_("Dit fonds loopt nog"), required=False)

    def __init__(self, *args: Any, fonds: Regeling, **opties: Any) -> None:
        begin = {naam: getattr(fonds, naam) for naam in ("naam", "doel", "volgorde", "actief")}
        begin |= {"publiek": "ja" if fonds.publiek else "nee", "was": fingerprint(fonds)}
        super().__init__(*args, initial=begin, **opties)


class VersieBeginForm(forms.Form):
    """The day from which the next version holds."""

    geldig_van = day(_("Vanaf welke dag gelden de nieuwe regels?"), verplicht=True)


class VoorbeeldForm(forms.Form):
    """The day from which the example fund would hold."""

    geldig_van = day(
        _("Vanaf welke dag gelden de regels?"),
        hulp=_("U kunt dit later nog wijzigen. Er wordt nog niets bekendgemaakt."),
        verplicht=True,
    )


class VersieForm(ZonderBsn, StapForm):
    """The texts, days and terms of a concept."""

    bsn_velden = ("uitleg", "grondslag")
    uitleg = lines(
        _("Uitleg voor bewoners"),
        rijen=6,
        hulp=_("Waar is het geld voor? Schrijf korte zinnen. Noem niemand bij naam."),
        leeg=_("Vertel waar het geld voor is."),
        lengte=4000,
    )
    grondslag = forms.CharField(
        label=_("Waar rust het op?"),
        max_length=200,
        help_text=_("De verordening of het besluit, met artikel. Dit staat in elke brief."),
        error_messages={"required": _("Noem de verordening of het besluit.")},
    )
    vindplaats = forms.URLField(
        label=_("Adres van de bekendmaking"),
        required=False,
        assume_scheme="https",
        help_text=_("Bijvoorbeeld op officielebekendmakingen.nl."),
    )
    geldig_van = day(_("Geldt vanaf"), verplicht=True)
    geldig_tot = day(_("Geldt tot"), hulp=_("De eerste dag waarop het niet meer geldt. Leeg: tot een volgende versie."))
    verdeelwijze = forms.ChoiceField(
        label=_("Hoe wordt het geld verdeeld?"),
        help_text=_("Dit wordt samen met het plafond bekendgemaakt (Awb, artikel 4:26)."),
        choices=Verdeelwijze.choices,
        widget=forms.RadioSelect,
    )
    beslis_weken = _count(_("Weken om te besluiten"), hulp=_("Hoogstens 8 (Awb, artikel 4:13)."), laagste=1, hoogste=8)
    verdaag_weken = _count(_("Weken uitstel"), hulp=_("Eén keer, met bericht vooraf (Awb, artikel 4:14)."), hoogste=8)
    aanvul_dagen = _count(
        _("Dagen om aan te vullen"), hulp=_("Zolang staat de termijn stil (Awb, artikel 4:15)."), laagste=7, hoogste=90
    )
    verantwoord_weken = _count(_("Weken om te vertellen hoe het was"), laagste=1)
    vaststel_weken = _count(_("Weken om daarna vast te stellen"), hulp=_("Awb, artikel 4:47."), laagste=1)
    vier_ogen_vanaf = BedragField(
        label=_("Vanaf welk bedrag kijkt een tweede medewerker mee?"), help_text=_("Leeg: nooit."), required=False
    )
    steekproef_procent = _count(
        _("Steekproef in procent"), hulp=_("Bij hoeveel van de 100 aanvragen vraagt u de bonnen op?"), hoogste=100
    )

    def opening(self) -> dict[str, Any]:
        """Start with what stands there."""
        return {naam: getattr(self.rij, naam) for naam in type(self).base_fields if naam != "versie"}

    def clean(self) -> dict[str, Any]:
        """The last day comes after the first."""
        gegevens = super().clean()
        van, tot = gegevens.get("geldig_van"), gegevens.get("geldig_tot")
        if van and tot and tot <= van:
            self.add_error("geldig_tot", _("Deze dag ligt niet na de dag waarop het ingaat."))
        return gegevens


class BandenForm(StapForm):
    """The bands as rows; a row without an amount is left out."""

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        banden = list(self.rij.banden.all())
        self.aantal = min(len(banden) + RIJEN_OVER, RIJEN_MEEST)
        for nr in range(self.aantal):
            self._row(nr, banden[nr] if nr < len(banden) else None)

    def _row(self, nr: int, band: Any) -> None:
        self.fields[f"tot_{nr}"] = BedragField(
            label=_("Tot en met"), required=False, initial=band.tot_bedrag if band else None
        )
        self.fields[f"wijze_{nr}"] = forms.ChoiceField(
            label=_("Hoe gaat het?"), choices=Bandwijze.choices, initial=band.wijze if band else Bandwijze.DIRECT
        )
        self.fields[f"voorschot_{nr}"] = _count(_("Procent vooraf"), hoogste=100)
        self.fields[f"voorschot_{nr}"].initial = band.voorschot_procent if band else 100
        self.fields[f"verantwoording_{nr}"] = forms.ChoiceField(
            label=_("Wat vertelt iemand achteraf?"),
            choices=Verantwoordingswijze.choices,
            initial=band.verantwoording if band else Verantwoordingswijze.LICHT,
        )
        self.fields[f"bijlagen_{nr}"] = forms.MultipleChoiceField(
            label=_("Bijlagen bij de aanvraag"),
            choices=Bijlagesoort.choices,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            initial=band.bijlagen if band else [],
        )

    @property
    def rijen(self) -> list[list[Any]]:
        """The fields of each row, for the page."""
        namen = ("tot", "wijze", "voorschot", "verantwoording", "bijlagen")
        return [[self[f"{naam}_{nr}"] for naam in namen] for nr in range(self.aantal)]

    def clean(self) -> dict[str, Any]:
        """Money that is settled at once is paid at once: there is nothing to wait for."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        for nr in range(self.aantal):
            tot = gegevens.get(f"tot_{nr}")
            if tot == 0:
                self.add_error(f"tot_{nr}", _("Vul een bedrag in dat hoger is dan nul."))
            direct = gegevens.get(f"wijze_{nr}") == Bandwijze.DIRECT
            if tot and direct and gegevens.get(f"voorschot_{nr}") not in (None, 100):
                self.add_error(f"voorschot_{nr}", _("Bij één besluit krijgt iemand het hele bedrag. Vul 100 in."))
        return gegevens

    def facts(self) -> dict[str, Any]:
        """Return the version and the rows with an amount."""
        rijen: Sequence[dict[str, Any]] = [
            {
                "tot_bedrag": self.cleaned_data[f"tot_{nr}"],
                "wijze": self.cleaned_data[f"wijze_{nr}"],
                "voorschot_procent": self.cleaned_data[f"voorschot_{nr}"],
                "verantwoording": self.cleaned_data[f"verantwoording_{nr}"],
                "bijlagen": self.cleaned_data[f"bijlagen_{nr}"],
            }
            for nr in range(self.aantal)
            if self.cleaned_data.get(f"tot_{nr}")
        ]
        return {"versie": self.cleaned_data["versie"], "rijen": rijen}


class PublicatieForm(StapForm):
    """The day on which the version was made known."""

    gepubliceerd_op = day(
        _("Op welke dag is of wordt het bekendgemaakt?"),
        hulp=_("De dag in het gemeenteblad. Die ligt niet na de dag waarop de regels ingaan."),
        verplicht=True,
    )

    def opening(self) -> dict[str, Any]:
        """Start with today."""
        return {"gepubliceerd_op": klok.vandaag()}
