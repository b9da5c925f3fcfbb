"""What is filled in to prepare a question, in three short steps. A form checks; the action decides and writes."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkwerk.agenda.forms.velden import dag, pii_gezien
from wijkwerk.agenda.models import Agendapunt
from wijkwerk.agenda.rules import LEIDERS
from wijkwerk.agenda.states.agendapunt import Tafel, Zichtbaarheid
from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.kern import klok
from wijkwerk.kern.pii.keuze import TekstMetKeuze
from wijkwerk.mensen.models import Organisatie, Persoon, Rolvervulling
from wijkwerk.web.geld import BedragField
from wijkwerk.web.velden import tekstvak

HELE_STAD = _("De hele stad")
MAX_RIJEN = 20


def organisations() -> list[Any]:
    """Return departments and partners as the choices of one field."""
    groepen: dict[str, list[tuple[int, str]]] = {}
    for organisatie in Organisatie.objects.filter(actief=True).order_by("soort", "naam"):
        groepen.setdefault(organisatie.get_soort_display(), []).append((organisatie.pk, organisatie.naam))
    return [("", _("Kies")), *groepen.items()]


class TafelVelden(forms.Form):
    """The table, and for two of them which department or partner."""

    tafel = forms.ChoiceField(
        label=_("Wie moet hier iets van vinden?"),
        choices=Tafel.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies bij wie de vraag komt.")},
    )
    organisatie = forms.ModelChoiceField(
        label=_("Welke vakafdeling of partner?"),
        queryset=Organisatie.objects.filter(actief=True),
        required=False,
        help_text=_("Alleen nodig als u hierboven Vakafdeling of Partner kiest."),
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.fields["organisatie"].choices = organisations()

    def clean(self) -> dict[str, Any]:
        """A department or partner is named; other tables have none."""
        gegevens = super().clean() or self.cleaned_data
        soort = {Tafel.PARTNER: Organisatie.Soort.PARTNER, Tafel.VAKAFDELING: Organisatie.Soort.AFDELING}.get(
            gegevens.get("tafel", "")
        )
        if soort is None:
            gegevens["organisatie"] = None
        elif gegevens.get("organisatie") is None or gegevens["organisatie"].soort != soort:
            partner = soort == Organisatie.Soort.PARTNER
            self.add_error("organisatie", _("Kies welke partner.") if partner else _("Kies welke vakafdeling."))
        return gegevens


class VraagForm(TekstMetKeuze, TafelVelden):
    """Step one: what is asked, of whom, by when, for which wijk."""

    pii_velden = ("vraag",)
    client_id = forms.UUIDField(widget=forms.HiddenInput, required=False)
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)
    vraag = tekstvak(
        _("Wat is de vraag?"),
        _("Een vraag die met ja, nee of een keuze te beantwoorden is. Bijvoorbeeld: mag de speeltuin open?"),
        leeg=_("Schrijf op wat de vraag is."),
        rijen=2,
        lengte=200,
    )
    gewenst_op = dag(_("Wanneer hebt u antwoord nodig?"), _("Na deze dag wordt de vraag vanzelf een knelpunt."))
    werkgebied = forms.ModelChoiceField(
        label=_("Voor welke wijk?"), queryset=Werkgebied.objects.all(), required=False, empty_label=HELE_STAD
    )
    pii_gezien = pii_gezien()
    field_order = ("client_id", "versie", "vraag", "tafel", "organisatie", "gewenst_op", "werkgebied", "pii_gezien")

    def __init__(self, *args: Any, punt: Agendapunt | None = None, **opties: Any) -> None:
        begin = {"client_id": uuid4()}
        if punt is not None:
            namen = ("vraag", "tafel", "organisatie", "gewenst_op", "werkgebied", "versie")
            begin = {naam: getattr(punt, naam) for naam in namen}
        super().__init__(*args, initial=begin | (opties.pop("initial", None) or {}), **opties)
        self.fields["gewenst_op"].widget.attrs["min"] = klok.vandaag().isoformat()
        if punt is not None and punt.gewenst_op < klok.vandaag():
            self.fields["gewenst_op"].help_text = _("De oude dag is voorbij. Kies een nieuwe.")

    def clean(self) -> dict[str, Any]:
        """The wijkteamoverleg is of one wijk."""
        gegevens = super().clean()
        if gegevens.get("tafel") == Tafel.WIJKTEAM and not gegevens.get("werkgebied"):
            self.add_error("werkgebied", _("Een wijkteamoverleg hoort bij een wijk. Kies welke."))
        return gegevens


class InhoudForm(TekstMetKeuze, forms.Form):
    """Step two: what it is about, both interests side by side, and the money. Everything may wait."""

    pii_velden = ("toelichting", "geprobeerd", "belang_wijk", "belang_stad", "dekking")
    versie = forms.IntegerField(widget=forms.HiddenInput)
    toelichting = tekstvak(_("Waar gaat het over?"), _("In een paar zinnen. Ook voor wie er nog niets van weet."))
    geprobeerd = tekstvak(_("Wat is al geprobeerd?"), rijen=3)
    belang_wijk = tekstvak(_("Het belang van de wijk"), _("Wat willen mensen in de wijk, en waarom?"), rijen=5)
    belang_stad = tekstvak(_("Het belang van de stad"), _("Wat speelt er voor de stad als geheel?"), rijen=5)
    kosten = BedragField(
        label=_("Wat kost het, in euro?"), required=False, help_text=_("Weet u het niet? Laat leeg. Kost het niets: 0.")
    )
    dekking = forms.CharField(
        label=_("Uit welke pot?"),
        required=False,
        max_length=120,
        help_text=_("Bijvoorbeeld: wijkbudget 2026."),
    )
    pii_gezien = pii_gezien()

    def __init__(self, *args: Any, punt: Agendapunt, **opties: Any) -> None:
        begin = {naam: getattr(punt, naam) for naam in (*self.pii_velden, "kosten", "versie")}
        super().__init__(*args, initial=begin, **opties)


class OptieForm(TekstMetKeuze, forms.Form):
    """One option; a row without a name and words is left out."""

    pii_velden = ("titel", "voor", "tegen")
    pk = forms.IntegerField(widget=forms.HiddenInput, required=False)
    titel = forms.CharField(label=_("Optie"), max_length=120, required=False)
    voor = tekstvak(_("Wat is ervoor?"), rijen=2)
    tegen = tekstvak(_("Wat is ertegen?"), rijen=2)
    kosten = BedragField(label=_("Kosten in euro"), required=False)
    pii_gezien = pii_gezien()

    def clean(self) -> dict[str, Any]:
        """An option with words has a name."""
        gegevens = super().clean()
        if not gegevens.get("titel") and self.filled():
            self.add_error("titel", _("Geef deze optie een naam. Een paar woorden is genoeg."))
        return gegevens

    def filled(self) -> bool:
        """Whether anything was typed in this row."""
        return any(self.cleaned_data.get(naam) not in ("", None) for naam in ("titel", "voor", "tegen", "kosten"))


class EffectForm(TekstMetKeuze, forms.Form):
    """What it means for one wijk; an empty row is left out."""

    pii_velden = ("effect",)
    werkgebied = forms.ModelChoiceField(
        label=_("Wijk"), queryset=Werkgebied.objects.all(), required=False, empty_label=_("Kies een wijk")
    )
    effect = tekstvak(_("Wat betekent het daar?"), rijen=2)
    pii_gezien = pii_gezien()

    def clean(self) -> dict[str, Any]:
        """Words belong to a wijk."""
        gegevens = super().clean()
        if gegevens.get("effect") and not gegevens.get("werkgebied"):
            self.add_error("werkgebied", _("Kies voor welke wijk dit geldt."))
        return gegevens

    def filled(self) -> bool:
        """Whether this row says something."""
        return bool(self.cleaned_data.get("werkgebied") and self.cleaned_data.get("effect"))


class Rijen(forms.BaseFormSet):
    """Rows of which one more can be asked for without losing what was typed."""

    def rows(self) -> list[dict[str, Any]]:
        """Return what was filled in, empty rows left out."""
        return [form.cleaned_data for form in self.forms if form.filled()]


OptieRijen = forms.formset_factory(OptieForm, formset=Rijen, extra=0, max_num=MAX_RIJEN)
EffectRijen = forms.formset_factory(EffectForm, formset=Rijen, extra=0, max_num=MAX_RIJEN)


def one_more(data: Any, voor: str) -> Any:
    """Return what was sent, with one more row in the set that begins with `voor`."""
    meer = data.copy()
    totaal = str(data.get(f"{voor}-TOTAL_FORMS", "0"))
    meer[f"{voor}-TOTAL_FORMS"] = str(min(int(totaal) + 1, MAX_RIJEN) if totaal.isdigit() else 1)
    return meer


def option_rows(punt: Agendapunt, data: Any = None) -> Any:
    """Return the rows of options."""
    begin = [
        {"pk": optie.pk, "titel": optie.titel, "voor": optie.voor, "tegen": optie.tegen, "kosten": optie.kosten}
        for optie in punt.opties.all()
    ]
    return OptieRijen(data, prefix="optie", initial=begin or [{}])


def effect_rows(punt: Agendapunt, data: Any = None) -> Any:
    """Return the rows of what it means per wijk; the first one is the wijk of the question itself."""
    begin = [{"werkgebied": effect.werkgebied_id, "effect": effect.effect} for effect in punt.effecten.all()]
    return EffectRijen(data, prefix="effect", initial=begin or [{"werkgebied": punt.werkgebied_id}])


class LezersForm(forms.Form):
    """Step three: who may read it, and who pulls it."""

    versie = forms.IntegerField(widget=forms.HiddenInput)
    zichtbaarheid = forms.ChoiceField(
        label=_("Wie mag dit lezen?"), choices=Zichtbaarheid.choices, widget=forms.RadioSelect
    )
    betrokkenen = forms.ModelMultipleChoiceField(
        label=_("Wie noemt u erbij?"),
        queryset=Organisatie.objects.filter(actief=True),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Zij lezen mee, ook als u hierboven Betrokken kiest."),
    )
    trekker = forms.ModelChoiceField(
        label=_("Wie trekt deze vraag?"),
        queryset=Persoon.objects.none(),
        empty_label=None,
        help_text=_("Die krijgt bericht als er iets gebeurt."),
    )

    def __init__(self, *args: Any, punt: Agendapunt, **opties: Any) -> None:
        genoemd = list(punt.betrokkenen.values_list("organisatie", flat=True))
        begin = {"zichtbaarheid": punt.zichtbaarheid, "versie": punt.versie, "trekker": punt.trekker_id}
        super().__init__(*args, initial=begin | {"betrokkenen": genoemd}, **opties)
        leiders = Rolvervulling.objects.valid_on(klok.vandaag()).filter(rol__in=LEIDERS).values("persoon")
        actief = Persoon.objects.filter(pk__in=leiders, is_active=True)
        self.fields["trekker"].queryset = (actief | Persoon.objects.filter(pk=punt.trekker_id)).order_by("naam")
