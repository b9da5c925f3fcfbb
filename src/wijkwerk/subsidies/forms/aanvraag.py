"""The steps of an application, a form for each: plan, place, people, costs, money, who."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict
from django.utils.text import format_lazy
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from wijkwerk.kern.pii.keuze import TekstMetKeuze, pii_gezien
from wijkwerk.subsidies.forms.kosten import KostenForm
from wijkwerk.subsidies.forms.plek import PlekForm
from wijkwerk.subsidies.forms.velden import (
    HuisnummerField,
    JaNeeField,
    PostcodeField,
    RekeningField,
    ZonderBsn,
    lines,
)
from wijkwerk.subsidies.queries.betaalwijze import UITLEG
from wijkwerk.subsidies.states.aanvraag import Betaalwijze, Bijlagesoort, Doel
from wijkwerk.web.geld import BedragField
from wijkwerk.web.velden import mailveld


class PlanForm(ZonderBsn, TekstMetKeuze, forms.Form):
    """What somebody wants to do, and what for. The name of the plan becomes public."""

    pii_velden = ("titel",)
    bsn_velden: tuple[str, ...] = ("plan",)
    titel = forms.CharField(
        label=_("Hoe heet uw plan?"),
        help_text=_("Bijvoorbeeld: Straatfeest in de Weiden. Dit wordt openbaar. Zet er geen namen van mensen in."),
        max_length=100,
        error_messages={"required": _("Geef uw plan een naam.")},
    )
    pii_gezien = pii_gezien(_("Kies dit alleen als het niet zonder kan. Iedereen kan de naam van het plan lezen."))
    plan = lines(
        _("Wat wilt u gaan doen?"),
        hulp=_("Vertel het zoals u het aan uw buren vertelt. Een paar zinnen is genoeg."),
        leeg=_("Vertel wat u wilt gaan doen."),
        rijen=6,
        lengte=4000,
    )
    doelen = forms.MultipleChoiceField(
        label=_("Waar is het voor?"),
        help_text=_("U mag meer kiezen."),
        choices=Doel.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies waar het voor is. Twijfelt u? Kies wat er het meest op lijkt.")},
    )


class MensenForm(ZonderBsn, forms.Form):
    """Who joins, whom it is for, and what else is needed than money."""

    bsn_velden: tuple[str, ...] = ("met_wie", "vraagt_ruimte", "vraagt_hulp")
    bezoekers = forms.IntegerField(
        label=_("Hoeveel mensen verwacht u?"),
        help_text=_("Een schatting is goed."),
        required=False,
        min_value=1,
        max_value=100_000,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": _("Vul een getal in, bijvoorbeeld 40.")},
    )
    open_voor_buurt = JaNeeField(label=_("Mag iedereen in de buurt meedoen?"))
    met_wie = lines(_("Wie helpen mee?"), hulp=_("Bijvoorbeeld een school, een vereniging of een paar buren."))
    evenement = JaNeeField(
        label=_("Gaat er een straat dicht, komt er muziek of komen er veel mensen?"),
        help_text=_("Dan moet u het ook als evenement melden. Wij zeggen hoe."),
    )
    voorwerp_buiten = JaNeeField(
        label=_("Zet u iets neer op straat of in het groen?"),
        help_text=_("Bijvoorbeeld een bankje, een kast met boeken of een podium."),
    )
    vraagt_ruimte = lines(
        _("Hebt u een ruimte of spullen nodig?"),
        hulp=_("Bijvoorbeeld een zaal, tafels of een partytent. Misschien kunt u die lenen."),
    )
    vraagt_hulp = lines(_("Zoekt u vrijwilligers?"), hulp=_("Vertel wat zij kunnen doen, en wanneer."))


class GeldForm(forms.Form):
    """How much is asked, what there is already, and how the money comes."""

    gevraagd = BedragField(
        label=_("Hoeveel geld vraagt u?"), error_messages={"required": _("Vul in hoeveel u vraagt.")}
    )
    eigen_geld = BedragField(
        label=_("Hoeveel hebt u zelf, of krijgt u van anderen?"),
        help_text=_("Bijvoorbeeld van een sponsor of uit een potje van de straat. Niets? Laat het leeg."),
        required=False,
    )
    betaalwijze = forms.ChoiceField(
        label=_("Hoe wilt u het geld krijgen?"),
        choices=[(keuze.value, format_lazy("{}. {}", keuze.label, UITLEG[keuze])) for keuze in Betaalwijze],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe u het geld wilt krijgen.")},
    )
    iban = RekeningField(
        label=_("Rekeningnummer (IBAN)"),
        help_text=_("Alleen nodig als wij het geld overmaken. Bijvoorbeeld NL00 BANK 0123 4567 89."),
        required=False,
    )
    rekeninghouder = forms.CharField(
        label=_("Op wiens naam staat de rekening?"),
        required=False,
        max_length=70,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_gevraagd(self) -> Any:
        """Refuse to ask for nothing."""
        if self.cleaned_data["gevraagd"] == 0:
            raise ValidationError(_g("Vul een bedrag in dat hoger is dan nul."))
        return self.cleaned_data["gevraagd"]

    def clean(self) -> dict[str, Any]:
        """An account is only needed, and only kept, when the money comes there."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        gegevens["eigen_geld"] = gegevens.get("eigen_geld") or 0
        if gegevens.get("betaalwijze") != Betaalwijze.REKENING:
            self.errors.pop("iban", None)
            return gegevens | {"iban": "", "rekeninghouder": ""}
        if "iban" not in self.errors and not gegevens.get("iban"):
            self.add_error("iban", _g("Vul het rekeningnummer in waar het geld heen moet."))
        if not gegevens.get("rekeninghouder"):
            self.add_error("rekeninghouder", _g("Vul in op wiens naam de rekening staat."))
        return gegevens


