"""What is typed in the minutes: a line, a decision, an actie, who was there."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkwerk.agenda.models import Bespreking, Overleg
from wijkwerk.agenda.queries.overleg import candidates
from wijkwerk.kern import klok
from wijkwerk.mensen.models import Mandaat, Organisatie, Persoon

LANG = 4000


class RegelForm(forms.Form):
    """A line as the screen sends it; `versie` is what the screen last saw of it, 0 for a new one."""

    client_id = forms.UUIDField(widget=forms.HiddenInput)
    bespreking = forms.ModelChoiceField(queryset=Bespreking.objects.none(), required=False, widget=forms.HiddenInput)
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)
    tekst = forms.CharField(label=_("Verslag"), max_length=LANG, required=False, strip=True)

    def __init__(self, *args: Any, overleg: Overleg, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.fields["bespreking"].queryset = overleg.besprekingen.select_related("agendapunt")


class BesluitRegelForm(forms.Form):
    """A decision in the meeting: what, why, and who decides."""

    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    wat = forms.CharField(
        label=_("Wat is er besloten?"), max_length=LANG, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Schrijf op wat er is besloten.")},
    )  # fmt: skip
    waarom = forms.CharField(
        label=_("Waarom?"), max_length=LANG, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Schrijf op waarom. Een zin is genoeg.")},
    )  # fmt: skip
    genomen_door = forms.ModelChoiceField(
        label=_("Wie besluit dit?"),
        help_text=_("Alleen wie hiervoor mandaat heeft."),
        queryset=Persoon.objects.none(),
        empty_label=_("Kies wie besluit"),
        error_messages={"required": _("Kies wie het besluit neemt.")},
    )
    genomen_op = forms.DateField(
        label=_("Op welke dag?"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    pii_gezien = forms.BooleanField(label=_("Er staan gegevens van een persoon in, en die zijn nodig"), required=False)

    def __init__(self, *args: Any, overleg: Overleg, bespreking: Bespreking, **opties: Any) -> None:
        super().__init__(*args, prefix=f"besluit-{bespreking.pk}", **opties)
        dag = klok.dag_van(overleg.begint_op)
        mandaten = Mandaat.objects.valid_on(dag).filter(waarvoor=f"agenda.{overleg.tafel}")
        wie = Persoon.objects.filter(pk__in=mandaten.values("persoon"), is_active=True)
        self.fields["genomen_door"].queryset = wie
        self.fields["genomen_op"].initial = min(dag, klok.vandaag())


class ActieRegelForm(forms.Form):
    """An actie in the meeting: what, who, before when."""

    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    wat = forms.CharField(
        label=_("Wat gaat er gebeuren?"), max_length=200, error_messages={"required": _("Schrijf op wat.")}
    )
    wie = forms.ChoiceField(label=_("Wie doet het?"), error_messages={"required": _("Kies wie het doet.")})
    uiterlijk_op = forms.DateField(
        label=_("Uiterlijk op"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Kies een dag."), "invalid": _("Dit is geen datum.")},
    )

    def __init__(self, *args: Any, overleg: Overleg, bespreking: Bespreking | None, **opties: Any) -> None:
        super().__init__(*args, prefix=f"actie-{bespreking.pk if bespreking else 0}", **opties)
        mensen = [(f"p{wie.pk}", str(wie)) for wie in self._people(overleg)]
        partners = [(f"o{wie.pk}", wie.naam) for wie in Organisatie.objects.filter(actief=True)]
        self.fields["wie"].choices = [
            ("", _("Kies wie het doet")), (_("Mensen"), mensen), (_("Organisaties"), partners),
        ]  # fmt: skip
        self.fields["uiterlijk_op"].initial = klok.vandaag() + timedelta(days=28)

    @staticmethod
    def _people(overleg: Overleg) -> Any:
        return candidates(overleg.werkgebied_id)

    def clean_wie(self) -> dict[str, Any]:
        """Return the owner as the act wants it: a person or an organisation."""
        soort, pk = self.cleaned_data["wie"][0], self.cleaned_data["wie"][1:]
        if soort == "p":
            return {"eigenaar": Persoon.objects.get(pk=pk)}
        return {"organisatie": Organisatie.objects.get(pk=pk)}
