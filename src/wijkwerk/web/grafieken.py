"""Charts: figures as data, drawn as SVG on the server. Sizes in percent and em keep text readable on a phone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from textwrap import wrap
from typing import Any

from django.utils.formats import number_format

from wijkwerk.web.tabellen import Kolom, Tabel

STAAF_HOOGTE, STAAF_RUIMTE = 1.15, 0.45
LIJN_HOOGTE = 14.0
# On the narrowest card: what fits on a line of a label, and what part of the width a letter of a value takes.
LABEL_TEKENS, WAARDE_DEEL = 34, 3.6


@dataclass(frozen=True)
class Reeks:
    """One series: its name and a value per label; None where there is no figure."""

    naam: Any
    waarden: Sequence[float | None]


def _getal(waarde: float) -> str:
    return number_format(waarde, decimal_pos=None if isinstance(waarde, int) else 1, force_grouping=True)


@dataclass(frozen=True)
class Grafiek:
    """A chart. `titel` states the finding; `omschrijving` tells what is drawn; `soort` is "staaf" or "lijn"."""

    titel: Any
    omschrijving: Any
    labels: Sequence[Any]
    reeksen: Sequence[Reeks]
    soort: str = "staaf"
    kop: Any = ""
    opmaak: Callable[[float], str] = _getal

    def tabel(self) -> Tabel:
        """Return the same figures as a table."""
        kolommen = [Kolom(self.kop), *(Kolom(reeks.naam, getal=True) for reeks in self.reeksen)]
        rijen = [[label, *(self.tekst(r.waarden[i]) for r in self.reeksen)] for i, label in enumerate(self.labels)]
        return Tabel(self.titel, kolommen, rijen)

    def tekst(self, waarde: float | None) -> str:
        """Return a value as people read it; a dash where there is none."""
        return "–" if waarde is None else self.opmaak(waarde)

    def waarden(self) -> list[float]:
        """Return every figure that is there."""
        return [waarde for reeks in self.reeksen for waarde in reeks.waarden if waarde is not None]


def tekening(grafiek: Grafiek) -> dict[str, Any]:
    """Return what the template draws for this chart."""
    return _lijnen(grafiek) if grafiek.soort == "lijn" else _staven(grafiek)


def _staven(grafiek: Grafiek) -> dict[str, Any]:
    top = max([*grafiek.waarden(), 0]) or 1
    vol = _longest_bar(grafiek)
    y, groepen = 0.0, []
    for nummer, label in enumerate(grafiek.labels):
        regels = [(f"{y + 1.2 * rij:g}em", tekst) for rij, tekst in enumerate(wrap(str(label), LABEL_TEKENS), start=1)]
        y += 1.2 * len(regels)
        groep: dict[str, Any] = {"regels": regels, "staven": []}
        for soort, reeks in enumerate(grafiek.reeksen):
            waarde = reeks.waarden[nummer]
            lengte = vol * max(waarde or 0, 0) / top
            midden = y + STAAF_RUIMTE + STAAF_HOOGTE * 0.76
            staaf = {
                "soort": soort,
                "breedte": f"{lengte:.2f}%",
                "y": f"{y + STAAF_RUIMTE:g}em",
                "tekst_y": f"{midden:g}em",
            }
            groep["staven"].append(staaf | {"tekst": grafiek.tekst(waarde)})
            y += STAAF_HOOGTE + 0.15
        y += 1.1
        groepen.append(groep)
    return {"groepen": groepen, "hoogte": f"{y:g}em", "dikte": f"{STAAF_HOOGTE}em"}


def _longest_bar(grafiek: Grafiek) -> float:
    """Return the length of the longest bar in percent: behind it is room for the longest value."""
    return min(78.0, 100 - WAARDE_DEEL * max((len(grafiek.tekst(waarde)) for waarde in grafiek.waarden()), default=0))


def _lijnen(grafiek: Grafiek) -> dict[str, Any]:
    top = rond_boven(max([*grafiek.waarden(), 0]))
    laatste = max(len(grafiek.labels) - 1, 1)
    stap = ceil(len(grafiek.labels) / 6)
    tikken = [{"y": _hoogte(deel * top, top), "tekst": grafiek.opmaak(int(deel * top))} for deel in (0, 0.5, 1)]
    labels = [{"x": _x(i, laatste), "tekst": label} for i, label in enumerate(grafiek.labels) if i % stap == 0]
    lijnen = [_lijn(soort, reeks, top, laatste) for soort, reeks in enumerate(grafiek.reeksen)]
    return {"lijnen": lijnen, "tikken": tikken, "labels": labels, "hoogte": f"{LIJN_HOOGTE + 3:g}em"}


def _lijn(soort: int, reeks: Reeks, top: float, laatste: int) -> dict[str, Any]:
    delen: list[list[str]] = [[]]
    punten = []
    for nummer, waarde in enumerate(reeks.waarden):
        if waarde is None:
            delen.append([])
            continue
        delen[-1].append(f"{100 * nummer / laatste:.2f},{100 - 100 * waarde / top:.2f}")
        punten.append({"x": _x(nummer, laatste), "y": _hoogte(waarde, top)})
    return {
        "soort": soort,
        "naam": reeks.naam,
        "delen": [" ".join(deel) for deel in delen if len(deel) > 1],
        "punten": punten,
    }


def _x(nummer: int, laatste: int) -> str:
    return f"{10 + 84 * nummer / laatste:.2f}%"


def _hoogte(waarde: float, top: float) -> str:
    return f"{1 + LIJN_HOOGTE * (1 - waarde / top):.3f}em"


def rond_boven(waarde: float) -> float:
    """Return the round figure at the top of an axis: the first 1, 2, 4 or 10 times a power of ten not below it."""
    if waarde <= 0:
        return 2
    macht = 10 ** floor(log10(waarde))
    return max(2, next(stap * macht for stap in (1, 2, 4, 6, 8, 10) if stap * macht >= waarde))
