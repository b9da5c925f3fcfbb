"""What is filled in to set the money of a fund for a year, and to change it."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.kern import klok
from wijkwerk.subsidies.forms.velden import ZonderBsn, day
from wijkwerk.subsidies.models import Regeling
from wijkwerk.subsidies.queries.plafond import Over, Plafondblad, inhabitants
from wijkwerk.subsidies.states.regeling import Plafondverdeling
from wijkwerk.web.datums import als_euro
from wijkwerk.web.geld import BedragField

PER_WIJK = (Plafondverdeling.GEBIED, Plafondverdeling.FORMULE, Plafondverdeling.GERESERVEERD)


def _decision() -> forms.CharField:
    return forms.CharField(
        label=_("Welk besluit?"),
        max_length=160,
        help_text=_("Bijvoorbeeld: besluit van het college van 3 november 2026."),
        error_messages={"required": _("Noem het besluit.")},
    )


class PlafondKeuzeForm(forms.Form):
    """For which fund and year, and how it is laid over the city; the second page asks the amounts."""

    regeling = forms.ModelChoiceField(label=_("Welk fonds?"), queryset=Regeling.objects.none(), empty_label=None)
    jaar = forms.IntegerField(label=_("Welk jaar?"), min_value=2020, max_value=2100)
    verdeling = forms.ChoiceField(
        label=_("Hoe ligt het geld over de stad?"), choices=Plafondverdeling.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        begin = {"jaar": klok.vandaag().year + 1, "verdeling": Plafondverdeling.STAD}
        opties["initial"] = begin | (opties.get("initial") or {})
        super().__init__(*args, **opties)
        self.fields["regeling"].queryset = Regeling.objects.filter(actief=True)


class PlafondForm(ZonderBsn, forms.Form):
    """The amount, the period, the decision, and what each area gets. Amounts in cents; a formula has weights."""

    bsn_velden = ("besluit",)
    bedrag = BedragField(label=_("Hoeveel geld is er in totaal?"), error_messages={"required": _("Vul het bedrag in.")})
    van = day(_("Vanaf"), verplicht=True)
    tot = day(_("Tot"), hulp=_("De eerste dag waarop het niet meer geldt."), verplicht=True)
    besluit = _decision()
    gepubliceerd_op = day(
        _("Op welke dag is of wordt het bekendgemaakt?"),
        hulp=_("Een plafond wordt bekend voordat de periode begint (Awb, artikel 4:27)."),
        verplicht=True,
    )

    def __init__(self, *args: Any, jaar: int, verdeling: str, vorig: Plafondblad | None = None, **opties: Any) -> None:
        self.verdeling, self.vorig = verdeling, vorig
        vandaag = klok.vandaag()
        # Who is late starts the period after the day on which it becomes known.
        begin: dict[str, Any] = {"van": max(date(jaar, 1, 1), vandaag + timedelta(days=1)), "gepubliceerd_op": vandaag}
        begin |= {"tot": date(jaar + 1, 1, 1)} | self._as_before(jaar)
        opties["initial"] = begin | (opties.get("initial") or {})
        super().__init__(*args, **opties)
        self.gebieden: list[tuple[Werkgebied, int]] = inhabitants(klok.vandaag()) if verdeling in PER_WIJK else []
        if verdeling == Plafondverdeling.GERESERVEERD:
            self.fields["gereserveerd_tot"] = day(
                _("Tot welke dag is het deel van een wijk voor die wijk?"),
                hulp=_("Daarna gaat wat over is vanzelf naar de stad."),
                verplicht=True,
            )
        for gebied, inwoners in self.gebieden:
            self.fields[f"deel_{gebied.sleutel}"] = self._part(gebied, inwoners)
        if verdeling == Plafondverdeling.GERESERVEERD:
            self.fields["deel_stad"] = BedragField(label=_("Voor de hele stad"), required=False)

    def _as_before(self, jaar: int) -> dict[str, Any]:
        """Start from the ceiling of the year before: its amount, and when it is laid out alike, its parts."""
        if self.vorig is None:
            return {}
        if self.vorig.plafond.verdeling != self.verdeling or self.verdeling not in PER_WIJK:
            return {"bedrag": self.vorig.totaal}
        begin: dict[str, Any] = {"bedrag": self.vorig.plafond.bedrag}  # as it was set: so its parts add up
        if (tot := self.vorig.plafond.gereserveerd_tot) is not None:
            begin["gereserveerd_tot"] = date(jaar, tot.month, min(tot.day, 28))
        if self.verdeling != Plafondverdeling.FORMULE:
            delen = [over.deel for over in self.vorig.delen]
            begin |= {f"deel_{deel.werkgebied.sleutel if deel.werkgebied else 'stad'}": deel.bedrag for deel in delen}
        return begin

    def _part(self, gebied: Werkgebied, inwoners: int) -> forms.Field:
        if self.verdeling != Plafondverdeling.FORMULE:
            return BedragField(label=gebied.naam, required=False)
        return forms.IntegerField(
            label=gebied.naam,
            min_value=0,
            max_value=10**7,
            initial=inwoners,
            widget=forms.NumberInput(attrs={"inputmode": "numeric", "class": "veld-kort"}),
            error_messages={"required": _("Vul het aantal inwoners in, of 0.")},
        )

    @property
    def vast(self) -> list[Any]:
        """The fields that every ceiling has, for the page."""
        return [veld for veld in self if not veld.name.startswith("deel_")]

    @property
    def delen(self) -> list[Any]:
        """The fields of the parts, for the page."""
        return [veld for veld in self if veld.name.startswith("deel_")]

    def parts(self) -> dict[Werkgebied | None, int] | None:
        """Return the part of each area (None: the whole city), or None when there is one amount for the city."""
        if self.verdeling not in PER_WIJK:
            return None
        delen: dict[Werkgebied | None, int] = {
            gebied: self.cleaned_data.get(f"deel_{gebied.sleutel}") or 0 for gebied, _inwoners in self.gebieden
        }
        if self.verdeling == Plafondverdeling.GERESERVEERD:
            delen[None] = self.cleaned_data.get("deel_stad") or 0
        return delen

    def clean(self) -> dict[str, Any]:
        """Check the period and that the parts are together exactly the ceiling."""
        gegevens = super().clean()
        if gegevens.get("bedrag") == 0:
            self.add_error("bedrag", _("Vul een bedrag in dat hoger is dan nul."))
        self._check_days(gegevens)
        delen = self.parts()
        bedrag = gegevens.get("bedrag")
        if delen is not None and bedrag and self.verdeling != Plafondverdeling.FORMULE:
            self._check_sum(bedrag, sum(delen.values()))
        return gegevens

    def _check_days(self, gegevens: Mapping[str, Any]) -> None:
        van, tot, bekend = (gegevens.get(naam) for naam in ("van", "tot", "gepubliceerd_op"))
        if van and tot and tot <= van:
            self.add_error("tot", _("Deze dag ligt niet na de eerste dag."))
        if van and bekend and bekend >= van:
            melding = _(
                "Een plafond wordt bekend voordat de periode begint, minstens een dag eerder (Awb, artikel 4:27)."
            )
            self.add_error("gepubliceerd_op", melding)
        eind = gegevens.get("gereserveerd_tot")
        if eind and van and tot and not van < eind < tot:
            self.add_error("gereserveerd_tot", _("Kies een dag in de periode."))

    def _check_sum(self, bedrag: int, som: int) -> None:
        if som != bedrag:
            melding = _("De delen zijn samen %(som)s. Dat moet %(bedrag)s zijn.")
            waarden = {"som": als_euro(som), "bedrag": als_euro(bedrag)}
            waar = self.delen[-1].name if self.delen else "bedrag"
            self.add_error(waar, forms.ValidationError(melding, params=waarden))

    def facts(self) -> dict[str, Any]:
        """Return what the act takes."""
        namen = ("bedrag", "van", "tot", "besluit", "gepubliceerd_op")
        vast = {naam: self.cleaned_data[naam] for naam in namen}
        return vast | {
            "verdeling": self.verdeling,
            "delen": self.parts(),
            "gereserveerd_tot": self.cleaned_data.get("gereserveerd_tot"),
        }


class PlafondwijzigingForm(ZonderBsn, forms.Form):
    """Another amount for one part, with the decision."""

    bsn_velden = ("besluit",)
    was = forms.IntegerField(widget=forms.HiddenInput)
    bedrag = BedragField(label=_("Nieuw bedrag"), error_messages={"required": _("Vul het nieuwe bedrag in.")})
    besluit = _decision()

    def __init__(self, *args: Any, over: Over, **opties: Any) -> None:
        self.over = over
        super().__init__(*args, initial={"was": over.plafond, "bedrag": over.plafond}, **opties)
