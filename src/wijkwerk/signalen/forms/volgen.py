"""What a reporter can say on the follow page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkwerk.kern import nummers
from wijkwerk.kern.pii.keuze import TekstMetKeuze
from wijkwerk.signalen.forms.velden import pii_gezien
from wijkwerk.signalen.models.gesprek import MAX_FOTOS
from wijkwerk.web.velden import FotosField, tekstvak


class AanvullingForm(TekstMetKeuze, forms.Form):
    """Add something, with pictures."""

    tekst = tekstvak(_("Wat wilt u toevoegen?"), leeg=_("Schrijf eerst wat u wilt toevoegen."), lengte=2000)
    pii_gezien = pii_gezien()
    fotos = FotosField(hooguit=MAX_FOTOS, label=_("Foto's erbij"))


class AntwoordForm(TekstMetKeuze, forms.Form):
    """Answer the question that was asked."""

    tekst = tekstvak(_("Uw antwoord"), leeg=_("Schrijf eerst uw antwoord."), lengte=2000)
    pii_gezien = pii_gezien()


class HeropeningForm(TekstMetKeuze, forms.Form):
    """Say why it is not done."""

    tekst = tekstvak(
        _("Wat is er nog niet goed?"), leeg=_("Vertel kort wat er nog niet goed is."), rijen=3, lengte=2000
    )
    pii_gezien = pii_gezien()


class IntrekkingForm(forms.Form):
    """Nothing to fill in: the page asks whether you are sure."""


class OordeelForm(forms.Form):
    """Did it help? Two buttons."""

    geholpen = forms.TypedChoiceField(
        label=_("Heeft het geholpen?"),
        choices=(("ja", _("Ja, het heeft geholpen")), ("nee", _("Nee, het heeft niet geholpen"))),
        coerce=lambda waarde: waarde == "ja",
        error_messages={"required": _("Kies ja of nee.")},
    )


class ZoekForm(forms.Form):
    """Find a signal again with its number and the address that was left; the link comes by mail."""

    nummer = forms.CharField(
        label=_("Nummer van uw melding"),
        help_text=_("Het staat in de bevestiging. Bijvoorbeeld S26-00123-K."),
        max_length=30,
        error_messages={"required": _("Vul het nummer van uw melding in.")},
    )
    email = forms.EmailField(
        label=_("E-mailadres dat u toen opgaf"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": _("Vul uw e-mailadres in."), "invalid": _("Dit e-mailadres klopt niet.")},
    )

    def clean_nummer(self) -> Any:
        """Read the number as people type it."""
        try:
            return nummers.parse(self.cleaned_data["nummer"])
        except ValueError as fout:
            raise forms.ValidationError(str(fout)) from fout
