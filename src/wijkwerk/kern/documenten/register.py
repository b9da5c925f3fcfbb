"""Which kinds of letters and papers there are: brought by each room in `AppConfig.ready`.

register(Soort(
    "subsidies.verlening", "Verlening van subsidie", standaardtekst=Path(__file__).parent / "brieven/verlening.md",
    velden=(Veld("aanvrager", "Naam van de aanvrager", voorbeeld="mevrouw N. Azizi"),),
    tabellen=(Tabelveld("kosten", "Begroting", voorbeeld=Tabel(("Wat",), (("Eten",),))),),
))
"""

from dataclasses import dataclass
from pathlib import Path

from django.utils.functional import Promise

from wijkwerk.kern.documenten.inhoud import Blok

Waarde = str | int | bool | tuple[str, ...]


@dataclass(frozen=True)
class Veld:
    """A value that the text may use as {sleutel}: words, yes or no, or a list. One not `verplicht` may be left out."""

    sleutel: str
    naam: str | Promise
    voorbeeld: Waarde
    verplicht: bool = True


@dataclass(frozen=True)
class Tabelveld:
    """A part on a line of its own as {sleutel}: a table, or any other block (a code, a picture)."""

    sleutel: str
    naam: str | Promise
    voorbeeld: Blok
    verplicht: bool = True


@dataclass(frozen=True)
class Soort:
    """One kind of letter or paper. `standaardtekst` is a file: `# subject` on the first line, the text below it.

    `brief` is False for what has no receiver (a report). Raises ValueError when two fields have the same key.
    """

    sleutel: str
    naam: str | Promise
    standaardtekst: Path
    velden: tuple[Veld, ...] = ()
    tabellen: tuple[Tabelveld, ...] = ()
    brief: bool = True

    def __post_init__(self) -> None:
        if len(self.namen) != len(self.velden) + len(self.tabellen):
            raise ValueError(f"{self.sleutel}: twee velden hebben dezelfde sleutel.")

    @property
    def alles(self) -> tuple[Veld | Tabelveld, ...]:
        """Everything the text may use."""
        return (*self.velden, *self.tabellen)

    @property
    def namen(self) -> dict[str, str]:
        """What each key means, for the list next to the text."""
        return {veld.sleutel: str(veld.naam) for veld in self.alles}

    @property
    def voorbeelden(self) -> dict[str, Waarde | Blok]:
        """The example values, with which a text is shown before it is published."""
        return {veld.sleutel: veld.voorbeeld for veld in self.alles}

    def standard(self) -> tuple[str, str]:
        """Return the subject and the text that come with the kind."""
        eerste, _, rest = self.standaardtekst.read_text(encoding="utf-8").partition("\n")
        return eerste.removeprefix("#").strip(), rest.strip()


_soorten: dict[str, Soort] = {}


def register(soort: Soort) -> None:
    """Add a kind. Raises ValueError when another kind has its key."""
    if _soorten.setdefault(soort.sleutel, soort) != soort:
        raise ValueError(f"Er is al een soort document met de sleutel {soort.sleutel}.")


def kind(sleutel: str) -> Soort:
    """Return one kind; KeyError when no room brings it any more."""
    return _soorten[sleutel]


def kinds() -> list[Soort]:
    """Return every kind, by name."""
    return sorted(_soorten.values(), key=lambda soort: str(soort.naam))
