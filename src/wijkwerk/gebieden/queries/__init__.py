"""Every question about areas: where is this point, what are the figures, what does a working area cover."""

from wijkwerk.gebieden.queries.kaart import forget_map
from wijkwerk.gebieden.queries.ligging import (
    GebiedNaam,
    Ligging,
    VersieNaam,
    WerkgebiedNaam,
    locate,
    locate_ids,
    resolve_address,
    resolve_buurt,
)
from wijkwerk.gebieden.queries.lijst import (
    Jaargang,
    area_choices,
    buurten_on,
    division_year,
    divisions,
    gap_hectares,
    versie_on,
    versies_on,
    werkgebieden_with_versions,
    wijken_on,
)

__all__ = [
    "GebiedNaam",
    "Jaargang",
    "Ligging",
    "VersieNaam",
    "WerkgebiedNaam",
    "area_choices",
    "buurten_on",
    "division_year",
    "divisions",
    "forget_map",
    "gap_hectares",
    "locate",
    "locate_ids",
    "resolve_address",
    "resolve_buurt",
    "versie_on",
    "versies_on",
    "werkgebieden_with_versions",
    "wijken_on",
]
