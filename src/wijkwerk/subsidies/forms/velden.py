"""Fields that the forms of this room share: yes or no, a postcode, an account, who somebody is."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum import iban as stdiban
from stdnum.exceptions import ValidationError as NummerFout

from wijkwerk.kern.pii.keuze import has_bsn
from wijkwerk.web.velden import dagveld, tekstvak

POSTCODE = re.compile(r"[1-9][0-9]{3}[A-Z]{2}")
HUISNUMMER = re.compile(r"[1-9][0-9]{0,4}[ -]?[0-9a-zA-Z-]{0,6}")


class JaNeeField(forms.TypedChoiceField):
    """Yes or no as two big buttons; gives a bool, or None when it is not answered."""

    def __init__(self, *, label: Any, **opties: Any) -> None:
        opties.setdefault("error_messages", {"required": _("Kies ja of nee.")})
        super().__init__(
            label=label,
            choices=[("ja", _("Ja")), ("nee", _("Nee"))],
            coerce=lambda waarde: waarde == "ja",
            empty_value=None,
            widget=forms.RadioSelect,
            **opties,
        )


class PostcodeField(forms.CharField):
    """A Dutch postcode, typed with or without a space; gives "2719XA"."""

    def __init__(self, **opties: Any) -> None:
        opties = {"label": _("Postcode"), "max_length": 8, **opties}
        opties.setdefault("widget", forms.TextInput(attrs={"autocomplete": "postal-code", "class": "veld-kort"}))
        opties.setdefault("error_messages", {"required": _("Vul uw postcode in.")})
        super().__init__(**opties)

    def clean(self, value: Any) -> Any:
        """Refuse what is no postcode."""
        schoon = re.sub(r"\s", "", super().clean(value)).upper()
        if schoon and not POSTCODE.fullmatch(schoon):
            raise ValidationError(_("Dit is geen postcode. Een voorbeeld is: 2719 XA."))
        return schoon


class HuisnummerField(forms.CharField):
    """A house number, with a letter or an addition behind it."""

    def __init__(self, **opties: Any) -> None:
        opties = {"label": _("Huisnummer"), "max_length": 12, **opties}
        opties.setdefault("widget", forms.TextInput(attrs={"autocomplete": "off", "class": "veld-kort"}))
        opties.setdefault("error_messages", {"required": _("Vul uw huisnummer in.")})
        super().__init__(**opties)

    def clean(self, value: Any) -> Any:
        """Refuse what does not begin with a number."""
        schoon = super().clean(value).strip()
        if schoon and not HUISNUMMER.fullmatch(schoon):
            raise ValidationError(_("Begin met het nummer, bijvoorbeeld 12 of 12 A."))
        return schoon


class RekeningField(forms.CharField):
    """An account number; its check digits must be right. Gives it without spaces."""

    def __init__(self, **opties: Any) -> None:
        opties.setdefault("widget", forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}))
        super().__init__(max_length=60, **opties)

    def clean(self, value: Any) -> Any:
        """Refuse a typing mistake, with how to find it."""
        schoon = re.sub(r"[\s.\-]", "", super().clean(value)).upper()
        if not schoon:
            return ""
        if schoon.startswith("NL") and len(schoon) != 18:
            melding = _("Een Nederlands IBAN heeft 18 tekens. U vulde er %(aantal)s in. Kijk op uw bankpas.")
            raise ValidationError(melding, params={"aantal": len(schoon)})
        try:
            return str(stdiban.validate(schoon, check_country=False))
        except NummerFout as fout:
            raise ValidationError(_("Dit IBAN klopt niet. Vergelijk het met uw bankpas.")) from fout


class ZonderBsn:
    """Mixin: a BSN is refused in every field named in `bsn_velden`; other personal data may stand there."""

    bsn_velden: tuple[str, ...] = ()

    def clean(self) -> dict[str, Any]:
        """Refuse a BSN where somebody wrote one."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        for naam in self.bsn_velden:
            if has_bsn(str(gegevens.get(naam) or "")):
                melding = _("Hier staat een burgerservicenummer (BSN). Dat mogen wij niet bewaren. Haal het weg.")
                self.add_error(naam, melding)
        return gegevens


def lines(label: Any, *, rijen: int = 3, hulp: Any = "", leeg: Any = "", lengte: int = 2000) -> forms.CharField:
    """Return a field for a few lines of text; without `leeg` it may stay empty."""
    return tekstvak(label, hulp, leeg=leeg, rijen=rijen, lengte=lengte)


def day(label: Any, *, hulp: Any = "", verplicht: bool = False) -> forms.DateField:
    """Return a field for a day, which may stay empty unless it is asked."""
    return dagveld(label, hulp, leeg=_("Kies een dag."), verplicht=verplicht)
