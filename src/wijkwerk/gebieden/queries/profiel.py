"""The figures of a working area, beside those of the whole municipality, and over the years."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from wijkwerk.gebieden.models import Buurt, Kerncijfer, Werkgebied, WerkgebiedDeel, WerkgebiedVersie, Wijk
from wijkwerk.gebieden.queries.lijst import versie_on
from wijkwerk.rekenkern import geometrie

AGES = ("00_14", "15_24", "25_44", "45_64", "65_eo")
COUNTS = ("inwoners", "huishoudens", "eenpersoons", "woningen", *(f"jaar_{groep}" for groep in AGES))
HOUSEHOLDS = ("p_eenp_hh", "p_hh_z_k", "p_hh_m_k")
Cijfers = dict[str, float]


@dataclass(frozen=True)
class Profiel:
    """Figures per year, newest last; `cijfers` and `stad` are of `jaar`. `te_klein`: too few people to show any."""

    versie: WerkgebiedVersie | None
    te_klein: bool
    jaar: int | None
    cijfers: Cijfers
    stad: Cijfers
    verloop: dict[int, Cijfers]
    verloop_stad: dict[int, Cijfers]
    bron: str
    schematisch: bool


def profile(werkgebied: Werkgebied, dag: date) -> Profiel:
    """Return what may be shown in public about a working area on `dag`.

    Counts of several parts are added up, shares are weighed by inhabitants. A year counts only when the code meant the
    same place then. Areas with fewer inhabitants than the threshold get no figures.
    """
    versie = versie_on(werkgebied, dag)
    delen = list(versie.delen.select_related("wijk", "buurt")) if versie else []
    codes = _codes_per_year(delen)
    per_jaar = _figures({code for reeks in codes.values() for code in reeks}, codes)
    stad = _figures({settings.GEMEENTE["gemeentecode"]}, None)
    te_klein = _too_small(versie, per_jaar)
    jaren = sorted(jaar for jaar in per_jaar if jaar <= dag.year and "inwoners" in per_jaar[jaar])
    jaar = jaren[-1] if jaren and not te_klein else None
    return Profiel(
        versie=versie,
        te_klein=te_klein,
        jaar=jaar,
        cijfers=per_jaar[jaar] if jaar else {},
        stad=stad.get(jaar, {}) if jaar else {},
        verloop={} if te_klein else {jaar: per_jaar[jaar] for jaar in jaren},
        verloop_stad=stad,
        bron=_source(codes, jaar) if jaar else "",
        schematisch=any(gebied.schematisch for deel in delen if (gebied := deel.wijk or deel.buurt)),
    )


def _source(codes: dict[int, set[str]], jaar: int) -> str:
    alle = {code for reeks in codes.values() for code in reeks}
    bronnen = Kerncijfer.objects.filter(jaar=jaar, code__in=alle).values_list("bron", flat=True)
    return "; ".join(bronnen.order_by("bron").distinct())


def shares(cijfers: Cijfers) -> Cijfers:
    """Return the share of each age group in percent, from published shares or from counts."""
    inwoners = cijfers.get("inwoners")
    delen = {}
    for groep in AGES:
        if (deel := cijfers.get(f"p_{groep}_jr")) is not None:
            delen[groep] = deel
        elif inwoners and (aantal := cijfers.get(f"jaar_{groep}")) is not None:
            delen[groep] = 100 * aantal / inwoners
    return delen


def is_small(inwoners: int | None) -> bool:
    """Tell whether an area has too few inhabitants to be shown apart in public. Unknown is not small."""
    return inwoners is not None and inwoners < settings.ONDERGRENS


def _too_small(versie: WerkgebiedVersie | None, per_jaar: dict[int, Cijfers]) -> bool:
    laatste = per_jaar[max(per_jaar)].get("inwoners") if per_jaar else None
    return is_small(int(laatste) if laatste is not None else versie.inwoners if versie else None)


def _codes_per_year(delen: Sequence[WerkgebiedDeel]) -> dict[int, set[str]]:
    """Return per division year the codes that meant the same places; empty when a part is a polygon of our own."""
    gebieden = [gebied for deel in delen if (gebied := deel.wijk or deel.buurt)]
    if len(gebieden) < len(delen):
        return {}
    vlakken = {gebied.code: geometrie.from_geojson(gebied.geometrie) for gebied in gebieden}
    per_jaar: dict[int, set[str]] = defaultdict(set)
    for ander in [*Wijk.objects.filter(code__in=vlakken), *Buurt.objects.filter(code__in=vlakken)]:
        if geometrie.same_place(vlakken[ander.code], geometrie.from_geojson(ander.geometrie)):
            per_jaar[ander.jaar].add(ander.code)
    return {jaar: codes for jaar, codes in per_jaar.items() if len(codes) == len(gebieden)}


def _figures(codes: set[str], geldig: dict[int, set[str]] | None) -> dict[int, Cijfers]:
    """Return the figures per year of these codes together. `geldig`: in which division years the codes may be used."""
    rijen: dict[int, dict[str, Cijfers]] = defaultdict(lambda: defaultdict(dict))
    indelingen = sorted(set(Wijk.objects.order_by().values_list("jaar", flat=True).distinct()))
    gevonden = Kerncijfer.objects.filter(code__in=codes, waarde__isnull=False)
    for jaar, code, sleutel, waarde in gevonden.values_list("jaar", "code", "sleutel", "waarde"):
        indeling = max((j for j in indelingen if j <= jaar), default=None)
        if geldig is None or code in geldig.get(indeling or 0, set()):
            rijen[jaar][code][sleutel] = float(waarde or 0)
    return {
        jaar: _together(per_code.values()) for jaar, per_code in sorted(rijen.items()) if len(per_code) == len(codes)
    }


def _together(delen: Iterable[Cijfers]) -> Cijfers:
    """Add counts up and weigh the rest by inhabitants; a figure that one part lacks is left out."""
    delen = list(delen)
    if len(delen) == 1:
        return delen[0]
    gemeen = set.intersection(*(set(deel) for deel in delen))
    inwoners = sum(deel.get("inwoners", 0) for deel in delen)
    uit = {}
    for sleutel in gemeen:
        if sleutel in COUNTS:
            uit[sleutel] = sum(deel[sleutel] for deel in delen)
        elif inwoners:
            uit[sleutel] = sum(deel[sleutel] * deel["inwoners"] for deel in delen if "inwoners" in deel) / inwoners
    return uit
