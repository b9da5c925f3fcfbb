"""Set up the servers, send the requests in turns, and compare with the floor."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from types import ModuleType

from gereedschap import wegwerp_pg
from gereedschap.meten import processortijd
from gereedschap.meten.klant import Klant
from gereedschap.meten.opstelling import Opstelling, floor_server, wijkwerk_server

BLOKKEN = 8
AANLOOP = 40
VLOEREN: dict[str, Callable[[Klant, int], object]] = {
    "schrijf": lambda klant, _nummer: klant.post("/schrijf", {"tekst": "Een lantaarnpaal die het niet doet"}),
    "lees": lambda klant, _nummer: klant.get("/lees"),
}


@dataclass(frozen=True)
class Meting:
    """One thing to measure: request number n by a visitor, and how many times its floor it may cost at most.

    `vooraf` changes the installation first; `naast` is the number of an earlier measurement in the series, of which
    this one may cost at most `grens_naast` times as much.
    """

    naam: str
    vloer: str
    verzoek: Callable[[Klant, int], object]
    grens: float
    vooraf: Callable[[Opstelling], None] | None = None
    naast: int | None = None
    grens_naast: float = 0.0


@dataclass(frozen=True)
class Feit:
    """One figure that is no request, with the most it may be."""

    naam: str
    waarde: float
    eenheid: str
    grens: float

    @property
    def goed(self) -> bool:
        return self.waarde <= self.grens


@dataclass(frozen=True)
class Uitkomst:
    """CPU milliseconds per request of the web processes and of the database, with those of the floor."""

    naam: str
    web_ms: float
    database_ms: float
    vloer: str
    vloer_web_ms: float
    vloer_database_ms: float
    grens: float
    keer_naast: float | None = None
    grens_naast: float = 0.0

    @property
    def ms(self) -> float:
        return self.web_ms + self.database_ms

    @property
    def keer(self) -> float:
        return self.ms / (self.vloer_web_ms + self.vloer_database_ms)

    @property
    def goed(self) -> bool:
        return self.keer <= self.grens and (self.keer_naast is None or self.keer_naast <= self.grens_naast)


def run(onderdeel: ModuleType, *, verzoeken: int) -> tuple[list[Uitkomst], list[Feit]]:
    """Measure everything in `onderdeel.METINGEN` after `onderdeel.prepare(...)`, then its `facts`."""
    with ExitStack() as stapel:
        pg = stapel.enter_context(wegwerp_pg.throwaway())
        vloer = stapel.enter_context(floor_server(pg))
        wijkwerk = stapel.enter_context(wijkwerk_server(pg))
        with _visitor(wijkwerk) as klant, _visitor(vloer) as vloerklant:
            onderdeel.prepare(wijkwerk, klant, verzoeken)
            vloerklant.get("/begin")
            uitkomsten: list[Uitkomst] = []
            for meting in onderdeel.METINGEN:
                if meting.vooraf:
                    meting.vooraf(wijkwerk)
                uitkomst = _measure(meting, (wijkwerk, klant), (vloer, vloerklant), pg.pid, verzoeken)
                uitkomsten.append(_beside(uitkomst, meting, uitkomsten))
            return uitkomsten, onderdeel.facts(wijkwerk, klant)


def _beside(uitkomst: Uitkomst, meting: Meting, eerder: list[Uitkomst]) -> Uitkomst:
    if meting.naast is None:
        return uitkomst
    return replace(uitkomst, keer_naast=uitkomst.ms / eerder[meting.naast].ms, grens_naast=meting.grens_naast)


@contextmanager
def _visitor(opstelling: Opstelling) -> Iterator[Klant]:
    klant = Klant(opstelling.url)
    yield klant
    klant.close()


def _measure(
    meting: Meting, wijkwerk: tuple[Opstelling, Klant], vloer: tuple[Opstelling, Klant], pg: int, verzoeken: int
) -> Uitkomst:
    """Alternate blocks of floor and application, so that whatever else the machine does falls on both alike."""
    paren = {"wijkwerk": (*wijkwerk, meting.verzoek), "vloer": (*vloer, VLOEREN[meting.vloer])}
    kosten = {naam: [0.0, 0.0] for naam in paren}
    per_blok = max(1, verzoeken // BLOKKEN)
    for _opstelling, klant, verzoek in paren.values():
        _send(klant, verzoek, range(AANLOOP))
    for blok in range(BLOKKEN):
        for naam, (opstelling, klant, verzoek) in paren.items():
            begin = AANLOOP + blok * per_blok
            voor = processortijd.of_tree(opstelling.pid), processortijd.of_tree(pg)
            _send(klant, verzoek, range(begin, begin + per_blok))
            kosten[naam][0] += processortijd.of_tree(opstelling.pid) - voor[0]
            kosten[naam][1] += processortijd.of_tree(pg) - voor[1]
    ms = {naam: [round(1000 * som / (per_blok * BLOKKEN), 3) for som in sommen] for naam, sommen in kosten.items()}
    return Uitkomst(meting.naam, *ms["wijkwerk"], meting.vloer, *ms["vloer"], meting.grens)


def _send(klant: Klant, verzoek: Callable[[Klant, int], object], nummers: range) -> None:
    for nummer in nummers:
        verzoek(klant, nummer)


def table(uitkomsten: list[Uitkomst], feiten: list[Feit]) -> str:
    """Return the outcomes as Markdown tables: CPU milliseconds per request, and single figures."""
    regels = [
        "| meting | web ms | database ms | vloer | web ms | database ms | keer de vloer (grens) "
        "| keer de kleine (grens) |",
        "|---|--:|--:|---|--:|--:|--:|--:|",
    ]
    for u in uitkomsten:
        cijfers = f"{u.web_ms:.2f} | {u.database_ms:.2f} | {u.vloer} | {u.vloer_web_ms:.2f} | {u.vloer_database_ms:.2f}"
        naast = "" if u.keer_naast is None else f"{u.keer_naast:.2f} ({u.grens_naast:g})"
        regels.append(f"| {u.naam}{_verdict(u.goed)} | {cijfers} | {u.keer:.2f} ({u.grens:g}) | {naast} |")
    regels += ["", "| cijfer | waarde | eenheid | grens |", "|---|--:|---|--:|"]
    regels += [f"| {f.naam}{_verdict(f.goed)} | {f.waarde:g} | {f.eenheid} | {f.grens:g} |" for f in feiten]
    return "\n".join(regels)


def _verdict(goed: bool) -> str:
    return "" if goed else " **te veel**"
