"""An application on behalf of somebody: everything on one page, with the moment of receipt that counts in law."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkwerk.subsidies.forms.aanvraag import GeldForm, MensenForm, PlanForm, WieForm
from wijkwerk.subsidies.forms.kosten import KostenForm
from wijkwerk.subsidies.forms.plek import PlekForm
from wijkwerk.subsidies.models import Regelingversie
from wijkwerk.subsidies.states.aanvraag import Kanaal
from wijkwerk.subsidies.states.regeling import Versiestatus
from wijkwerk.web.velden import OntvangenField

MOMENT = "%Y-%m-%dT%H:%M"


# The questions of a resident, asked by somebody else: label and help.
ANDERS: dict[str, tuple[Any, Any]] = {
    "titel": (_("Hoe heet het plan?"), _("Bijvoorbeeld: Straatfeest in de Weiden. Dit wordt openbaar, zonder namen.")),
    "plan": (_("Wat gaan zij doen?"), _("Schrijf het op zoals de aanvrager het vertelt. Een paar zinnen is genoeg.")),
    "naam": (_("Naam van de aanvrager"), ""),
    "organisatie": (
        _("Vereniging of bewonersgroep"),
        _("Als de aanvraag daarvan komt. Deze naam mag openbaar worden."),
    ),
    "email": (_("E-mailadres"), _("Dan gaat alles per mail. Geen e-mail? Dan sturen wij brieven.")),
    "telefoon": (_("Telefoonnummer"), _("Alleen voor een vraag over het plan.")),
    "volwassen": (_("Is de aanvrager 18 jaar of ouder?"), ""),
    "gevraagd": (_("Hoeveel geld vragen zij?"), ""),
    "eigen_geld": (
        _("Hoeveel hebben zij zelf, of krijgen zij van anderen?"),
        _("Bijvoorbeeld van een sponsor. Niets? Laat het leeg."),
    ),
    "betaalwijze": (_("Hoe willen zij het geld krijgen?"), ""),
    "bezoekers": (_("Hoeveel mensen verwachten zij?"), _("Een schatting is goed.")),
    "evenement": (
        _("Gaat er een straat dicht, komt er muziek of komen er veel mensen?"),
        _("Zeg erbij dat zij het dan ook als evenement moeten melden."),
    ),
    "voorwerp_buiten": (
        _("Komt er iets op straat of in het groen?"),
        _("Bijvoorbeeld een bankje, een kast met boeken of een podium."),
    ),
    "vraagt_ruimte": (
        _("Hebben zij een ruimte of spullen nodig?"),
        _("Bijvoorbeeld een zaal, tafels of een partytent."),
    ),
    "vraagt_hulp": (_("Zoeken zij vrijwilligers?"), _("Wat kunnen die doen, en wanneer?")),
    "begint_op": (_("Wanneer begint het?"), _("Nog geen dag? Laat het leeg.")),
}


class InvoerForm(PlanForm, PlekForm, MensenForm, KostenForm, GeldForm, WieForm):
    """All steps of an application together, for who takes it down."""

    bsn_velden = (*PlanForm.bsn_velden, *PlekForm.bsn_velden, *MensenForm.bsn_velden)
    kanaal = forms.ChoiceField(
        label=_("Hoe kwam het binnen?"),
        choices=[(k.value, k.label) for k in (Kanaal.PAPIER, Kanaal.BALIE, Kanaal.TELEFOON)],
        widget=forms.RadioSelect,
        initial=Kanaal.PAPIER,
    )
    ontvangen_op = OntvangenField(
        label=_("Wanneer kwam het binnen?"),
        help_text=_("Dit moment telt voor de wet. Bij een brief: de dag waarop hij is ontvangen, niet vandaag."),
    )
    regelingversie = forms.ModelChoiceField(
        label=_("Voor welke regeling?"),
        queryset=Regelingversie.objects.none(),
        empty_label=_("Kies"),
        error_messages={"required": _("Kies de regeling.")},
    )
    client_id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        for veld, (label, hulp) in ANDERS.items():
            self.fields[veld].label, self.fields[veld].help_text = label, hulp
        # What came in before a version closed counts still, so closed ones of the last year can be chosen.
        versies = Regelingversie.objects.filter(status__in=(Versiestatus.OPEN, Versiestatus.GESLOTEN))
        self.fields["regelingversie"].queryset = versies.select_related("regeling").order_by("status", "regeling__naam")
