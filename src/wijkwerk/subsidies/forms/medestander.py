"""What a neighbour fills in to support a plan, and the lines of a paper list."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from wijkwerk.subsidies.forms.velden import HuisnummerField, PostcodeField
from wijkwerk.web.velden import mailveld

REGELS = 6
NAMEN = ("naam", "postcode", "huisnummer")


class MedestanderForm(forms.Form):
    """Who supports the plan; an address to confirm by mail is optional."""

    naam = forms.CharField(
        label=_("Uw naam"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Vul uw naam in.")},
    )
    postcode = PostcodeField()
    huisnummer = HuisnummerField()
    email = mailveld(
        _("E-mailadres"),
        _("Dan bevestigt u het zelf en telt u meteen mee. Zonder e-mail kijkt een medewerker het na."),
    )


class PapierForm(forms.Form):
    """Lines of a paper list. A line is whole or empty."""

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        for n in range(REGELS):
            self.fields[f"naam_{n}"] = forms.CharField(label=_("Naam"), required=False, max_length=80)
            self.fields[f"postcode_{n}"] = PostcodeField(required=False)
            self.fields[f"huisnummer_{n}"] = HuisnummerField(required=False)

    @property
    def regels(self) -> list[tuple[Any, ...]]:
        """The fields of each line, for the page."""
        return [tuple(self[f"{naam}_{n}"] for naam in NAMEN) for n in range(REGELS)]

    def clean(self) -> dict[str, Any]:
        """Gather the lines."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        gegevens["lijst"] = []
        for n in range(REGELS):
            regel = [gegevens.get(f"{naam}_{n}") or "" for naam in NAMEN]
            if all(regel):
                gegevens["lijst"].append(tuple(regel))
            elif any(regel):
                leeg = next(naam for naam, waarde in zip(NAMEN, regel, strict=True) if not waarde)
                if f"{leeg}_{n}" not in self.errors:
                    self.add_error(f"{leeg}_{n}", _g("Regel %(nummer)s: vul de hele regel in.") % {"nummer": n + 1})
        if not gegevens["lijst"] and not self.errors:
            self.add_error("naam_0", _g("Vul minstens een regel in."))
        return gegevens
