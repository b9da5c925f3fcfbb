"""What is filled in to make and keep a thema. A form checks; the action decides and writes."""

import re
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from wijkwerk.agenda.forms.velden import pii_gezien, zoekveld
from wijkwerk.agenda.models import Thema
from wijkwerk.agenda.queries import thema as queries
from wijkwerk.agenda.queries.thema_lijst import Filters, area_choices, owner_choices
from wijkwerk.agenda.states.agendapunt import Zichtbaarheid
from wijkwerk.agenda.states.thema import Losreden, Status
from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.kern import nummers
from wijkwerk.kern.pii.keuze import TekstMetKeuze
from wijkwerk.mensen.models import Persoon, Rol
from wijkwerk.mensen.rules import Alle, areas
from wijkwerk.signalen.models import Onderwerp, Signaal
from wijkwerk.signalen.rules import zichtbaar_voor
from wijkwerk.web.stappen import StapForm
from wijkwerk.web.velden import tekstvak

STAD = "stad"
SCHEIDING = re.compile(r"[\s,;]+")


class FilterForm(forms.Form):
    """The filters of the list as they stand in the address; what cannot be read is left out."""

    zoek = zoekveld()
    werkgebied = forms.TypedChoiceField(label=_("Wijk"), required=False, coerce=int, empty_value=None)
    status = forms.ChoiceField(
        label=_("Stand"),
        required=False,
        choices=[("", _("Alles, open eerst")), ("open", _("Alles wat open is")), *Status.choices],
    )
    eigenaar = forms.ChoiceField(label=_("Eigenaar"), required=False)

    def __init__(self, data: Any, *, persoon: Persoon) -> None:
        super().__init__(data)
        self.fields["werkgebied"].choices = [("", _("Alle wijken")), *area_choices(persoon)]
        self.fields["eigenaar"].choices = [("", _("Iedereen")), ("ik", _("Ik")), *owner_choices(persoon)]

    def filters(self) -> Filters:
        """Return the filters that could be read."""
        self.is_valid()
        return Filters(**{naam: waarde for naam, waarde in self.cleaned_data.items() if waarde})


class Gegevens(TekstMetKeuze, forms.Form):
    """What a thema is: the fields of a new one and of one that changes."""

    pii_velden = ("verhaal",)
    titel = forms.CharField(
        label=_("Titel"),
        help_text=_("Kort, over de plek en wat er speelt. Bijvoorbeeld: Zwerfvuil rond de vijver."),
        max_length=100,
        error_messages={"required": _("Geef het thema een titel.")},
    )
    werkgebied = forms.ChoiceField(label=_("Wijk"))
    onderwerp = forms.ModelChoiceField(
        label=_("Onderwerp"),
        queryset=Onderwerp.objects.filter(actief=True),
        required=False,
        empty_label=_("Meer dan een"),
    )
    verhaal = tekstvak(
        _("Wat is er aan de hand?"),
        _("Voor collega's: wat keert terug, sinds wanneer, wat is er al geprobeerd."),
        rijen=5,
    )
    pii_gezien = pii_gezien()
    zichtbaarheid = forms.ChoiceField(
        label=_("Wie mag dit lezen?"),
        choices=Zichtbaarheid.choices,
        initial=Zichtbaarheid.WIJKTEAM,
        widget=forms.RadioSelect,
    )

    def kies_uit(self, persoon: Persoon) -> None:
        """Fill the choice of areas as `persoon` has it."""
        self.fields["werkgebied"].choices = _areas_led(persoon, self.initial.get("werkgebied"))

    def clean_werkgebied(self) -> Werkgebied | None:
        """Return the area; nothing for the whole city."""
        keuze = self.cleaned_data["werkgebied"]
        return None if keuze == STAD else Werkgebied.objects.get(pk=keuze)


class NieuwForm(Gegevens):
    """A new thema with the signals that are ticked."""

    client_id = forms.UUIDField(widget=forms.HiddenInput)
    signaal = forms.ModelMultipleChoiceField(queryset=Signaal.objects.none(), required=False)

    def __init__(self, *args: Any, persoon: Persoon, **opties: Any) -> None:
        opties["initial"] = {"client_id": uuid4(), **(opties.get("initial") or {})}
        super().__init__(*args, **opties)
        self.kies_uit(persoon)
        self.fields["signaal"].queryset = zichtbaar_voor(persoon)


class WijzigForm(Gegevens, StapForm):
    """Everything a thema is, and who has it."""

    eigenaar = forms.ModelChoiceField(label=_("Wie heeft het?"), queryset=Persoon.objects.none(), empty_label=None)

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.kies_uit(self.persoon)
        self.fields["eigenaar"].queryset = queries.owners_for(self.rij)
        # A subject that is in use no longer stays what this thema is about.
        self.fields["onderwerp"].queryset |= Onderwerp.objects.filter(pk=self.rij.onderwerp_id)

    def opening(self) -> dict[str, Any]:
        """Return the thema as it is."""
        namen = ("titel", "verhaal", "zichtbaarheid")
        sleutels = {naam: getattr(self.rij, f"{naam}_id") for naam in ("werkgebied", "onderwerp", "eigenaar")}
        return (
            {naam: getattr(self.rij, naam) for naam in namen}
            | sleutels
            | {"werkgebied": sleutels["werkgebied"] or STAD}
        )


