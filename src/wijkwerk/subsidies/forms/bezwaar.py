"""What is filled in about an objection: making one, entering one, and every step of handling it."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkwerk.kern import klok
from wijkwerk.subsidies.forms.velden import JaNeeField, ZonderBsn, day, lines
from wijkwerk.subsidies.models import Beschikking
from wijkwerk.subsidies.queries import bezwaar as queries
from wijkwerk.subsidies.states.besluit import NIET_GEHOORD, Bezwaarstatus
from wijkwerk.web.geld import BedragField
from wijkwerk.web.stappen import StapForm

MOMENT = "%Y-%m-%dT%H:%M"
HOREN = _("Wilt u uw bezwaar komen vertellen?")


def moment(label: Any, hulp: Any = "") -> forms.DateTimeField:
    """Return a field for a day with an hour."""
    return forms.DateTimeField(
        label=label,
        help_text=hulp,
        input_formats=[MOMENT],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT),
        error_messages={
            "required": _("Kies een dag en een tijd."),
            "invalid": _("Dit is geen datum met tijd. Kies er een uit de kalender."),
        },
    )


class BezwaarForm(ZonderBsn, forms.Form):
    """What somebody writes who objects to a decision."""

    bsn_velden: tuple[str, ...] = ("gronden", "reden_te_laat")
    client_id = forms.UUIDField(widget=forms.HiddenInput)
    gronden = lines(
        _("Waarom bent u het niet eens met het besluit?"),
        rijen=6,
        hulp=_("Schrijf het op in uw eigen woorden. Zet er geen burgerservicenummer (BSN) in."),
        leeg=_("Schrijf op waarom u het niet eens bent met het besluit."),
        lengte=4000,
    )
    reden_te_laat = lines(
        _("Waarom kwam het later?"),
        rijen=3,
        hulp=_("De laatste dag is voorbij. Kon u er niets aan doen? Dan behandelen wij het misschien toch."),
        leeg=_("Vertel waarom het later werd."),
    )
    wil_horen = JaNeeField(
        label=HOREN, help_text=_("Dat is een gesprek met iemand die niet over uw aanvraag besloot. Het hoeft niet.")
    )

    def __init__(self, *args: Any, te_laat: bool, **opties: Any) -> None:
        super().__init__(*args, initial={"client_id": uuid4(), **(opties.pop("initial", None) or {})}, **opties)
        if not te_laat:
            del self.fields["reden_te_laat"]

    def facts(self) -> dict[str, Any]:
        """Return what the act takes."""
        return dict(self.cleaned_data)


class InvoerForm(ZonderBsn, forms.Form):
    """An objection on paper or at the counter, entered on behalf of who made it."""

    bsn_velden: tuple[str, ...] = ("gronden", "reden_te_laat")
    client_id = forms.UUIDField(widget=forms.HiddenInput)
    beschikking = forms.ModelChoiceField(
        label=_("Tegen welk besluit?"),
        queryset=Beschikking.objects.none(),
        empty_label=_("Kies een besluit"),
        error_messages={"required": _("Kies het besluit.")},
    )
    ontvangen_op = moment(_("Wanneer kwam het binnen?"), _("Dit moment telt voor de wet."))
    gepost_op = day(
        _("Datum van het poststempel"),
        hulp=_("Alleen bij een brief. Op tijd gepost en binnen een week binnen: dan is het ook op tijd."),
    )
    gronden = lines(
        _("Wat staat erin?"),
        rijen=6,
        hulp=_("Neem over wat er staat. Staat er geen reden in? Schrijf dat op, en vraag erom."),
        leeg=_("Neem over wat er in het bezwaar staat."),
        lengte=4000,
    )
    reden_te_laat = lines(_("Waarom kwam het te laat?"), hulp=_("Alleen als het te laat is, en het erin staat."))
    wil_horen = JaNeeField(label=_("Wil de bezwaarmaker het komen vertellen?"), initial="ja")

    def __init__(self, *args: Any, besluiten: list[Beschikking], **opties: Any) -> None:
        begin = {"client_id": uuid4(), "ontvangen_op": klok.nu()} | ({"beschikking": besluiten[0]} if besluiten else {})
        super().__init__(*args, initial=begin, **opties)
        self.fields["beschikking"].queryset = Beschikking.objects.filter(pk__in=[rij.pk for rij in besluiten])

    def facts(self) -> dict[str, Any]:
        """Return what the act takes, besides the decision."""
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if naam != "beschikking"}


class HoorzittingForm(StapForm):
    """When and where somebody tells the objection."""

    op = moment(_("Wanneer?"), _("Minstens tien dagen vooruit."))
    plek = forms.CharField(
        label=_("Waar?"), max_length=160, error_messages={"required": _("Vul in waar het gesprek is.")}
    )
    eerder_goed = forms.BooleanField(
        label=_("De bezwaarmaker vindt een eerdere dag goed"), required=False, help_text=_("Vraag dat eerst.")
    )

    def opening(self) -> dict[str, Any]:
        """Start with what is planned already."""
        return {"op": self.rij.hoorzitting_op, "plek": self.rij.hoorzitting_plek}


class VerslagForm(ZonderBsn, StapForm):
    """What was said in the conversation."""

    bsn_velden = ("verslag",)
    verslag = lines(
        _("Wat is er gezegd?"),
        rijen=8,
        hulp=_("Kort en zakelijk. Het verslag gaat mee met het besluit."),
        leeg=_("Schrijf op wat er is gezegd."),
        lengte=4000,
    )

    def opening(self) -> dict[str, Any]:
        """Start with the report there is."""
        return {"verslag": self.rij.verslag}


class UitstelForm(ZonderBsn, StapForm):
    """How much longer it takes, and why."""

    bsn_velden = ("reden",)
    weken = forms.IntegerField(
        label=_("Hoeveel weken langer?"),
        min_value=1,
        max_value=6,
        widget=forms.NumberInput(attrs={"class": "veld-kort"}),
        error_messages={"required": _("Vul een aantal weken in.")},
    )
    reden = lines(_("Waarom duurt het langer?"), hulp=_("Dit komt in de brief."), leeg=_("Schrijf op waarom."))


class BeslissingForm(ZonderBsn, StapForm):
    """What is decided on the objection."""

    bsn_velden = ("motivering",)
    uitkomst = forms.ChoiceField(
        label=_("Wat besluit u?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat u besluit.")},
    )
    heropen = forms.BooleanField(
        label=_("De aanvraag alsnog behandelen"),
        required=False,
        help_text=_("Alleen bij gegrond: er komt nu geen bedrag, de aanvraag gaat terug naar de beoordeling."),
    )
    bedrag = BedragField(label=_("Nieuw bedrag"), required=False)
    boven_plafond = forms.BooleanField(label=_("Ook boven het plafond"), required=False)
    motivering = lines(
        _("Waarom?"),
        rijen=6,
        hulp=_("Dit komt in de brief. Ga in op alles wat in het bezwaar staat."),
        leeg=_("Schrijf op waarom u dit besluit."),
        lengte=4000,
    )
    niet_gehoord = forms.ChoiceField(
        label=_("Waarom was er geen gesprek?"),
        required=False,
        choices=[("", _("Kies een reden")), *((code, woorden) for code, woorden in NIET_GEHOORD.items())],
        help_text=_("De bezwaarmaker wilde het komen vertellen. Zonder gesprek besluiten mag alleen om deze redenen."),
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        namen = dict(Bezwaarstatus.choices)
        self.fields["uitkomst"].choices = [(code, namen[code]) for code in queries.outcomes(self.rij)]
        laagste, hoogste = queries.lowest(self.rij), queries.highest(self.rij)
        self.ruimte = max(0, queries.room_then(self.rij.beschikking))
        self.fields["bedrag"].help_text = _("Alleen bij gegrond. Hoogstens EUR %(hoogste)s.") % {
            "hoogste": self.fields["bedrag"].prepare_value(hoogste)
        }
        self.fields["boven_plafond"].help_text = _(
            "Bij het eerste besluit was er nog EUR %(ruimte)s. Is het nieuwe bedrag hoger? Dan houdt het plafond het "
            "tegen (Awb, artikel 4:25), behalve als het er toch moet komen, zoals na een uitspraak van de rechter."
        ) % {"ruimte": self.fields["bedrag"].prepare_value(self.ruimte)}
        if laagste > hoogste:
            del self.fields["bedrag"]
        if laagste > hoogste or self.ruimte >= hoogste:
            del self.fields["boven_plafond"]
        if not queries.may_reopen(self.rij):
            del self.fields["heropen"]
        if self.rij.verslag or not self.rij.wil_horen:
            del self.fields["niet_gehoord"]
