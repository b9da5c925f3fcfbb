"""One rule of a fund, and one invented application: forms made from what the rules know."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkwerk.rekenkern.regels import SOORTEN, InstellingFout, Veld, check_setting
from wijkwerk.subsidies.forms.velden import JaNeeField, ZonderBsn, day
from wijkwerk.subsidies.queries.check import areas_of
from wijkwerk.subsidies.queries.regelzin import SOORTNAMEN, WANNEER
from wijkwerk.subsidies.states.aanvraag import Bijlagesoort, Doel, Kostensoort
from wijkwerk.web.geld import BedragField
from wijkwerk.web.stappen import StapForm

LABELS: dict[str, Any] = {
    "bedrag": _("Bedrag"),
    "aantal": _("Aantal"),
    "procent": _("Procent"),
    "soorten": _("Welke kosten?"),
    "doelen": _("Welke doelen?"),
    "gebieden": _("Welke wijken?"),
    "bijlage": _("Welke bijlage?"),
    "van": _("Van"),
    "tot": _("Tot en met"),
    "wanneer": _("Wanneer?"),
}
EIGEN_LABELS: dict[tuple[str, str], Any] = {
    ("minimum_steun", "aantal"): _("Hoeveel andere adressen?"),
    ("dagen_vooraf", "aantal"): _("Hoeveel dagen van tevoren?"),
    ("leeftijd", "aantal"): _("Hoe oud?"),
    ("eerder", "aantal"): _("Hoe vaak per jaar?"),
    ("melding", "aantal"): _("Vanaf hoeveel bezoekers?"),
    ("mens", "aantal"): _("Vanaf hoeveel bezoekers?"),
    ("bijlage", "bedrag"): _("Vanaf welk bedrag?"),
}
FOUTEN: dict[str, Any] = {
    "ontbreekt": _("Vul dit in."),
    "getal": _("Vul een heel getal in."),
    "bereik": _("Dit getal kan hier niet."),
    "keuze": _("Kies er minstens een."),
    "dag": _("Kies een dag."),
}
ZEGT_NOOIT_NEE = ("melding", "mens")


class SoortForm(forms.Form):
    """Which kind of rule to add."""

    soort = forms.ChoiceField(label=_("Wat voor regel?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.fields["soort"].choices = [(sleutel, SOORTNAMEN[sleutel].naam) for sleutel in SOORTEN]


class RegelForm(ZonderBsn, StapForm):
    """One rule: what its kind asks, the sentence residents read, its article, and what a no leads to."""

    bsn_velden = ("tekst", "wat_te_doen", "deur")
    tekst = forms.CharField(
        label=_("Zo lezen bewoners de regel"),
        max_length=240,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Eén of twee korte zinnen, met u en jij-woorden: ‘U vraagt hoogstens EUR 500.’"),
        error_messages={"required": _("Schrijf de regel zoals bewoners hem lezen.")},
    )
    artikel = forms.CharField(
        label=_("Artikel"),
        max_length=40,
        help_text=_("Bijvoorbeeld: artikel 4, lid 1. Dit staat bij elk nee."),
        error_messages={"required": _("Noem het artikel.")},
    )
    bij_nee = forms.ChoiceField(
        label=_("Past een plan niet bij deze regel?"),
        choices=[("weiger", _("Dan is het antwoord nee")), ("mens", _("Dan kijkt een medewerker of het toch kan"))],
        widget=forms.RadioSelect,
        initial="weiger",
    )
    wat_te_doen = forms.CharField(
        label=_("Wat kan iemand doen om er wel aan te voldoen?"), max_length=240, required=False
    )
    deur = forms.CharField(
        label=_("Waar kan iemand terecht als het antwoord nee is?"),
        max_length=240,
        required=False,
        help_text=_("Een nee zonder andere weg sturen wij niet."),
    )

    def __init__(self, *args: Any, soort: str, voorwaarde: Any = None, **opties: Any) -> None:
        self.soort, self.voorwaarde = soort, voorwaarde
        super().__init__(*args, **opties)
        eigen = {f"i_{veld.naam}": _field(soort, veld) for veld in SOORTEN[soort].velden}
        self.fields = {"versie": self.fields.pop("versie"), **eigen, **self.fields}
        if soort in ZEGT_NOOIT_NEE:
            for naam in ("bij_nee", "deur"):
                del self.fields[naam]
        for veld in SOORTEN[soort].velden:
            if voorwaarde is not None:
                self.fields[f"i_{veld.naam}"].initial = voorwaarde.instelling.get(veld.naam)

    def opening(self) -> dict[str, Any]:
        """Start with the rule as it stands, or with the words of its kind."""
        if self.voorwaarde is None:
            return {}
        namen = ("tekst", "artikel", "bij_nee", "wat_te_doen", "deur")
        return {naam: getattr(self.voorwaarde, naam) for naam in namen}

    def clean(self) -> dict[str, Any]:
        """Let the kind of rule judge its setting; say at the field what is wrong."""
        gegevens = super().clean()
        ruw = {veld.naam: _plain(gegevens.get(f"i_{veld.naam}")) for veld in SOORTEN[self.soort].velden}
        if "wanneer" in ruw and ruw["wanneer"] != "bezoekers":
            ruw["aantal"] = ruw["aantal"] or 0
        try:
            self.instelling = check_setting(self.soort, ruw)
        except InstellingFout as fout:
            if f"i_{fout.veld}" not in self.errors:
                self.add_error(f"i_{fout.veld}", FOUTEN[fout.code])
        if ruw.get("van") and ruw.get("tot") and ruw["tot"] < ruw["van"]:
            self.add_error("i_tot", _("Deze dag ligt voor de eerste dag."))
        weigert = gegevens.get("bij_nee") == "weiger"
        if weigert and not (gegevens.get("deur") or "").strip():
            self.add_error("deur", _("Zeg waar iemand terecht kan als het antwoord nee is."))
        return gegevens

    def rule(self) -> dict[str, Any]:
        """Return the rule as its maker wrote it."""
        gegevens = self.cleaned_data
        namen = ("tekst", "artikel", "bij_nee", "wat_te_doen", "deur")
        vast = {naam: gegevens[naam] for naam in namen if naam in gegevens}
        return {"soort": self.soort, "instelling": self.instelling, **vast}


def _plain(waarde: Any) -> Any:
    """Return a day as text, the way settings are stored."""
    return waarde.isoformat() if hasattr(waarde, "isoformat") else waarde


def _field(soort: str, veld: Veld) -> forms.Field:
    label = EIGEN_LABELS.get((soort, veld.naam), LABELS[veld.naam])
    if veld.soort == "bedrag":
        return BedragField(label=label, error_messages={"required": FOUTEN["ontbreekt"]})
    if veld.soort in ("aantal", "procent"):
        return forms.IntegerField(
            label=label,
            required=soort not in ZEGT_NOOIT_NEE,
            min_value=0,
            max_value=100 if veld.soort == "procent" else 10**6,
            widget=forms.NumberInput(attrs={"inputmode": "numeric", "class": "veld-kort"}),
            error_messages={"required": FOUTEN["ontbreekt"], "invalid": FOUTEN["getal"]},
        )
    return day(label, verplicht=True) if veld.soort == "dag" else _choice(veld, label)


def _choice(veld: Veld, label: Any) -> forms.Field:
    if veld.soort in ("bijlage", "wanneer"):
        keuzes = Bijlagesoort.choices if veld.soort == "bijlage" else list(WANNEER.items())
        return forms.ChoiceField(
            label=label, choices=keuzes, widget=forms.RadioSelect, error_messages={"required": FOUTEN["keuze"]}
        )
    meer = {"kosten": Kostensoort.choices, "doelen": Doel.choices}
    keuzes = meer[veld.soort] if veld.soort in meer else list(areas_of())
    return forms.MultipleChoiceField(
        label=label,
        choices=keuzes,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": FOUTEN["keuze"]},
    )


class ProefForm(ZonderBsn, forms.Form):
    """An invented application to try the rules on; what is left open stays open."""

    bsn_velden = ("naam",)
    naam = forms.CharField(
        label=_("Hoe noemt u deze proef?"),
        max_length=80,
        help_text=_("Bijvoorbeeld: straatfeest van EUR 900. Noem niemand."),
        error_messages={"required": _("Geef de proef een naam.")},
    )
    verwacht = forms.ChoiceField(
        label=_("Wat hoort eruit te komen?"),
        choices=[
            ("ja", _("Ja, dit mag")),
            ("nee", _("Nee, dit mag niet")),
            ("mens", _("Een medewerker kijkt")),
            ("", _("Dat weet ik nog niet")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )
    gevraagd = BedragField(label=_("Gevraagd bedrag"))
    eigen_geld = BedragField(label=_("Eigen geld"), required=False)
    doelen = forms.MultipleChoiceField(
        label=_("Waarvoor"), choices=Doel.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    werkgebied = forms.ChoiceField(label=_("Wijk"), required=False)
    begint_na = forms.IntegerField(
        label=_("Hoeveel dagen na de aanvraag begint het?"), required=False, min_value=0, max_value=1000
    )
    steun = forms.IntegerField(label=_("Andere adressen die meedoen"), required=False, min_value=0, max_value=10_000)
    bezoekers = forms.IntegerField(label=_("Bezoekers"), required=False, min_value=0, max_value=1_000_000)
    eerder_toegekend = forms.IntegerField(
        label=_("Zo vaak kreeg dit adres dit jaar al iets"), required=False, min_value=0, max_value=100
    )
    open_voor_buurt = JaNeeField(label=_("Mag iedereen in de buurt meedoen?"), required=False)
    evenement = JaNeeField(label=_("Gaat er een straat dicht of komt er muziek?"), required=False)
    voorwerp_buiten = JaNeeField(label=_("Komt er iets buiten te staan?"), required=False)
    volwassen = JaNeeField(label=_("Is de aanvrager oud genoeg?"), required=False)
    bijlagen = forms.MultipleChoiceField(
        label=_("Bijlagen"), choices=Bijlagesoort.choices, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.fields["werkgebied"].choices = [("", _("Nog niet bekend")), *areas_of()]
        for soort in Kostensoort:
            self.fields[f"kosten_{soort}"] = BedragField(label=soort.label, required=False)

    @property
    def kosten(self) -> list[Any]:
        """The fields of the costs by kind, for the page."""
        return [self[f"kosten_{soort}"] for soort in Kostensoort]

    @property
    def feiten(self) -> list[Any]:
        """The other fields, for the page."""
        return [veld for veld in self if not veld.name.startswith("kosten_")]

    def facts(self) -> dict[str, Any]:
        """Return what the rules ask; open questions are left out."""
        gegevens = self.cleaned_data
        weg = ("naam", "verwacht")
        vast = {
            naam: waarde
            for naam, waarde in gegevens.items()
            if naam not in weg and not naam.startswith("kosten_") and waarde not in (None, "", [])
        }
        kosten = [[str(soort), gegevens[f"kosten_{soort}"]] for soort in Kostensoort if gegevens[f"kosten_{soort}"]]
        return vast | ({"kosten": kosten} if kosten else {})

    @staticmethod
    def first_values(feiten: dict[str, Any]) -> dict[str, Any]:
        """Return what the form starts with for these facts."""
        waarden = {naam: _yes_no(waarde) for naam, waarde in feiten.items() if naam != "kosten"}
        for soort, bedrag in feiten.get("kosten", ()):
            waarden[f"kosten_{soort}"] = waarden.get(f"kosten_{soort}", 0) + bedrag
        return waarden


def _yes_no(waarde: Any) -> Any:
    return {True: "ja", False: "nee"}[waarde] if isinstance(waarde, bool) else waarde
