"""What is filled in to judge an application: the filters of the list, and the steps before a decision."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wijkwerk.kern import klok, termijnen
from wijkwerk.mensen.models import Persoon, Rol, Rolvervulling
from wijkwerk.subsidies.models import Advies, Regeluitkomst
from wijkwerk.subsidies.models.beoordeling import Oordeel
from wijkwerk.subsidies.queries import aanvraag as queries
from wijkwerk.subsidies.queries.aanvraag import Filters
from wijkwerk.subsidies.queries.beoordeling import weeks_left_to_extend
from wijkwerk.subsidies.queries.klok import ends_if_extended
from wijkwerk.subsidies.states.aanvraag import EIND, Status
from wijkwerk.web.datums import als_dag
from wijkwerk.web.stappen import StapForm
from wijkwerk.web.velden import dagveld, tekstvak

ADVIES_WERKDAGEN = 5


class FilterForm(forms.Form):
    """The filters of the list as they stand in the address; what cannot be read is left out."""

    zoek = forms.CharField(
        label=_("Zoeken"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": _("Nummer of woord"), "data-zoek": ""}),
    )
    stand = forms.ChoiceField(
        label=_("Stand"),
        required=False,
        choices=[
            ("open", _("Alles zonder besluit")),
            (queries.NABIJ, _("Te laat of bijna te laat")),
            (queries.LAAT, _("Te laat")),
            (queries.DEZE_WEEK, _("Deze week")),
            (queries.TWEEDE, _("Wacht op een tweede beoordelaar")),
            (queries.RUIM, _("Nog tijd genoeg")),
            (queries.AANVULLING, _("Wacht op aanvulling")),
            (queries.STIL, _("Geen antwoord op onze vraag")),
            *((status.value, status.label) for status in (Status.VERLEEND, *EIND)),
            ("alles", _("Alles")),
        ],
    )
    fonds = forms.TypedChoiceField(label=_("Fonds"), required=False, coerce=int, empty_value=None)
    werkgebied = forms.TypedChoiceField(label=_("Wijk"), required=False, coerce=int, empty_value=None)
    wie = forms.ChoiceField(
        label=_("Wie doet het"),
        required=False,
        choices=[("", _("Iedereen")), ("ik", _("Ik")), ("niemand", _("Nog niemand"))],
    )

    def __init__(self, data: Any) -> None:
        gegevens = data.copy()
        gegevens.setdefault("stand", "open")
        super().__init__(gegevens)
        self.fields["fonds"].choices = [("", _("Alle fondsen")), *queries.fund_choices()]
        self.fields["werkgebied"].choices = [("", _("Alle wijken")), *queries.area_choices()]

    def filters(self) -> Filters:
        """Return the filters that could be read."""
        self.is_valid()
        return Filters(**{naam: waarde for naam, waarde in self.cleaned_data.items() if waarde})


class BelangForm(StapForm):
    """Whether one has anything to do with who asks."""

    alleen_hier = ("versie", "antwoord")
    antwoord = forms.ChoiceField(
        label=_("Heeft u iets met deze aanvrager of dit plan te maken?"),
        help_text=_(
            "Bijvoorbeeld: u bent familie, bevriend of buren, u doet zelf mee, of u verdient eraan. Wie er iets mee "
            "te maken heeft, beslist niet mee (Algemene wet bestuursrecht, artikel 2:4)."
        ),
        choices=[("nee", _("Nee, ik kan hier vrij over oordelen")), ("ja", _("Ja, een collega moet dit doen"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies ja of nee.")},
    )

    def facts(self) -> dict[str, Any]:
        """Return what the act takes."""
        return {"vrij": self.cleaned_data["antwoord"] == "nee"}


class AanvullingForm(StapForm):
    """What is missing, and until when it may come."""

    vraag = tekstvak(
        _("Wat mist er nog?"),
        _("De aanvrager leest dit in een brief. Noem precies wat u nodig heeft, en waarom."),
        leeg=_("Schrijf op wat er nog mist."),
    )
    uiterlijk_op = dagveld(_("Tot wanneer kan iemand het aanvullen?"), _("Tot en met die dag staat de termijn stil."))

    def opening(self) -> dict[str, Any]:
        """Return the usual time to complete it."""
        dagen = timedelta(days=self.rij.regelingversie.aanvul_dagen)
        return {"uiterlijk_op": termijnen.verleng_atw(klok.vandaag() + dagen)}


class AangevuldForm(StapForm):
    """What came in by post, phone or at the counter."""

    tekst = tekstvak(
        _("Wat heeft de aanvrager aangevuld?"),
        _("Schrijf het op zoals het binnenkwam."),
        leeg=_("Vul dit in. Een zin is genoeg."),
    )


class VerdagingForm(StapForm):
    """By how many weeks, and why."""

    weken = forms.TypedChoiceField(label=_("Met hoeveel weken?"), coerce=int)
    reden = tekstvak(
        _("Waarom duurt het langer?"), _("De aanvrager leest dit in een brief."), leeg=_("Schrijf op waarom.")
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        einden = ends_if_extended(self.rij, weeks_left_to_extend(self.rij))
        self.fields["weken"].choices = [(week, _until(week, dag)) for week, dag in enumerate(einden, 1)]


def _until(weken: int, dag: date) -> str:
    zin = ngettext("%(aantal)s week: besluit uiterlijk %(dag)s", "%(aantal)s weken: besluit uiterlijk %(dag)s", weken)
    return zin % {"aantal": weken, "dag": als_dag(dag)}


class BerichtForm(StapForm):
    """Something for who asks, or for colleagues only."""

    alleen_hier = ("versie",)
    tekst = tekstvak(_("Wat wilt u zeggen?"), leeg=_("Schrijf op wat u wilt zeggen."))


class AdviesvraagForm(StapForm):
    """Ask somebody who knows the wijk: whom, what, by when."""

    alleen_hier = ("versie",)
    adviseur = forms.ModelChoiceField(
        label=_("Aan wie vraagt u advies?"),
        help_text=_("Wie advies geeft, ziet het plan en de kosten, en niet wie het vraagt."),
        queryset=Persoon.objects.none(),
        empty_label=_("Kies iemand"),
        error_messages={"required": _("Kies aan wie u advies vraagt.")},
    )
    vraag = tekstvak(_("Wat wilt u weten?"), rijen=3, leeg=_("Schrijf op wat u wilt weten."))
    uiterlijk_op = dagveld(_("Wanneer wilt u het weten?"))

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.fields["adviseur"].queryset = advisers(self.rij.werkgebied_id, self.persoon)
        self.fields["adviseur"].label_from_instance = _describe

    def opening(self) -> dict[str, Any]:
        """Return a day that leaves time to decide."""
        dag = termijnen.add_werkdagen(klok.vandaag(), ADVIES_WERKDAGEN)
        einde = self.rij.beslis_uiterlijk
        return {"uiterlijk_op": max(min(dag, einde), klok.vandaag()) if einde else dag}


def advisers(werkgebied: int, persoon: Any) -> Any:
    """Return who can be asked: who has a role in this area or for the whole city that reads applications."""
    rollen = (Rol.PARTNER, Rol.BEHANDELAAR, Rol.WIJKREGISSEUR, Rol.WIJKWETHOUDER, Rol.BUDGETBEHEERDER)
    hier = Rolvervulling.objects.valid_on(klok.vandaag()).filter(
        Q(werkgebied=werkgebied) | Q(werkgebied=None), rol__in=rollen
    )
    mensen = Persoon.objects.filter(is_active=True, pk__in=hier.values("persoon")).exclude(pk=persoon.pk)
    return mensen.exclude(soort=Persoon.Soort.BEWONER).select_related("organisatie").order_by("naam")


def _describe(persoon: Persoon) -> str:
    plek = persoon.organisatie.naam if persoon.organisatie else persoon.functie
    return f"{persoon.naam}, {plek}" if plek else persoon.naam


class AdviesForm(forms.Form):
    """Give advice: what, why, and in a weighed round points per criterion."""

    strekking = forms.ChoiceField(
        label=_("Wat adviseert u?"),
        choices=Advies.Strekking.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat u adviseert.")},
    )
    tekst = tekstvak(
        _("Waarom?"),
        _("Twee of drie zinnen. Schrijf niets over personen."),
        leeg=_("Schrijf op waarom u dit adviseert."),
    )

    def __init__(self, *args: Any, advies: Advies, **opties: Any) -> None:
        begin = {"strekking": advies.strekking, "tekst": advies.tekst}
        super().__init__(*args, initial=begin, **opties)
        ronde = advies.aanvraag.ronde
        self.criteria = [criterium["naam"] for criterium in ronde.criteria] if ronde else []
        for nummer, naam in enumerate(self.criteria):
            self.fields[f"punt_{nummer}"] = forms.IntegerField(
                label=naam,
                help_text=_("Een cijfer van 0 tot en met 10."),
                min_value=0,
                max_value=10,
                initial=advies.punten.get(naam),
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
                error_messages={"required": _("Geef een cijfer van 0 tot en met 10.")},
            )

    def facts(self) -> dict[str, Any]:
        """Return what the act takes."""
        punten = {naam: self.cleaned_data[f"punt_{nummer}"] for nummer, naam in enumerate(self.criteria)}
        return {"strekking": self.cleaned_data["strekking"], "tekst": self.cleaned_data["tekst"], "punten": punten}


class OordeelForm(forms.Form):
    """What a person makes of one rule: yes or no, and why."""

    oordeel = forms.ChoiceField(
        label=_("Voldoet het plan aan deze regel?"),
        choices=[(Oordeel.JA, _("Ja")), (Oordeel.NEE, _("Nee"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies ja of nee.")},
    )
    toelichting = tekstvak(
        _("Waarom vindt u dat?"), _("Collega's lezen dit, en het kan in een besluit terugkomen."),
        leeg=_("Schrijf op waarom u dit vindt."),
    )  # fmt: skip

    def __init__(self, *args: Any, uitkomst: Regeluitkomst, **opties: Any) -> None:
        begin = {"oordeel": uitkomst.oordeel, "toelichting": uitkomst.toelichting}
        super().__init__(*args, initial=begin, **opties)
