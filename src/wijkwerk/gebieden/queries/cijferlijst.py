"""The figures we know: key, name, unit, and the headings under which CBS has published them over the years."""

import re
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

THOUSANDS = "x EUR 1.000"


class Cijfer(NamedTuple):
    """One figure: `eenheid` is what stands behind the number; `koppen` are headings reduced to letters and digits."""

    sleutel: str
    label: Any
    eenheid: str
    decimalen: int
    koppen: tuple[str, ...]


def _c(sleutel: str, label: Any, eenheid: str, decimalen: int, *koppen: str) -> Cijfer:
    return Cijfer(sleutel, label, eenheid, decimalen, (sleutel.replace("_", ""), *koppen))


CIJFERS: dict[str, Cijfer] = {
    cijfer.sleutel: cijfer
    for cijfer in (
        _c("inwoners", _("Inwoners"), "", 0, "aantinw", "aantalinwoners", "ainw"),
        _c("mannen", _("Mannen"), "", 0, "aantman", "aman"),
        _c("vrouwen", _("Vrouwen"), "", 0, "aantvrouw", "avrouw"),
        _c("jaar_00_14", _("0 tot 15 jaar"), "", 0, "0tot15jaar", "k0tot15jaar", "a00014", "a0014jr", "a0014"),
        _c("jaar_15_24", _("15 tot 25 jaar"), "", 0, "15tot25jaar", "k15tot25jaar", "a15024", "a1524jr"),
        _c("jaar_25_44", _("25 tot 45 jaar"), "", 0, "25tot45jaar", "k25tot45jaar", "a25044", "a2544jr"),
        _c("jaar_45_64", _("45 tot 65 jaar"), "", 0, "45tot65jaar", "k45tot65jaar", "a45064", "a4564jr"),
        _c("jaar_65_eo", _("65 jaar en ouder"), "", 0, "65jaarofouder", "k65jaarofouder", "a65oo", "a65eojr"),
        _c("p_00_14_jr", _("0 tot 15 jaar"), "%", 0),
        _c("p_15_24_jr", _("15 tot 25 jaar"), "%", 0),
        _c("p_25_44_jr", _("25 tot 45 jaar"), "%", 0),
        _c("p_45_64_jr", _("45 tot 65 jaar"), "%", 0),
        _c("p_65_eo_jr", _("65 jaar en ouder"), "%", 0),
        _c("p_ongehuwd", _("Ongehuwd"), "%", 0),
        _c("p_gehuwd", _("Gehuwd"), "%", 0),
        _c("p_gescheid", _("Gescheiden"), "%", 0),
        _c("p_verweduw", _("Verweduwd"), "%", 0),
        _c("huishoudens", _("Huishoudens"), "", 0, "aantalhh", "ahh", "huishoudenstotaal", "particulierehuishoudens",
           "aantalhuishoudens"),
        _c("eenpersoons", _("Eenpersoonshuishoudens"), "", 0, "eenpersoonshuishoudens", "a1phh"),
        _c("hh_zonder_kind", _("Huishoudens zonder kinderen"), "", 0, "huishoudenszonderkinderen", "ahhzk"),
        _c("hh_met_kind", _("Huishoudens met kinderen"), "", 0, "huishoudensmetkinderen", "ahhmk"),
        _c("p_eenp_hh", _("Eenpersoonshuishoudens"), "%", 0),
        _c("p_hh_z_k", _("Huishoudens zonder kinderen"), "%", 0),
        _c("p_hh_m_k", _("Huishoudens met kinderen"), "%", 0),
        _c("gem_hh_gr", _("Mensen per huishouden"), "", 1, "ghhgro", "gemiddeldehuishoudensgrootte"),
        _c("bev_dichth", _("Inwoners per vierkante kilometer"), "", 0, "bevdich", "bevolkingsdichtheid"),
        _c("woningen", _("Woningen"), "", 0, "awoning", "woningvoorraad"),
        _c("woz", _("Gemiddelde waarde van een woning (WOZ)"), THOUSANDS, 0, "gwoz",
           "gemiddeldewozwaardevanwoningen", "gemiddeldewoningwaarde"),
        _c("p_koop", _("Koopwoningen"), "%", 0, "pkoopw", "koopwoningen"),
        _c("p_huur", _("Huurwoningen"), "%", 0, "phuurw", "huurwoningentotaal"),
        _c("inkomen", _("Gemiddeld inkomen per inwoner"), THOUSANDS, 1, "ginkpi", "gemiddeldinkomenperinwoner"),
        _c("opleiding_laag", _("Laag opgeleid"), "%", 1, "opleidingsniveaulaagwaarde"),
        _c("opleiding_midden", _("Middelbaar opgeleid"), "%", 1, "opleidingsniveaumiddelbaarwaarde"),
        _c("opleiding_hoog", _("Hoog opgeleid"), "%", 1, "opleidingsniveauhoogwaarde"),
        _c("ses_woa", _("Welvaart, opleiding en werk (SES-WOA)"), "", 3, "seswoatotaalscoregemiddeldescore"),
        _c("ses_spreiding", _("Spreiding van SES-WOA"), "", 3, "spreidingspreidingtotaalwaarde"),
        _c("autos", _("Personenauto's"), "", 0, "apau", "personenautostotaal"),
        _c("auto_hh", _("Auto's per huishouden"), "", 1, "gpauhh", "personenautosperhuishouden"),
        _c("sted", _("Stedelijkheid (1 is zeer sterk)"), "", 0, "stedelijkheid", "matevanstedelijkheid"),
        _c("oad", _("Adressen per vierkante kilometer in de omgeving"), "", 0, "omgevingsadressendichtheid"),
        _c("opp_tot", _("Oppervlakte"), "ha", 0, "aoppha", "oppervlaktetotaal"),
        _c("opp_land", _("Oppervlakte land"), "ha", 0, "alanha", "oppervlakteland"),
        _c("opp_water", _("Oppervlakte water"), "ha", 0, "awatha", "oppervlaktewater"),
    )
}  # fmt: skip
_BY_HEADING = {kop: cijfer.sleutel for cijfer in CIJFERS.values() for kop in cijfer.koppen}


def key_of(kop: str) -> str | None:
    """Return the key of a column heading: short names, StatLine titles with group and unit, and OData names."""
    zonder_eenheid = re.sub(r"\([^()]*\)\s*$", "", kop.strip())
    zonder_nummer = re.sub(r"_\d+$", "", zonder_eenheid)
    stukken = [re.sub(r"[^a-z0-9]", "", stuk.lower()) for stuk in zonder_nummer.split("/")]
    for begin in range(len(stukken)):
        if sleutel := _BY_HEADING.get("".join(stukken[begin:])):
            return sleutel
    return None
