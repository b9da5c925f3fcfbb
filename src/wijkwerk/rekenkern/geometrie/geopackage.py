"""Read the feature tables of a GeoPackage with nothing but SQLite and shapely."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import shapely
from shapely.geometry.base import BaseGeometry

from wijkwerk.rekenkern.geometrie.fouten import GeometrieFout

_HEADER = 8
_ENVELOPE = (0, 32, 48, 48, 64)
_RD_SRS = (28992, 7415)
_WGS_SRS = (4326, 4258)


class Laag(NamedTuple):
    """A table with outlines: its name, geometry column and coordinate system ('rd', 'wgs84' or '' when unknown)."""

    naam: str
    kolom: str
    stelsel: str


def layers(pad: Path) -> list[Laag]:
    """Return the feature layers of the file; raise GeometrieFout when it is no GeoPackage."""
    try:
        with closing(_open(pad)) as verbinding:
            rijen = verbinding.execute("SELECT table_name, column_name, srs_id FROM gpkg_geometry_columns").fetchall()
    except sqlite3.DatabaseError:
        raise GeometrieFout("Dit bestand is geen GeoPackage, of het is beschadigd.", soort="onleesbaar") from None
    return [Laag(naam, kolom, _system(srs)) for naam, kolom, srs in rijen]


def _system(srs: int) -> str:
    if srs in _RD_SRS:
        return "rd"
    return "wgs84" if srs in _WGS_SRS else ""


def count(pad: Path, laag: Laag) -> int:
    """Return how many features the layer holds."""
    with closing(_open(pad)) as verbinding:
        aantal: int = verbinding.execute(f"SELECT count(*) FROM {_quoted(laag)}").fetchone()[0]  # noqa: S608 - a name from the file's own list
    return aantal


def rows(pad: Path, laag: Laag) -> Iterator[tuple[dict[str, Any], bytes | None]]:
    """Yield the attributes and the outline, still packed, of every feature in the layer, in file order."""
    with closing(_open(pad)) as verbinding:
        verbinding.row_factory = sqlite3.Row
        for rij in verbinding.execute(f"SELECT * FROM {_quoted(laag)}"):  # noqa: S608 - a name from the file's own list
            waarden = dict(rij)
            yield waarden, waarden.pop(laag.kolom)


def _quoted(laag: Laag) -> str:
    return '"' + laag.naam.replace('"', '""') + '"'


def unpack(blob: bytes) -> BaseGeometry:
    """Return the shape in a packed outline; raise GeometrieFout when it is damaged."""
    if blob[:2] != b"GP" or (soort := blob[3] >> 1 & 7) > 4:
        raise GeometrieFout("Het vlak is niet te lezen: het staat niet in de GeoPackage-vorm.", soort="onleesbaar")
    try:
        return shapely.from_wkb(blob[_HEADER + _ENVELOPE[soort] :])
    except shapely.errors.GEOSException:
        raise GeometrieFout("Het vlak is niet te lezen: de gegevens zijn beschadigd.", soort="onleesbaar") from None


def _open(pad: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{pad.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
