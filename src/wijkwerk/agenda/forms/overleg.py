"""What is filled in to plan a meeting: which table, when, where and who; and what is said when it changes."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkwerk.agenda.models import Deelnemer, Overleg
from wijkwerk.agenda.queries.overleg import candidates, usual_members
from wijkwerk.agenda.states.agendapunt import Tafel
from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.kern import klok
from wijkwerk.mensen.models import Organisatie, Persoon, Rol
from wijkwerk.mensen.rules import Alle, areas, holds
from wijkwerk.web.velden import dagveld

TAFELS_VAN: dict[str, tuple[Tafel, ...]] = {
    Rol.WIJKREGISSEUR: (Tafel.WIJKTEAM, Tafel.PARTNER, Tafel.VAKAFDELING, Tafel.WIJKWETHOUDER),
    Rol.COLLEGE: (Tafel.COLLEGE,),
    Rol.GRIFFIE: (Tafel.RAAD,),
}
VAN_EEN = {Tafel.PARTNER: Organisatie.Soort.PARTNER, Tafel.VAKAFDELING: Organisatie.Soort.AFDELING}


def own_areas(persoon: Persoon) -> Any:
    """Return the working areas this person leads."""
    gebieden = areas(persoon, Rol.WIJKREGISSEUR)
    alle = Werkgebied.objects.all()
    return alle if isinstance(gebieden, Alle) else alle.filter(pk__in=gebieden)


class TafelForm(forms.Form):
    """For which table and area: decides whom the next form proposes."""

    tafel = forms.ChoiceField(label=_("Voor welke tafel?"))
    werkgebied = forms.ModelChoiceField(
        label=_("Voor welke wijk?"), queryset=Werkgebied.objects.none(), required=False, empty_label=_("De hele stad")
    )

    def __init__(self, data: Any = None, *, persoon: Persoon) -> None:
        tafels = [tafel for rol, tafels in TAFELS_VAN.items() if holds(persoon, rol) for tafel in tafels]
        gebieden = own_areas(persoon)
        eerste = gebieden.first()
        begin = {"tafel": tafels[0] if tafels else "", "werkgebied": eerste.pk if eerste else ""}
        super().__init__({**begin, **{naam: data[naam] for naam in begin if naam in (data or {})}})
        self.fields["tafel"].choices = [(tafel.value, tafel.label) for tafel in tafels]
        self.fields["werkgebied"].queryset = gebieden
        if not eerste:
            del self.fields["werkgebied"]

    @property
    def keuze(self) -> dict[str, Any]:
        """The table and area that hold, whatever was asked."""
        self.is_valid()
        tafel = self.cleaned_data.get("tafel") or self.fields["tafel"].choices[0][0]
        return {"tafel": tafel, "werkgebied": self.cleaned_data.get("werkgebied")}


class MomentForm(forms.Form):
    """When and where: what planning and moving share."""

    naam = forms.CharField(label=_("Naam van het overleg"), max_length=100)
    dag = dagveld(_("Dag"), leeg=_("Kies een dag."))
    begintijd = forms.TimeField(
        label=_("Begint om"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": _("Vul in hoe laat het begint, bijvoorbeeld 10:00.")},
    )
    minuten = forms.IntegerField(
        label=_("Hoeveel minuten?"),
        min_value=15,
        max_value=480,
        initial=90,
        widget=forms.NumberInput(attrs={"step": 5}),
    )
    plaats = forms.CharField(label=_("Waar?"), help_text=_("Bijvoorbeeld: buurthuis De Brug, zaal 2."), max_length=120)

    def clean(self) -> dict[str, Any]:
        """Join day and time on the clock of Amsterdam; refuse what is over."""
        gegevens = super().clean() or self.cleaned_data
        if gegevens.get("dag") and gegevens.get("begintijd"):
            gegevens["begint_op"] = datetime.combine(gegevens["dag"], gegevens["begintijd"], klok.AMSTERDAM)
            self.check_moment(gegevens["begint_op"])
        return gegevens

    def check_moment(self, moment: datetime) -> None:
        """Refuse a moment that is over."""
        if moment <= klok.nu():
            self.add_error("dag", _("Dit moment is al voorbij. Kies een later moment."))


class LedenForm(forms.Form):
    """Who is invited, and who takes the minutes."""

    leden = forms.ModelMultipleChoiceField(
        label=_("Wie nodigt u uit?"),
        help_text=_("Wie hier hoort, is al aangevinkt."),
        queryset=Persoon.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    notulist = forms.ModelChoiceField(
        label=_("Wie maakt het verslag?"), queryset=Persoon.objects.none(), required=False, empty_label=_("Nog niemand")
    )

    def offer(self, tafel: str, werkgebied: Werkgebied | None) -> None:
        """Offer everyone with a role there, and tick who belongs at this table."""
        gebied = werkgebied.pk if werkgebied else None
        wie = candidates(gebied)
        for naam in ("leden", "notulist"):
            self.fields[naam].queryset = wie
            self.fields[naam].label_from_instance = _with_organisation
        self.fields["leden"].initial = usual_members(tafel, gebied)


def _with_organisation(persoon: Persoon) -> str:
    waar = persoon.organisatie or persoon.functie
    return f"{persoon} ({waar})" if waar else str(persoon)


class OverlegForm(LedenForm, MomentForm):
    """A new meeting at a table that was chosen before."""

    field_order: tuple[str, ...] = ("naam", "dag", "begintijd", "minuten", "plaats", "organisatie", "leden", "notulist")
    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    organisatie = forms.ModelChoiceField(
        label=_("Met welke organisatie?"),
        queryset=Organisatie.objects.filter(actief=True),
        empty_label=_("Kies een organisatie"),
        error_messages={"required": _("Kies met wie het overleg is.")},
    )

    def __init__(self, *args: Any, tafel: str, werkgebied: Werkgebied | None, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.offer(tafel, werkgebied)
        waar = werkgebied or ""
        self.fields["naam"].initial = f"{Tafel(tafel).label} {waar}".strip()
        self.fields["dag"].widget.attrs["min"] = klok.vandaag().isoformat()
        if soort := VAN_EEN.get(Tafel(tafel)):
            self.fields["organisatie"].queryset = self.fields["organisatie"].queryset.filter(soort=soort)
        else:
            del self.fields["organisatie"]


class VerplaatsingForm(MomentForm):
    """Another moment, place, length or name."""

    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, overleg: Overleg, **opties: Any) -> None:
        self.overleg = overleg
        begint = overleg.begint_op.astimezone(klok.AMSTERDAM)
        begin = {
            "naam": overleg.naam,
            "dag": begint.date(),
            "begintijd": begint.time(),
            "minuten": round((overleg.eindigt_op - overleg.begint_op).total_seconds() / 60),
            "plaats": overleg.plaats,
            "versie": overleg.versie,
        }
        super().__init__(*args, initial=begin, **opties)

    def check_moment(self, moment: datetime) -> None:
        """Only a new moment has to lie ahead."""
        if moment != self.overleg.begint_op:
            super().check_moment(moment)


class RedenForm(forms.Form):
    """Why: calling off a meeting, stopping a series."""

    versie = forms.IntegerField(widget=forms.HiddenInput)
    reden = forms.CharField(
        label=_("Waarom?"),
        help_text=_("Iedereen die is uitgenodigd, leest dit."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Schrijf op waarom. Een zin is genoeg.")},
    )


class GenodigdeForm(forms.Form):
    """One more person at the table."""

    persoon = forms.ModelChoiceField(
        label=_("Wie nodigt u uit?"),
        queryset=Persoon.objects.none(),
        empty_label=_("Kies iemand"),
        error_messages={"required": _("Kies wie u uitnodigt.")},
    )

    def __init__(self, *args: Any, overleg: Overleg, **opties: Any) -> None:
        super().__init__(*args, **opties)
        al = Deelnemer.objects.filter(overleg=overleg).values("persoon")
        self.fields["persoon"].queryset = candidates(overleg.werkgebied_id).exclude(pk__in=al)
        self.fields["persoon"].label_from_instance = _with_organisation


class KomstForm(forms.Form):
    """Comes or does not come."""

    komst = forms.ChoiceField(choices=[keuze for keuze in Deelnemer.Komst.choices if keuze[0] != "onbekend"])


class StukForm(forms.Form):
    """A paper: a PDF with a title."""

    titel = forms.CharField(label=_("Titel van het stuk"), max_length=120)
    bestand = forms.FileField(
        label=_("PDF-bestand"),
        help_text=_("Hooguit 10 MB."),
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
        error_messages={"required": _("Kies een PDF-bestand.")},
    )
