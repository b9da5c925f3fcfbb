"""What is filled in to decide: first the letter is shown as it will be, then it goes."""

import hashlib
import json
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wijkwerk.subsidies.models import Voorstel, Voorwaarde
from wijkwerk.subsidies.queries import besluit as queries
from wijkwerk.subsidies.states.besluit import INTREKGRONDEN, PLAFOND_OP, WEIGERGRONDEN
from wijkwerk.web.datums import als_euro
from wijkwerk.web.geld import BedragField
from wijkwerk.web.stappen import StapForm
from wijkwerk.web.velden import tekstvak


class BriefForm(StapForm):
    """Base of every step with a letter: it goes only when who decides saw the letter as it is now.

    The browser sends back what the letter was made of as a fingerprint (`gezien`); the view puts it there with the
    letter (`seen`).
    """

    gezien = forms.CharField(widget=forms.HiddenInput, required=False)
    alleen_hier: tuple[str, ...] = ("gezien",)

    def fingerprint(self) -> str:
        """Return what the letter is made of, in short."""
        feiten = {naam: str(waarde) for naam, waarde in self.facts().items() if naam != "versie"}
        return hashlib.sha256(json.dumps(feiten, sort_keys=True).encode()).hexdigest()

    def clean(self) -> dict[str, Any]:
        """Ask to look at the letter first, unless it was looked at as it is."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and "voorbeeld" not in self.data and gegevens.get("gezien") != self.fingerprint():
            self.add_error(
                None, gettext("Bekijk eerst de brief zoals hij de deur uitgaat. Klopt hij, verstuur hem dan.")
            )
            self.eerst_lezen = True
        return gegevens

    eerst_lezen = False

    def seen(self) -> None:
        """Remember that the letter is on the screen as it is now."""
        self.data = self.data.copy()
        self.data["gezien"] = self.fingerprint()


class ToekenningForm(BriefForm):
    """How much, and why."""

    bedrag = BedragField(label=_("Hoeveel krijgt dit plan?"), error_messages={"required": _("Vul een bedrag in.")})
    motivering = tekstvak(
        _("Waarom kent u dit toe?"),
        _("Eén of twee warme, heldere zinnen. De aanvrager leest ze boven in de brief."),
        leeg=_("Schrijf op waarom u dit toekent."),
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        hoogste = als_euro(queries.highest(self.rij))
        self.fields["bedrag"].help_text = _("Hoogstens %(bedrag)s.") % {"bedrag": hoogste}

    def opening(self) -> dict[str, Any]:
        """Return the most that may be granted."""
        return {"bedrag": queries.highest(self.rij)}


class AfwijzingForm(BriefForm):
    """On which rule that says no, or which ground in the law; why; and where else one can go."""

    grond = forms.ChoiceField(
        label=_("Op welke regel wijst u af?"),
        help_text=_("Afwijzen kan alleen op een regel die nee zegt, of op een grond in de wet."),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies de regel waarop u afwijst.")},
    )
    motivering = tekstvak(
        _("Leg uit waarom"), _("Zonder verwijt. De aanvrager leest dit in de brief."),
        leeg=_("Schrijf op waarom u dit afwijst."),
    )  # fmt: skip
    deur = tekstvak(
        _("Waar kan iemand wel terecht?"), _("Noem een andere deur: een fonds, een persoon of een plek."), rijen=2,
        leeg=_("Noem een andere deur: waar kan iemand wel terecht?"),
    )  # fmt: skip
    alleen_hier = ("gezien", "grond")

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.fields["grond"].choices = [*((f"r{u.voorwaarde_id}", _rule_words(u)) for u in self._against), *self._law()]

    @property
    def _against(self) -> list[Any]:
        return queries.against(self.rij)

    def _law(self) -> list[tuple[str, str]]:
        op = queries.fits_after_line(self.rij, self.rij.gevraagd)
        return [
            (grond, f"{woorden} ({grond})")
            for grond, woorden in WEIGERGRONDEN.items()
            if not (op and grond == PLAFOND_OP)
        ]

    def opening(self) -> dict[str, Any]:
        """Return the first rule that says no, with the door it names."""
        tegen = queries.against(self.rij)
        if not tegen:
            return {}
        eerste = tegen[0]
        return {"grond": f"r{eerste.voorwaarde_id}", "deur": eerste.voorwaarde.deur, "motivering": eerste.reden}

    def facts(self) -> dict[str, Any]:
        """Return what the act takes: the rule or the ground in the law."""
        feiten, grond = super().facts(), self.cleaned_data["grond"]
        if grond in WEIGERGRONDEN:
            return feiten | {"weigergrond": grond}
        return feiten | {"voorwaarde": Voorwaarde.objects.get(pk=int(grond[1:]))}


def _rule_words(uitkomst: Any) -> str:
    return f"{capfirst(uitkomst.voorwaarde.artikel)}: {uitkomst.voorwaarde.tekst} {uitkomst.reden}"


class BuitenForm(BriefForm):
    """What stayed missing."""

    motivering = tekstvak(
        _("Wat bleef er missen?"), _("De aanvrager leest dit, en mag een nieuwe aanvraag doen."),
        leeg=_("Schrijf op wat er bleef missen."),
    )  # fmt: skip


class VaststellingForm(BriefForm):
    """The final amount, and why when it is less."""

    bedrag = BedragField(label=_("Op welk bedrag stelt u vast?"), error_messages={"required": _("Vul een bedrag in.")})
    motivering = tekstvak(_("Toelichting"), _("Verplicht als het minder wordt (artikel 4:46). De aanvrager leest dit."))

    def opening(self) -> dict[str, Any]:
        """Return what was granted."""
        return {"bedrag": self.rij.toegekend}


class IntrekkingForm(BriefForm):
    """On which ground, and why."""

    grond = forms.ChoiceField(
        label=_("Op welke grond?"),
        choices=list(INTREKGRONDEN.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies de grond waarop u intrekt.")},
    )
    motivering = tekstvak(
        _("Waarom trekt u de toekenning in?"), _("Wat al betaald is, moet terug. De aanvrager leest dit."),
        leeg=_("Schrijf op waarom u dit intrekt."),
    )  # fmt: skip


class MeekijkenForm(forms.Form):
    """The second pair of eyes: agree, or give it back with a remark."""

    oordeel = forms.ChoiceField(
        label=_("Bent u het eens met dit voorstel?"),
        choices=[("akkoord", _("Ja, het besluit kan de deur uit")), ("terug", _("Nee, ik geef het terug"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies ja of nee.")},
    )
    opmerking = tekstvak(_("Opmerking"), _("Verplicht als u het teruggeeft."), rijen=3)

    def __init__(self, *args: Any, voorstel: Voorstel, **opties: Any) -> None:
        self.voorstel = voorstel
        super().__init__(*args, **opties)

    def clean(self) -> dict[str, Any]:
        """Ask for a remark with what goes back."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        if gegevens.get("oordeel") == "terug" and not str(gegevens.get("opmerking", "")).strip():
            self.add_error("opmerking", gettext("Schrijf op waarom u het voorstel teruggeeft."))
        return gegevens

    def facts(self) -> dict[str, Any]:
        """Return what the act takes."""
        return {"akkoord": self.cleaned_data["oordeel"] == "akkoord", "opmerking": self.cleaned_data["opmerking"]}
