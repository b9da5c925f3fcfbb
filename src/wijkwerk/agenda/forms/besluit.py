"""What is filled in to write a decision down, to correct one, and to find one. A form checks; the action decides."""

from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wijkwerk.agenda.forms.velden import pii_gezien, zoekveld
from wijkwerk.agenda.models import Agendapunt, Optie, Overleg
from wijkwerk.agenda.queries import besluit as queries
from wijkwerk.agenda.queries.besluit import Filters
from wijkwerk.agenda.queries.mandaat import deciders, needs_amount, what_is_missing
from wijkwerk.agenda.states.agendapunt import Tafel
from wijkwerk.kern import klok
from wijkwerk.kern.pii.keuze import TekstMetKeuze
from wijkwerk.mensen.models import Persoon
from wijkwerk.web.geld import BedragField
from wijkwerk.web.velden import dagveld, tekstvak


class FilterForm(forms.Form):
    """The filters of the list as they stand in the address; what cannot be read is left out."""

    zoek = zoekveld()
    werkgebied = forms.TypedChoiceField(label=_("Wijk"), required=False, coerce=int, empty_value=None)
    tafel = forms.ChoiceField(label=_("Tafel"), required=False, choices=[("", _("Alle tafels")), *Tafel.choices])
    jaar = forms.TypedChoiceField(label=_("Jaar"), required=False, coerce=int, empty_value=None)

    def __init__(self, data: Any, *, persoon: Persoon) -> None:
        super().__init__(data)
        self.fields["werkgebied"].choices = [("", _("Alle wijken")), *queries.area_choices()]
        self.fields["jaar"].choices = [("", _("Alle jaren")), *((jaar, jaar) for jaar in queries.year_choices(persoon))]

    def filters(self) -> Filters:
        """Return the filters that could be read."""
        self.is_valid()
        return Filters(**{naam: waarde for naam, waarde in self.cleaned_data.items() if waarde})


class KostenBijMandaat(forms.Form):
    """A decision of which the costs must be known when the mandate of who takes it has a ceiling."""

    punt: Agendapunt | None
    kosten = BedragField(label=_("Wat kost het?"), required=False, help_text=_("In euro's. Kost het niets? Vul 0 in."))

    def clean(self) -> Any:
        """Say at the field that the costs are needed."""
        gegevens = super().clean() or self.cleaned_data
        wie, dag = gegevens.get("genomen_door"), gegevens.get("genomen_op")
        leeg = "kosten" not in self.errors and gegevens.get("kosten") is None
        if leeg and wie and dag and self.punt and needs_amount(self.punt, wie, dag=dag):
            self.add_error("kosten", what_is_missing(self.punt, wie, dag=dag, kosten=None))
        return gegevens


class BesluitForm(TekstMetKeuze, KostenBijMandaat):
    """What is decided, why, by whom and when. Residents read only the last text."""

    pii_velden = ("publieke_tekst",)
    field_order: tuple[str, ...] = ("client_id", "versie", "optie", "wat", "waarom", "voor", "tegen", "kosten")
    client_id = forms.UUIDField(widget=forms.HiddenInput)
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)
    optie = forms.ModelChoiceField(queryset=Optie.objects.none(), widget=forms.HiddenInput, required=False)
    wat = tekstvak(
        _("Wat is besloten?"),
        _("Een paar zinnen. Wie het leest, weet wat er gaat gebeuren."),
        rijen=3,
        leeg=_("Schrijf op wat er is besloten."),
    )
    waarom = tekstvak(
        _("Waarom?"), _("Waarom dit, en waarom niet iets anders?"), rijen=3,
        leeg=_("Schrijf op waarom dit is besloten."),
    )  # fmt: skip
    voor = tekstvak(_("Wat pleit ervoor?"), rijen=3)
    tegen = tekstvak(_("Wat pleit ertegen?"), rijen=3)
    dekking = forms.CharField(
        label=_("Waar komt het geld vandaan?"),
        max_length=120,
        required=False,
        help_text=_("Het potje of de begroting."),
    )
    terug_naar = tekstvak(_("Wat gaat terug naar wie?"), _("Wie moet dit horen, en wat vraagt u van hen?"), rijen=2)
    genomen_door = forms.ModelChoiceField(
        label=_("Wie nam het besluit?"),
        queryset=Persoon.objects.none(),
        empty_label=_("Kies een persoon"),
        error_messages={"required": _("Kies wie het besluit nam.")},
    )
    genomen_op = dagveld(_("Wanneer?"), leeg=_("Kies de dag van het besluit."))
    overleg = forms.ModelChoiceField(
        label=_("In welk overleg?"),
        queryset=Overleg.objects.none(),
        required=False,
        empty_label=_("Niet in een overleg"),
    )
    publieke_tekst = tekstvak(
        _("Wat lezen bewoners?"), _("Kort en gewoon. Leeg: bewoners zien dit besluit niet."), rijen=4
    )
    pii_gezien = pii_gezien(_("Kies dit alleen als het niet zonder kan. Iedereen kan het dan lezen."))

    def __init__(self, *args: Any, punt: Agendapunt, persoon: Persoon, **opties: Any) -> None:
        wie = deciders(punt)
        begin = {"client_id": uuid4(), "versie": punt.versie, "genomen_op": klok.vandaag()}
        begin["genomen_door"] = _likely(wie.hier, persoon)
        super().__init__(*args, initial=begin | (opties.pop("initial", None) or {}), **opties)
        self.punt, self.hier = punt, wie.hier
        allen = [*wie.hier, *wie.anderen]
        self.fields["genomen_door"].queryset = Persoon.objects.filter(pk__in=[een.pk for een in allen])
        self.fields["genomen_door"].choices = [
            ("", _("Kies een persoon")),
            (_("Mandaat voor deze tafel, hier en nu"), [(een.pk, _named(een)) for een in wie.hier]),
            (_("Mandaat op een andere dag of plek"), [(een.pk, _named(een)) for een in wie.anderen]),
        ]
        self.fields["optie"].queryset = punt.opties.all()
        besproken = Overleg.objects.filter(besprekingen__agendapunt=punt, begint_op__lte=klok.nu()).distinct()
        self.fields["overleg"].queryset = besproken.order_by("-begint_op")

    def clean_genomen_op(self) -> Any:
        """Say at the field that a day to come is no day of a decision."""
        dag = self.cleaned_data["genomen_op"]
        if dag > klok.vandaag():
            raise ValidationError(_("Deze dag moet nog komen. Kies vandaag of eerder."))
        return dag

    def facts(self) -> dict[str, Any]:
        """Return what the act takes."""
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if naam != "versie"}


class CorrectieForm(BesluitForm):
    """What was wrong with a decision, and the whole decision as it is now."""

    reden = tekstvak(
        _("Wat klopte er niet?"), _("Dit blijft bij het besluit staan."), rijen=2,
        leeg=_("Schrijf op wat er niet klopte."),
    )  # fmt: skip
    field_order = ("reden", *BesluitForm.field_order)


def _likely(hier: list[Persoon], persoon: Persoon) -> int | None:
    """Return who is filled in beforehand: oneself, or the only one who may."""
    eigen = next((een.pk for een in hier if een == persoon), None)
    return eigen or (hier[0].pk if len(hier) == 1 else None)


def _named(persoon: Persoon) -> str:
    return f"{persoon}, {persoon.functie}" if persoon.functie else str(persoon)
