"""A thread: records with the lines between them, drawn as SVG on the server, with a timeline that says the same."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from statistics import fmean
from textwrap import wrap
from typing import Any

from django.utils.formats import number_format

# Sixteen units of the drawing are one em, so that the drawing grows with the text of the reader.
EM = 16
BREED, HOOG, TUSSEN, ONDER, RAND = 144, 120, 24, 16, 6
TEKENS, REGELS = 15, 3
BOCHT = 36  # the room for lines that go below the boxes
# More of a kind beside each other than this become one stack, and fold in the timeline.
STAPEL = 4


@dataclass(frozen=True)
class Kraal:
    """One record. `plaats` orders kinds from left to right, `woorden` are its word for more of them."""

    sleutel: Hashable
    woord: str
    titel: str
    op: date | datetime | None = None
    nummer: str = ""
    staat: str = ""
    url: str = ""
    tekst: str = ""
    woorden: str = ""
    plaats: int = 0
    aantal: int = 1

    @property
    def naam(self) -> str:
        """What it is, in one line, for who cannot see the drawing."""
        return f"{self.woord} {self.nummer}".strip() + f": {self.titel}"


@dataclass(frozen=True)
class Streng:
    """A line from one record to another; not `direct` when something that is not shown lies between."""

    van: Hashable
    naar: Hashable
    direct: bool = True


@dataclass(frozen=True)
class Draad:
    """A thread. `titel` states the finding; `meer` counts per word for several what did not fit."""

    titel: Any
    hier: Kraal
    terug: Sequence[Kraal] = ()
    heen: Sequence[Kraal] = ()
    strengen: Sequence[Streng] = ()
    verborgen: int = 0
    meer: Sequence[tuple[str, int]] = ()

    @property
    def leeg(self) -> bool:
        """Whether there is nothing to draw."""
        return not (self.terug or self.heen)

    @property
    def delen(self) -> list[tuple[str, list["Groep"]]]:
        """The timeline in its three parts: "terug", "hier" and "heen", those that are there."""
        delen = (("terug", self.terug), ("hier", [self.hier]), ("heen", self.heen))
        return [(naam, groups(kralen)) for naam, kralen in delen if kralen]


@dataclass(frozen=True)
class Groep:
    """What stands together in the timeline: a row of records, or many of a kind that fold into one line."""

    kralen: list[Kraal]
    vouwt: bool = False

    @property
    def naam(self) -> str:
        """Return "12 signalen"."""
        return f"{_telling(len(self.kralen))} {self.kralen[0].woorden or self.kralen[0].woord}"


def groups(kralen: Sequence[Kraal]) -> list[Groep]:
    """Fold many of a kind in a row together; keep what stands between as it is."""
    groepen: list[Groep] = []
    for _woord, rij in groupby(kralen, key=lambda kraal: kraal.woord):
        soort = list(rij)
        if len(soort) > STAPEL:
            groepen.append(Groep(soort, vouwt=True))
        elif groepen and not groepen[-1].vouwt:
            groepen[-1].kralen.extend(soort)
        else:
            groepen.append(Groep(soort))
    return groepen


@dataclass(frozen=True)
class Vak:
    """A box in the drawing, with its lines of text and its state as far as they fit."""

    kraal: Kraal
    x: float
    y: float
    regels: list[str]
    staat: str
    hier: bool = False


def tekening(draad: Draad) -> dict[str, Any]:
    """Return what the template draws: boxes in columns from left to right, and the lines between them."""
    kralen, strengen = _stack(draad)
    kolommen = _columns(kralen, strengen)
    plekken = _places(kolommen, strengen)
    breed = RAND * 2 + len(kolommen) * BREED + (len(kolommen) - 1) * TUSSEN
    rijen = max(len(kolom) for kolom in kolommen)
    onder = RAND * 2 + rijen * HOOG + (rijen - 1) * ONDER
    paden = [_path(plekken[s.van], plekken[s.naar], onder) for s in strengen]
    hoog = onder + BOCHT if any(verder for _pad, verder in paden) else onder
    return {
        "breed": breed,
        "hoog": hoog,
        "breed_em": f"{breed / EM:g}em",
        "hoog_em": f"{hoog / EM:g}em",
        "vak_breed": BREED,
        "vak_hoog": HOOG,
        "vakken": [
            Vak(
                kraal,
                *plekken[kraal.sleutel],
                regels=_lines(kraal.titel),
                staat=_cut(kraal.staat, TEKENS + 4),
                hier=kraal.sleutel == draad.hier.sleutel,
            )
            for kraal in kralen
        ],
        "strengen": [(pad, s.direct) for (pad, _verder), s in zip(paden, strengen, strict=True)],
    }


def _telling(aantal: int) -> str:
    return number_format(aantal, force_grouping=True, use_l10n=True)


def _lines(titel: str) -> list[str]:
    """Break a title into what fits, and show that there is more."""
    regels = wrap(titel, TEKENS, break_long_words=True) or [""]
    if len(regels) > REGELS:
        regels = [*regels[: REGELS - 1], _cut(regels[REGELS - 1] + " " + regels[REGELS], TEKENS)]
    return regels


def _cut(tekst: str, lengte: int) -> str:
    return tekst if len(tekst) <= lengte else tekst[: lengte - 1].rstrip() + "…"


def _stack(draad: Draad) -> tuple[list[Kraal], list[Streng]]:
    """Put many of a kind on one side together in one box, with what did not fit, and their lines in one line."""
    kralen: list[Kraal] = [draad.hier]
    in_stapel: dict[Hashable, Hashable] = {}
    meer = dict(draad.meer)
    for rij in (draad.terug, draad.heen):
        for woord in dict.fromkeys(kraal.woord for kraal in rij):
            soort = [kraal for kraal in rij if kraal.woord == woord]
            rest = meer.pop(soort[0].woorden, 0)
            if len(soort) <= STAPEL and not rest:
                kralen += soort
                continue
            stapel = _as_stack(soort, rest)
            in_stapel |= {kraal.sleutel: stapel.sleutel for kraal in soort}
            kralen.append(stapel)
    er = {kraal.sleutel for kraal in kralen}
    paren: dict[tuple[Hashable, Hashable], bool] = {}
    for streng in draad.strengen:
        van, naar = (in_stapel.get(s, s) for s in (streng.van, streng.naar))
        if van in er and naar in er and van != naar:
            paren[van, naar] = paren.get((van, naar), False) or streng.direct
    return kralen, [Streng(van, naar, direct) for (van, naar), direct in paren.items()]


def _as_stack(soort: list[Kraal], rest: int) -> Kraal:
    eerste, aantal = soort[0], len(soort) + rest
    titel = f"{_telling(aantal)} {eerste.woorden or eerste.woord}"
    return replace(eerste, sleutel=("stapel", eerste.sleutel), nummer="", titel=titel, staat="", url="", aantal=aantal)


def _columns(kralen: list[Kraal], strengen: list[Streng]) -> list[list[Kraal]]:
    """Give every record a column: to the right of what it came from, and not before the place of its kind."""
    volgorde = {plaats: i for i, plaats in enumerate(sorted({kraal.plaats for kraal in kralen}))}
    kolom = {kraal.sleutel: volgorde[kraal.plaats] for kraal in kralen}
    # Once for every record is enough to move all to the right of their origin; in a circle it would never end.
    for _ronde in kralen:
        for streng in strengen:
            kolom[streng.naar] = max(kolom[streng.naar], min(kolom[streng.van] + 1, len(kralen) - 1))
    per_kolom: dict[int, list[Kraal]] = defaultdict(list)
    for kraal in kralen:
        per_kolom[kolom[kraal.sleutel]].append(kraal)
    return [per_kolom[nummer] for nummer in sorted(per_kolom)]


def _places(kolommen: list[list[Kraal]], strengen: list[Streng]) -> dict[Hashable, tuple[float, float]]:
    """Place every column in the middle, each record beside what it came from."""
    rijen = max(len(kolom) for kolom in kolommen)
    plekken: dict[Hashable, tuple[float, float]] = {}
    for nummer, kolom in enumerate(kolommen):
        x = RAND + nummer * (BREED + TUSSEN)
        boven = RAND + (rijen - len(kolom)) * (HOOG + ONDER) / 2
        op_hoogte = sorted(kolom, key=lambda kraal: fmean([*_heights(kraal, strengen, plekken)] or [0.0]))
        for rij, kraal in enumerate(op_hoogte):
            plekken[kraal.sleutel] = (x, boven + rij * (HOOG + ONDER))
    return plekken


def _heights(kraal: Kraal, strengen: list[Streng], plekken: dict[Hashable, tuple[float, float]]) -> Iterator[float]:
    return (plekken[s.van][1] for s in strengen if s.naar == kraal.sleutel and s.van in plekken)


def _path(van: tuple[float, float], naar: tuple[float, float], onder: float) -> tuple[str, bool]:
    """Draw a soft curve to the next column; below the boxes when it goes further, so that it crosses none of them."""
    x1, y1, x2, y2 = van[0] + BREED, van[1] + HOOG / 2, naar[0], naar[1] + HOOG / 2
    if x2 - x1 == TUSSEN:
        midden = x1 + TUSSEN / 2
        return f"M{x1:g} {y1:g}C{midden:g} {y1:g} {midden:g} {y2:g} {x2:g} {y2:g}", False
    x1, y1, x2, y2 = x1 - BREED / 2, van[1] + HOOG, x2 + BREED / 2, naar[1] + HOOG
    diep = onder + BOCHT * 1.2
    return f"M{x1:g} {y1:g}C{x1:g} {diep:g} {x2:g} {diep:g} {x2:g} {y2:g}", True
