"""Lists of areas: to choose from, to draw, and what lies between the working areas."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Prefetch, QuerySet

from wijkwerk.gebieden.models import Buurt, Werkgebied, WerkgebiedVersie, Wijk
from wijkwerk.gebieden.queries.kaart import current_map
from wijkwerk.rekenkern import geometrie

GAP_HA = 0.5
WIJK = "w"  # before the key of a wijk in a list of buurten
Keuzes = list[tuple[Any, Any]]


def division_year(dag: date) -> int | None:
    """Return the year of the map that holds on `dag`: the newest one not after it."""
    return current_map().division_year(dag)


def area_choices(dag: date) -> Keuzes:
    """Return what to choose from without a map on `dag`: the buurten grouped by wijk, and each wijk without buurten.

    `chosen_area` reads the choice back.
    """
    jaar = division_year(dag) or 0
    groepen: dict[str, Keuzes] = {}
    buurten = Buurt.objects.of_year(jaar).select_related("wijk").only("naam", "wijk__naam")
    for buurt in buurten.order_by("wijk__naam", "naam"):
        groepen.setdefault(buurt.wijk.naam if buurt.wijk else "", []).append((buurt.pk, buurt.naam))
    kaal = Wijk.objects.of_year(jaar).exclude(buurten__vervallen=False).order_by("naam")
    losse: Keuzes = [(f"{WIJK}{wijk.pk}", wijk.naam) for wijk in kaal.only("naam")]
    return [(naam or "-", keuzes) for naam, keuzes in groepen.items()] + losse


def chosen_area(keuze: Any) -> Buurt | Wijk | None:
    """Return the buurt or wijk behind a choice of `area_choices`; nothing for what is no such choice."""
    tekst = str(keuze or "")
    if tekst.startswith(WIJK) and tekst[1:].isdecimal():
        return Wijk.objects.filter(pk=int(tekst[1:])).first()
    return Buurt.objects.select_related("wijk").filter(pk=int(tekst)).first() if tekst.isdecimal() else None


def wijken_on(dag: date) -> QuerySet[Wijk]:
    """Return the wijken of the map that holds on `dag`."""
    return Wijk.objects.of_year(division_year(dag) or 0)


def buurten_on(dag: date) -> QuerySet[Buurt]:
    """Return the buurten of the map that holds on `dag`."""
    return Buurt.objects.of_year(division_year(dag) or 0)


def versies_on(dag: date) -> QuerySet[WerkgebiedVersie]:
    """Return the working areas that hold on `dag`, with their names, by name."""
    return WerkgebiedVersie.objects.valid_on(dag).select_related("werkgebied").order_by("werkgebied__naam")


def named_like(tekst: str, dag: date) -> list[WerkgebiedVersie]:
    """Return the working areas of `dag` whose name holds what was typed, at least three characters of it."""
    tekst = tekst.strip()
    return list(versies_on(dag).filter(werkgebied__naam__icontains=tekst)) if len(tekst) > 2 else []


def versie_on(werkgebied: Werkgebied, dag: date) -> WerkgebiedVersie | None:
    """Return what a working area covers on `dag`, or None."""
    return WerkgebiedVersie.objects.valid_on(dag).filter(werkgebied=werkgebied).first()


def gap_hectares(dag: date) -> float:
    """Return how much of the municipality lies in no working area on `dag`; crumbs under half a hectare are none."""
    gebieden: list[Wijk | Buurt] = [*wijken_on(dag)] or [*buurten_on(dag)]
    if not gebieden:
        return 0.0
    gemeente = geometrie.union(geometrie.from_geojson(gebied.geometrie) for gebied in gebieden)
    bedekt = geometrie.union(geometrie.from_geojson(versie.geometrie) for versie in versies_on(dag))
    rest = geometrie.hectares(gemeente.difference(bedekt))
    return rest if rest >= GAP_HA else 0.0


@dataclass(frozen=True)
class Jaargang:
    """One year of the map in the list for staff."""

    jaar: int
    wijken: int
    buurten: int
    vervallen: int
    schematisch: bool


def divisions() -> list[Jaargang]:
    """Return every year that was read in, newest first, in two queries."""
    per_jaar: dict[int, dict[str, int]] = {}
    for naam, model in (("wijken", Wijk), ("buurten", Buurt)):
        telling = model.objects.order_by().values("jaar", "vervallen", "schematisch").annotate(aantal=Count("id"))
        for rij in telling:
            stand = per_jaar.setdefault(rij["jaar"], {"wijken": 0, "buurten": 0, "vervallen": 0, "schematisch": 0})
            stand["vervallen" if rij["vervallen"] else naam] += rij["aantal"]
            stand["schematisch"] += rij["schematisch"]
    return [
        Jaargang(jaar, s["wijken"], s["buurten"], s["vervallen"], bool(s["schematisch"]))
        for jaar, s in sorted(per_jaar.items(), reverse=True)
    ]


def werkgebieden_with_versions() -> QuerySet[Werkgebied]:
    """Return the working areas with all their versions and parts, for the list of staff."""
    versies = WerkgebiedVersie.objects.order_by("-van").prefetch_related("delen__wijk", "delen__buurt")
    return Werkgebied.objects.prefetch_related(Prefetch("versies", queryset=versies)).order_by("naam")


def parts_of(werkgebied: Werkgebied | None) -> dict[str, Any]:
    """Return what the running version is made of, as the start of the form that changes it."""
    if werkgebied is None:
        return {}
    versie = WerkgebiedVersie.objects.filter(werkgebied=werkgebied, tot__isnull=True).first()
    if versie is None:
        return {"naam": werkgebied.naam}
    delen = list(versie.delen.all())
    eigen = [deel.geometrie for deel in delen if deel.geometrie]
    return {
        "naam": werkgebied.naam,
        "wijken": [deel.wijk_id for deel in delen if deel.wijk_id],
        "buurten": [deel.buurt_id for deel in delen if deel.buurt_id],
        "vlak": json.dumps(eigen[0]) if eigen else "",
    }
