"""What is filled in to hold, correct and repeat payments, to make a batch, and to read what the bank says."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkwerk.kern import klok
from wijkwerk.subsidies.forms.velden import RekeningField, day
from wijkwerk.subsidies.states.betaling import Status
from wijkwerk.web.geld import BedragField
from wijkwerk.web.stappen import StapForm

GROOT = 16 * 1024 * 1024


def reason(label: Any, hulp: Any = "") -> forms.CharField:
    """Return a field for one sentence on why."""
    return forms.CharField(
        label=label,
        help_text=hulp,
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Vul dit in. Een zin is genoeg.")},
    )


def _holder(**opties: Any) -> forms.CharField:
    return forms.CharField(
        label=_("Op wiens naam staat de rekening?"),
        max_length=70,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Vul de naam in zoals hij op de bankpas staat.")},
        **opties,
    )


def _amount(label: Any, hulp: Any = "") -> BedragField:
    return BedragField(label=label, help_text=hulp, error_messages={"required": _("Vul een bedrag in.")})


class VasthoudForm(StapForm):
    """Hold a payment."""

    reden = reason(_("Waarom houdt u de betaling vast?"))


class VervalForm(StapForm):
    """Let a payment not go out."""

    reden = reason(_("Waarom gaat de betaling niet door?"))


class RekeningForm(StapForm):
    """Another account; the one that stands there is not shown in full."""

    begunstigde = _holder()
    iban = RekeningField(label=_("IBAN"), error_messages={"required": _("Vul het IBAN in.")})

    def opening(self) -> dict[str, Any]:
        """Start with the name that stands there."""
        return {"begunstigde": self.rij.begunstigde}


class OpnieuwForm(StapForm):
    """Pay again, to the same account or another."""

    begunstigde = _holder(required=False)
    iban = RekeningField(
        label=_("Nieuw IBAN"), required=False, help_text=_("Laat leeg om dezelfde rekening nog eens te proberen.")
    )

    def opening(self) -> dict[str, Any]:
        """Start with the name that stands there."""
        return {"begunstigde": self.rij.begunstigde}


class BetaaldForm(StapForm):
    """When the bank paid, for who looked in its portal."""

    betaald_op = day(_("Op welke dag heeft de bank betaald?"), verplicht=True)

    def opening(self) -> dict[str, Any]:
        """Start with today."""
        return {"betaald_op": klok.vandaag()}


class TerugForm(StapForm):
    """Why the money came back."""

    reden = reason(_("Wat zegt de bank?"), _("Deze zin komt in de brief aan de aanvrager."))


class KaartForm(StapForm):
    """Which card was handed out."""

    kaart = forms.RegexField(
        r"^[0-9]{4}$",
        label=_("Laatste vier cijfers van de kaart"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "veld-kort"}),
        error_messages={"required": _("Vul vier cijfers in."), "invalid": _("Vul alleen de laatste vier cijfers in.")},
    )


class KaartrestForm(StapForm):
    """What was left on a card."""

    bedrag = _amount(_("Hoeveel stond er nog op de kaart?"))


class FactuurForm(StapForm):
    """The invoice of a supplier."""

    leverancier = forms.CharField(
        label=_("Wie stuurde de rekening?"),
        max_length=70,
        error_messages={"required": _("Vul de naam van de leverancier in.")},
    )
    iban = RekeningField(label=_("IBAN van de leverancier"), error_messages={"required": _("Vul het IBAN in.")})
    kenmerk = forms.CharField(
        label=_("Nummer van de rekening"),
        max_length=40,
        error_messages={"required": _("Vul het nummer in dat op de rekening staat.")},
    )
    bedrag = _amount(_("Bedrag"))


class PartijForm(forms.Form):
    """A batch: which payments, and when. The ticks stand in the table of the page."""

    uitvoeren_op = day(_("Wanneer moet de bank betalen?"), verplicht=True)
    betalingen = forms.MultipleChoiceField(
        label=_("Betalingen"), error_messages={"required": _("Kies ten minste een betaling.")}
    )

    def __init__(self, *args: Any, keuze: list[int], **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.fields["betalingen"].choices = [(str(pk), str(pk)) for pk in keuze]

    def facts(self) -> dict[str, Any]:
        """Return what the act takes."""
        return {
            "betalingen": [int(pk) for pk in self.cleaned_data["betalingen"]],
            "uitvoeren_op": self.cleaned_data["uitvoeren_op"],
        }


class UitForm(forms.Form):
    """Which payment leaves a batch."""

    betaling = forms.IntegerField(widget=forms.HiddenInput)
    versie = forms.IntegerField(widget=forms.HiddenInput)


class TeruggaveForm(StapForm):
    """Give a batch back to who made it."""

    reden = reason(_("Wat moet er anders?"))


class AnnuleerForm(StapForm):
    """Let a batch not go out; with a look at the bank once its file left."""

    reden = reason(_("Waarom gaat de partij niet door?"))
    niet_bij_bank = forms.BooleanField(
        label=_("Ik heb in het bankportaal gekeken: dit bestand is daar niet"), required=False
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        if self.rij.uitgegaan_op is None:
            del self.fields["niet_bij_bank"]


class AfschriftForm(forms.Form):
    """A file of the bank."""

    bestand = forms.FileField(
        label=_("Afschrift van de bank"),
        help_text=_("Een bestand dat eindigt op .xml: camt.053, camt.054 of pain.002."),
        error_messages={"required": _("Kies een bestand."), "empty": _("Dit bestand is leeg.")},
    )

    def clean_bestand(self) -> Any:
        """Refuse what is too large to be read."""
        bestand = self.cleaned_data["bestand"]
        if bestand.size > GROOT:
            raise forms.ValidationError(_("Dit bestand is te groot. Vraag de bank om een afschrift per dag."))
        return bestand


class RegelForm(forms.Form):
    """What a person did with a line that waited."""

    toelichting = reason(_("Wat hebt u ermee gedaan?"))


class StandForm(forms.Form):
    """Which payments to show."""

    stand = forms.ChoiceField(label=_("Stand"), required=False, choices=[("", _("Alle betalingen")), *Status.choices])
