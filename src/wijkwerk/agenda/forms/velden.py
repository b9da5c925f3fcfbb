"""Fields that the forms of this room share: a day to come, a search, the choice about personal data."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wijkwerk.kern import klok
from wijkwerk.kern.pii import keuze
from wijkwerk.web.velden import dagveld


def dag(label: Any, uitleg: Any = "", *, verplicht: bool = True) -> forms.DateField:
    """Return a field for a day from today on."""
    return dagveld(label, uitleg, verplicht=verplicht, validators=[not_past])


def not_past(waarde: Any) -> None:
    """Refuse a day that is over."""
    if waarde < klok.vandaag():
        raise ValidationError(_("Deze dag is al geweest. Kies vandaag of later."))


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
