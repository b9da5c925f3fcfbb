"""Every question about areas: where is this point, what are the figures, what does a working area cover."""

from wijkwerk.gebieden.queries.inlezen import import_progress
from wijkwerk.gebieden.queries.kaart import forget_map, map_stamp
from wijkwerk.gebieden.queries.ligging import (
    GebiedNaam,
    Ligging,
    VersieNaam,
    WerkgebiedNaam,
    locate,
    locate_ids,
    place_all,
    resolve_buurt,
)
from wijkwerk.gebieden.queries.lijst import (
    Jaargang,
    area_choices,
    buurten_on,
    chosen_area,
    division_year,
    divisions,
    gap_hectares,
    named_like,
    parts_of,
    versie_on,
    versies_on,
    werkgebieden_with_versions,
    wijken_on,
)
from wijkwerk.gebieden.queries.profiel import Profiel, is_small, profile, profiles, shares

__all__ = [
    "GebiedNaam",
    "Jaargang",
    "Ligging",
    "Profiel",
    "VersieNaam",
    "WerkgebiedNaam",
    "area_choices",
    "buurten_on",
    "chosen_area",
    "division_year",
    "divisions",
    "forget_map",
    "gap_hectares",
    "import_progress",
    "is_small",
    "locate",
    "locate_ids",
    "map_stamp",
    "named_like",
    "parts_of",
    "place_all",
    "profile",
    "profiles",
    "resolve_buurt",
    "shares",
    "versie_on",
    "versies_on",
    "werkgebieden_with_versions",
    "wijken_on",
]
