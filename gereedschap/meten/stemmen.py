"""What counting a vote costs: both counts of 100,000 ballots on 60 ideas, beside the same method in plain loops.

Then the whole of it (`stemdaad`): the act on both databases and the command on a file, each beside its own floor. The
loops are the method as one writes it down: voter by voter, in floating point; they also
say whether the same ideas come out.
"""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np

from gereedschap.meten import stemdaad
from wijkwerk.rekenkern.stemmen import Aanvulling, Idee, Stemming, naast_elkaar, pabulib

BILJETTEN, IDEEEN, BUDGET = 100_000, 60, 8_600_000
MS_GRENS = 2_000.0


@dataclass(frozen=True)
class Telling:
    """Milliseconds of processor for one thing (median), and for what stands beside it (`naast`), if anything does.

    `grens` None: shown, not judged.
    """

    naam: str
    ms: float
    naast_ms: float | None = None
    naast: str = "kale lussen"
    zelfde: bool = True
    grens: float | None = MS_GRENS

    @property
    def keer(self) -> float | None:
        """How many times what stands beside it: below 1 is faster."""
        return self.ms / self.naast_ms if self.naast_ms else None

    @property
    def goed(self) -> bool:
        """Whether it stays under its limit and chooses what the loops choose."""
        return self.zelfde and (self.grens is None or self.ms <= self.grens)


def run(*, verzoeken: int) -> list[Telling]:
    """Measure both counts as often as asked, but at most five times; what takes seconds once."""
    keer, uitkomsten = min(verzoeken, 5), []
    for naam, hoogste in (("goedkeuren", 1), ("punten", 5)):
        ideeen, tabel = election(hoogste)
        ms, vergelijking = _median(keer, lambda i=ideeen, t=tabel: naast_elkaar(Stemming.from_table(i, BUDGET, t)))
        lussen_ms, gekozen = _median(1, lambda i=ideeen, t=tabel: _loops([idee.kosten for idee in i], t))
        zelfde = [int(sleutel) for sleutel in vergelijking.gelijke_delen.gedeeld] == gekozen
        uitkomsten.append(Telling(f"beide uitslagen, {naam}", ms, lussen_ms, zelfde=zelfde))
    ideeen, tabel = election(1)
    stemming = Stemming.from_table(ideeen, BUDGET, tabel)
    verhogen, _ = _median(1, lambda: naast_elkaar(stemming, aanvulling=Aanvulling.VERHOGEN_STEMMEN))
    uitkomsten.append(Telling("beide uitslagen, met verhogen", verhogen, grens=None))
    kop = pabulib.Kop("Meting", "Zoetermeer", "meting", date(2026, 1, 1), date(2026, 1, 31))
    schrijven, tekst = _median(1, lambda: pabulib.write(stemming, kop))
    lezen, _ = _median(1, lambda: pabulib.read(tekst))
    uitkomsten += [Telling("bestand schrijven", schrijven, grens=None), Telling("bestand lezen", lezen, grens=None)]
    heel = [Telling(f"tellen: {m.naam}", m.ms, m.vloer_ms, m.vloer) for m in stemdaad.run()]
    return [*heel, *uitkomsten]


def election(hoogste: int) -> tuple[list[Idee], np.ndarray]:
    """Draw a vote in which people of one mind like the same ideas; nearly every ballot differs from all others."""
    toeval = np.random.default_rng(1)
    kosten = toeval.choice([500, 750, 1000, 1500, 2500, 4000, 6000, 8000], IDEEEN) * 100 + toeval.integers(
        0, 10_000, IDEEEN
    )
    thema, kiezer = toeval.integers(0, 8, IDEEEN), toeval.integers(0, 8, BILJETTEN)
    steun = toeval.random((BILJETTEN, IDEEEN)) < np.where(thema[None, :] == kiezer[:, None], 0.35, 0.06)
    tabel = steun.astype(np.uint8) * toeval.integers(1, hoogste + 1, steun.shape).astype(np.uint8)
    return [Idee(f"{nummer:02}", int(prijs)) for nummer, prijs in enumerate(kosten)], tabel


def _median(keer: int, werk: Callable[[], object]) -> tuple[float, object]:
    tijden, uitkomst = [], None
    for _ in range(keer):
        begin = time.process_time()
        uitkomst = werk()
        tijden.append(1000 * (time.process_time() - begin))
    return statistics.median(tijden), uitkomst


def _loops(kosten: list[int], tabel: np.ndarray) -> list[int]:
    """Count by equal shares in plain loops over voters; return the bought ideas in order."""
    saldo = [BUDGET / len(tabel)] * len(tabel)
    steun = [[(int(i), int(tabel[i, k])) for i in np.flatnonzero(tabel[:, k])] for k in range(len(kosten))]
    gekocht: list[int] = []
    while True:
        prijzen = {
            k: prijs for k in range(len(kosten)) if k not in gekocht and (prijs := _price(kosten[k], steun[k], saldo))
        }
        if not prijzen:
            return gekocht
        beste = min(prijzen, key=lambda k: prijzen[k] / kosten[k])
        for kiezer, punten in steun[beste]:
            saldo[kiezer] -= min(saldo[kiezer], prijzen[beste] * punten)
        gekocht.append(beste)


def _price(kosten: int, steun: list[tuple[int, int]], saldo: list[float]) -> float | None:
    """Return what one point costs when everyone pays alike and nobody more than he has."""
    if sum(saldo[kiezer] for kiezer, _ in steun) < kosten:
        return None
    rest, punten_over = float(kosten), sum(punten for _, punten in steun)
    for over, kiezer, punten in sorted((saldo[kiezer] / punten, kiezer, punten) for kiezer, punten in steun):
        if over * punten_over >= rest:
            return rest / punten_over
        rest -= saldo[kiezer]
        punten_over -= punten
    return None


def table(tellingen: list[Telling]) -> str:
    """Return the outcomes as a Markdown table."""
    regels = [
        "| 100.000 stembiljetten, 60 ideeën | ms (grens) | ernaast | ms | keer | zelfde ideeën |",
        "|---|--:|---|--:|--:|---|",
    ]
    for t in tellingen:
        oordeel = "" if t.goed else " **te veel**"
        grens = f"{t.ms:.0f} ({t.grens:.0f})" if t.grens else f"{t.ms:.0f}"
        zelfde = ("ja" if t.zelfde else "nee") if t.naast == "kale lussen" else ""
        ernaast = f"{t.naast} | {t.naast_ms:.0f} | {t.keer:.2f} | {zelfde}" if t.naast_ms else " |  |  | "
        regels.append(f"| {t.naam}{oordeel} | {grens} | {ernaast} |")
    return "\n".join(regels)
