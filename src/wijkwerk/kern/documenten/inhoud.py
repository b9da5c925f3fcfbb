"""What a document says, apart from how it looks: the same blocks make a letter, a report, minutes and a newsletter.

Text in a block may hold **bold** and [links](https://voorbeeld.nl); see `regel.py`. Blocks know no database.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Kant = Literal["links", "rechts"]


@dataclass(frozen=True)
class Kop:
    """A heading; `niveau` 1 is the highest inside a document, below its title."""

    tekst: str
    niveau: int = 1


@dataclass(frozen=True)
class Alinea:
    """One paragraph. A single line break stays a line break."""

    tekst: str


@dataclass(frozen=True)
class Lijst:
    """A list with bullets or numbers."""

    items: tuple[str, ...]
    genummerd: bool = False


@dataclass(frozen=True)
class Tabel:
    """A table with a row of headings. Raises ValueError when a row has another number of cells than the headings.

    `uitlijning` says per column on which side its cells stand (default all left), `totaal` is a last row in bold.
    """

    kop: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    uitlijning: tuple[Kant, ...] = ()
    bijschrift: str = ""
    totaal: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        breedte = len(self.kop)
        anders = [rij for rij in (*self.rijen, self.totaal or self.kop) if len(rij) != breedte]
        if not breedte or anders or len(self.uitlijning) not in (0, breedte):
            raise ValueError("Elke rij van een tabel heeft evenveel cellen als de kop.")

    @property
    def kanten(self) -> tuple[Kant, ...]:
        """The side of each column."""
        links: Kant = "links"
        return self.uitlijning or (links,) * len(self.kop)


@dataclass(frozen=True)
class Feiten:
    """Facts with their names: (name, value) pairs."""

    paren: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Kader:
    """A few sentences that stand apart; a blank line starts a new paragraph."""

    tekst: str
    titel: str = ""


@dataclass(frozen=True)
class Beeld:
    """A picture of our own making: an SVG drawing or a PNG or JPEG photo. `alt` says what there is to see.

    `breedte` is in percent of the width of the text. Raises ValueError without `alt`.
    """

    bron: bytes
    alt: str
    bijschrift: str = ""
    breedte: int = 100

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise ValueError("Een beeld heeft een beschrijving nodig.")


@dataclass(frozen=True)
class Code:
    """A code to type over, in big print in groups of four, with a QR code when `adres` says where it leads."""

    waarde: str
    uitleg: str = ""
    adres: str = ""

    @property
    def groepen(self) -> str:
        """The code as people read it over: in groups of four, unless it has groups of its own."""
        if " " in self.waarde or "-" in self.waarde:
            return self.waarde
        return " ".join(self.waarde[plek : plek + 4] for plek in range(0, len(self.waarde), 4))


@dataclass(frozen=True)
class NieuwePagina:
    """What follows starts on a new page."""


Blok = Kop | Alinea | Lijst | Tabel | Feiten | Kader | Beeld | Code | NieuwePagina


@dataclass(frozen=True, kw_only=True)
class Inhoud:
    """A whole document: a report, minutes, a newsletter. `organisatie` is whose it is, `soort` what is above the title.

    Raises ValueError without a title: no reader can find its way in a document without one.
    """

    titel: str
    blokken: tuple[Blok, ...]
    datum: date
    soort: str = ""
    organisatie: str = ""
    taal: str = "nl"

    def __post_init__(self) -> None:
        if not self.titel.strip():
            raise ValueError("Een document heeft een titel nodig.")


@dataclass(frozen=True)
class Afzender:
    """Who writes: the municipality, the department, the lines of the return address and how to reach them."""

    gemeente: str
    afdeling: str = ""
    adres: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Brief(Inhoud):
    """A letter: a document to somebody. `geadresseerde` are the lines in the window of the envelope."""

    afzender: Afzender
    geadresseerde: tuple[str, ...]
    kenmerk: str = ""
    bijlagen: tuple[str, ...] = ()


def levels(blokken: tuple[Blok, ...]) -> list[int]:
    """Return the level of each heading in turn, with no level skipped: readers jump from heading to heading."""
    niveaus: list[int] = []
    for blok in blokken:
        if isinstance(blok, Kop):
            vorige = niveaus[-1] if niveaus else 0
            niveaus.append(max(1, min(blok.niveau, vorige + 1)))
    return niveaus
