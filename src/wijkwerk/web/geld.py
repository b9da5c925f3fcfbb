"""Money as people type it: whole cents inside, EUR on the screen."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

DUIZENDTALLEN = re.compile(r"\d{1,3}(\.\d{3})+")


class BedragField(forms.CharField):
    """An amount in euro, typed the Dutch way ("1.250", "1250,50", "EUR 12,-"); gives integer cents, or None."""

    default_error_messages = {"invalid": _("Dit is geen bedrag. Een voorbeeld is: 1.250,00.")}

    def __init__(self, **opties: Any) -> None:
        opties.setdefault(
            "widget",
            forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "utrecht-textbox bedrag"}),
        )
        super().__init__(max_length=20, empty_value=None, **opties)

    def to_python(self, value: Any) -> Any:
        """Return cents; refuse what is no amount, what is negative, and fractions of a cent."""
        tekst = super().to_python(value)
        return None if tekst is None else self._cents(str(tekst))

    def _cents(self, tekst: str) -> int:
        kaal = re.sub(r"\s|€|eur(o)?", "", tekst, flags=re.IGNORECASE).replace(",-", "")
        if "," in kaal:
            kaal = kaal.replace(".", "").replace(",", ".")
        elif DUIZENDTALLEN.fullmatch(kaal):
            kaal = kaal.replace(".", "")
        gelezen = re.fullmatch(r"([0-9]{1,10})(?:\.([0-9]{1,2}))?", kaal)
        if gelezen is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        euro, rest = gelezen.groups()
        return int(euro) * 100 + int((rest or "0").ljust(2, "0"))

    def run_validators(self, value: Any) -> None:
        """The amount was judged while it was read; the checks of a text do not fit a number."""

    def prepare_value(self, value: Any) -> Any:
        """Show cents as people write them: 125050 as 1.250,50; what was typed stays as it was typed."""
        if not isinstance(value, int):
            return value
        euro = f"{value // 100:,}".replace(",", ".")
        return f"{euro},{value % 100:02d}"
