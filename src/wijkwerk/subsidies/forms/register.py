"""The filters of the public register, as they stand in its address."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkwerk.subsidies.queries import register
from wijkwerk.subsidies.queries.register import Filters
from wijkwerk.subsidies.states.aanvraag import Doel

# Nobody gets money for these, so nobody looks for them.
NOOIT = (Doel.COMMERCIEEL, Doel.POLITIEK, Doel.EIGEN)


class FilterForm(forms.Form):
    """What somebody wants to see of the register; what does not exist is left out."""

    fonds = forms.ChoiceField(label=_("Regeling"), required=False)
    wijk = forms.ChoiceField(label=_("Wijk"), required=False)
    doel = forms.ChoiceField(
        label=_("Waarvoor"),
        required=False,
        choices=[("", _("Alles")), *(doel for doel in Doel.choices if doel[0] not in NOOIT)],
    )
    jaar = forms.TypedChoiceField(label=_("Jaar"), required=False, coerce=int, empty_value=0)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.fields["fonds"].choices = [("", _("Alle regelingen")), *register.fund_choices()]
        self.fields["wijk"].choices = [("", _("Alle wijken")), *register.area_choices()]
        self.fields["jaar"].choices = [("", _("Alle jaren")), *((jaar, jaar) for jaar in register.years())]

    def filters(self) -> Filters:
        """Return the filters that could be read."""
        self.is_valid()
        return Filters(**{naam: waarde for naam, waarde in self.cleaned_data.items() if waarde})
