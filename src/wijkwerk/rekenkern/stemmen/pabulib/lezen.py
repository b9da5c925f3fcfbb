"""Read a `.pb` file into a vote that can be counted. Amounts become whole hundredths (cents) or finer where needed."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wijkwerk.rekenkern.stemmen.pabulib.secties import Rij, Sectie, split
from wijkwerk.rekenkern.stemmen.stemming import MAX_PUNTEN, Idee, StemFout, Stemming

GOEDKEUREN = {"approval", "choose-1"}
PUNTEN = {"cumulative", "scoring"}
SOORTEN = {*GOEDKEUREN, *PUNTEN, "ordinal"}
MAX_CIJFERS = 6


@dataclass(frozen=True)
class Bestand:
    """What a file holds: the vote, its kind (`vote_type`), how many of its units make one of the currency, all of
    META, and what was odd but did not stop the count (plain Dutch).
    """

    stemming: Stemming
    soort: str
    per_eenheid: int
    meta: Mapping[str, str]
    meldingen: tuple[str, ...]


def read(inhoud: bytes | str) -> Bestand:
    """Read a vote. Approval and choose-1 count as one point; cumulative and scoring as their points; ordinal by Borda:
    with at most m places (`max_length`, else the longest ballot) the first gets m points, the next m - 1.

    Refuses (StemFout, with the line number) what is missing, unknown, double, negative or not a number.
    """
    secties = split(inhoud)
    meta = {rij.cell("key").lower(): rij for rij in secties["META"].rijen}
    soort = _kind(meta, secties["META"])
    per_eenheid, ideeen, budget = _amounts(meta, secties)
    biljetten = _Biljetten(soort, {idee.sleutel: kolom for kolom, idee in enumerate(ideeen)}, _default(meta))
    tabel = biljetten.table(secties["VOTES"].rijen, _longest(meta))
    platte_meta = {sleutel: rij.cell("value") for sleutel, rij in meta.items()}
    stemming = Stemming.from_table(ideeen, budget, tabel)
    return Bestand(stemming, soort, per_eenheid, platte_meta, _remarks(platte_meta, secties))


def _kind(meta: Mapping[str, Rij], sectie: Sectie) -> str:
    if "vote_type" not in meta:
        raise StemFout("In META ontbreekt vote_type: hoe er gestemd is.", sectie.regel)
    soort = meta["vote_type"].cell("value").lower()
    if soort not in SOORTEN:
        bekend = ", ".join(sorted(SOORTEN))
        raise StemFout(f"Deze manier van stemmen kennen wij niet: {soort}. Wel: {bekend}.", meta["vote_type"].regel)
    return soort


def _amounts(meta: Mapping[str, Rij], secties: Mapping[str, Sectie]) -> tuple[int, list[Idee], int]:
    """Return units per currency, the ideas and the budget, all in the same whole unit."""
    if "budget" not in meta:
        raise StemFout("In META ontbreekt het budget.", secties["META"].regel)
    budget = _amount(meta["budget"].cell("value"), "Het budget", meta["budget"].regel)
    rijen = secties["PROJECTS"].rijen
    kosten = [_amount(rij.cell("cost"), f"De kosten van idee {rij.cell('project_id')}", rij.regel) for rij in rijen]
    cijfers = max([2, *(_digits(bedrag) for bedrag in [budget, *kosten])])
    if cijfers > MAX_CIJFERS:
        raise StemFout(f"Een bedrag heeft meer dan {MAX_CIJFERS} cijfers achter de komma.")
    per_eenheid = 10**cijfers
    ideeen: dict[str, Idee] = {}
    for rij, bedrag in zip(rijen, kosten, strict=True):
        if rij.cell("project_id") in ideeen:
            raise StemFout(f"Idee {rij.cell('project_id')} staat er twee keer in.", rij.regel)
        try:
            ideeen[rij.cell("project_id")] = Idee(rij.cell("project_id"), int(bedrag * per_eenheid), rij.cell("name"))
        except StemFout as fout:
            raise StemFout(fout.melding, rij.regel) from None
    return per_eenheid, list(ideeen.values()), int(budget * per_eenheid)


def _amount(tekst: str, wat: str, regel: int) -> Decimal:
    bedrag = _number(tekst)
    if bedrag is None:
        raise StemFout(f"{wat}: hier hoort een getal, niet: {tekst or 'niets'}.", regel)
    if not 0 <= bedrag < 10**11:
        raise StemFout(f"{wat}: hier hoort een bedrag van nul tot honderd miljard, niet: {tekst}.", regel)
    return bedrag


def _digits(bedrag: Decimal) -> int:
    return max(0, -int(bedrag.normalize().as_tuple().exponent))


def _number(tekst: str) -> Decimal | None:
    """Read a number as files have it: 1200, 1200.50, 1200,50 (never a comma for thousands)."""
    try:
        getal = Decimal(tekst.replace(",", ".") if tekst.count(",") == 1 and "." not in tekst else tekst)
    except InvalidOperation:
        return None
    return getal if getal.is_finite() else None


def _points(tekst: str, regel: int) -> int:
    getal = _number(tekst)
    if getal is None or getal != getal.to_integral_value():
        raise StemFout(f"Punten zijn hele getallen, hier staat: {tekst or 'niets'}.", regel)
    if not 0 <= getal <= MAX_PUNTEN:
        raise StemFout(f"Punten liggen tussen 0 en {MAX_PUNTEN}, hier staat {tekst}. Minpunten tellen wij niet.", regel)
    return int(getal)


def _default(meta: Mapping[str, Rij]) -> int:
    rij = meta.get("default_score")
    return _points(rij.cell("value"), rij.regel) if rij and rij.cell("value") else 0


def _longest(meta: Mapping[str, Rij]) -> int:
    rij = meta.get("max_length")
    return _points(rij.cell("value"), rij.regel) if rij and rij.cell("value") else 0


@dataclass(frozen=True)
class _Biljetten:
    soort: str
    plek: Mapping[str, int]
    zonder: int

    def table(self, rijen: list[Rij], langste: int) -> NDArray[Any]:
        """Return points per ballot and idea."""
        # Flat lists: a hundred thousand small ones would keep the memory manager busier than the reading.
        kolommen: list[int] = []
        punten: list[int] = []
        lengten: list[int] = []
        for rij in rijen:
            gekozen, gegeven = self._ballot(rij)
            kolommen += gekozen
            punten += gegeven
            lengten.append(len(gekozen))
        waarden = self._borda(lengten, langste) if self.soort == "ordinal" else np.array(punten, dtype=np.int64)
        vulling = self.zonder if self.soort == "scoring" else 0
        hoogste_punt = max(1, vulling, int(waarden.max(initial=0)))
        tabel = np.full((len(rijen), len(self.plek)), vulling, dtype=np.min_scalar_type(hoogste_punt))
        tabel[np.repeat(np.arange(len(lengten)), lengten), kolommen] = waarden
        return tabel

    @staticmethod
    def _borda(lengten: list[int], langste: int) -> NDArray[np.int64]:
        """Return the points of every place on every ballot: the first place gets as many as there are places."""
        begin = np.cumsum(lengten) - lengten
        plaats = np.arange(sum(lengten)) - np.repeat(begin, lengten)
        return max([langste, *lengten]) - plaats

    def _ballot(self, rij: Rij) -> tuple[list[int], list[int]]:
        kolommen = self._ideas(rij)
        if len(set(kolommen)) < len(kolommen):
            raise StemFout("Op dit biljet staat een idee twee keer.", rij.regel)
        if self.soort not in PUNTEN:
            return kolommen, [1] * len(kolommen)
        punten = [_points(deel.strip(), rij.regel) for deel in rij.cell("points").split(",") if deel.strip()]
        if len(punten) != len(kolommen):
            raise StemFout(f"Op dit biljet staan {len(kolommen)} ideeën en {len(punten)} keer punten.", rij.regel)
        return kolommen, punten

    def _ideas(self, rij: Rij) -> list[int]:
        delen = rij.cell("vote").split(",")
        try:
            return [self.plek[deel] for deel in delen]
        except KeyError:  # a space beside a comma, a comma too many, or an idea that is not there
            sleutels = [sleutel for deel in delen if (sleutel := deel.strip())]
        for sleutel in sleutels:
            if sleutel not in self.plek:
                melding = f"Op dit biljet staat idee {sleutel}, maar dat staat niet onder PROJECTS."
                raise StemFout(melding, rij.regel)
        return [self.plek[sleutel] for sleutel in sleutels]


def _remarks(meta: Mapping[str, str], secties: Mapping[str, Sectie]) -> tuple[str, ...]:
    meldingen = []
    for veld, sectie, wat in (("num_projects", "PROJECTS", "ideeën"), ("num_votes", "VOTES", "stembiljetten")):
        gezegd, geteld = meta.get(veld, ""), len(secties[sectie].rijen)
        if gezegd and gezegd != str(geteld):
            meldingen.append(f"META noemt {gezegd} {wat}, er staan er {geteld}. Geteld is wat er staat.")
    kiezers = [rij.cell("voter_id") for rij in secties["VOTES"].rijen]
    if len(set(kiezers)) < len(kiezers):
        dubbel = len(kiezers) - len(set(kiezers))
        meldingen.append(f"Een kiezersnummer komt vaker voor ({dubbel} keer te veel). Elk biljet is geteld.")
    leeg = sum(1 for rij in secties["VOTES"].rijen if not rij.cell("vote"))
    if leeg:
        meldingen.append(f"Blanco stembiljetten: {leeg}. Ze tellen mee bij het verdelen en kopen niets.")
    return tuple(meldingen)
