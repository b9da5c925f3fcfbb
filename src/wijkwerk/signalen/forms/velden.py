"""Fields that the forms for residents and for staff share."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wijkwerk.kern import pii

MAX_FOTOS = 5
SINDS = (
    ("", _("Weet ik niet")),
    ("vandaag", _("Sinds vandaag")),
    ("dagen", _("Een paar dagen")),
    ("weken", _("Een paar weken")),
    ("langer", _("Al langer")),
)


class FotosWidget(forms.ClearableFileInput):
    """A plain file input that takes several pictures, also straight from the camera."""

    allow_multiple_selected = True


class FotosField(forms.FileField):
    """Up to five pictures; what a picture may be is decided where it is stored."""

    def __init__(self, **opties: Any) -> None:
        widget = FotosWidget(attrs={"accept": "image/*", "class": "utrecht-textbox"})
        super().__init__(required=False, widget=widget, **opties)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Return a list of uploads; refuse more than five at once."""
        fotos = [super(FotosField, self).clean(foto, initial) for foto in data or []]
        if len(fotos) > MAX_FOTOS:
            raise ValidationError(
                ngettext(
                    "U koos %(aantal)s foto. Er passen er hooguit %(max)s bij.",
                    "U koos %(aantal)s foto's. Er passen er hooguit %(max)s bij.",
                    len(fotos),
                )
                % {"aantal": len(fotos), "max": MAX_FOTOS}
            )
        return fotos


class TekstMetKeuze:
    """Mixin: text is checked for personal data; the writer is warned and chooses. A BSN is never kept."""

    pii_velden: tuple[str, ...] = ("tekst",)
    pii_keuze = "pii_gezien"
    vondsten: list[Any]

    def clean(self) -> dict[str, Any]:
        """Warn once about personal data; accept it when the writer ticks the choice."""
        gegevens = super().clean() or self.cleaned_data
        self.vondsten = []
        for veld in self.pii_velden:
            self._check(veld, str(gegevens.get(veld) or ""), gezien=bool(gegevens.get(self.pii_keuze)))
        return gegevens

    def _check(self, veld: str, tekst: str, *, gezien: bool) -> None:
        vondsten = pii.find(tekst)
        self.vondsten += vondsten
        if has_bsn(tekst):
            self.add_error(
                veld, _("Hier staat een burgerservicenummer (BSN). Dat mogen wij niet bewaren. Haal het weg.")
            )
        elif vondsten and not gezien:
            self.add_error(
                veld,
                _("Hier staat iets over een persoon: %(wat)s. Haal het weg, of kies hieronder dat het mag blijven.")
                % {"wat": ", ".join(f"'{vondst.tekst}'" for vondst in vondsten)},
            )


def has_bsn(tekst: str) -> bool:
    """Tell whether a text holds a BSN, which is kept nowhere, not even in a draft."""
    return any(vondst.soort == "bsn" for vondst in pii.find(tekst))


def pii_gezien() -> forms.BooleanField:
    """Return the choice of the writer to keep personal data in the text."""
    return forms.BooleanField(
        required=False,
        label=_("Dit mag zo blijven staan"),
        help_text=_("Kies dit alleen als het niet zonder kan. Medewerkers kunnen het dan lezen."),
    )
