"""Where and when it is: an address that was searched, a place on the map, or a buurt from the list."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wijkwerk.gebieden import queries as gebieden
from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.kern import klok
from wijkwerk.kern.weigering import Weigering
from wijkwerk.subsidies.forms.velden import ZonderBsn, day
from wijkwerk.web import adreskeuze


class PlekForm(ZonderBsn, forms.Form):
    """A place gives the working area whose money it is; a day may still be open."""

    bsn_velden: tuple[str, ...] = ("plek",)
    begint_op = day(_("Wanneer begint het?"), hulp=_("Weet u de dag nog niet? Laat het dan leeg."))
    eindigt_op = day(_("Wanneer is het klaar?"), hulp=_("Duurt het één dag? Laat het dan leeg."))
    adres = forms.CharField(
        label=_("Zoek een adres of straat"),
        help_text=_("Bijvoorbeeld de straat met een huisnummer in de buurt, of een postcode."),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    gevonden = forms.ChoiceField(label=_("Bedoelt u een van deze adressen?"), required=False, widget=forms.RadioSelect)
    lat = forms.FloatField(required=False, widget=forms.HiddenInput)
    lon = forms.FloatField(required=False, widget=forms.HiddenInput)
    buurt = forms.ChoiceField(label=_("Of kies de buurt uit de lijst"), required=False)
    plek = forms.CharField(
        label=_("Waar precies?"),
        help_text=_("Bijvoorbeeld: op het veldje, in het buurthuis."),
        required=False,
        max_length=160,
    )

    # Of an application that is changed: the area stays when somebody chooses no other place.
    gebied = forms.ModelChoiceField(queryset=Werkgebied.objects.all(), required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, adressen: list[Any] | None = None, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.fields["buurt"].choices = [("", _("Kies een buurt")), *gebieden.area_choices(klok.vandaag())]
        self.fields["gevonden"].choices = adreskeuze.choices(self, adressen)

    def clean(self) -> dict[str, Any]:
        """Find the working area: a chosen address wins, then the place on the map, then the buurt."""
        gegevens: dict[str, Any] = super().clean()
        begin, eind = gegevens.get("begint_op"), gegevens.get("eindigt_op")
        if eind and not begin:
            gegevens["begint_op"] = eind
        if begin and eind and eind < begin:
            self.add_error("eindigt_op", _("De laatste dag ligt voor de eerste dag."))
        gegevens |= {"werkgebied": gegevens.pop("gebied", None), "punt": None}
        try:
            self._find(gegevens)
        except Weigering as weigering:
            self.add_error("adres", weigering.melding)
        return gegevens

    def _find(self, gegevens: dict[str, Any]) -> None:
        keuze, lat, lon = (gegevens.pop(naam, None) for naam in ("buurt", "lat", "lon"))
        gegevens["buurt"] = None
        if gegevens.get("gevonden"):
            self._by_point(gegevens, self._address(gegevens))
        elif lat is not None and lon is not None:
            self._by_point(gegevens, (lat, lon))
        elif keuze:
            self._by_area(gegevens, keuze)
        elif gegevens["werkgebied"] is None:
            self.add_error("buurt", _("Zoek een adres, wijs de plek aan, of kies de buurt uit de lijst."))

    def _address(self, gegevens: dict[str, Any]) -> tuple[float, float]:
        punt, label = adreskeuze.read(gegevens["gevonden"])
        if punt is None:
            raise Weigering(_("Kies een van de adressen."), regel="subsidies.plek")
        gegevens["plek"] = gegevens.get("plek") or label
        return punt

    def _by_point(self, gegevens: dict[str, Any], punt: tuple[float, float]) -> None:
        gegevens["punt"] = punt
        self._take(gegevens, gebieden.locate(*punt, klok.vandaag()))

    def _by_area(self, gegevens: dict[str, Any], keuze: str) -> None:
        gebied = gebieden.chosen_area(keuze)
        if gebied is None:
            raise ValidationError(_("Kies de buurt uit de lijst."))
        self._take(gegevens, gebieden.resolve_buurt(gebied, klok.vandaag()))

    def _take(self, gegevens: dict[str, Any], ligging: Any) -> None:
        if ligging.werkgebied is None:
            raise Weigering(_("Deze plek hoort bij geen wijk van de gemeente."), regel="subsidies.plek")
        gegevens["werkgebied"] = Werkgebied.objects.get(pk=ligging.werkgebied.id)
        gegevens["buurt"] = gebieden.chosen_area(ligging.buurt.id) if ligging.buurt else None
