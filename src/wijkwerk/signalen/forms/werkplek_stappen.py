"""What staff and partners fill in for each next step with a signal. A form checks; the action decides and writes."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wijkwerk.gebieden import queries as gebieden
from wijkwerk.kern import klok, nummers, termijnen
from wijkwerk.kern.pii.keuze import TekstMetKeuze
from wijkwerk.mensen.models import Organisatie, Persoon
from wijkwerk.signalen.forms.velden import pii_gezien
from wijkwerk.signalen.forms.werkplek_naar import receiver, receivers
from wijkwerk.signalen.models import AndereDeur, Onderwerp
from wijkwerk.signalen.states import Zichtbaarheid
from wijkwerk.web.stappen import StapForm
from wijkwerk.web.velden import dagveld, tekstvak

ANTWOORD_WERKDAGEN = 10


OPEN_PLEK = re.compile(r"\[[^\]\n]{2,60}\]")


def no_gaps(tekst: str) -> None:
    """Refuse a draft in which something between square brackets still waits to be filled in."""
    if open_plek := OPEN_PLEK.search(tekst):
        raise ValidationError(_("Vul %(plek)s nog in, of haal het weg.") % {"plek": open_plek[0]})


def conceptvak(label: Any, uitleg: Any = "", *, rijen: int = 5, leeg: Any = "") -> forms.CharField:
    """Return a field for a few sentences; a draft with gaps is not finished."""
    leeg = leeg or _("Vul dit in. Een zin is genoeg.")
    return tekstvak(label, uitleg, rijen=rijen, leeg=leeg, validators=[no_gaps])


class DoorzettingForm(StapForm):
    """Pass it on: to whom, why, and when their answer is expected."""

    naar = forms.ChoiceField(label=_("Wie krijgt het?"), error_messages={"required": _("Kies wie het signaal krijgt.")})
    antwoord_verwacht_op = dagveld(
        _("Wanneer verwacht u antwoord?"), _("De melder leest deze datum ook. Op deze dag krijgt u een herinnering.")
    )
    toelichting = conceptvak(
        _("Wat vraagt u aan hen?"), _("Alleen voor collega's en de ontvanger. De melder leest dit niet."), rijen=4
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.fields["naar"].choices = receivers()
        self.fields["naar"].initial = (
            f"o{self.rij.onderwerp.organisatie_id}" if self.rij.onderwerp.organisatie_id else ""
        )
        self.fields["antwoord_verwacht_op"].initial = termijnen.add_werkdagen(klok.vandaag(), ANTWOORD_WERKDAGEN)
        self.fields["antwoord_verwacht_op"].widget.attrs["min"] = klok.vandaag().isoformat()

    def clean_naar(self) -> Organisatie | Persoon:
        """Return the receiver itself."""
        return receiver(self.cleaned_data["naar"])

    def clean_antwoord_verwacht_op(self) -> date:
        """Refuse a day that is over."""
        dag: date = self.cleaned_data["antwoord_verwacht_op"]
        if dag < klok.vandaag():
            raise ValidationError(_("Deze dag is al geweest. Kies vandaag of later."))
        return dag


class TerugleggingForm(StapForm):
    """Hand it back: it does not belong here, and why."""

    reden = conceptvak(_("Waarom legt u het terug?"), _("De wijkregisseur leest dit. De melder niet."), rijen=4)


class AntwoordForm(StapForm):
    """The answer of a partner or department, which goes back along the thread."""

    tekst = conceptvak(
        _("Wat is uw antwoord?"),
        _("Wat hebt u gezien of gedaan? De wijkregisseur maakt er een bericht aan de melder van."),
    )


class AfhandelingForm(TekstMetKeuze, StapForm):
    """The end: done, or not for us and then where it does belong."""

    pii_velden = ("uitkomst",)
    soort = forms.ChoiceField(choices=[("close", ""), ("decline", "")], widget=forms.HiddenInput, initial="close")
    deur = forms.ModelChoiceField(
        label=_("Waar kan de melder wel terecht?"),
        queryset=AndereDeur.objects.filter(actief=True),
        required=False,
        empty_label=_("Geen van deze"),
        help_text=_("De tekst van deze deur komt vanzelf onder uw bericht."),
    )
    uitkomst = conceptvak(
        _("Wat is er gedaan? Dit leest de melder."),
        _("Schrijf kort en gewoon. Wat is er gedaan, en wat merkt de melder daarvan?"),
        rijen=8,
        leeg=_("Schrijf wat er is gedaan. Zonder uitkomst kan het niet klaar zijn."),
    )
    pii_gezien = pii_gezien()

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        if self["soort"].value() == "decline":
            self.fields["uitkomst"].label = _("Waarom kan het niet? Dit leest de melder.")
            self.fields["uitkomst"].help_text = _(
                "Schrijf kort en gewoon. Wees eerlijk over wat wij wel en niet kunnen."
            )
        else:
            del self.fields["deur"]


class SamenvoegingForm(StapForm):
    """The other signal about the same thing, chosen from what is near or by its number."""

    met = forms.CharField(
        label=_("Nummer van het signaal dat blijft"),
        help_text=_("Bijvoorbeeld S26-00123-K. Dit signaal gaat daarin op. De melder krijgt daarvan bericht."),
        max_length=20,
    )

    def clean_met(self) -> int:
        """Return the key inside the number; whether the person may see that signal is asked where it is read."""
        try:
            return nummers.parse(self.cleaned_data["met"].strip()).volgnummer
        except ValueError as fout:
            raise ValidationError(str(fout)) from fout


class VraagForm(TekstMetKeuze, StapForm):
    """A question that the reporter answers behind the link."""

    alleen_hier = ("versie",)
    tekst = conceptvak(_("Wat wilt u van de melder weten?"), _("Stel een vraag tegelijk."), rijen=4)
    pii_gezien = pii_gezien()


class BerichtForm(TekstMetKeuze, StapForm):
    """A message to the reporter between two steps."""

    alleen_hier = ("versie",)
    tekst = conceptvak(_("Bericht aan de melder"))
    pii_gezien = pii_gezien()


class NotitieForm(TekstMetKeuze, StapForm):
    """An internal note; also not a place for casework."""

    alleen_hier = ("versie",)
    tekst = conceptvak(_("Interne notitie"), _("Alleen voor collega's. De melder leest dit niet."), rijen=4)
    alleen_regisseur = forms.BooleanField(label=_("Alleen voor de wijkregisseur"), required=False)
    pii_gezien = pii_gezien()


class HeropeningForm(TekstMetKeuze, StapForm):
    """Open it again; the reporter reads why."""

    pii_velden = ("reden",)
    reden = conceptvak(_("Waarom opent u het weer?"), _("De melder leest dit ook."), rijen=3)
    pii_gezien = pii_gezien()


class ZichtbaarheidForm(StapForm):
    """Who may read it, and for 'genoemde partners' who they are."""

    zichtbaarheid = forms.ChoiceField(
        label=_("Wie mag dit lezen?"), choices=Zichtbaarheid.choices, widget=forms.RadioSelect
    )
    partners = forms.ModelMultipleChoiceField(
        label=_("Welke partners?"),
        queryset=Organisatie.objects.filter(actief=True, soort=Organisatie.Soort.PARTNER),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Alleen bij 'Genoemde partners'."),
    )

    def opening(self) -> dict[str, Any]:
        """Return who may read it now."""
        partners = self.rij.partners.values_list("organisatie", flat=True)
        return {"zichtbaarheid": self.rij.zichtbaarheid, "partners": partners}

    def clean(self) -> dict[str, Any]:
        """Named partners need names."""
        gegevens = super().clean() or self.cleaned_data
        if gegevens.get("zichtbaarheid") == Zichtbaarheid.PARTNERS and not gegevens.get("partners"):
            self.add_error("partners", _("Kies minstens een partner."))
        return gegevens


class OnderwerpKeuzeForm(StapForm):
    """What it is about, and the title colleagues see."""

    onderwerp = forms.ModelChoiceField(
        label=_("Waar gaat het over?"), queryset=Onderwerp.objects.filter(actief=True), empty_label=None
    )
    titel = forms.CharField(
        label=_("Titel"),
        help_text=_("Kort en over de plek, bijvoorbeeld: Zwerfvuil bij de vijver."),
        max_length=100,
        required=False,
    )

    def opening(self) -> dict[str, Any]:
        """Return what it is about now."""
        return {"onderwerp": self.rij.onderwerp_id, "titel": self.rij.titel}


class ToewijzingForm(StapForm):
    """Who has it from now on, without passing it on."""

    naar = forms.ChoiceField(label=_("Wie heeft het?"), error_messages={"required": _("Kies wie het heeft.")})

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.fields["naar"].choices = receivers(eerst=self.persoon)

    def clean_naar(self) -> Organisatie | Persoon:
        """Return the receiver itself."""
        return receiver(self.cleaned_data["naar"])


class PlaatsForm(TekstMetKeuze, StapForm):
    """Where it really is: a pin, or a buurt from the list, and words."""

    pii_velden = ("plek",)
    alleen_hier = ("lat", "lon")
    lat = forms.FloatField(required=False, widget=forms.HiddenInput)
    lon = forms.FloatField(required=False, widget=forms.HiddenInput)
    buurt = forms.ChoiceField(label=_("Of kies de buurt uit de lijst"), required=False)
    plek = forms.CharField(label=_("De plek in woorden"), max_length=160, required=False)
    pii_gezien = pii_gezien()

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.fields["buurt"].choices = [("", _("Kies een buurt")), *gebieden.area_choices(klok.vandaag())]

    def opening(self) -> dict[str, Any]:
        """Return where it is now."""
        return {naam: getattr(self.rij, naam) for naam in ("lat", "lon", "plek")}

    def clean(self) -> dict[str, Any]:
        """One of the two is needed."""
        gegevens = super().clean() or self.cleaned_data
        heeft_punt = gegevens.get("lat") is not None and gegevens.get("lon") is not None
        gegevens["punt"] = (gegevens["lat"], gegevens["lon"]) if heeft_punt else None
        if not heeft_punt and not gegevens.get("buurt"):
            raise ValidationError(_("Wijs de plek aan op de kaart, of kies een buurt uit de lijst."))
        return gegevens
