"""What is filled in to start or change a meeting that comes back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkwerk.agenda.forms.overleg import LedenForm, OverlegForm
from wijkwerk.agenda.models import Overlegreeks
from wijkwerk.agenda.queries.reeks import members_on
from wijkwerk.kern import klok
from wijkwerk.web.velden import dagveld


def _last_day() -> forms.DateField:
    return dagveld(_("Laatste dag"), _("Leeg: tot u de reeks stopt."), verplicht=False)


def _weeks() -> forms.IntegerField:
    return forms.IntegerField(
        label=_("Om de hoeveel weken?"),
        help_text=_("1 is elke week, 4 is om de vier weken. Een feestdag slaan wij over."),
        min_value=1,
        max_value=52,
        initial=4,
    )


class ReeksForm(OverlegForm):
    """A new series: a meeting with a rhythm."""

    field_order = ("naam", "dag", "weken", "begintijd", "minuten", "laatste_dag", "plaats", "organisatie", "leden")
    weken = _weeks()
    laatste_dag = _last_day()

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.fields["dag"].label = _("Eerste dag")
        del self.fields["client_id"]

    def clean(self) -> dict[str, Any]:
        """The last day comes after the first."""
        gegevens = super().clean()
        check_last_day(self, gegevens)
        return gegevens


def check_last_day(form: forms.Form, gegevens: dict[str, Any]) -> None:
    """Put the error at the field where it can be mended."""
    eerste, laatste = gegevens.get("dag"), gegevens.get("laatste_dag")
    if eerste and laatste and laatste < eerste:
        form.add_error("laatste_dag", _("De laatste dag ligt voor de eerste."))


class ReekswijzigingForm(forms.Form):
    """Another rhythm, time, length, place or name, for what is still to come."""

    versie = forms.IntegerField(widget=forms.HiddenInput)
    naam = forms.CharField(label=_("Naam van het overleg"), max_length=100)
    dag = dagveld(_("Eerste dag"), _("Deze dag zegt op welke dag van de week het overleg is."))
    weken = _weeks()
    begintijd = forms.TimeField(label=_("Begint om"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    minuten = forms.IntegerField(label=_("Hoeveel minuten?"), min_value=15, max_value=480)
    laatste_dag = _last_day()
    plaats = forms.CharField(label=_("Waar?"), max_length=120)

    def __init__(self, *args: Any, reeks: Overlegreeks, **opties: Any) -> None:
        namen = ("naam", "weken", "begintijd", "minuten", "laatste_dag", "plaats", "versie")
        begin = {naam: getattr(reeks, naam) for naam in namen} | {"dag": reeks.eerste_dag}
        super().__init__(*args, initial=begin, **opties)

    def clean(self) -> dict[str, Any]:
        """The last day comes after the first."""
        gegevens = super().clean() or self.cleaned_data
        check_last_day(self, gegevens)
        return gegevens


class ReeksledenForm(LedenForm):
    """Who belongs to the series from today."""

    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, reeks: Overlegreeks, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.offer(reeks.tafel, reeks.werkgebied)
        leden = members_on(reeks, klok.vandaag())
        self.fields["leden"].initial = [lid.persoon_id for lid in leden]
        self.fields["leden"].label = _("Wie hoort bij deze reeks?")
        self.fields["leden"].help_text = _("Nieuwe leden krijgen een uitnodiging voor wat komt.")
        self.fields["notulist"].initial = next((lid.persoon_id for lid in leden if lid.notulist), None)
        self.fields["versie"].initial = reeks.versie
