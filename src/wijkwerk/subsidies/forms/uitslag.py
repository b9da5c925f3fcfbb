"""What staff fill in about a chosen idea: before which day residents work it out, which application it is, why not."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkwerk.kern import klok
from wijkwerk.subsidies.forms.velden import day, lines
from wijkwerk.web.stappen import StapForm

WEKEN = 6


class UitnodigingForm(StapForm):
    """Before which day residents work the idea out."""

    voor = day(_("Voor welke dag vragen zij het geld aan?"), verplicht=True)

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.fields["voor"].help_text = (
            _("Wie het idee instuurde, krijgt een mail met de link.")
            if self.rij.email
            else _(
                "Van wie het idee instuurde, is geen e-mailadres. Bel met de buurt en vraag het geld namens hen aan."
            )
        )

    def opening(self) -> dict[str, Any]:
        """Give them six weeks."""
        return {"voor": klok.vandaag() + timedelta(weeks=WEKEN)}


class KoppelingForm(StapForm):
    """The number of an application that came in by itself."""

    nummer = forms.CharField(
        label=_("Nummer van de aanvraag"),
        help_text=_("Bijvoorbeeld A26-00123-K."),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Vul het nummer van de aanvraag in.")},
    )


class VervalForm(StapForm):
    """Why nobody makes it."""

    reden = lines(
        _("Waarom komt dit idee er niet?"),
        hulp=_("Iedereen leest dit bij de uitslag. Zet er geen namen in."),
        leeg=_("Schrijf op waarom dit idee er niet komt."),
    )
