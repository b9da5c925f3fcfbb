"""Why a rule says what it says, in plain Dutch: one sentence for each reason of `rekenkern.regels`."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wijkwerk.rekenkern.regels import Reden
from wijkwerk.subsidies.states.aanvraag import Bijlagesoort, Doel, Kostensoort
from wijkwerk.web.datums import als_dag, als_euro

ZINNEN: Mapping[str, Any] = {
    "maximum": _l("U vraagt niet meer dan %(bedrag)s."),
    "maximum_nee": _l("U vraagt %(gevraagd)s. Dit budget geeft hoogstens %(bedrag)s."),
    "maximum_onbekend": _l("Dit budget geeft hoogstens %(bedrag)s."),
    "vast_bedrag": _l("Voor zo’n plan is er een vast bedrag van %(bedrag)s, en daar blijft u onder."),
    "vast_bedrag_nee": _l("Voor zo’n plan is er een vast bedrag van %(bedrag)s. U vraagt %(gevraagd)s."),
    "vast_bedrag_onbekend": _l("Voor sommige plannen is er een vast bedrag van %(bedrag)s."),
    "vast_bedrag_geldt_niet": _l("Het vaste bedrag geldt niet voor uw plan."),
    "minimum_steun": _l("Er doen genoeg buren mee: %(heeft)s adressen."),
    "minimum_steun_nee": _l("Er doen nu %(heeft)s andere adressen mee. Het moeten er %(aantal)s zijn."),
    "minimum_steun_onbekend": _l("Er moeten %(aantal)s andere adressen meedoen."),
    "dagen_vooraf": _l("U bent op tijd: het begint over %(heeft)s dagen."),
    "dagen_vooraf_nee": _l("Het begint over %(heeft)s dagen. U moet %(aantal)s dagen van tevoren aanvragen."),
    "dagen_vooraf_te_laat": _l("Het is al begonnen. U moet %(aantal)s dagen van tevoren aanvragen."),
    "dagen_vooraf_onbekend": _l("U moet %(aantal)s dagen van tevoren aanvragen."),
    "in_periode": _l("Het is in de periode van dit budget."),
    "in_periode_nee": _l("Dit budget is voor plannen van %(van)s tot en met %(tot)s."),
    "in_periode_onbekend": _l("Dit budget is voor plannen van %(van)s tot en met %(tot)s."),
    "uitgesloten_kosten": _l("Er staan geen kosten bij die niet mogen."),
    "uitgesloten_kosten_nee": _l("Dit budget betaalt niet voor: %(soorten)s. In uw plan is dat %(bedrag)s."),
    "uitgesloten_kosten_onbekend": _l("Dit budget betaalt niet voor: %(soorten)s."),
    "aandeel_kosten": _l("Van de kosten is niet meer dan %(procent)s procent voor: %(soorten)s."),
    "aandeel_kosten_nee": _l(
        "Van de kosten mag hoogstens %(procent)s procent zijn voor: %(soorten)s. Nu is het %(bedrag)s van %(totaal)s."
    ),
    "aandeel_kosten_onbekend": _l("Van de kosten mag hoogstens %(procent)s procent zijn voor: %(soorten)s."),
    "uitgesloten_doel": _l("Het doel past bij dit budget."),
    "uitgesloten_doel_nee": _l("Dit budget is niet voor: %(doelen)s."),
    "uitgesloten_doel_onbekend": _l("Dit budget is niet voor: %(doelen)s."),
    "doel_nodig": _l("Het doel past bij dit budget."),
    "doel_nodig_nee": _l("Dit budget is alleen voor: %(doelen)s."),
    "doel_nodig_onbekend": _l("Dit budget is alleen voor: %(doelen)s."),
    "leeftijd": _l("U bent %(aantal)s jaar of ouder."),
    "leeftijd_nee": _l("U moet %(aantal)s jaar of ouder zijn om aan te vragen. Een volwassene kan het voor u doen."),
    "leeftijd_onbekend": _l("U moet %(aantal)s jaar of ouder zijn om aan te vragen."),
    "open_voor_buurt": _l("Iedereen in de buurt mag meedoen."),
    "open_voor_buurt_nee": _l("Niet iedereen in de buurt mag meedoen."),
    "open_voor_buurt_onbekend": _l("Iedereen in de buurt moet mee kunnen doen."),
    "in_gebied": _l("Het is in een wijk waarvoor dit budget is."),
    "in_gebied_nee": _l("Dit budget is niet voor deze wijk."),
    "in_gebied_onbekend": _l("Dit budget is voor bepaalde wijken."),
    "dekking": _l("Wat u vraagt en uw eigen geld zijn samen precies de kosten."),
    "dekking_nee": _l("De kosten zijn %(totaal)s. Wat u vraagt en uw eigen geld komen daar niet mee uit."),
    "dekking_onbekend": _l("Wat u vraagt en uw eigen geld moeten samen de kosten zijn."),
    "aandeel_bijdrage": _l("U vraagt niet meer dan %(procent)s procent van de kosten."),
    "aandeel_bijdrage_nee": _l("Dit budget betaalt hoogstens %(procent)s procent van de kosten: %(bedrag)s."),
    "aandeel_bijdrage_onbekend": _l("Dit budget betaalt hoogstens %(procent)s procent van de kosten."),
    "eerder": _l("U kreeg dit jaar nog niet te vaak een bijdrage."),
    "eerder_nee": _l("Op dit adres is dit jaar al %(heeft)s keer een bijdrage gegeven. Het mag %(aantal)s keer."),
    "eerder_onbekend": _l("Op één adres geven we hoogstens %(aantal)s keer per jaar een bijdrage."),
    "bijlage": _l("De bijlage die nodig is, zit erbij: %(bijlage)s."),
    "bijlage_nee": _l("Er mist een bijlage: %(bijlage)s. Die is nodig vanaf %(bedrag)s."),
    "bijlage_onbekend": _l("Vanaf %(bedrag)s is een bijlage nodig: %(bijlage)s."),
    "bijlage_niet_nodig": _l("U hoeft geen bijlage mee te sturen."),
    "melding": _l("Hier moet u vooraf nog iets voor regelen."),
    "melding_niet_nodig": _l("Hier hoeft u niets voor te regelen."),
    "mens": _l("Hier kijkt een medewerker naar."),
    "mens_niet_nodig": _l("Hier hoeft niemand apart naar te kijken."),
}  # fmt: skip


def sentence(reden: Reden) -> str:
    """Return the sentence of a reason, with amounts, days and words as people read them."""
    code = "dagen_vooraf_te_laat" if reden.code == "dagen_vooraf_nee" and reden.waarden["heeft"] < 0 else reden.code
    return str(ZINNEN[code]) % {naam: _say(naam, waarde) for naam, waarde in reden.waarden.items()}


def _say(naam: str, waarde: Any) -> Any:
    if waarde is None:
        return _("niet bekend")
    if naam in ("bedrag", "gevraagd", "totaal", "verschil"):
        return als_euro(waarde)
    if isinstance(waarde, date):
        return als_dag(waarde)
    if naam in ("soorten", "doelen", "bijlage"):
        woorden = {"soorten": Kostensoort, "doelen": Doel, "bijlage": Bijlagesoort}[naam]
        return ", ".join(_word(woorden, woord) for woord in ([waarde] if naam == "bijlage" else waarde))
    return waarde


def _word(woorden: Any, woord: str) -> str:
    """Return how a word is said; a word of before that is known no longer stays as it was written."""
    return str(woorden(woord).label).lower() if woord in woorden.values else woord
