"""What residents fill in for a vote: an idea, a code, a ballot."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkwerk.kern.pii.keuze import TekstMetKeuze, pii_gezien
from wijkwerk.kern.weigering import Weigering
from wijkwerk.subsidies.models import Idee, Stemronde
from wijkwerk.subsidies.queries import stembiljet
from wijkwerk.subsidies.states.stemronde import Stemvorm
from wijkwerk.web.geld import BedragField
from wijkwerk.web.velden import mailveld


class IdeeForm(TekstMetKeuze, forms.Form):
    """An idea: what, where, about how much; name and address only for who wants to hear more."""

    pii_velden = ("titel", "tekst", "plek")

    client_id = forms.UUIDField(widget=forms.HiddenInput)
    titel = forms.CharField(
        label=_("Hoe heet uw idee?"), max_length=80, error_messages={"required": _("Geef uw idee een naam.")}
    )
    tekst = forms.CharField(
        label=_("Wat wilt u in de wijk?"),
        help_text=_("Een paar zinnen is genoeg. Iedereen kan dit lezen. Zet er dus geen namen in."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Vertel wat u wilt in de wijk.")},
    )
    plek = forms.CharField(
        label=_("Waar is het?"), help_text=_("Een straat, plein of park."), max_length=120, required=False
    )
    kosten = BedragField(
        label=_("Wat kost het ongeveer?"),
        help_text=_("Een schatting is goed. De gemeente rekent het na."),
        error_messages={"required": _("Schat wat het kost. U mag ernaast zitten.")},
    )
    email = mailveld(
        _("Uw e-mailadres"),
        _(
            "Alleen als u wilt horen hoe het verder gaat. Na de uitslag wissen wij het. Is uw idee gekozen? Dan wissen "
            "wij het als vaststaat wie het maakt."
        ),
    )
    indiener = forms.CharField(
        label=_("Uw naam"),
        help_text=_("Zo spreken wij u aan in de mail. Anderen zien uw naam niet."),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    pii_gezien = pii_gezien(_("Iedereen kan dit lezen."))

    def __init__(self, *args: Any, **opties: Any) -> None:
        opties["initial"] = {"client_id": uuid4(), **(opties.get("initial") or {})}
        super().__init__(*args, **opties)


class CodeForm(forms.Form):
    """The code from the letter."""

    code = forms.CharField(
        label=_("Uw stemcode"),
        help_text=_("Hij staat in de brief, bijvoorbeeld ABCD-EFGH-JKLM. Kleine letters en spaties zijn ook goed."),
        max_length=40,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "class": "utrecht-textbox stem-code",
            }
        ),
        error_messages={"required": _("Typ de code uit uw brief.")},
    )


class BiljetForm(forms.Form):
    """A ballot: crosses or points, with the code that came before it. Also used for the overview and the last step."""

    code = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, *args: Any, ronde: Stemronde, ideeen: list[Idee], **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.ronde, self.ideeen = ronde, ideeen
        self.met_punten = ronde.vorm == Stemvorm.PUNTEN
        for idee in ideeen:
            if self.met_punten:
                self.fields[f"punten_{idee.letter}"] = forms.IntegerField(
                    label=idee.titel, required=False, min_value=0, max_value=ronde.punten
                )
            else:
                self.fields[f"kies_{idee.letter}"] = forms.BooleanField(label=idee.titel, required=False)

    @property
    def regels(self) -> list[tuple[Idee, Any]]:
        """Return every idea with its field, for the page."""
        naam = "punten" if self.met_punten else "kies"
        return [(idee, self[f"{naam}_{idee.letter}"]) for idee in self.ideeen]

    def clean(self) -> dict[str, Any]:
        """Gather the choices and refuse what cannot be a ballot, in the words of the act."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        naam = "punten" if self.met_punten else "kies"
        waarden = {idee.letter: gegevens.get(f"{naam}_{idee.letter}") for idee in self.ideeen}
        gegevens["keuzes"] = {letter: int(waarde) for letter, waarde in waarden.items() if waarde}
        if not self.errors:
            try:
                stembiljet.check_choices(self.ronde, gegevens["keuzes"])
            except Weigering as weigering:
                self.add_error(None, weigering.melding)
        return gegevens

    def chosen(self) -> list[tuple[Idee, int]]:
        """Return what was chosen, in the order of the ballot."""
        keuzes = self.cleaned_data["keuzes"]
        return [(idee, keuzes[idee.letter]) for idee in self.ideeen if idee.letter in keuzes]
