"""Fields that the forms of this room share: a day, a few sentences, the choice about personal data."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wijkwerk.kern import klok, pii


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
    return forms.BooleanField(
        required=False,
        label=_("Dit mag zo blijven staan"),
        help_text=uitleg or _("Kies dit alleen als het niet zonder kan. Wie dit mag lezen, leest het dan mee."),
    )


class TekstMetKeuze:
    """Mixin: text is checked for personal data; the writer is warned and chooses. A BSN is never kept.

    The form has a field `pii_gezien`; a template shows it only when `form.vondsten` is filled.
    """

    pii_velden: tuple[str, ...] = ("tekst",)
    vondsten: list[Any]

    def clean(self) -> dict[str, Any]:
        """Warn once about personal data; accept it when the writer ticks the choice."""
        gegevens = super().clean() or self.cleaned_data
        self.vondsten = []
        for veld in self.pii_velden:
            self._check(veld, str(gegevens.get(veld) or ""), gezien=bool(gegevens.get("pii_gezien")))
        return gegevens

    def _check(self, veld: str, tekst: str, *, gezien: bool) -> None:
        vondsten = pii.find(tekst)
        self.vondsten += vondsten
        if any(vondst.soort == "bsn" for vondst in vondsten):
            melding = gettext("Hier staat een burgerservicenummer (BSN). Dat mogen wij niet bewaren. Haal het weg.")
        elif vondsten and not gezien:
            wat = ", ".join(f"'{vondst.tekst}'" for vondst in vondsten)
            melding = gettext(
                "Hier staat iets over een persoon: %(wat)s. Haal het weg, of kies hieronder dat het mag blijven."
            ) % {"wat": wat}
        else:
            return
        self.add_error(veld, melding)
