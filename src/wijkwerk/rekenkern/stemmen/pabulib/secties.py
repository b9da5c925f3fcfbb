"""The three sections of a `.pb` file as rows with their line numbers, whatever the line ends, quotes and spaces."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from wijkwerk.rekenkern.stemmen.stemming import StemFout

SECTIES = ("META", "PROJECTS", "VOTES")
EERSTE_KOLOM = {"META": "key", "PROJECTS": "project_id", "VOTES": "voter_id"}
KOP_IN_CEL = re.compile(r"^\s*(projects|votes)\s*;?\s*$", re.IGNORECASE | re.MULTILINE)


class Rij(NamedTuple):
    """One row: line number in the file, the place of each column, and its cells; a cell that is not there is ''."""

    regel: int
    plek: Mapping[str, int]
    cellen: list[str]

    def cell(self, kolom: str) -> str:
        """Return the cell in a column."""
        plek = self.plek.get(kolom, len(self.cellen))
        return self.cellen[plek] if plek < len(self.cellen) else ""


@dataclass(frozen=True)
class Sectie:
    """A section: the line it starts on, and its rows."""

    regel: int
    rijen: list[Rij]


def split(inhoud: bytes | str) -> dict[str, Sectie]:
    """Return the sections by name. Refuses (StemFout) text that is no UTF-8 and a missing, double or headless one."""
    secties: dict[str, Sectie] = {}
    kop: dict[str, int] = {}
    huidig: Sectie | None = None
    for regel, cellen in _rows(_text(inhoud)):
        naam = cellen[0].upper()
        if naam in SECTIES and not any(cellen[1:]):
            if naam in secties:
                raise StemFout(f"Het deel {naam} staat er twee keer in.", regel)
            huidig, kop = Sectie(regel, []), {}
            secties[naam] = huidig
        elif huidig is None:
            raise StemFout("Dit is geen Pabulib-bestand: het begint niet met META.", regel)
        elif not kop:
            kop = _header(cellen, next(reversed(secties)), regel)
        else:
            huidig.rijen.append(Rij(regel, kop, cellen))
    for naam in SECTIES:
        if naam not in secties:
            raise StemFout(f"Dit is geen Pabulib-bestand: het deel {naam} ontbreekt.")
    return secties


def _header(cellen: list[str], naam: str, regel: int) -> dict[str, int]:
    kop = [cel.lower() for cel in cellen]
    if kop[0] != EERSTE_KOLOM[naam]:
        raise StemFout(f"Onder {naam} hoort een kopregel die begint met {EERSTE_KOLOM[naam]}.", regel)
    return {kolom: plek for plek, kolom in enumerate(kop)}


def _text(inhoud: bytes | str) -> str:
    tekst = inhoud if isinstance(inhoud, str) else _decode(inhoud)
    if "\0" in tekst:
        raise StemFout("Dit is geen tekstbestand.")
    return tekst.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _decode(inhoud: bytes) -> str:
    try:
        return inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        regel = inhoud[: fout.start].count(b"\n") + 1
        raise StemFout("Hier staat een teken dat geen UTF-8 is. Sla het bestand op als UTF-8.", regel) from None


def _rows(tekst: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are not empty, with the number of the line they start on."""
    try:
        rijen = list(_parse(io.StringIO(tekst)))
    except csv.Error:
        rijen = []
    # A quote that is never closed swallows the sections below it; then a line is simply a row.
    if not rijen or any(KOP_IN_CEL.search(cel) for _, cellen in rijen for cel in cellen if "\n" in cel):
        rijen = [
            (nummer, cellen)
            for nummer, regel in enumerate(tekst.split("\n"), 1)
            for _, cellen in _parse([regel.replace('"', "")])
        ]
    for nummer, cellen in rijen:
        schoon = [" ".join(cel.split()) for cel in cellen]
        if any(schoon):
            yield nummer, schoon


def _parse(regels: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
    lezer = csv.reader(regels, delimiter=";")
    begin = 1
    for cellen in lezer:
        yield begin, cellen
        begin = lezer.line_num + 1
