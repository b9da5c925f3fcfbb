"""The simple count: most votes first, as long as it fits in the budget. Also the one order in which ties are broken."""

import hashlib
from dataclasses import dataclass
from fractions import Fraction

from wijkwerk.rekenkern.stemmen.stemming import Stemming
from wijkwerk.rekenkern.stemmen.uitslag import Reden, Regels, Uitleg, Uitslag


def tel_eenvoudig(stemming: Stemming, *, loting: str = "") -> Uitslag:
    """Choose by number of points (approval: votes), passing over what no longer fits or has no vote at all.

    Equal ideas: lower cost first, then key; with `loting` (a published word) the lot decides instead of the key.
    """
    keuze = fill(stemming, stemming.budget, range(len(stemming.ideeen)), loting=loting)
    ronden = {kolom: nummer for nummer, kolom in enumerate(keuze.gekozen, 1)}
    uitleg = tuple(
        _explain(stemming, kolom, ronden.get(kolom), keuze.over_bij[kolom]) for kolom in range(len(stemming.ideeen))
    )
    besteed = stemming.budget - keuze.over
    gekozen = tuple(stemming.ideeen[kolom].sleutel for kolom in keuze.gekozen)
    return Uitslag(Regels("eenvoudig", loting=loting), gekozen, besteed, keuze.over, uitleg)


@dataclass(frozen=True)
class Keuze:
    """Columns chosen in order, what is left, and per column what was left after its turn."""

    gekozen: tuple[int, ...]
    over: int
    over_bij: dict[int, int]


def fill(stemming: Stemming, bedrag: int, kolommen: range | list[int], *, loting: str = "") -> Keuze:
    """Spend `bedrag` on these columns by number of votes, in the published order."""
    rang, over, gekozen, over_bij = order(stemming, loting), bedrag, [], {}
    for kolom in sorted(kolommen, key=rang.__getitem__):
        if stemming.totalen[kolom] and stemming.ideeen[kolom].kosten <= over:
            gekozen.append(kolom)
            over -= stemming.ideeen[kolom].kosten
        over_bij[kolom] = over
    return Keuze(tuple(gekozen), over, over_bij)


def order(stemming: Stemming, loting: str = "") -> list[int]:
    """Return the rank of each idea when all else is equal: more points, then lower cost, then key (or lot)."""

    def turn(kolom: int) -> tuple[int, int, str, str]:
        idee = stemming.ideeen[kolom]
        return -stemming.totalen[kolom], idee.kosten, lot(loting, idee.sleutel), idee.sleutel

    rang = [0] * len(stemming.ideeen)
    for plaats, kolom in enumerate(sorted(range(len(rang)), key=turn)):
        rang[kolom] = plaats
    return rang


def lot(loting: str, sleutel: str) -> str:
    """Return the lot of an idea: SHA-256 of "word:key", lowest first, so that anyone can draw it again."""
    return hashlib.sha256(f"{loting}:{sleutel}".encode()).hexdigest() if loting else ""


def reason(stemming: Stemming, kolom: int) -> Reden | None:
    """Return why an idea could not be chosen whatever the order, or None."""
    if not stemming.totalen[kolom]:
        return Reden.GEEN_STEMMEN
    return Reden.BOVEN_BUDGET if stemming.ideeen[kolom].kosten > stemming.budget else None


def _explain(stemming: Stemming, kolom: int, ronde: int | None, over: int) -> Uitleg:
    idee = stemming.ideeen[kolom]
    reden = Reden.MEESTE_STEMMEN if ronde else reason(stemming, kolom) or Reden.PAST_NIET
    return Uitleg(
        idee.sleutel,
        idee.kosten,
        stemming.steun[kolom],
        stemming.totalen[kolom],
        reden,
        ronde=ronde,
        budget_over=over,
        tekort=Fraction(idee.kosten - over if reden in (Reden.PAST_NIET, Reden.BOVEN_BUDGET) else 0),
    )
