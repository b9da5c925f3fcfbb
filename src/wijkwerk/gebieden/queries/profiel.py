"""The figures of a working area, beside those of the whole municipality, and over the years."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Prefetch

from wijkwerk.gebieden.models import Buurt, Kerncijfer, Werkgebied, WerkgebiedDeel, WerkgebiedVersie, Wijk
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
    """Return what may be shown in public about a working area on `dag`; see `profiles`."""
    return profiles([werkgebied], dag)[werkgebied.pk]


def profiles(werkgebieden: Sequence[Werkgebied], dag: date) -> dict[int, Profiel]:
    """Return what may be shown in public about working areas on `dag`, by key: six queries, however many there are.

    Counts of several parts are added up, shares are weighed by inhabitants. A year counts only when the code meant the
    same place then. Areas with fewer inhabitants than the threshold get no figures.
    """
    versies = {
        versie.werkgebied_id: versie
        for versie in WerkgebiedVersie.objects.valid_on(dag)
        .filter(werkgebied__in=[werkgebied.pk for werkgebied in werkgebieden])
        .prefetch_related(Prefetch("delen", WerkgebiedDeel.objects.select_related("wijk", "buurt")))
    }
    delen = {pk: list(versie.delen.all()) for pk, versie in versies.items()}
    vakken = _places({gebied.code for rij in delen.values() for deel in rij if (gebied := deel.wijk or deel.buurt)})
    boek = _read({*vakken, settings.GEMEENTE["gemeentecode"]})
    return {
        werkgebied.pk: _profile(versies.get(werkgebied.pk), delen.get(werkgebied.pk, []), vakken, boek, dag)
        for werkgebied in werkgebieden
    }


def _profile(
    versie: WerkgebiedVersie | None,
    delen: Sequence[WerkgebiedDeel],
    vakken: Mapping[str, Sequence[Wijk | Buurt]],
    boek: "Cijferboek",
    dag: date,
) -> Profiel:
    codes = _codes_per_year(delen, vakken)
    per_jaar = _figures(boek, {code for reeks in codes.values() for code in reeks}, codes)
    stad = _figures(boek, {settings.GEMEENTE["gemeentecode"]}, None)
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
        bron=_source(boek, codes, jaar) if jaar else "",
        schematisch=any(gebied.schematisch for deel in delen if (gebied := deel.wijk or deel.buurt)),
    )


@dataclass(frozen=True)
class Cijferboek:
    """The figures that were read: (year, code, key, value, source) of each, and the years of which there is a map."""

    regels: tuple[tuple[int, str, str, float, str], ...]
    indelingen: tuple[int, ...]


def _places(codes: set[str]) -> dict[str, list[Wijk | Buurt]]:
    """Return every wijk and buurt that ever had one of these codes, by code."""
    vakken: dict[str, list[Wijk | Buurt]] = defaultdict(list)
    gevonden: list[Wijk | Buurt] = [*Wijk.objects.filter(code__in=codes), *Buurt.objects.filter(code__in=codes)]
    for gebied in gevonden:
        vakken[gebied.code].append(gebied)
    return vakken


def _read(codes: set[str]) -> Cijferboek:
    gevonden = Kerncijfer.objects.filter(code__in=codes, waarde__isnull=False)
    rijen = gevonden.values_list("jaar", "code", "sleutel", "waarde", "bron")
    indelingen = Wijk.objects.order_by("jaar").values_list("jaar", flat=True).distinct()
    return Cijferboek(
        tuple((jaar, code, sleutel, float(waarde or 0), bron) for jaar, code, sleutel, waarde, bron in rijen),
        tuple(indelingen),
    )


def _source(boek: Cijferboek, codes: dict[int, set[str]], jaar: int) -> str:
    alle = {code for reeks in codes.values() for code in reeks}
    bronnen = {bron for in_jaar, code, _sleutel, _waarde, bron in boek.regels if in_jaar == jaar and code in alle}
    return "; ".join(sorted(bronnen))


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


def _codes_per_year(
    delen: Sequence[WerkgebiedDeel], vakken: Mapping[str, Sequence[Wijk | Buurt]]
) -> dict[int, set[str]]:
    """Return per division year the codes that meant the same places; empty when a part is a polygon of our own."""
    gebieden = [gebied for deel in delen if (gebied := deel.wijk or deel.buurt)]
    if len(gebieden) < len(delen):
        return {}
    vlakken = {gebied.code: geometrie.from_geojson(gebied.geometrie) for gebied in gebieden}
    per_jaar: dict[int, set[str]] = defaultdict(set)
    for code, vlak in vlakken.items():
        for ander in vakken.get(code, ()):
            if geometrie.same_place(vlak, geometrie.from_geojson(ander.geometrie)):
                per_jaar[ander.jaar].add(code)
    return {jaar: codes for jaar, codes in per_jaar.items() if len(codes) == len(gebieden)}


def _figures(boek: Cijferboek, codes: set[str], geldig: dict[int, set[str]] | None) -> dict[int, Cijfers]:
    """Return the figures per year of these codes together. `geldig`: in which division years the codes may be used."""
    rijen: dict[int, dict[str, Cijfers]] = defaultdict(lambda: defaultdict(dict))
    for jaar, code, sleutel, waarde, _bron in boek.regels:
        indeling = max((j for j in boek.indelingen if j <= jaar), default=None)
        if code in codes and (geldig is None or code in geldig.get(indeling or 0, set())):
            rijen[jaar][code][sleutel] = waarde
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
