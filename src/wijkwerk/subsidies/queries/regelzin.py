"""The rules of a fund in words: what each kind is called, and one sentence of what it asks, made from its setting."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.subsidies.models import Band, Voorwaarde
from wijkwerk.subsidies.states.aanvraag import Bijlagesoort, Doel, Kostensoort
from wijkwerk.subsidies.states.regeling import Bandwijze, Verantwoordingswijze
from wijkwerk.web.datums import als_euro


class Soortnaam(NamedTuple):
    """What a kind of rule is called, and what it does, for who writes a fund."""

    naam: Any
    uitleg: Any
    zin: Any


SOORTNAMEN: Mapping[str, Soortnaam] = {
    "maximum": Soortnaam(
        _l("Hoogste bedrag"), _l("Niemand vraagt meer dan dit bedrag."), _l("U vraagt hoogstens %(bedrag)s.")
    ),
    "vast_bedrag": Soortnaam(
        _l("Vast bedrag voor een soort plan"),
        _l("Is een plan alleen hiervoor, dan geldt een eigen hoogste bedrag."),
        _l("Is het plan alleen voor %(doelen)s? Dan vraagt u hoogstens %(bedrag)s."),
    ),
    "minimum_steun": Soortnaam(
        _l("Genoeg medestanders"),
        _l("Zoveel andere adressen doen mee."),
        _l("Andere adressen die meedoen: minstens %(aantal)s."),
    ),
    "dagen_vooraf": Soortnaam(
        _l("Op tijd aanvragen"),
        _l("Zoveel dagen zitten er tussen de aanvraag en het begin."),
        _l("U vraagt het %(aantal)s dagen van tevoren aan."),
    ),
    "in_periode": Soortnaam(
        _l("In een periode"), _l("Het plan valt binnen deze dagen."), _l("Het is van %(van)s tot en met %(tot)s.")
    ),
    "uitgesloten_kosten": Soortnaam(
        _l("Kosten die niet mogen"), _l("Deze kosten betaalt het fonds niet."), _l("Dit betalen wij niet: %(soorten)s.")
    ),
    "aandeel_kosten": Soortnaam(
        _l("Kosten tot een deel"),
        _l("Deze kosten zijn hoogstens een deel van alle kosten."),
        _l("Van alle kosten is hoogstens %(procent)s procent voor: %(soorten)s."),
    ),
    "uitgesloten_doel": Soortnaam(
        _l("Doelen die niet mogen"), _l("Voor deze doelen is het fonds er niet."), _l("Het is niet voor: %(doelen)s.")
    ),
    "doel_nodig": Soortnaam(
        _l("Doelen die wel moeten"),
        _l("Minstens een van deze doelen hoort bij het plan."),
        _l("Het is voor een van deze doelen: %(doelen)s."),
    ),
    "leeftijd": Soortnaam(
        _l("Leeftijd"), _l("Wie aanvraagt, is zo oud of ouder."), _l("U bent %(aantal)s jaar of ouder.")
    ),
    "open_voor_buurt": Soortnaam(
        _l("Open voor de buurt"), _l("Iedereen in de buurt mag meedoen."), _l("Iedereen in de buurt mag meedoen.")
    ),
    "in_gebied": Soortnaam(
        _l("In bepaalde wijken"), _l("Het plan is in een van deze wijken."), _l("Het is in: %(gebieden)s.")
    ),
    "dekking": Soortnaam(
        _l("Begroting klopt"),
        _l("Wat iemand vraagt en het eigen geld zijn samen de kosten."),
        _l("Wat u vraagt en uw eigen geld zijn samen precies de kosten."),
    ),
    "aandeel_bijdrage": Soortnaam(
        _l("Bijdrage is een deel van de kosten"),
        _l("Het fonds betaalt hoogstens een deel van alle kosten."),
        _l("Wij betalen hoogstens %(procent)s procent van de kosten."),
    ),
    "eerder": Soortnaam(
        _l("Niet te vaak op een adres"),
        _l("Zo vaak per jaar krijgt een adres hoogstens een bijdrage."),
        _l("Een adres krijgt hoogstens zo vaak per jaar een bijdrage: %(aantal)s."),
    ),
    "bijlage": Soortnaam(
        _l("Bijlage nodig"),
        _l("Vanaf een bedrag hoort er een bijlage bij."),
        _l("Vraagt u %(bedrag)s of meer? Dan stuurt u dit mee: %(bijlage)s."),
    ),
    "melding": Soortnaam(
        _l("Eerst iets regelen"),
        _l("Wijst erop dat er vooraf nog iets nodig is. Zegt nooit nee."),
        _l("%(wanneer)s regelt u vooraf nog iets."),
    ),
    "mens": Soortnaam(
        _l("Een medewerker kijkt"),
        _l("Laat een medewerker kijken. Zegt nooit nee."),
        _l("%(wanneer)s kijkt een medewerker mee."),
    ),
}

WANNEER: Mapping[str, Any] = {
    "altijd": _l("Altijd"),
    "evenement": _l("Gaat een straat dicht, is er muziek of komen er veel mensen"),
    "voorwerp_buiten": _l("Komt er iets op straat of in het groen te staan"),
    "bezoekers": _l("Komen er veel bezoekers"),
}


def rule_in_words(rij: Voorwaarde | Any, namen: Mapping[str, str] | None = None) -> str:
    """Return what a rule asks, made from its setting: what the computer checks. `namen` are areas by key."""
    soort = SOORTNAMEN.get(rij.soort)
    if soort is None:
        return _("Dit soort regel bestaat niet.")
    waarden = {veld: _say(veld, waarde, namen) for veld, waarde in rij.instelling.items()}
    if rij.instelling.get("wanneer") == "bezoekers":
        waarden["wanneer"] = _("Komen er %(aantal)s of meer bezoekers, dan") % {"aantal": rij.instelling["aantal"]}
    elif rij.instelling.get("wanneer") in ("evenement", "voorwerp_buiten"):
        waarden["wanneer"] = _("%(wanneer)s, dan") % {"wanneer": waarden["wanneer"]}
    return str(soort.zin) % waarden


def area_names(voorwaarden: Sequence[Any]) -> dict[str, str]:
    """Return the names of the areas that rules speak of, by key; no query when none does."""
    sleutels = {sleutel for rij in voorwaarden for sleutel in rij.instelling.get("gebieden", ())}
    return dict(Werkgebied.objects.filter(sleutel__in=sleutels).values_list("sleutel", "naam")) if sleutels else {}


def _say(veld: str, waarde: Any, namen: Mapping[str, str] | None) -> str:
    if veld == "bedrag":
        # As people write it in a rule, so that both sentences read the same: EUR 500.
        return als_euro(waarde).removesuffix(",00")
    if veld in ("van", "tot"):
        return date_format(date.fromisoformat(waarde), "j F Y")
    if veld in _WOORDEN:
        woorden = _WOORDEN[veld]
        return _list(str(woorden(woord).label).lower() if woord in woorden.values else woord for woord in waarde)
    if veld == "gebieden":
        return _list((namen or {}).get(woord, woord) for woord in waarde)
    if veld == "bijlage":
        return str(Bijlagesoort(waarde).label).lower() if waarde in Bijlagesoort.values else str(waarde)
    return str(WANNEER[waarde]) if veld == "wanneer" else str(waarde)


_WOORDEN: Mapping[str, Any] = {"soorten": Kostensoort, "doelen": Doel}


def _list(woorden: Any) -> str:
    return ", ".join(woorden)


class Bandzin(NamedTuple):
    """What holds for a grant up to an amount, as residents read it."""

    kop: str
    zinnen: list[str]


def bands_in_words(banden: Iterable[Band], steekproef: int) -> list[Bandzin]:
    """Return every band with its range and its sentences, smallest first. `steekproef` is the sample in percent."""
    vanaf, lijst = 0, []
    for band in sorted(banden, key=lambda band: band.tot_bedrag):
        lijst.append(Bandzin(_range(vanaf, band.tot_bedrag), _sentences(band, steekproef)))
        vanaf = band.tot_bedrag
    return lijst


def _range(vanaf: int, tot: int) -> str:
    if not vanaf:
        return _("Tot en met %(tot)s") % {"tot": _say("bedrag", tot, None)}
    grenzen = {"vanaf": _say("bedrag", vanaf, None), "tot": _say("bedrag", tot, None)}
    return _("Meer dan %(vanaf)s, tot en met %(tot)s") % grenzen


def _sentences(band: Band, steekproef: int) -> list[str]:
    zinnen = [_paid(band), _settled(band), _told(band, steekproef)]
    if band.bijlagen:
        namen = _list(_say("bijlage", soort, None) for soort in band.bijlagen)
        zinnen.append(_("Bij uw aanvraag stuurt u mee: %(bijlagen)s.") % {"bijlagen": namen})
    return [zin for zin in zinnen if zin]


def _paid(band: Band) -> str:
    if band.voorschot_procent == 100:
        return _("Na het besluit krijgt u het hele bedrag.")
    if band.voorschot_procent == 0:
        return _("U krijgt het geld na afloop.")
    return _("Na het besluit krijgt u %(deel)s procent. De rest krijgt u na afloop.") % {"deel": band.voorschot_procent}


def _settled(band: Band) -> str:
    if band.wijze == Bandwijze.DIRECT:
        return _("U hoeft achteraf niets te bewijzen.")
    if band.wijze == Bandwijze.AMBTSHALVE:
        return _("Na afloop stelt de gemeente het bedrag zelf vast.")
    return _("Na afloop stelt de gemeente het bedrag vast met uw bonnen.")


def _told(band: Band, steekproef: int) -> str:
    if band.verantwoording == Verantwoordingswijze.GEEN:
        return ""
    kort = _("U vertelt na afloop kort hoe het was: een foto, drie zinnen, hoeveel mensen er waren en wat het kostte.")
    if band.verantwoording == Verantwoordingswijze.STEEKPROEF:
        vraag = _("Bewaar uw bonnen: bij %(deel)s van de 100 aanvragen vragen wij ze op.") % {"deel": steekproef}
        return f"{kort} {vraag}"
    return f"{kort} {_('U stuurt alle bonnen mee.')}" if band.verantwoording == Verantwoordingswijze.BONNEN else kort
