"""What is typed in the minutes: a line, a decision, an actie, who was there."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wijkwerk.agenda.forms.besluit import KostenBijMandaat
from wijkwerk.agenda.models import Bespreking, Overleg
from wijkwerk.agenda.queries.overleg import candidates
from wijkwerk.kern import klok
from wijkwerk.mensen.models import Mandaat, Organisatie, Persoon
from wijkwerk.web.velden import dagveld, tekstvak

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


@dataclass(frozen=True)
class Keuzes:
    """Who can be chosen in the forms of one meeting: asked once for all of its items."""

    besluiters: dict[str, Persoon]
    mensen: dict[str, Persoon]
    organisaties: dict[str, Organisatie]

    @classmethod
    def of(cls, overleg: Overleg) -> "Keuzes":
        """Return who holds a mandate for this table and wijk on the day of the meeting, and who can own an actie."""
        mandaten = Mandaat.objects.valid_on(klok.dag_van(overleg.begint_op)).filter(waarvoor=f"agenda.{overleg.tafel}")
        if overleg.werkgebied_id is not None:
            mandaten = mandaten.filter(Q(werkgebied=overleg.werkgebied_id) | Q(werkgebied=None))
        besluiters = Persoon.objects.filter(pk__in=mandaten.values("persoon"), is_active=True)
        if overleg.organisatie_id is not None:
            besluiters = besluiters.filter(organisatie=overleg.organisatie_id)
        return cls(
            {str(wie.pk): wie for wie in besluiters},
            {f"p{wie.pk}": wie for wie in candidates(overleg.werkgebied_id)},
            {f"o{wie.pk}": wie for wie in Organisatie.objects.filter(actief=True)},
        )


class BesluitRegelForm(KostenBijMandaat):
    """A decision in the meeting: what, why, what it costs, and who decides."""

    field_order = ("client_id", "wat", "waarom", "kosten")
    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    wat = tekstvak(_("Wat is er besloten?"), leeg=_("Schrijf op wat er is besloten."), rijen=2, lengte=LANG)
    waarom = tekstvak(_("Waarom?"), leeg=_("Schrijf op waarom. Een zin is genoeg."), rijen=2, lengte=LANG)
    genomen_door = forms.ChoiceField(
        label=_("Wie besluit dit?"),
        help_text=_("Alleen wie hiervoor mandaat heeft."),
        error_messages={"required": _("Kies wie het besluit neemt.")},
    )
    genomen_op = dagveld(_("Op welke dag?"))

    def __init__(self, *args: Any, overleg: Overleg, bespreking: Bespreking, keuzes: Keuzes, **opties: Any) -> None:
        super().__init__(*args, prefix=f"besluit-{bespreking.pk}", **opties)
        self.keuzes, self.punt = keuzes, bespreking.agendapunt
        self.fields["kosten"].initial = self.punt.kosten if self.punt else None
        wie = [(pk, str(persoon)) for pk, persoon in keuzes.besluiters.items()]
        self.fields["genomen_door"].choices = [("", _("Kies wie besluit")), *wie]
        self.fields["genomen_door"].initial = wie[0][0] if len(wie) == 1 else ""
        self.fields["genomen_op"].initial = min(klok.dag_van(overleg.begint_op), klok.vandaag())

    def clean_genomen_door(self) -> Persoon:
        """Return the person itself."""
        return self.keuzes.besluiters[self.cleaned_data["genomen_door"]]


class ActieRegelForm(forms.Form):
    """An actie in the meeting: what, who, before when."""

    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    wat = forms.CharField(
        label=_("Wat gaat er gebeuren?"), max_length=200, error_messages={"required": _("Schrijf op wat.")}
    )
    wie = forms.ChoiceField(label=_("Wie doet het?"), error_messages={"required": _("Kies wie het doet.")})
    uiterlijk_op = dagveld(_("Uiterlijk op"), leeg=_("Kies een dag."))

    def __init__(self, *args: Any, bespreking: Bespreking, keuzes: Keuzes, **opties: Any) -> None:
        super().__init__(*args, prefix=f"actie-{bespreking.pk}", **opties)
        self.keuzes = keuzes
        groepen = ((_("Mensen"), keuzes.mensen), (_("Organisaties"), keuzes.organisaties))
        namen = [(naam, [(sleutel, str(wie)) for sleutel, wie in groep.items()]) for naam, groep in groepen]
        self.fields["wie"].choices = [("", _("Kies wie het doet")), *namen]
        self.fields["uiterlijk_op"].initial = klok.vandaag() + timedelta(days=28)

    def clean_wie(self) -> dict[str, Any]:
        """Return the owner as the act wants it: a person or an organisation."""
        sleutel = self.cleaned_data["wie"]
        if sleutel in self.keuzes.mensen:
            return {"eigenaar": self.keuzes.mensen[sleutel]}
        return {"organisatie": self.keuzes.organisaties[sleutel]}
