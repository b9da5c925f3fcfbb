"""Small maps of our own, and the real ones of two years where they are at hand."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.gebieden.vormen import BUURT, OOST, WEST

REAL = Path(__file__).parents[3] / "shared" / "data"


@pytest.fixture
def write_map(tmp_path: Path) -> Callable[..., Path]:
    """Write features to a GeoJSON file: `write_map(WEST, OOST, crs="...")`."""

    def write(*vlakken: Any, naam: str = "kaart.geojson", **rest: Any) -> Path:
        pad = tmp_path / naam
        pad.write_text(json.dumps({"type": "FeatureCollection", "features": list(vlakken), **rest}))
        return pad

    return write


@pytest.fixture
def small_map(db, write_map) -> Path:
    """A map of 2026 with two wijken and one buurt, and a working area for each wijk from 1 January."""
    from wijkwerk.gebieden import actions

    pad = write_map(WEST, OOST, BUURT)
    actions.import_areas(pad, jaar=2026, werkgebieden_vanaf=date(2026, 1, 1), by=None)
    return pad


@pytest.fixture
def real() -> Callable[[str], Path]:
    """Return the path of a real file, or skip the test and say which file is missing."""

    def find(naam: str) -> Path:
        pad = REAL / naam
        if not pad.exists():
            pytest.skip(f"Het echte bestand {naam} is hier niet")
        return pad

    return find


@pytest.fixture
def both_years(db, real) -> None:
    """The real wijken of 2024 and 2025, each with working areas from the first of January."""
    from wijkwerk.gebieden import actions

    for jaar in (2024, 2025):
        pad = real(f"geo/zoetermeer_wijken_{jaar}_wgs84.geojson")
        actions.import_areas(pad, jaar=jaar, werkgebieden_vanaf=date(jaar, 1, 1), by=None)