class WieForm(forms.Form):
    """Who asks, and how to reach them."""

    naam = forms.CharField(
        label=_("Uw naam"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Vul uw naam in.")},
    )
    organisatie = forms.CharField(
        label=_("Naam van uw vereniging of bewonersgroep"),
        help_text=_("Als u het daarvoor aanvraagt. Deze naam mag openbaar worden."),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    straat = forms.CharField(
        label=_("Straat"),
        max_length=90,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
        error_messages={"required": _("Vul uw straat in.")},
    )
    huisnummer = HuisnummerField()
    postcode = PostcodeField()
    plaats = forms.CharField(
        label=_("Woonplaats"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "address-level2"}),
        error_messages={"required": _("Vul uw woonplaats in.")},
    )
    email = mailveld(
        _("E-mailadres"),
        _("Dan krijgt u alles per mail. Hebt u er geen? Dan sturen wij brieven."),
    )
    telefoon = forms.CharField(
        label=_("Telefoonnummer"),
        help_text=_("Alleen voor een vraag over uw plan."),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    volwassen = JaNeeField(label=_("Bent u 18 jaar of ouder?"))


class BijlageForm(forms.Form):
    """One paper at a time: a PDF or a photo."""

    soort = forms.ChoiceField(label=_("Wat is het?"), choices=Bijlagesoort.choices)
    bestand = forms.FileField(
        label=_("Bestand"),
        help_text=_("Een PDF of een foto, hooguit 10 MB. Uit een foto halen wij de verborgen gegevens."),
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/*", "class": "utrecht-textbox"}),
        error_messages={"required": _("Kies eerst een bestand."), "empty": _("Dit bestand is leeg.")},
    )


class LaterForm(forms.Form):
    """Where the link goes with which one can go on later."""

    email = mailveld(_("E-mailadres"), leeg=_("Vul uw e-mailadres in."))


@dataclass(frozen=True)
class Stap:
    """One page of the form: its noun in the address, its title, its form."""

    woord: str
    titel: Any
    form: type[forms.Form]


STAPPEN = (
    Stap("plan", _("Wat is uw plan?"), PlanForm),
    Stap("plek", _("Waar en wanneer is het?"), PlekForm),
    Stap("mensen", _("Wie doen er mee?"), MensenForm),
    Stap("kosten", _("Wat kost het?"), KostenForm),
    Stap("geld", _("Hoeveel geld vraagt u?"), GeldForm),
    Stap("aanvrager", _("Wie bent u?"), WieForm),
)
MET_LIJST = ("doelen",)


@dataclass(frozen=True)
class Lezing:
    """What a draft says: the checked facts of each step, and what is still missing or wrong, with words."""

    feiten: dict[str, Any]
    mist: dict[str, list[str]]

    @property
    def compleet(self) -> bool:
        """Whether it can be sent."""
        return not self.mist


def read(gegevens: Mapping[str, Any]) -> Lezing:
    """Check everything that was typed in a draft, step by step."""
    feiten: dict[str, Any] = {}
    mist: dict[str, list[str]] = {}
    for stap in STAPPEN:
        form = stap.form(as_post(gegevens))
        if form.is_valid():
            feiten |= form.cleaned_data
        else:
            mist[stap.woord] = [str(fout) for fouten in form.errors.values() for fout in fouten]
            feiten |= {naam: waarde for naam, waarde in form.cleaned_data.items() if naam not in form.errors}
    return Lezing(feiten, mist)


def as_post(gegevens: Mapping[str, Any]) -> Any:
    """Return what was kept as if it was just sent."""
    return MultiValueDict({naam: waarde if isinstance(waarde, list) else [waarde] for naam, waarde in gegevens.items()})
