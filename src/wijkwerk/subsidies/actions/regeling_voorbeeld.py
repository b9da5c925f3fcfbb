"""A starting point: a fund with the usual rules as a concept, so that no municipality begins with an empty page."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies.actions import regeling
from wijkwerk.subsidies.actions.regeling import BandGegevens, VoorwaardeGegevens
from wijkwerk.subsidies.models import Regelingversie

BESTAND = Path(__file__).parent.parent / "voorbeelden" / "wijk-aan-zet.toml"


@transaction.atomic
def draft_example(*, geldig_van: date, by: Persoon) -> Regelingversie:
    """Draft Wijk aan Zet with rules, bands and trials; nothing is published. Refuses when the fund is there already."""
    bron: dict[str, Any] = tomllib.loads(BESTAND.read_text(encoding="utf-8"))
    fonds = regeling.make(**bron["fonds"], by=by)
    teksten = bron["versie"] | {"uitleg": bron["versie"]["uitleg"].strip()}
    versie = regeling.draft_version(fonds, geldig_van=geldig_van, by=by, **teksten)
    versie = regeling.set_conditions(
        versie, voorwaarden=[VoorwaardeGegevens(**regel) for regel in bron["regels"]], by=by
    )
    versie = regeling.set_bands(versie, banden=[BandGegevens(**band) for band in bron["banden"]], by=by)
    for proef in bron["proeven"]:
        regeling.add_trial(versie, **proef, by=by)
    return versie
