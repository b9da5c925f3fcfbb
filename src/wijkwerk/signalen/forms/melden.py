"""The four short steps of a resident: what, where, do you recognise this, send."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wijkwerk.gebieden import queries as gebieden
from wijkwerk.kern import klok
from wijkwerk.kern.pii.keuze import TekstMetKeuze
from wijkwerk.kern.weigering import Weigering
from wijkwerk.signalen.forms.velden import SINDS, pii_gezien
from wijkwerk.signalen.models import Onderwerp
from wijkwerk.signalen.models.gesprek import MAX_FOTOS
from wijkwerk.web import adreskeuze
from wijkwerk.web.velden import FotosField, mailveld


class WatForm(TekstMetKeuze, forms.Form):
    """Step 1: what is going on, since when, with pictures."""

    tekst = forms.CharField(
        label=_("Wat is er aan de hand?"),
        help_text=_("Vertel het in uw eigen woorden. Schrijf over de plek, niet over personen."),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=4000,
        error_messages={"required": _("Vertel eerst wat er aan de hand is. Een zin is genoeg.")},
    )
    pii_gezien = pii_gezien()
    sinds = forms.ChoiceField(label=_("Hoe lang is dit al zo?"), choices=SINDS, required=False)
    fotos = FotosField(
        hooguit=MAX_FOTOS,
        label=_("Foto's erbij"),
        help_text=_("Hooguit 5. Liever geen gezichten of kentekens. Wij halen de verborgen gegevens uit de foto."),
    )


class PlekForm(forms.Form):
    """Where it is: an address, a place on the map, or a buurt from the list."""

    adres = forms.CharField(
        label=_("Adres of straat"),
        help_text=_("Bijvoorbeeld de straat met een huisnummer in de buurt, of een postcode."),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    gevonden = forms.ChoiceField(label=_("Bedoelt u een van deze adressen?"), required=False, widget=forms.RadioSelect)
    lat = forms.FloatField(required=False, widget=forms.HiddenInput)
    lon = forms.FloatField(required=False, widget=forms.HiddenInput)
    buurt = forms.ChoiceField(label=_("Of kies de buurt uit de lijst"), required=False)
    plek = forms.CharField(
        label=_("Waar precies?"),
        help_text=_("Bijvoorbeeld: bij de glijbaan, achter de supermarkt."),
        required=False,
        max_length=160,
    )

    def __init__(self, *args: Any, adressen: list[Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["buurt"].choices = [("", _("Kies een buurt")), *gebieden.area_choices(klok.vandaag())]
        self.fields["gevonden"].choices = adreskeuze.choices(self, adressen)

    def clean(self) -> dict[str, Any]:
        """Resolve to one place: a chosen address wins, then the pin, then the buurt."""
        gegevens = super().clean() or self.cleaned_data
        punt = self._point(gegevens)
        if punt:
            self._locate(gegevens, punt)
        elif not gegevens.get("buurt"):
            raise ValidationError(_("Kies een plek: zoek een adres, wijs de kaart aan, of kies uw buurt."))
        gegevens["punt"] = punt
        return gegevens

    def _point(self, gegevens: dict[str, Any]) -> tuple[float, float] | None:
        gevonden = gegevens.get("gevonden")
        if gevonden:
            punt, label = adreskeuze.read(gevonden)
            gegevens["plek"] = gegevens.get("plek") or label
            return punt
        if gegevens.get("lat") is not None and gegevens.get("lon") is not None:
            return gegevens["lat"], gegevens["lon"]
        return None

    def _locate(self, gegevens: dict[str, Any], punt: tuple[float, float]) -> None:
        try:
            gegevens["ligging"] = gebieden.locate(*punt, klok.vandaag())
        except Weigering as weigering:
            self.add_error("adres", weigering.melding)


class WaarForm(TekstMetKeuze, PlekForm):
    """Step 2: where it is. The words about the place have a choice of their own, apart from that of the text."""

    pii_velden = ("plek",)
    pii_keuze = "plek_gezien"
    plek_gezien = pii_gezien()


class HerkentForm(forms.Form):
    """Step 3: the subject, suggested first."""

    onderwerp = forms.ModelChoiceField(
        label=_("Waar gaat het over?"),
        queryset=Onderwerp.objects.filter(actief=True),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": _("Kies waar het over gaat. Twijfelt u? Kies dan wat er het meest op lijkt.")},
    )


class VersturenForm(forms.Form):
    """Step 4: how to reach you, when you want to hear what comes of it."""

    email = mailveld(
        _("E-mailadres"),
        _("Dan sturen wij u een bevestiging en hoort u wat eruit komt."),
    )
    naam = forms.CharField(
        label=_("Naam"), required=False, max_length=80, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    telefoon = forms.CharField(
        label=_("Telefoonnummer"),
        help_text=_("Alleen als wij u mogen bellen met een vraag."),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )


class IkOokForm(forms.Form):
    """Me too: with or without an address to hear what comes of it."""

    email = forms.EmailField(
        label=_("E-mailadres"),
        help_text=_("Dan hoort u wat eruit komt."),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    client_id = forms.UUIDField(widget=forms.HiddenInput)
