"""The inbox: what it is narrowed to, what is done with a selection, and how a view is kept."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wijkwerk.kern import nummers
from wijkwerk.kern.taal import dutch
from wijkwerk.mensen.models import Organisatie
from wijkwerk.signalen.forms.werkplek_naar import receiver, receivers
from wijkwerk.signalen.models import Onderwerp, Weergave
from wijkwerk.signalen.queries import Filters, Keuzes
from wijkwerk.signalen.states import Kanaal, Status, Zichtbaarheid
from wijkwerk.web.toegang import houdt
from wijkwerk.web.velden import dagveld

OPEN = "open"
ALLES = "alles"
# A heap of signals at once goes to a table by its name; one signal gets a question of its own on the agenda.
TAFELS = (
    _("Wijkteamoverleg"),
    _("Overleg met de vakafdeling"),
    _("Wijkwethouder"),
    _("College"),
    _("Gemeenteraad"),
)


def keyveld(label: Any) -> forms.TypedChoiceField:
    """Return a choice from names by key; the names are given when the form is made."""
    return forms.TypedChoiceField(label=label, required=False, coerce=int, empty_value=None)


class FilterForm(forms.Form):
    """Every filter as it stands in the address; what cannot be read is left out, and said at the field."""

    zoek = forms.CharField(
        label=_("Zoeken"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"type": "search", "data-zoek": "", "placeholder": _("Tekst, plek of nummer")}),
    )
    status = forms.ChoiceField(
        label=_("Status"),
        required=False,
        choices=[(OPEN, _("Alles wat open is")), (ALLES, _("Alles, ook wat klaar is")), *Status.choices],
    )
    werkgebied = keyveld(_("Wijk"))
    onderwerp = keyveld(_("Onderwerp"))
    eigenaar = forms.ChoiceField(label=_("Wie heeft het"), required=False)
    te_laat = forms.BooleanField(label=_("Alleen te laat"), required=False)
    kanaal = forms.ChoiceField(
        label=_("Hoe kwam het binnen"), required=False, choices=[("", _("Alle manieren")), *Kanaal.choices]
    )
    zichtbaarheid = forms.ChoiceField(
        label=_("Wie mag het lezen"), required=False, choices=[("", _("Maakt niet uit")), *Zichtbaarheid.choices]
    )
    van = dagveld(_("Ontvangen vanaf"), verplicht=False)
    tot = dagveld(_("Ontvangen tot en met"), verplicht=False)

    def __init__(self, data: Any, keuzes: Keuzes) -> None:
        gegevens = data.copy()
        gegevens.setdefault("status", OPEN)
        super().__init__(gegevens)
        vast = [("", _("Iedereen")), ("ik", _("Ik")), ("niemand", _("Nog niemand"))]
        self.fields["eigenaar"].choices = [*vast, (_("Organisatie"), list(keuzes.ontvangers.items()))]
        self.fields["werkgebied"].choices = [("", _("Alle wijken")), *keuzes.werkgebieden.items()]
        self.fields["onderwerp"].choices = [("", _("Alle onderwerpen")), *keuzes.onderwerpen.items()]

    def filters(self) -> Filters:
        """Return the filters that could be read."""
        self.is_valid()
        schoon = {naam: waarde for naam, waarde in self.cleaned_data.items() if waarde}
        if schoon.get("status") == ALLES:
            del schoon["status"]
        return Filters(**schoon)

    def chips(self) -> list[tuple[str, str]]:
        """Return the active filters as (field, words); the ordinary 'open' is no filter."""
        self.is_valid()
        gekozen = [(naam, waarde) for naam, waarde in self.cleaned_data.items() if waarde and waarde != OPEN]
        return [(naam, self._words(naam, waarde)) for naam, waarde in gekozen]

    def _words(self, naam: str, waarde: Any) -> str:
        veld = self.fields[naam]
        if naam == "te_laat":
            return str(_("Te laat"))
        if isinstance(veld, forms.DateField):
            return f"{veld.label} {waarde:%d-%m-%Y}"
        return _choice_label(veld, waarde) if isinstance(veld, forms.ChoiceField) else f"“{waarde}”"


def _choice_label(veld: forms.ChoiceField, waarde: str) -> str:
    plat: dict[str, Any] = {}
    for sleutel, label in veld.choices:
        plat |= dict(label) if isinstance(label, list) else {sleutel: label}
    per_woord = {str(sleutel): label for sleutel, label in plat.items()}
    return str(per_woord.get(str(waarde), waarde)).partition(":")[0]


class HandelingForm(forms.Form):
    """Which act to do on the chosen signals: all that the list itself needs to ask."""

    handeling = forms.ChoiceField(
        label=_("Wat wilt u doen?"),
        choices=[
            ("", _("Kies")),
            ("take", _("Oppakken")),
            ("assign", _("Toewijzen")),
            ("forward", _("Doorzetten")),
            ("schedule", _("Op de agenda zetten")),
            ("classify", _("Onderwerp wijzigen")),
            ("show_to", _("Wijzigen wie het mag lezen")),
            ("merge", _("Samenvoegen")),
            ("close", _("Afhandelen")),
        ],
        error_messages={"required": _("Kies wat u met deze signalen wilt doen.")},
        widget=forms.Select(attrs={"data-handeling": ""}),
    )

    def __init__(self, *args: Any, persoon: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        if not houdt(persoon, "signalen.agenderen"):
            keuzes = self.fields["handeling"].choices
            self.fields["handeling"].choices = [keuze for keuze in keuzes if keuze[0] != "schedule"]


class BulkForm(HandelingForm):
    """One act on the chosen signals; only the fields that belong to the act are asked."""

    NODIG = {
        "take": (),
        "assign": ("naar",),
        "forward": ("naar", "antwoord_verwacht_op", "tekst"),
        "schedule": ("tafel",),
        "classify": ("onderwerp",),
        "show_to": ("zichtbaarheid",),
        "merge": ("met",),
        "close": ("tekst",),
    }
    naar = forms.ChoiceField(label=_("Naar wie?"), required=False)
    antwoord_verwacht_op = dagveld(_("Antwoord verwacht op"), verplicht=False)
    tafel = forms.ChoiceField(
        label=_("Welke tafel?"), required=False, choices=[("", _("Kies")), *[(dutch(naam), naam) for naam in TAFELS]]
    )
    onderwerp = forms.ModelChoiceField(
        label=_("Nieuw onderwerp"),
        required=False,
        queryset=Onderwerp.objects.filter(actief=True),
        empty_label=_("Kies"),
    )
    zichtbaarheid = forms.ChoiceField(
        label=_("Wie mag het lezen?"),
        required=False,
        choices=[("", _("Kies")), *[keuze for keuze in Zichtbaarheid.choices if keuze[0] != Zichtbaarheid.PARTNERS]],
    )
    met = forms.CharField(
        label=_("Nummer dat blijft"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"placeholder": "S26-00123-K"}),
    )
    tekst = forms.CharField(
        label=_("Toelichting of uitkomst"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.fields["naar"].choices = receivers()

    def asked(self, handeling: str) -> list[forms.BoundField]:
        """Return the fields that an act asks, none for an act that needs nothing or does not exist."""
        return [self[naam] for naam in self.NODIG.get(handeling, ())]

    @property
    def delen(self) -> list[tuple[forms.BoundField, str]]:
        """Return each further field with the acts it belongs to."""
        return [
            (self[naam], " ".join(daad for daad, velden in self.NODIG.items() if naam in velden))
            for naam in self.fields
            if naam != "handeling"
        ]

    def clean(self) -> dict[str, Any]:
        """Ask for what the act needs and forget the rest."""
        gegevens = super().clean() or self.cleaned_data
        for naam in self.NODIG.get(gegevens.get("handeling", ""), ()):
            if naam not in self.errors and not gegevens.get(naam):
                self.add_error(naam, _("Vul dit in bij deze keuze."))
        return gegevens

    def clean_met(self) -> int | None:
        """Return the key inside the number."""
        if not self.cleaned_data["met"]:
            return None
        try:
            return nummers.parse(self.cleaned_data["met"].strip()).volgnummer
        except ValueError as fout:
            raise ValidationError(str(fout)) from fout

    def facts(self) -> dict[str, Any]:
        """Return what the act takes, under the names the act uses."""
        gegevens = {naam: self.cleaned_data[naam] for naam in self.NODIG[self.cleaned_data["handeling"]]}
        daad = self.cleaned_data["handeling"]
        if daad == "assign":
            wie = receiver(gegevens["naar"])
            return {"organisatie": wie} if isinstance(wie, Organisatie) else {"persoon": wie}
        if daad == "forward":
            gegevens = gegevens | {"naar": receiver(gegevens["naar"]), "toelichting": gegevens.pop("tekst")}
        if daad == "close":
            return {"uitkomst": gegevens["tekst"]}
        return gegevens


class WeergaveForm(forms.Form):
    """A name for the filters of now."""

    naam = forms.CharField(
        label=_("Naam van deze weergave"),
        max_length=Weergave._meta.get_field("naam").max_length,
        error_messages={"required": _("Geef de weergave een naam, bijvoorbeeld: Parkeren in mijn wijk.")},
    )
    filters = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput)
