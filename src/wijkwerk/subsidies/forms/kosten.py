"""What a plan costs, line by line: fixed rows that work without a script, and a button for one more."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from wijkwerk.subsidies.states.aanvraag import Kostensoort
from wijkwerk.web.geld import BedragField

MEESTE_REGELS = 20
VASTE_REGELS = 3


class KostenForm(forms.Form):
    """What it costs, line by line. There is always a line more than is filled in; more come with a button."""

    def __init__(self, *args: Any, meer: bool = False, **opties: Any) -> None:
        super().__init__(*args, **opties)
        gevuld = self._filled(self.data if self.is_bound else self.initial)
        self.aantal = min(MEESTE_REGELS, max(VASTE_REGELS, gevuld + 1) + (2 if meer else 0))
        for nummer in range(self.aantal):
            self._add_line(nummer)

    def _filled(self, waarden: Mapping[str, Any]) -> int:
        return max(
            (n + 1 for n in range(MEESTE_REGELS) if waarden.get(f"omschrijving_{n}") or waarden.get(f"bedrag_{n}")),
            default=0,
        )

    def _add_line(self, nummer: int) -> None:
        self.fields[f"soort_{nummer}"] = forms.ChoiceField(
            label=_("Soort kosten"), choices=[("", _("Kies")), *Kostensoort.choices], required=False
        )
        self.fields[f"omschrijving_{nummer}"] = forms.CharField(label=_("Waarvoor"), required=False, max_length=120)
        self.fields[f"bedrag_{nummer}"] = BedragField(label=_("Bedrag"), required=False)

    @property
    def regels(self) -> list[tuple[Any, Any, Any]]:
        """The fields of each line, for the page."""
        return [(self[f"omschrijving_{n}"], self[f"soort_{n}"], self[f"bedrag_{n}"]) for n in range(self.aantal)]

    def clean(self) -> dict[str, Any]:
        """Gather the lines; a line is whole or empty."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        gegevens["kosten"] = [regel for n in range(self.aantal) if (regel := self._line(gegevens, n))]
        if not gegevens["kosten"] and not self.errors:
            self.add_error("omschrijving_0", _g("Vul minstens een regel in: wat kost het, en waarvoor is het?"))
        return gegevens

    def _line(self, gegevens: dict[str, Any], n: int) -> tuple[str, str, int] | None:
        delen = {naam: gegevens.get(f"{naam}_{n}") for naam in ("soort", "omschrijving", "bedrag")}
        if not any(delen.values()):
            return None
        mist = {
            "omschrijving": _g("Regel %(nummer)s: vul in waarvoor het is."),
            "soort": _g("Regel %(nummer)s: kies wat voor kosten het zijn."),
            "bedrag": _g("Regel %(nummer)s: vul in hoeveel het kost."),
        }
        for naam, melding in mist.items():
            if not delen[naam] and f"{naam}_{n}" not in self.errors:
                self.add_error(f"{naam}_{n}", melding % {"nummer": n + 1})
        if not all(delen.values()):
            return None
        return str(delen["soort"]), str(delen["omschrijving"]), int(delen["bedrag"] or 0)
