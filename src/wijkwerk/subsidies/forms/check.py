"""The two-minute check: a few questions without personal data. What is left open stays open."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.subsidies.forms.velden import JaNeeField, day
from wijkwerk.subsidies.queries.check import areas_of
from wijkwerk.subsidies.states.aanvraag import Doel, Kostensoort
from wijkwerk.web.geld import BedragField

# What the check and the application ask with the same words go along into the application.
MEE = ("doelen", "begint_op", "gevraagd", "eigen_geld", "open_voor_buurt", "evenement", "voorwerp_buiten", "volwassen")


class CheckForm(forms.Form):
    """What for, when, where, how much, who joins, and what the money is for."""

    doelen = forms.MultipleChoiceField(
        label=_("Waar is uw plan voor?"),
        help_text=_("U mag meer kiezen."),
        choices=Doel.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies waar het voor is.")},
    )
    wijk = forms.ChoiceField(label=_("In welke wijk?"), required=False)
    begint_op = day(_("Wanneer begint het?"), hulp=_("Weet u het nog niet? Laat het dan leeg."))
    gevraagd = BedragField(
        label=_("Hoeveel geld wilt u vragen?"),
        help_text=_("Een schatting is goed. Bijvoorbeeld 400."),
        error_messages={"required": _("Vul in hoeveel geld u ongeveer wilt vragen.")},
    )
    eigen_geld = BedragField(label=_("Hoeveel hebt u zelf, of krijgt u van anderen?"), required=False)
    steun = forms.IntegerField(
        label=_("Hoeveel andere adressen doen mee?"),
        help_text=_("Tel uw eigen adres niet mee."),
        required=False,
        min_value=0,
        max_value=10_000,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": _("Vul een getal in, bijvoorbeeld 3.")},
    )
    open_voor_buurt = JaNeeField(label=_("Mag iedereen in de buurt meedoen?"), required=False)
    evenement = JaNeeField(label=_("Gaat er een straat dicht, komt er muziek of komen er veel mensen?"), required=False)
    voorwerp_buiten = JaNeeField(label=_("Zet u iets neer op straat of in het groen?"), required=False)
    volwassen = JaNeeField(label=_("Bent u 18 jaar of ouder?"), required=False)

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.fields["wijk"].choices = [("", _("Weet ik nog niet")), *areas_of()]
        for soort in Kostensoort:
            self.fields[f"kosten_{soort}"] = BedragField(label=soort.label, required=False)

    @property
    def kosten(self) -> list[Any]:
        """The fields of the costs by kind, for the page."""
        return [self[f"kosten_{soort}"] for soort in Kostensoort]

    def area(self) -> Werkgebied | None:
        """Return the area that was chosen."""
        return Werkgebied.objects.filter(sleutel=self.cleaned_data["wijk"]).first()

    def facts(self) -> dict[str, Any]:
        """Return what the rules ask, as `queries.toets.plan_from` reads it; open questions stay open."""
        gegevens = self.cleaned_data
        kosten = [(str(soort), bedrag) for soort in Kostensoort if (bedrag := gegevens[f"kosten_{soort}"])]
        namen = ("doelen", "gevraagd", "begint_op", "steun", "open_voor_buurt", "evenement", "voorwerp_buiten")
        feiten = {naam: gegevens[naam] for naam in (*namen, "volwassen")}
        return feiten | {
            "eigen_geld": gegevens["eigen_geld"] or 0,
            "kosten": kosten or None,
            "werkgebied": gegevens["wijk"] or None,
        }
