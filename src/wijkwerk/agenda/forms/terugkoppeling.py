"""What is filled in to tell what came of it: about what and why now, and the texts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkwerk.agenda.forms.velden import pii_gezien
from wijkwerk.agenda.models import Agendapunt, Terugkoppeling, Thema
from wijkwerk.agenda.queries import terugkoppeling as queries
from wijkwerk.kern.pii.keuze import TekstMetKeuze
from wijkwerk.mensen.models import Persoon
from wijkwerk.web.velden import tekstvak

LEEG = _("Maak het bericht leeg als deze groep niets hoeft te krijgen.")


class NieuwForm(forms.Form):
    """About what, and what moved."""

    over = forms.ChoiceField(
        label=_("Waarover wilt u iets laten weten?"), error_messages={"required": _("Kies een thema of agendapunt.")}
    )
    aanleiding = forms.CharField(
        label=_("Wat is de aanleiding?"),
        help_text=_("Kort, bijvoorbeeld: er is besloten. Bewoners lezen dit niet."),
        max_length=160,
        error_messages={"required": _("Schrijf op waarom u het nu vertelt.")},
    )

    def __init__(self, *args: Any, persoon: Persoon, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.keuzes = {_key(rij): rij for rij in queries.choices(persoon)}
        rijen = [(sleutel, str(rij)) for sleutel, rij in self.keuzes.items()]
        self.fields["over"].choices = [("", _("Kies")), *rijen]

    def about(self) -> Thema | Agendapunt:
        """Return what was chosen."""
        return self.keuzes[self.cleaned_data["over"]]


def _key(rij: Thema | Agendapunt) -> str:
    return f"{rij._meta.model_name}-{rij.pk}"


class Tekstvak(forms.CharField):
    """Text that may stay empty in the one case that its help names; so its label does not call it optional."""

    def validate(self, value: str) -> None:
        """Leave it to the form: the subject is needed only when there is a message."""


class TekstenForm(TekstMetKeuze, forms.Form):
    """Subject and text for each group, side by side."""

    use_required_attribute = False
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, terugkoppeling: Terugkoppeling, **opties: Any) -> None:
        self.teksten = list(terugkoppeling.teksten.all())
        opties["initial"] = {"versie": terugkoppeling.versie}
        super().__init__(*args, **opties)
        for tekst in self.teksten:
            self._add(tekst.groep, tekst.onderwerp, tekst.tekst)
        self.fields["pii_gezien"] = pii_gezien()
        self.pii_velden = tuple(naam for naam in self.fields if naam.startswith(("onderwerp_", "tekst_")))

    def _add(self, groep: str, onderwerp: str, tekst: str) -> None:
        self.fields[f"onderwerp_{groep}"] = Tekstvak(label=_("Onderwerp"), max_length=120, initial=onderwerp)
        self.fields[f"tekst_{groep}"] = Tekstvak(
            label=_("Bericht"), help_text=LEEG, max_length=4000, initial=tekst,
            widget=forms.Textarea(attrs={"rows": 16}),
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Refuse a message without a subject."""
        gegevens = super().clean()
        for tekst in self.teksten:
            if gegevens.get(f"tekst_{tekst.groep}") and not gegevens.get(f"onderwerp_{tekst.groep}"):
                self.add_error(f"onderwerp_{tekst.groep}", _("Schrijf een onderwerp boven dit bericht."))
        return gegevens

    def fields_of(self, groep: str) -> tuple[Any, Any]:
        """Return the two fields of a group."""
        return self[f"onderwerp_{groep}"], self[f"tekst_{groep}"]

    def facts(self) -> dict[str, Any]:
        """Return what the act needs."""
        feiten = self.cleaned_data
        teksten = {rij.groep: (feiten[f"onderwerp_{rij.groep}"], feiten[f"tekst_{rij.groep}"]) for rij in self.teksten}
        return {"teksten": teksten, "versie": feiten["versie"], "pii_gezien": feiten["pii_gezien"]}


class AfhandelForm(TekstMetKeuze, forms.Form):
    """With what result the signals are finished."""

    tekst = tekstvak(
        _("Wat kwam eruit?"), _("Wie het meldde, leest dit bij de melding."),
        leeg=_("Schrijf op wat eruit kwam."),
    )  # fmt: skip
    pii_gezien = pii_gezien()
