"""Fields that the forms for residents and for staff share."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wijkwerk.kern.pii import keuze

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


def pii_gezien() -> forms.BooleanField:
    """Return the choice of the writer to keep personal data in a text that colleagues read."""
    return keuze.pii_gezien(_("Kies dit alleen als het niet zonder kan. Medewerkers kunnen het dan lezen."))
