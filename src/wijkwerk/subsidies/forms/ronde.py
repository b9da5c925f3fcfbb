"""What is filled in to make a round and to divide it."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wijkwerk.kern import klok
from wijkwerk.subsidies.models import Plafond
from wijkwerk.subsidies.queries.ronde import ceilings_with_rounds
from wijkwerk.web.geld import BedragField
from wijkwerk.web.stappen import StapForm
from wijkwerk.web.velden import dagveld, tekstvak

CRITERIA = 5


class RondeForm(forms.Form):
    """A new round: of which fund, when, how much, and what is weighed."""

    plafond = forms.ModelChoiceField(
        label=_("Van welk fonds?"),
        queryset=Plafond.objects.none(),
        empty_label=_("Kies een fonds"),
        error_messages={"required": _("Kies een fonds.")},
    )
    naam = forms.CharField(
        label=_("Hoe heet de ronde?"),
        help_text=_("Bijvoorbeeld: Voorjaarsronde."),
        max_length=80,
        error_messages={"required": _("Geef de ronde een naam.")},
    )
    opent_op = dagveld(_("Eerste dag om aan te vragen"))
    sluit_op = dagveld(_("Laatste dag om aan te vragen"), _("De termijn om te besluiten begint na deze dag."))
    bedrag = BedragField(label=_("Hoeveel is er te verdelen?"), error_messages={"required": _("Vul een bedrag in.")})

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.fields["plafond"].queryset = ceilings_with_rounds(klok.vandaag())
        for nummer in range(1, CRITERIA + 1):
            self.fields[f"criterium_{nummer}"] = forms.CharField(
                label=_("Criterium %(nummer)s") % {"nummer": nummer},
                max_length=80,
                required=nummer == 1,
                error_messages={"required": _("Schrijf op waarop u weegt.")},
            )
            self.fields[f"gewicht_{nummer}"] = forms.IntegerField(
                label=_("Hoe zwaar telt criterium %(nummer)s?") % {"nummer": nummer},
                help_text=_("Van 1 tot en met 10.") if nummer == 1 else "",
                min_value=1,
                max_value=10,
                required=False,
                initial=1,
            )

    def clean(self) -> dict[str, Any]:
        """Ask for the last day after the first."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        van, tot = gegevens.get("opent_op"), gegevens.get("sluit_op")
        if van and tot and tot < van:
            self.add_error("sluit_op", gettext("De laatste dag ligt na de eerste."))
        return gegevens

    def facts(self) -> dict[str, Any]:
        """Return what the act takes besides the ceiling."""
        namen = ("naam", "opent_op", "sluit_op", "bedrag")
        criteria = [
            {"naam": naam, "gewicht": self.cleaned_data[f"gewicht_{nummer}"] or 1}
            for nummer in range(1, CRITERIA + 1)
            if (naam := self.cleaned_data[f"criterium_{nummer}"].strip())
        ]
        return {naam: self.cleaned_data[naam] for naam in namen} | {"criteria": criteria}


class VerdelingForm(StapForm):
    """Where whoever gets nothing can go."""

    deur = tekstvak(
        _("Waar kan iemand onder de streep wel terecht?"), _("Dit staat in elke brief met een afwijzing."), rijen=2,
        leeg=_("Noem een andere deur: waar kan iemand wel terecht?"),
    )  # fmt: skip
