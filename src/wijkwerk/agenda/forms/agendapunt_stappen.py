"""What is filled in for each next step with a question, and to ask or give advice."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkwerk.agenda.forms.agendapunt import TafelVelden
from wijkwerk.agenda.forms.velden import dag, pii_gezien
from wijkwerk.agenda.models import Advies, Agendapunt, Knelpunt
from wijkwerk.agenda.queries.advies import LEESBAAR
from wijkwerk.agenda.states.agendapunt import Status
from wijkwerk.kern import klok, termijnen
from wijkwerk.kern.pii.keuze import TekstMetKeuze
from wijkwerk.mensen.models import Organisatie, Persoon
from wijkwerk.web.stappen import StapForm
from wijkwerk.web.velden import tekstvak

ADVIES_WERKDAGEN = 5


class TeruggaveForm(TekstMetKeuze, StapForm):
    """Hand it back: why."""

    pii_velden = ("reden",)
    alleen_hier = ("pii_gezien",)
    reden = tekstvak(
        _("Waarom gaat de vraag terug?"),
        _("Wie de vraag stelde, leest dit. Wat is er nodig om wel te antwoorden?"),
        leeg=_("Schrijf op waarom de vraag teruggaat."),
    )
    pii_gezien = pii_gezien()


class OpschalingForm(TekstMetKeuze, StapForm):
    """Take it up: why this table does not get it further."""

    pii_velden = ("reden",)
    alleen_hier = ("pii_gezien",)
    reden = tekstvak(
        _("Waarom moet dit naar een hogere tafel?"), _("De nieuwe tafel leest dit."),
        leeg=_("Schrijf op waarom dit naar een hogere tafel moet."),
    )  # fmt: skip
    pii_gezien = pii_gezien()


class AfvoeringForm(TekstMetKeuze, StapForm):
    """Take it off: why."""

    pii_velden = ("reden",)
    alleen_hier = ("pii_gezien",)
    reden = tekstvak(
        _("Waarom gaat de vraag van de agenda?"),
        _("De signalen aan deze draad komen weer bij u te liggen."),
        leeg=_("Schrijf op waarom de vraag van de agenda gaat."),
    )
    pii_gezien = pii_gezien()


class VerleggingForm(TekstMetKeuze, TafelVelden, StapForm):
    """Another table, and why when it lay at one already."""

    pii_velden = ("reden",)
    alleen_hier = ("pii_gezien",)
    reden = tekstvak(_("Waarom een andere tafel?"), _("De oude en de nieuwe tafel lezen dit."), rijen=3)
    pii_gezien = pii_gezien()
    field_order = ("versie", "tafel", "organisatie", "reden", "pii_gezien")

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.fields["reden"].required = self.rij.status == Status.WACHT
        self.fields["reden"].error_messages["required"] = _("Schrijf op waarom dit naar een andere tafel gaat.")

    def opening(self) -> dict[str, Any]:
        """Return the table it lies at."""
        return {"tafel": self.rij.tafel, "organisatie": self.rij.organisatie_id}


class MeldingForm(TekstMetKeuze, forms.Form):
    """Say by hand that something is stuck."""

    pii_velden = ("toelichting",)
    toelichting = tekstvak(
        _("Wat zit er vast?"), _("Wat is er nodig om verder te komen? De tafel erboven leest dit."),
        leeg=_("Schrijf op wat er vastzit."),
    )  # fmt: skip
    pii_gezien = pii_gezien()


class VastForm(MeldingForm, StapForm):
    """The same on the screen of a question: whatever changed in it meanwhile, it can be stuck."""

    versie = None  # type: ignore[assignment]  # Django's way to leave a field of the base out
    alleen_hier = ("pii_gezien",)


class OplossingForm(TekstMetKeuze, forms.Form):
    """What came of a knelpunt, and a new day for what is still open."""

    pii_velden = ("uitkomst",)
    uitkomst = tekstvak(
        _("Hoe is het opgelost?"), _("Kort: wat gaf de doorbraak, en wie doet nu wat?"),
        leeg=_("Schrijf op hoe het is opgelost."),
    )  # fmt: skip
    nieuwe_datum = dag(_("Wanneer moet het nu klaar zijn?"), verplicht=False)
    pii_gezien = pii_gezien()

    def __init__(self, *args: Any, knelpunt: Knelpunt, **opties: Any) -> None:
        super().__init__(*args, **opties)
        punt, actie = knelpunt.agendapunt, knelpunt.actie
        termijn = punt.gewenst_op if punt is not None else actie and actie.uiterlijk_op
        open_ = punt.is_open if punt is not None else bool(actie and actie.is_open)
        if not open_:
            del self.fields["nieuwe_datum"]
        elif termijn and termijn < klok.vandaag():
            veld = self.fields["nieuwe_datum"]
            veld.required, veld.help_text = True, _("De oude datum is voorbij.")
            veld.error_messages["required"] = _("De oude datum is voorbij. Kies wanneer het nu klaar moet zijn.")


class AdviesvraagForm(TekstMetKeuze, forms.Form):
    """Ask somebody: whom, what, by when, and what they may read of it."""

    pii_velden = ("vraag",)
    aan = forms.ChoiceField(
        label=_("Aan wie vraagt u advies?"), error_messages={"required": _("Kies aan wie u advies vraagt.")}
    )
    vraag = tekstvak(
        _("Wat wilt u van hen weten?"), _("Zij lezen dit boven hun antwoord."), rijen=3,
        leeg=_("Schrijf op waarover u advies wilt."),
    )  # fmt: skip
    uiterlijk_op = dag(_("Wanneer wilt u het weten?"), _("Zij krijgen twee werkdagen vooraf een herinnering."))
    ook_leesbaar = forms.MultipleChoiceField(
        label=_("Wat mogen zij nog meer lezen?"),
        help_text=_("De vraag, de toelichting en de opties lezen zij altijd. De rest alleen als u het aankruist."),
        choices=list(LEESBAAR.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    pii_gezien = pii_gezien()

    def __init__(self, *args: Any, punt: Agendapunt, **opties: Any) -> None:
        begin = {"uiterlijk_op": min(termijnen.add_werkdagen(klok.vandaag(), ADVIES_WERKDAGEN), _not_before(punt))}
        super().__init__(*args, initial=begin, **opties)
        self.fields["aan"].choices = advisers()

    def adviser(self) -> dict[str, Any]:
        """Return the chosen person or organisation as the action takes it."""
        soort, sleutel = self.cleaned_data["aan"][0], int(self.cleaned_data["aan"][1:])
        if soort == "o":
            return {"organisatie": Organisatie.objects.get(pk=sleutel)}
        return {"persoon": Persoon.objects.get(pk=sleutel)}


def _not_before(punt: Agendapunt) -> Any:
    return max(punt.gewenst_op, klok.vandaag())


def advisers() -> list[Any]:
    """Return who can be asked: departments, partners, and everyone who works with us; two queries."""
    groepen: dict[Any, list[tuple[str, str]]] = {}
    for organisatie in Organisatie.objects.filter(actief=True).order_by("soort", "naam"):
        groepen.setdefault(organisatie.get_soort_display(), []).append((f"o{organisatie.pk}", organisatie.naam))
    personen = Persoon.objects.filter(is_active=True).exclude(soort=Persoon.Soort.BEWONER).order_by("naam")
    mensen = [(f"p{persoon.pk}", f"{persoon.naam}, {persoon.functie}".rstrip(", ")) for persoon in personen]
    return [("", _("Kies")), *groepen.items(), (_("Mensen"), mensen)]


class AntwoordForm(TekstMetKeuze, forms.Form):
    """The advice itself: a judgement and why."""

    pii_velden = ("antwoord",)
    versie = forms.IntegerField(widget=forms.HiddenInput)
    oordeel = forms.ChoiceField(
        label=_("Wat adviseert u?"),
        choices=Advies.Oordeel.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat u adviseert.")},
    )
    antwoord = tekstvak(
        _("Waarom?"), _("Een paar zinnen is genoeg. Noem geen namen van bewoners."), rijen=6,
        leeg=_("Schrijf op waarom u dit vindt."),
    )  # fmt: skip
    pii_gezien = pii_gezien()

    def __init__(self, *args: Any, advies: Advies, **opties: Any) -> None:
        begin = {"versie": advies.versie, "oordeel": advies.oordeel, "antwoord": advies.antwoord}
        super().__init__(*args, initial=begin, **opties)
