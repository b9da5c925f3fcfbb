"""The text of a letter in a form. What is wrong with it is said with the number of the line; nothing typed is lost."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class TekstForm(forms.Form):
    """Subject and text of one kind of letter, and what changed."""

    gezien = forms.CharField(widget=forms.HiddenInput, required=False)
    onderwerp = forms.CharField(
        label=_("Onderwerp"),
        max_length=200,
        help_text=_("De titel van de brief, en het onderwerp van de mail."),
        error_messages={"required": _("Vul een onderwerp in.")},
    )
    tekst = forms.CharField(
        label=_("Tekst"),
        max_length=20_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 26, "spellcheck": "true"}),
        error_messages={"required": _("Schrijf de tekst van de brief.")},
    )
    toelichting = forms.CharField(
        label=_("Wat veranderde u?"),
        max_length=250,
        required=False,
        help_text=_("Voor collega's. Het komt niet in de brief."),
    )

    def facts(self) -> dict[str, Any]:
        """Return what the act takes."""
        return dict(self.cleaned_data)
