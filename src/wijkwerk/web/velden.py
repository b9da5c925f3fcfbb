"""Fields that the forms of every room share: a few sentences, a day, the moment something came in, pictures."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wijkwerk.web import datums

MOMENT = "%Y-%m-%dT%H:%M"


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


def mailveld(label: Any, uitleg: Any = "", *, leeg: Any = "", eigen: bool = True) -> forms.EmailField:
    """Return a field for a mail address. It must be filled in when `leeg` says what is wrong without one.

    `eigen`: of who fills it in, so the browser may offer it.
    """
    fouten = {"invalid": _("Dit e-mailadres klopt niet. Een goed adres lijkt op naam@voorbeeld.nl.")}
    return forms.EmailField(
        label=label,
        help_text=uitleg,
        required=bool(leeg),
        widget=forms.EmailInput(attrs={"autocomplete": "email"} if eigen else {}),
        error_messages=fouten | ({"required": leeg} if leeg else {}),
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


class OntvangenField(forms.DateTimeField):
    """When something came in that is entered later: a moment that is over, now unless another is chosen."""

    def __init__(self, **opties: Any) -> None:
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT)
        fouten = {"invalid": _("Dit is geen datum met tijd. Kies er een uit de kalender.")}
        super().__init__(input_formats=[MOMENT], widget=widget, error_messages=fouten, initial=_here, **opties)

    def get_bound_field(self, form: Any, field_name: str) -> forms.BoundField:
        """Let the calendar end at this moment."""
        self.widget.attrs["max"] = _here().strftime(MOMENT)
        return super().get_bound_field(form, field_name)

    def clean(self, value: Any) -> Any:
        """Refuse a moment that is still to come."""
        moment = super().clean(value)
        if moment is not None and moment > datums.nu() + timedelta(minutes=1):
            raise ValidationError(_("Dit moment moet nog komen. Kies wanneer het binnenkwam."))
        return moment and min(moment, datums.nu())


def _here() -> datetime:
    return datums.nu().astimezone(timezone.get_current_timezone()).replace(tzinfo=None)


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
