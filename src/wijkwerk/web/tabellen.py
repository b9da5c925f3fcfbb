"""Tables: columns and rows as data, so that every table has a caption, heads and a phone shape."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Kolom:
    """A column. `sorteer` is the address that sorts by it; `richting` is "op" or "neer" when it is sorted now."""

    kop: Any
    getal: bool = False
    sorteer: str = ""
    richting: str = ""


@dataclass(frozen=True)
class Tabel:
    """A table. Cells are text (escaped) or safe HTML; the first cell of a row is its head; `totaal` is the last row."""

    bijschrift: Any
    kolommen: Sequence[Kolom]
    rijen: Iterable[Sequence[Any]]
    totaal: Sequence[Any] = field(default=())

    def gevulde_rijen(self) -> list[list[tuple[Kolom, Any]]]:
        """Return every row as pairs of column and cell."""
        return [list(zip(self.kolommen, rij, strict=True)) for rij in self.rijen]

    def totaalrij(self) -> list[tuple[Kolom, Any]]:
        """Return the row of totals as pairs of column and cell, empty when there is none."""
        return list(zip(self.kolommen, self.totaal, strict=True)) if self.totaal else []
