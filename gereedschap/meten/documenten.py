"""What a letter of five pages costs, beside what the typesetter needs for the same number of bare pages.

The floor, in turn and in the same run, is Typst with five pages of plain text and no letterhead, table or norm. Both
get other words each time, so that nothing comes from memory. Times are of the processor, all threads together.
"""

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import django
import typst

from wijkwerk.kern.documenten.inhoud import Afzender, Alinea, Brief, Feiten, Kader, Kop, Lijst, Tabel
from wijkwerk.kern.documenten.odt import odt
from wijkwerk.kern.documenten.zetter import pdf

WOORDEN = "In deze wijk werken bewoners en partners samen aan een prettige buurt. "
GRENS_MS = 200
KAAL = Path(__file__).with_name("kaal.typ")


@dataclass(frozen=True)
class Stand:
    """One measurement: median milliseconds of processor and of the clock, beside the floor."""

    naam: str
    bladzijden: int
    ms: float
    klok_ms: float
    vloer_ms: float
    grens_ms: int = GRENS_MS

    @property
    def keer(self) -> float:
        return self.ms / self.vloer_ms

    @property
    def goed(self) -> bool:
        return self.ms <= self.grens_ms


def run(*, verzoeken: int) -> list[Stand]:
    """Measure at most fifty times: a letter takes a hundred times as long as a request."""
    os.environ |= {"DJANGO_SETTINGS_MODULE": "wijkwerk.config.settings", "WIJKWERK_STAND": "demo"}
    django.setup()

    keer = min(verzoeken, 50)
    basis = _letter()
    return [
        _measure("brief als pdf", lambda n: pdf(_other(basis, n)), keer),
        _measure("brief als odt", lambda n: odt(_other(basis, n)), keer),
    ]


def _letter() -> Brief:
    deel = (
        Kop("Wat wij besluiten"),
        *(Alinea(WOORDEN * 5) for _ in range(3)),
        Feiten((("Voor", "Straatfeest"), ("Bedrag", "EUR 750,00"))),
        Tabel(("Wat", "Bedrag"), tuple((f"Regel {n}", f"{n},00") for n in range(10)), ("links", "rechts"), "Begroting"),
        Lijst(("Meld het feest.", "Bewaar de bonnen."), genummerd=True),
        Kader(WOORDEN, "Niet eens met dit besluit?"),
    )
    return Brief(
        titel="Besluit op uw aanvraag",
        datum=date(2026, 3, 3),
        afzender=Afzender("Gemeente Voorbeeld", "Samenleving", ("Postbus 1", "1234 AB Voorbeeld"), ("14 000",)),
        geadresseerde=("Mevrouw A. Voorbeeld", "Dorpsstraat 1", "1234 AB Voorbeeld"),
        blokken=deel * 4,
    )


def _other(brief: Brief, nummer: int) -> Brief:
    blokken = tuple(Alinea(f"{blok.tekst}{nummer}") if isinstance(blok, Alinea) else blok for blok in brief.blokken)
    return replace(brief, kenmerk=f"V26-{nummer}", titel=f"{brief.titel} {nummer}", blokken=blokken)


def _floor() -> Callable[[int], object]:
    zetter = typst.Compiler(str(KAAL), ignore_system_fonts=True)
    return lambda nummer: zetter.compile(format="pdf", sys_inputs={"woorden": f"{WOORDEN * 25}{nummer}"})


def _measure(naam: str, maak: Callable[[int], bytes], keer: int) -> Stand:
    vloer = _floor()
    eerste = maak(0)
    vloer(0)
    eigen, klok, kaal = [], [], []
    for nummer in range(1, keer + 1):
        for doe, tijden, klokken in ((maak, eigen, klok), (vloer, kaal, [])):
            begin, tik = time.perf_counter(), time.process_time()
            doe(nummer)
            tijden.append((time.process_time() - tik) * 1000)
            klokken.append((time.perf_counter() - begin) * 1000)
    return Stand(naam, _pages(eerste), statistics.median(eigen), statistics.median(klok), statistics.median(kaal))


def _pages(bestand: bytes) -> int:
    """Return how many pages a PDF says it has; a text document has none until somebody opens it."""
    if not bestand.startswith(b"%PDF"):
        return 0
    return bestand.count(b"/Type /Page\n") or bestand.count(b"/Type /Page ") or bestand.count(b"/Type/Page/")


def table(standen: list[Stand]) -> str:
    """Return the measurements as a Markdown table."""
    regels = [
        "| stuk | bladzijden | processor ms (grens) | klok ms | vloer ms | keer de vloer |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    regels += [
        f"| {stand.naam} | {stand.bladzijden or ''} | {stand.ms:.0f} ({stand.grens_ms}) | {stand.klok_ms:.0f} "
        f"| {stand.vloer_ms:.1f} | {stand.keer:.1f} |"
        for stand in standen
    ]
    return "\n".join(regels)
