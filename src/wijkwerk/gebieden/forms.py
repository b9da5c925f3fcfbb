"""Input about areas: searching, uploading, and composing a working area with or without a map."""

import json
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkwerk.gebieden import queries
from wijkwerk.gebieden.models import Buurt, Kaartimport, Werkgebied, Wijk
from wijkwerk.kern import klok
from wijkwerk.web.velden import dagveld


class ZoekForm(forms.Form):
    """A postcode, an address or the name of a wijk."""

    vraag = forms.CharField(
        label=_("Uw postcode of adres"),
        help_text=_("Bijvoorbeeld: 2711 ZA 12. We bewaren dit niet."),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "postal-code"}),
        error_messages={"required": _("Vul een postcode, een adres of de naam van een wijk in.")},
    )


class PuntForm(forms.Form):
    """A point on the map."""

    lat = forms.FloatField()
    lon = forms.FloatField()


class InleesForm(forms.Form):
    """A file to read in."""

    soort = forms.ChoiceField(
        label=_("Wat zit er in het bestand?"), choices=Kaartimport.Soort.choices, widget=forms.RadioSelect
    )
    jaar = forms.IntegerField(label=_("Van welk jaar is het?"), min_value=1995, max_value=2100)
    bestand = forms.FileField(
        label=_("Bestand"), help_text=_("Een kaart is een GeoPackage of GeoJSON; de rest is CSV.")
    )
    stelsel = forms.ChoiceField(
        label=_("In welke coördinaten?"),
        help_text=_("Laat dit staan, tenzij het inlezen zegt dat het niet klopt."),
        choices=[("", _("Zoals het bestand zegt")), ("rd", _("RD-meters")), ("wgs84", _("Graden (WGS84)"))],
        required=False,
    )
    werkgebieden = forms.BooleanField(label=_("Maak van elke wijk een werkgebied, vanaf vandaag"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["jaar"].initial = klok.vandaag().year
        self.fields["soort"].initial = Kaartimport.Soort.KAART


class WerkgebiedForm(forms.Form):
    """What a working area covers and from when. Works as a list; the map only ticks the same boxes."""

    naam = forms.CharField(label=_("Naam van het werkgebied"), max_length=80)
    van = dagveld(_("Vanaf welke dag?"))
    wijken = forms.ModelMultipleChoiceField(
        label=_("Hele wijken"), queryset=Wijk.objects.none(), widget=forms.CheckboxSelectMultiple, required=False
    )
    buurten = forms.ModelMultipleChoiceField(
        label=_("Hele buurten"), queryset=Buurt.objects.none(), widget=forms.CheckboxSelectMultiple, required=False
    )
    vlak = forms.CharField(
        label=_("Eigen vlak"),
        help_text=_("Teken het op de kaart, of plak hier een GeoJSON-vlak in graden."),
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
        required=False,
    )

    def __init__(self, *args: Any, werkgebied: Werkgebied | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        vandaag = klok.vandaag()
        self.fields["van"].initial = vandaag
        self.fields["wijken"].queryset = queries.wijken_on(vandaag)
        self.fields["buurten"].queryset = queries.buurten_on(vandaag)
        for veld in ("wijken", "buurten"):
            self.fields[veld].label_from_instance = lambda gebied: gebied.naam
        if werkgebied:
            self.fields["naam"].disabled = True

    def clean_vlak(self) -> dict[str, Any] | None:
        """Return the polygon as data; its outline is judged by the act itself."""
        tekst = self.cleaned_data["vlak"].strip()
        if not tekst:
            return None
        try:
            vlak = json.loads(tekst)
        except ValueError:
            raise forms.ValidationError(_("Dit is geen GeoJSON. Plak een vlak, of maak dit veld leeg.")) from None
        if isinstance(vlak, dict) and vlak.get("type") == "Feature":
            vlak = vlak.get("geometry")
        return vlak if isinstance(vlak, dict) else {}

    def clean(self) -> dict[str, Any]:
        """Gather the parts, whatever way they were chosen."""
        gegevens = super().clean() or self.cleaned_data
        eigen = gegevens.get("vlak")
        gegevens["delen"] = [
            *gegevens.get("wijken", ()),
            *gegevens.get("buurten", ()),
            *([eigen] if eigen is not None else []),
        ]
        if not gegevens["delen"] and not self.errors:
            raise forms.ValidationError(_("Kies minstens een wijk, een buurt of een eigen vlak."))
        return gegevens


class EindeForm(forms.Form):
    """The first day on which a working area no longer holds."""

    tot = dagveld(_("Vanaf welke dag geldt het niet meer?"))
