"""The small language of template texts, to be learned in five minutes.

    Beste {aanvrager},                      a field, from the list that belongs to this kind of letter

    U krijgt **{bedrag} euro**.             a blank line starts a new paragraph; ** makes bold; [naam](https://…) a link
    ## Wat u nog moet doen                  a heading (### a smaller one)
    - Bewaar de bonnen.                     a list; with 1. it is numbered
    > Niet eens? Stuur een bezwaarschrift.  a few sentences in a frame
    {kosten}                                a table, or a text of more than one paragraph: on a line of its own
    [als voorschot]                         only when the field is filled in; [als niet voorschot] the other way round
    [anders]
    [einde]
    ---                                     a new page

`parse` reads a text and tells all that is wrong with it at once, with line numbers. `fill` makes blocks of it. What a
person filled in stays as it was typed: it never becomes bold, a link, or a field.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, is_dataclass
from difflib import get_close_matches
from itertools import groupby
from typing import Any, cast

from django.utils.translation import gettext as _

from wijkwerk.kern.documenten.inhoud import Alinea, Blok, Kader, Kop, Lijst, NieuwePagina
from wijkwerk.kern.documenten.regel import literal
from wijkwerk.kern.weigering import Weigering

_VELD = re.compile(r"\{([^{}\n]*)\}")
_ACCOLADE = re.compile(r"[{}]")
_ALLEEN = re.compile(r"^\{([^{}]*)\}$")
_ALS = re.compile(r"^\[als (niet )?([^\]]*)\]$")
_STUURWOORD = re.compile(r"\[(?:als [^\]]*|anders|einde)\](?!\()")
_KOP = re.compile(r"^(#{2,4}) +(.+)$")
_PUNT = re.compile(r"^- +(.+)$")
_NUMMER = re.compile(r"^\d+[.)] +(.+)$")
_KADER = re.compile(r"^> ?(.*)$")


@dataclass(frozen=True)
class Fout:
    """What is wrong, on which line (counted from 1), in words for who wrote it."""

    regel: int
    melding: str


class Tekstfout(Weigering):
    """A text that can not be read. `fouten` are all its faults; the text itself stays with who wrote it."""

    def __init__(self, fouten: list[Fout]) -> None:
        self.fouten = fouten
        regels = [_("Regel %(regel)s: %(melding)s") % {"regel": fout.regel, "melding": fout.melding} for fout in fouten]
        super().__init__("\n".join(regels), regel="documenten.tekst")


@dataclass(frozen=True)
class Regel:
    """A line of text with its number."""

    nummer: int
    tekst: str


@dataclass
class Keuze:
    """A part that is only there when a field is filled in (or, with `niet`, when it is not)."""

    nummer: int
    veld: str
    niet: bool
    ja: "list[Regel | Keuze]" = field(default_factory=list)
    nee: "list[Regel | Keuze]" = field(default_factory=list)
    in_nee: bool = False

    @property
    def tak(self) -> "list[Regel | Keuze]":
        """Where the next line goes."""
        return self.nee if self.in_nee else self.ja


Tak = list[Regel | Keuze]


def parse(tekst: str, namen: Collection[str], *, blokken: Collection[str] = ()) -> Tak:
    """Read a text. Raises Tekstfout with everything that is wrong: unknown fields, parts that are not closed.

    `namen` are the fields one may use; those also in `blokken` stand on a line of their own.
    """
    lezer = _Lezer(namen, blokken)
    for nummer, regel in enumerate(tekst.replace("\r\n", "\n").split("\n"), 1):
        lezer.read(Regel(nummer, regel.strip()))
    return lezer.done()


class _Lezer:
    def __init__(self, namen: Collection[str], blokken: Collection[str]) -> None:
        self._namen, self._blokken = namen, blokken
        self._stam: Tak = []
        self._open: list[Keuze] = []
        self._fouten: list[Fout] = []

    def read(self, regel: Regel) -> None:
        als = _ALS.match(regel.tekst)
        if als:
            self._start(regel, als)
        elif regel.tekst == "[anders]":
            self._other(regel)
        elif regel.tekst == "[einde]":
            self._end(regel)
        else:
            self._line(regel)

    def done(self) -> Tak:
        for keuze in self._open:
            melding = _("bij [als %(veld)s] ontbreekt [einde].") % {"veld": keuze.veld}
            self._wrong(keuze.nummer, melding)
        if self._fouten:
            raise Tekstfout(sorted(self._fouten, key=lambda fout: fout.regel))
        return self._stam

    @property
    def _tak(self) -> Tak:
        return self._open[-1].tak if self._open else self._stam

    def _start(self, regel: Regel, als: re.Match[str]) -> None:
        keuze = Keuze(regel.nummer, als[2].strip(), bool(als[1]))
        self._known(regel.nummer, keuze.veld)
        self._tak.append(keuze)
        self._open.append(keuze)

    def _other(self, regel: Regel) -> None:
        if not self._open or self._open[-1].in_nee:
            self._wrong(regel.nummer, _("[anders] hoort een keer tussen [als …] en [einde]."))
            return
        self._open[-1].in_nee = True

    def _end(self, regel: Regel) -> None:
        if not self._open:
            self._wrong(regel.nummer, _("[einde] staat er zonder [als …] ervoor."))
            return
        self._open.pop()

    def _line(self, regel: Regel) -> None:
        if _STUURWOORD.search(regel.tekst):
            self._wrong(regel.nummer, _("zet [als …], [anders] en [einde] elk op een eigen regel."))
        for naam in _VELD.findall(regel.tekst):
            self._known(regel.nummer, naam)
            if naam in self._blokken and not _ALLEEN.match(regel.tekst):
                self._wrong(regel.nummer, _("zet {%(veld)s} op een eigen regel.") % {"veld": naam})
        if _ACCOLADE.search(_VELD.sub("", regel.tekst)):
            self._wrong(regel.nummer, _("een accolade staat alleen. Een veld schrijft u zo: {naam}."))
        self._tak.append(regel)

    def _known(self, nummer: int, naam: str) -> None:
        if naam in self._namen:
            return
        bijna = get_close_matches(naam, list(self._namen), 1)
        melding = _("het veld {%(veld)s} bestaat niet.") % {"veld": naam}
        if bijna:
            melding += " " + _("Bedoelt u {%(bijna)s}?") % {"bijna": bijna[0]}
        self._wrong(nummer, melding)

    def _wrong(self, nummer: int, melding: str) -> None:
        self._fouten.append(Fout(nummer, melding))


def fill(tak: Tak, gegevens: Mapping[str, Any]) -> tuple[Blok, ...]:
    """Make blocks of a text that was read, with values for its fields. A field without a value is empty."""
    blokken: list[Blok] = []
    # What a line is, is decided before values go in: a name that begins with a dash makes no list.
    for soort, regels in groupby(_chosen(tak, gegevens), key=_sort):
        blokken += _BOUW[soort](list(regels), gegevens)
    return tuple(blokken)


def fill_line(tekst: str, gegevens: Mapping[str, Any]) -> str:
    """Fill in one line of plain text, such as a subject."""
    return _one_line(_VELD.sub(lambda veld: _as_text(gegevens.get(veld[1])), tekst))


def _chosen(tak: Tak, gegevens: Mapping[str, Any]) -> Iterator[str]:
    for deel in tak:
        if isinstance(deel, Regel):
            yield deel.tekst
        else:
            waar = bool(gegevens.get(deel.veld)) is not deel.niet
            yield from _chosen(deel.ja if waar else deel.nee, gegevens)


_SOORTEN = (
    ("blok", _ALLEEN),
    ("kop", _KOP),
    ("punten", _PUNT),
    ("nummers", _NUMMER),
    ("kader", _KADER),
    ("pagina", re.compile(r"^---+$")),
    ("alinea", re.compile(r".")),
)


def _sort(tekst: str) -> str:
    return next((soort for soort, vorm in _SOORTEN if vorm.match(tekst)), "leeg")


def _inside(vorm: re.Pattern[str], regels: list[str], gegevens: Mapping[str, Any]) -> list[str]:
    """Return what stands behind the mark of each line, filled in."""
    return [_filled(gevonden[gevonden.lastindex or 0], gegevens) for gevonden in map(vorm.match, regels) if gevonden]


def _headings(regels: list[str], gegevens: Mapping[str, Any]) -> list[Blok]:
    niveaus = [len(regel) - len(regel.lstrip("#")) - 1 for regel in regels]
    return [Kop(tekst, niveau) for tekst, niveau in zip(_inside(_KOP, regels, gegevens), niveaus, strict=True)]


def _own_lines(regels: list[str], gegevens: Mapping[str, Any]) -> list[Blok]:
    return [blok for regel in regels for blok in _own_line(gegevens.get(regel[1:-1]))]


def _own_line(waarde: Any) -> list[Blok]:
    """A field on a line of its own may be a block, a list, or text of more than one paragraph."""
    if is_dataclass(waarde):
        return [cast(Blok, waarde)]
    if isinstance(waarde, tuple | list):
        woorden = [literal(_one_line(deel)) for deel in waarde if isinstance(deel, str)]
        return [Lijst(tuple(woorden))] if woorden else [cast(Blok, deel) for deel in waarde if is_dataclass(deel)]
    alineas = re.split(r"\n\s*\n", _as_text(waarde).replace("\r\n", "\n").strip())
    return [Alinea(literal(alinea)) for alinea in alineas if alinea]


_BOUW: dict[str, Callable[[list[str], Mapping[str, Any]], list[Blok]]] = {
    "leeg": lambda _regels, _gegevens: [],
    "pagina": lambda _regels, _gegevens: [NieuwePagina()],
    "blok": _own_lines,
    "kop": _headings,
    "punten": lambda regels, gegevens: [Lijst(tuple(_inside(_PUNT, regels, gegevens)))],
    "nummers": lambda regels, gegevens: [Lijst(tuple(_inside(_NUMMER, regels, gegevens)), genummerd=True)],
    "kader": lambda regels, gegevens: [Kader("\n".join(_inside(_KADER, regels, gegevens)))],
    "alinea": lambda regels, gegevens: [Alinea("\n".join(_filled(regel, gegevens) for regel in regels))],
}


def _filled(regel: str, gegevens: Mapping[str, Any]) -> str:
    return _VELD.sub(lambda veld: literal(_one_line(_as_text(gegevens.get(veld[1])))), regel)


def _as_text(waarde: Any) -> str:
    if waarde is None or isinstance(waarde, bool):
        return _("ja") if waarde else ""
    return ", ".join(waarde) if isinstance(waarde, tuple | list) else str(waarde)


def _one_line(tekst: str) -> str:
    return " ".join(tekst.split())
