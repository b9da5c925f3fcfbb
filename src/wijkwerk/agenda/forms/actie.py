"""What is filled in to give an actie, for each next step with one, and to find one."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wijkwerk.agenda.forms.velden import dag, pii_gezien, zoekveld
from wijkwerk.agenda.queries import actie as queries
from wijkwerk.agenda.queries.actie import Filters
from wijkwerk.agenda.queries.besluit import area_choices
from wijkwerk.agenda.states.actie import Status
from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.kern import klok
from wijkwerk.kern.pii.keuze import TekstMetKeuze
from wijkwerk.mensen.models import Persoon
from wijkwerk.web.stappen import StapForm
from wijkwerk.web.velden import tekstvak

WEKEN = timedelta(weeks=3)
GEEN_EIGENAAR = _("Kies een persoon of een organisatie die het doet.")


class FilterForm(forms.Form):
    """The filters of the list as they stand in the address; what cannot be read is left out."""

    zoek = zoekveld()
    status = forms.ChoiceField(
        label=_("Stand"),
        required=False,
        choices=[("open", _("Alles wat open is")), ("alles", _("Alles, ook wat klaar is")), *Status.choices],
    )
    wie = forms.ChoiceField(
        label=_("Van wie"),
        required=False,
        choices=[("", _("Iedereen")), ("ik", _("Van mij")), ("uitgedeeld", _("Door mij uitgedeeld"))],
    )
    werkgebied = forms.TypedChoiceField(label=_("Wijk"), required=False, coerce=int, empty_value=None)
    te_laat = forms.BooleanField(label=_("Alleen te laat"), required=False)

    def __init__(self, data: Any) -> None:
        gegevens = data.copy()
        gegevens.setdefault("status", "open")
        super().__init__(gegevens)
        self.fields["werkgebied"].choices = [("", _("Alle wijken")), *area_choices()]

    def filters(self) -> Filters:
        """Return the filters that could be read."""
        self.is_valid()
        return Filters(**{naam: waarde for naam, waarde in self.cleaned_data.items() if waarde})


class EigenaarVelden(forms.Form):
    """Mixin: who does it, one person or one organisation, and by when."""

    naar = forms.ChoiceField(label=_("Wie doet het?"), error_messages={"required": GEEN_EIGENAAR})
    uiterlijk_op = dag(_("Wanneer is het klaar?"))

    def kies_uit(self, persoon: Persoon) -> None:
        """Fill the choice of owners as `persoon` sees it."""
        self.fields["naar"].choices = queries.owner_choices(persoon)

    def clean_naar(self) -> dict[str, Any]:
        """Return the owner as the acts take it."""
        if not (wie := queries.owner_of(self.cleaned_data["naar"])):
            raise ValidationError(GEEN_EIGENAAR)
        return wie

    def facts(self) -> dict[str, Any]:
        """Return what the act takes."""
        feiten = dict(self.cleaned_data)
        return {**feiten.pop("naar"), **feiten}


class ActieForm(TekstMetKeuze, EigenaarVelden):
    """A new actie."""

    pii_velden = ("wat",)
    client_id = forms.UUIDField(widget=forms.HiddenInput)
    wat = tekstvak(
        _("Wat moet er gebeuren?"),
        _("Een zin die begint met wat iemand doet: Vraag een offerte aan voor twee banken."),
        leeg=_("Schrijf op wat er moet gebeuren."),
        rijen=2,
        lengte=200,
    )
    werkgebied = forms.ModelChoiceField(
        label=_("Wijk"), queryset=Werkgebied.objects.all(), required=False, empty_label=_("Hele stad")
    )
    pii_gezien = pii_gezien()
    field_order = ("client_id", "wat", "pii_gezien", "naar", "uiterlijk_op", "werkgebied")

    def __init__(self, *args: Any, persoon: Persoon, bron: Any = None, **opties: Any) -> None:
        begin = {"client_id": uuid4(), "uiterlijk_op": _in_three_weeks()}
        super().__init__(*args, initial=begin | (opties.pop("initial", None) or {}), **opties)
        self.kies_uit(persoon)
        if bron is not None:  # the area is that of what it comes from
            del self.fields["werkgebied"]

    def facts(self) -> dict[str, Any]:
        """Return what the act takes; the choice about personal data was for this form."""
        return {naam: waarde for naam, waarde in super().facts().items() if naam != "pii_gezien"}


def _in_three_weeks() -> date:
    return klok.vandaag() + WEKEN


class KlaarForm(TekstMetKeuze, StapForm):
    """What came of it, and what residents may read of that."""

    pii_velden = ("publiek_resultaat",)
    resultaat = tekstvak(_("Wat heeft het opgeleverd?"), rijen=3, leeg=_("Schrijf op wat het heeft opgeleverd."))
    publiek_resultaat = tekstvak(
        _("Wat mogen bewoners lezen?"), _("Kort en gewoon. Leeg: bewoners zien dit resultaat niet."), rijen=2
    )
    pii_gezien = pii_gezien(_("Kies dit alleen als het niet zonder kan. Iedereen kan het dan lezen."))


class TeruggaveForm(StapForm):
    """Hand it back: why."""

    reden = tekstvak(
        _("Waarom geeft u het terug?"), _("Wie het u vroeg, leest dit en zoekt een ander."), rijen=3,
        leeg=_("Schrijf op waarom u het teruggeeft."),
    )  # fmt: skip


class VervalForm(StapForm):
    """Drop it: why."""

    reden = tekstvak(
        _("Waarom gaat het niet door?"), _("De eigenaar krijgt bericht en leest dit."), rijen=3,
        leeg=_("Schrijf op waarom het niet doorgaat."),
    )  # fmt: skip


class HeropeningForm(StapForm):
    """Not done after all: what is still needed, and by when."""

    reden = tekstvak(
        _("Wat moet er nog gebeuren?"), _("De eigenaar krijgt bericht en leest dit."), rijen=3,
        leeg=_("Schrijf op wat er nog moet gebeuren."),
    )  # fmt: skip
    uiterlijk_op = dag(_("Wanneer is het klaar?"))

    def opening(self) -> dict[str, Any]:
        """Return a day that leaves time."""
        return {"uiterlijk_op": _in_three_weeks()}


class ToewijzingForm(EigenaarVelden, StapForm):
    """Another owner, perhaps by another day."""

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.kies_uit(self.persoon)

    def opening(self) -> dict[str, Any]:
        """Return the day it had, unless that is over."""
        return {"uiterlijk_op": max(self.rij.uiterlijk_op, klok.vandaag())}
