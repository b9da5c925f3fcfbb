"""What staff enter for somebody else: by phone, counter or paper, on a walk, or a whole backlog at once."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wijkwerk.gebieden.queries import chosen_area
from wijkwerk.kern import klok
from wijkwerk.kern.pii.keuze import TekstMetKeuze
from wijkwerk.signalen.forms.melden import PlekForm
from wijkwerk.signalen.forms.velden import SINDS, pii_gezien
from wijkwerk.signalen.models import Onderwerp
from wijkwerk.signalen.models.gesprek import MAX_FOTOS
from wijkwerk.signalen.states import Kanaal
from wijkwerk.web.velden import FotosField, OntvangenField, mailveld

MOMENT = "%Y-%m-%dT%H:%M"
# A phone may have been without a network for a walk, a weekend, a holiday; longer than this its clock is not believed.
BEWAARD = timedelta(days=30)
GROOTSTE_BESTAND = 5 * 1024 * 1024


class InvoerForm(TekstMetKeuze, PlekForm):
    """A signal on behalf of somebody, with the moment of receipt that counts in law."""

    pii_velden = ("tekst", "plek")
    kanaal = forms.ChoiceField(
        label=_("Hoe kwam het binnen?"),
        choices=[(k.value, k.label) for k in (Kanaal.TELEFOON, Kanaal.BALIE, Kanaal.PAPIER)],
        widget=forms.RadioSelect,
        initial=Kanaal.TELEFOON,
    )
    ontvangen_op = OntvangenField(
        label=_("Wanneer kwam het binnen?"),
        help_text=_("Dit moment telt. Bij een brief: de dag waarop hij is ontvangen, niet de dag van vandaag."),
    )
    tekst = forms.CharField(
        label=_("Wat is er aan de hand?"),
        help_text=_("In de woorden van de melder. Over de plek, niet over personen."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off"}),
        error_messages={"required": _("Schrijf op wat de melder vertelt. Een zin is genoeg.")},
    )
    pii_gezien = pii_gezien()
    sinds = forms.ChoiceField(label=_("Hoe lang is dit al zo?"), choices=SINDS, required=False)
    onderwerp = forms.ModelChoiceField(
        label=_("Waar gaat het over?"),
        queryset=Onderwerp.objects.filter(actief=True),
        empty_label=_("Kies"),
        error_messages={"required": _("Kies waar het over gaat.")},
    )
    naam = forms.CharField(label=_("Naam van de melder"), required=False, max_length=80)
    email = mailveld(_("E-mailadres"), _("Dan gaat de bevestiging per mail."), eigen=False)
    telefoon = forms.CharField(label=_("Telefoonnummer"), required=False, max_length=20)
    postadres = forms.CharField(
        label=_("Postadres"), help_text=_("Alleen als de melder een brief wil."), required=False, max_length=160
    )
    fotos = FotosField(hooguit=MAX_FOTOS, label=_("Foto's of een scan van de brief"))
    client_id = forms.UUIDField(widget=forms.HiddenInput)

    field_order = ["kanaal", "ontvangen_op", "tekst", "pii_gezien", "sinds", "onderwerp"]

    def facts(self) -> dict[str, Any]:
        """Return what the act of reporting takes, apart from the reporter and the pictures."""
        gegevens = self.cleaned_data
        namen = ("tekst", "onderwerp", "kanaal", "client_id", "plek", "sinds", "ontvangen_op", "punt", "pii_gezien")
        buurt = None if gegevens["punt"] else chosen_area(gegevens.get("buurt"))
        return {naam: gegevens[naam] for naam in namen} | {"buurt": buurt, "plek_gezien": gegevens["pii_gezien"]}


class RondgangForm(TekstMetKeuze, PlekForm):
    """Three things on the street: a photo, what it is, and where; the text may be empty, the subject then says it."""

    pii_velden = ("tekst", "plek")
    onderwerp = forms.ModelChoiceField(
        queryset=Onderwerp.objects.filter(actief=True),
        error_messages={
            "required": _("Kies waar het over gaat."),
            "invalid_choice": _("Dit onderwerp bestaat niet meer."),
        },
    )
    tekst = forms.CharField(
        label=_("Vertel het in een zin"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 2})
    )
    pii_gezien = pii_gezien()
    fotos = FotosField(hooguit=MAX_FOTOS, label=_("Foto's"))
    gemaakt_op = forms.DateTimeField(required=False, widget=forms.HiddenInput)
    client_id = forms.UUIDField(widget=forms.HiddenInput)

    def add_error(self, field: str | None, error: Any) -> None:
        """The walk has no field for an address: what is wrong with the place is said at the place in words."""
        super().add_error("plek" if field == "adres" else field, error)

    def clean_gemaakt_op(self) -> datetime:
        """Return when it was seen, as the phone says; a clock that cannot be right gives the moment of now."""
        nu, moment = klok.nu(), self.cleaned_data["gemaakt_op"]
        return moment if moment and nu - BEWAARD <= moment <= nu else nu

    def facts(self) -> dict[str, Any]:
        """Return what the act of reporting takes, apart from the pictures."""
        gegevens = self.cleaned_data
        namen = ("onderwerp", "client_id", "plek", "punt", "pii_gezien")
        return {naam: gegevens[naam] for naam in namen} | {
            "tekst": gegevens["tekst"] or str(gegevens["onderwerp"]),
            "kanaal": Kanaal.RONDGANG,
            "ontvangen_op": gegevens["gemaakt_op"],
            "buurt": None if gegevens["punt"] else chosen_area(gegevens.get("buurt")),
            "plek_gezien": gegevens["pii_gezien"],
        }

    def problems(self) -> dict[str, list[str]]:
        """Return every error by field, and under 'pii' that the writer may also choose to keep the text."""
        fouten = {veld: [str(fout) for fout in lijst] for veld, lijst in self.errors.items()}
        soorten = {vondst.soort for vondst in getattr(self, "vondsten", [])}
        return fouten | ({"pii": []} if soorten and "bsn" not in soorten else {})


class BestandForm(forms.Form):
    """A backlog as a file."""

    bestand = forms.FileField(
        label=_("CSV-bestand"),
        help_text=_(
            "Met een kopregel. Nodig: omschrijving, onderwerp en datum, en een plek: lat en lon, adres of buurt."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        error_messages={"required": _("Kies een bestand."), "empty": _("Dit bestand is leeg.")},
    )

    def clean_bestand(self) -> Any:
        """Refuse what is too large to be a backlog."""
        bestand = self.cleaned_data["bestand"]
        if bestand.size > GROOTSTE_BESTAND:
            raise ValidationError(_("Dit bestand is groter dan 5 MB. Knip het in delen."))
        return bestand