class OpenbaarForm(TekstMetKeuze, StapForm):
    """What residents read of it."""

    pii_velden = ("publiek_verhaal",)
    publiek_verhaal = tekstvak(
        _("Wat mogen bewoners lezen?"),
        _("Schrijf kort en gewoon. Wat merken bewoners, wat doen wij eraan, en wanneer horen zij meer?"),
        rijen=7,
        leeg=_("Schrijf op wat bewoners mogen lezen. Zonder tekst kan het niet openbaar."),
    )
    pii_gezien = pii_gezien(_("Kies dit alleen als het niet zonder kan. Iedereen kan het dan lezen."))

    def opening(self) -> dict[str, Any]:
        """Return the story of before."""
        return {"publiek_verhaal": self.rij.publiek_verhaal}


class AfrondForm(TekstMetKeuze, StapForm):
    """The end: what changed."""

    pii_velden = ("resultaat",)
    resultaat = tekstvak(
        _("Wat heeft het opgeleverd?"),
        _("Wat is er veranderd, en wat merken mensen daarvan? Is het thema openbaar, dan lezen bewoners dit ook."),
        rijen=6,
        leeg=_("Schrijf op wat het heeft opgeleverd. Zonder resultaat kan het niet klaar zijn."),
    )
    pii_gezien = pii_gezien()

    def opening(self) -> dict[str, Any]:
        """Return the result of an earlier end."""
        return {"resultaat": self.rij.resultaat}


class BundelForm(forms.Form):
    """Signals to take in: ticked in a list, or by number."""

    nummers = forms.CharField(
        label=_("Nummers van signalen"),
        help_text=_("Een of meer, met een komma ertussen. Bijvoorbeeld: S26-00123-K, S26-00130-D."),
        required=False,
        max_length=4000,
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "spellcheck": "false"}),
    )
    signaal = forms.ModelMultipleChoiceField(queryset=Signaal.objects.none(), required=False)
    reden = forms.CharField(
        label=_("Waarom horen ze bij elkaar?"), help_text=_("Collega's lezen dit bij het signaal."), required=False,
        max_length=300,
    )  # fmt: skip

    def __init__(self, *args: Any, persoon: Persoon, **opties: Any) -> None:
        self.ziet = zichtbaar_voor(persoon)
        super().__init__(*args, **opties)
        self.fields["signaal"].queryset = self.ziet

    def clean_nummers(self) -> list[Signaal]:
        """Return the signals behind the numbers; each number that is wrong or unknown is named."""
        delen = [deel for deel in SCHEIDING.split(self.cleaned_data["nummers"].strip()) if deel]
        sleutels = {}
        for deel in delen:
            try:
                nummer = nummers.parse(deel)
            except ValueError as fout:
                raise ValidationError(f"{deel}: {fout}") from fout
            if nummer.letter != "S":
                raise ValidationError(_g("%(nummer)s is geen nummer van een signaal.") % {"nummer": deel})
            sleutels[nummer.volgnummer] = deel
        gevonden = {signaal.pk: signaal for signaal in self.ziet.filter(pk__in=sleutels)}
        if weg := [deel for pk, deel in sleutels.items() if pk not in gevonden]:
            raise ValidationError(_g("Niet gevonden: %(nummers)s. Kijk na of het klopt.") % {"nummers": ", ".join(weg)})
        return list(gevonden.values())

    def clean(self) -> dict[str, Any]:
        """One signal at least."""
        gegevens = super().clean() or self.cleaned_data
        gegevens["signalen"] = [*(gegevens.get("signaal") or ()), *(gegevens.get("nummers") or ())]
        if not self.errors and not gegevens["signalen"]:
            raise ValidationError(_g("Kies minstens een signaal, of vul een nummer in."))
        return gegevens


class KiesForm(forms.Form):
    """Which thema takes a signal in."""

    thema = forms.ModelChoiceField(
        label=_("In welk thema?"),
        queryset=Thema.objects.none(),
        empty_label=_("Kies een thema"),
        error_messages={"required": _("Kies een thema."), "invalid_choice": _("Dit thema kunt u niet kiezen.")},
    )

    def __init__(self, *args: Any, persoon: Persoon, signaal: Signaal, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.fields["thema"].queryset = queries.choosable(persoon, signaal)


class LosForm(forms.Form):
    """Why a signal does not belong in the thema."""

    reden = forms.ChoiceField(
        label=_("Waarom hoort het er niet bij?"),
        choices=Losreden.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies waarom dit signaal er niet bij hoort.")},
    )


def _areas_led(persoon: Persoon, huidig: Any) -> list[tuple[Any, Any]]:
    """Return the areas for which this person makes themas, with the one it is in now, and the whole city."""
    geleid = areas(persoon, Rol.WIJKREGISSEUR)
    gebieden = Werkgebied.objects.order_by("naam")
    if not isinstance(geleid, Alle):
        gebieden = gebieden.filter(pk__in={*geleid, huidig} - {None, STAD})
    return [*gebieden.values_list("pk", "naam"), (STAD, _("Hele stad"))]
