"""What is filled in to weigh, and afterwards to say whether it came out."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkwerk.agenda.forms.velden import pii_gezien
from wijkwerk.agenda.models import Afweging
from wijkwerk.kern.pii.keuze import TekstMetKeuze
from wijkwerk.web.velden import dagveld, tekstvak


class AfwegingForm(TekstMetKeuze, forms.Form):
    """Write or change the afweging."""

    pii_velden = ("kern", "voorstel", "verwachting")
    kern = tekstvak(
        _("Wat wordt tegen wat afgewogen?"),
        _("In een paar zinnen: wat wint de een, wat verliest de ander?"),
        leeg=_("Schrijf op wat tegen wat wordt afgewogen."),
    )
    voorstel = tekstvak(
        _("Wat stelt u voor, en waarom?"), leeg=_("Schrijf op wat u voorstelt."),
    )  # fmt: skip
    verwachting = tekstvak(
        _("Wat verwacht u te zien als het goed uitpakt?"), _("Iets wat u later kunt nagaan, liefst met een getal."),
        rijen=3, leeg=_("Schrijf op wat u verwacht te zien."),
    )  # fmt: skip
    toets_op = dagveld(_("Wanneer kijkt u of het uitkwam?"), _("Op die dag krijgt u bericht."), leeg=_("Kies een dag."))
    pii_gezien = pii_gezien()
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, afweging: Afweging | None) -> None:
        namen = ("kern", "voorstel", "verwachting", "toets_op", "versie")
        super().__init__(data, initial={naam: getattr(afweging, naam) for naam in namen} if afweging else None)

    def facts(self) -> dict[str, Any]:
        """Return what both acts take."""
        return {naam: self.cleaned_data[naam] for naam in (*self.pii_velden, "toets_op")}


class ToetsForm(TekstMetKeuze, forms.Form):
    """Say whether it came out."""

    pii_velden = ("tekst",)
    toets = forms.ChoiceField(
        label=_("Is het uitgekomen?"),
        choices=Afweging.Toets.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies of het is uitgekomen.")},
    )
    tekst = tekstvak(
        _("Wat is er gebeurd?"), _("Zet het naast wat u verwachtte. Ook als het anders liep."),
        leeg=_("Schrijf op wat er is gebeurd."),
    )  # fmt: skip
    pii_gezien = pii_gezien()
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, afweging: Afweging) -> None:
        super().__init__(data, initial={"versie": afweging.versie})
