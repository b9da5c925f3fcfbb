"""What is filled in to write a promise down, to say how it stands, and to find one."""

from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wijkwerk.agenda.forms.velden import dag, pii_gezien, zoekveld
from wijkwerk.agenda.queries import toezegging as queries
from wijkwerk.agenda.queries.besluit import area_choices
from wijkwerk.agenda.queries.toezegging import Filters
from wijkwerk.agenda.states.toezegging import Soort, Status
from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.kern import klok
from wijkwerk.kern.pii.keuze import TekstMetKeuze
from wijkwerk.mensen.models import Persoon
from wijkwerk.web.stappen import StapForm
from wijkwerk.web.velden import dagveld, tekstvak


class FilterForm(forms.Form):
    """The filters of the list as they stand in the address; what cannot be read is left out."""

    zoek = zoekveld()
    status = forms.ChoiceField(
        label=_("Stand"),
        required=False,
        choices=[
            ("open", _("Alles wat open is")),
            ("te_laat", _("Te laat")),
            ("alles", _("Alles")),
            *((status.value, status.label) for status in (Status.AFGEDAAN, Status.VERVALLEN)),
        ],
    )
    soort = forms.ChoiceField(label=_("Soort"), required=False, choices=[("", _("Beide")), *Soort.choices])
    eigenaar = forms.TypedChoiceField(label=_("Van wie"), required=False, coerce=int, empty_value=None)
    werkgebied = forms.TypedChoiceField(label=_("Wijk"), required=False, coerce=int, empty_value=None)
    jaar = forms.TypedChoiceField(label=_("Jaar"), required=False, coerce=int, empty_value=None)

    def __init__(self, data: Any) -> None:
        gegevens = data.copy()
        gegevens.setdefault("status", "open")
        super().__init__(gegevens)
        self.fields["eigenaar"].choices = [("", _("Iedereen")), *queries.owners()]
        self.fields["werkgebied"].choices = [("", _("Alle wijken")), *area_choices()]
        self.fields["jaar"].choices = [("", _("Alle jaren")), *((jaar, jaar) for jaar in queries.years())]

    def filters(self) -> Filters:
        """Return the filters that could be read."""
        self.is_valid()
        return Filters(**{naam: waarde for naam, waarde in self.cleaned_data.items() if waarde})


class ToezeggingForm(TekstMetKeuze, forms.Form):
    """A new promise or motie."""

    pii_velden = ("onderwerp", "tekst", "aan")
    client_id = forms.UUIDField(widget=forms.HiddenInput)
    soort = forms.ChoiceField(label=_("Wat is het?"), choices=Soort.choices, widget=forms.RadioSelect)
    onderwerp = forms.CharField(
        label=_("Waar gaat het over?"), max_length=160, error_messages={"required": _("Vul in waar het over gaat.")}
    )
    tekst = tekstvak(
        _("Wat is er precies toegezegd of gevraagd?"), _("Zo letterlijk als u kunt."),
        leeg=_("Schrijf op wat er precies is toegezegd of gevraagd."),
    )  # fmt: skip
    aan = forms.CharField(
        label=_("Aan wie?"),
        max_length=120,
        help_text=_("Bijvoorbeeld: de gemeenteraad, of bewoners van Seghwaert."),
        error_messages={"required": _("Vul in aan wie dit is beloofd.")},
    )
    kenmerk = forms.CharField(
        label=_("Nummer bij de griffie"), max_length=30, required=False, help_text=_("Bijvoorbeeld 26-0123.")
    )
    gedaan_op = dagveld(_("Wanneer is het toegezegd of aangenomen?"))
    uiterlijk_op = dagveld(_("Wanneer moet het klaar zijn?"))
    eigenaar = forms.ModelChoiceField(
        label=_("Wie doet het?"),
        queryset=Persoon.objects.none(),
        empty_label=_("Kies een persoon"),
        error_messages={"required": _("Kies wie dit doet.")},
    )
    werkgebied = forms.ModelChoiceField(
        label=_("Wijk"), queryset=Werkgebied.objects.all(), required=False, empty_label=_("Hele stad")
    )
    pii_gezien = pii_gezien()

    def __init__(self, *args: Any, bron: Any = None, **opties: Any) -> None:
        begin = {"client_id": uuid4(), "gedaan_op": klok.vandaag(), "soort": Soort.TOEZEGGING}
        super().__init__(*args, initial=begin | (opties.pop("initial", None) or {}), **opties)
        self.fields["eigenaar"].queryset = queries.promisers()
        if bron is not None:
            self.fields["werkgebied"].initial = bron.agendapunt.werkgebied_id

    def clean(self) -> dict[str, Any]:
        """Say at the field that the days do not fit."""
        gegevens = super().clean()
        gedaan, uiterlijk = gegevens.get("gedaan_op"), gegevens.get("uiterlijk_op")
        if gedaan and gedaan > klok.vandaag():
            self.add_error("gedaan_op", ValidationError(_("Deze dag moet nog komen. Kies vandaag of eerder.")))
        if gedaan and uiterlijk and uiterlijk < gedaan:
            self.add_error("uiterlijk_op", ValidationError(_("Kies een dag na de dag van de toezegging.")))
        return gegevens

    def facts(self) -> dict[str, Any]:
        """Return what the act takes; the choice about personal data was for this form."""
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if naam != "pii_gezien"}


class StandForm(StapForm):
    """How it stands, perhaps with a new day; the words are the reason."""

    tekst = tekstvak(_("Hoe staat het ermee?"), rijen=3, leeg=_("Schrijf op hoe het ermee staat."))
    uiterlijk_op = dag(_("Nieuwe dag"), _("Alleen als de dag verandert. Schrijf hierboven waarom."), verplicht=False)


class AfdoeningForm(StapForm):
    """It was done: what came of it."""

    tekst = tekstvak(_("Wat is er gedaan?"), rijen=3, leeg=_("Schrijf op wat er is gedaan."))


class VervalForm(StapForm):
    """It goes no further: why."""

    tekst = tekstvak(
        _("Waarom gaat dit niet meer door?"), rijen=3,
        leeg=_("Schrijf op waarom dit niet meer doorgaat."),
    )  # fmt: skip


class HeropeningForm(StapForm):
    """It was not done after all: why, and by when."""

    tekst = tekstvak(_("Waarom staat dit weer open?"), rijen=3, leeg=_("Schrijf op waarom dit weer open staat."))
    uiterlijk_op = dag(_("Wanneer moet het klaar zijn?"))
