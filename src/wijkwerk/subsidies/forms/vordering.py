"""What is filled in about money that must come back."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wijkwerk.kern import klok
from wijkwerk.subsidies.forms.velden import ZonderBsn, day, lines
from wijkwerk.web.geld import BedragField
from wijkwerk.web.stappen import StapForm


class OntvangstForm(StapForm):
    """How much came back, and when."""

    bedrag = BedragField(label=_("Hoeveel kwam er binnen?"), error_messages={"required": _("Vul het bedrag in.")})
    op = day(_("Wanneer?"), hulp=_("De dag op het afschrift."), verplicht=True)

    def opening(self) -> dict[str, Any]:
        """Start with all of it, today."""
        return {"bedrag": self.rij.open, "op": klok.vandaag()}


class BetaaluitstelForm(StapForm):
    """Until when somebody has the time."""

    uiterlijk_op = day(_("Nieuwe laatste dag"), verplicht=True)


class KwijtscheldingForm(ZonderBsn, StapForm):
    """Why it need not come back."""

    bsn_velden = ("motivering",)
    motivering = lines(_("Waarom hoeft dit niet terug?"), hulp=_("Dit komt in de brief."), leeg=_("Schrijf op waarom."))
