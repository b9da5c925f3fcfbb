"""Fields that the forms of every room share: a few sentences, a day, pictures."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext


def tekstvak(
    label: Any, uitleg: Any = "", *, leeg: Any = "", rijen: int = 4, lengte: int = 4000, **opties: Any
) -> forms.CharField:
    """Return a field for a few sentences. It must be filled in when `leeg` says what is wrong without them."""
    return forms.CharField(
        label=label,
        help_text=uitleg,
        max_length=lengte,
        required=bool(leeg),
        widget=forms.Textarea(attrs={"rows": rijen}),
        error_messages={"required": leeg} if leeg else {},
        **opties,
    )


def dagveld(label: Any, uitleg: Any = "", *, leeg: Any = "", verplicht: bool = True, **opties: Any) -> forms.DateField:
    """Return a field for a day, with the calendar of the browser."""
    fouten = {
        "required": leeg or _("Kies een datum."),
        "invalid": _("Dit is geen datum. Kies er een uit de kalender."),
    }
    return forms.DateField(
        label=label,
        help_text=uitleg,
        required=verplicht,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=fouten,
        **opties,
    )


class FotosWidget(forms.ClearableFileInput):
    """A plain file input that takes several pictures, also straight from the camera."""

    allow_multiple_selected = True


class FotosField(forms.FileField):
    """Pictures, at most `hooguit` at once when that is given; what a picture may be is decided where it is stored."""

    def __init__(self, *, hooguit: int | None = None, **opties: Any) -> None:
        self.hooguit = hooguit
        widget = FotosWidget(attrs={"accept": "image/*", "class": "utrecht-textbox"})
        super().__init__(required=False, widget=widget, **opties)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Return a list of uploads; refuse more than fit."""
        fotos = [super(FotosField, self).clean(foto, initial) for foto in data or []]
        if self.hooguit is not None and len(fotos) > self.hooguit:
            raise ValidationError(
                ngettext(
                    "U koos %(aantal)s foto. Er passen er hooguit %(max)s bij.",
                    "U koos %(aantal)s foto's. Er passen er hooguit %(max)s bij.",
                    len(fotos),
                )
                % {"aantal": len(fotos), "max": self.hooguit}
            )
        return fotos
