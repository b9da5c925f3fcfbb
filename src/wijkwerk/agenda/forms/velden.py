"""Fields that the forms of this room share: a day, a few sentences, a search, the choice about personal data."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wijkwerk.kern import klok
from wijkwerk.kern.pii import keuze


def dag(label: Any, uitleg: Any = "", *, leeg: Any = "", verplicht: bool = True) -> forms.DateField:
    """Return a field for a day from today on."""
    invoer = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    fouten = {
        "required": leeg or _("Kies een datum."),
        "invalid": _("Dit is geen datum. Kies er een uit de kalender."),
    }
    return forms.DateField(
        label=label, help_text=uitleg, required=verplicht, widget=invoer, error_messages=fouten, validators=[not_past]
    )


def not_past(waarde: Any) -> None:
    """Refuse a day that is over."""
    if waarde < klok.vandaag():
        raise ValidationError(_("Deze dag is al geweest. Kies vandaag of later."))


def tekstvak(
    label: Any, uitleg: Any = "", *, rijen: int = 4, verplicht: bool = False, leeg: Any = ""
) -> forms.CharField:
    """Return a field for a few sentences."""
    return forms.CharField(
        label=label,
        help_text=uitleg,
        max_length=4000,
        required=verplicht,
        widget=forms.Textarea(attrs={"rows": rijen}),
        error_messages={"required": leeg or _("Vul dit in. Een zin is genoeg.")},
    )


def pii_gezien(uitleg: Any = "") -> forms.BooleanField:
    """Return the choice of the writer to keep personal data in the text."""
    return keuze.pii_gezien(
        uitleg or _("Kies dit alleen als het niet zonder kan. Wie dit mag lezen, leest het dan mee.")
    )


def zoekveld() -> forms.CharField:
    """Return the field with which a list is searched."""
    return forms.CharField(
        label=_("Zoeken"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": _("Woorden of nummer")}),
    )
