"""The slow twin: the Method of Equal Shares written again from its definition, in fractions, voter by voter."""

from fractions import Fraction
from itertools import combinations


def equal_shares(kosten, biljetten, aandeel, *, nut, rang):
    """Return the columns bought in order, and what each voter paid per column.

    A price per point is affordable when sum(min(left, price x points)) reaches the cost; the lowest one is found by
    trying every number of voters that pay their last.
    """
    saldo = [Fraction(aandeel)] * len(biljetten)
    gekocht, betaald = [], {}
    while True:
        kansen = []
        for kolom, prijs_totaal in enumerate(kosten):
            if kolom not in gekocht:
                prijs = _lowest_price(prijs_totaal, [(saldo[i], b[kolom]) for i, b in enumerate(biljetten) if b[kolom]])
                if prijs is not None:
                    kansen.append((prijs / (prijs_totaal if nut == "kosten" else 1), rang[kolom], kolom, prijs))
        if not kansen:
            return gekocht, betaald
        _, _, kolom, prijs = min(kansen)
        betaald[kolom] = [min(saldo[i], prijs * b[kolom]) for i, b in enumerate(biljetten)]
        saldo = [saldo[i] - bedrag for i, bedrag in enumerate(betaald[kolom])]
        gekocht.append(kolom)


def _lowest_price(kosten, steun):
    steun = sorted(steun, key=lambda paar: paar[0] / paar[1])
    for arm in range(len(steun)):
        prijs = (kosten - sum(saldo for saldo, _ in steun[:arm])) / Fraction(sum(punten for _, punten in steun[arm:]))
        if all(saldo >= prijs * punten for saldo, punten in steun[arm:]):
            return prijs if prijs > 0 else Fraction(0)
    return None


def ranking(kosten, biljetten, sleutels):
    """Rank columns: more points, then lower cost, then key."""
    punten = [sum(b[kolom] for b in biljetten) for kolom in range(len(kosten))]
    volgorde = sorted(range(len(kosten)), key=lambda k: (-punten[k], kosten[k], sleutels[k]))
    return {kolom: plaats for plaats, kolom in enumerate(volgorde)}


def greedy(kosten, biljetten, budget, rang):
    """Return the columns of the simple count in order."""
    gekozen = []
    for kolom in sorted(range(len(kosten)), key=rang.__getitem__):
        past = sum(kosten[k] for k in gekozen) + kosten[kolom] <= budget
        if past and any(b[kolom] for b in biljetten):
            gekozen.append(kolom)
    return gekozen


def raised(kosten, biljetten, budget, *, nut, rang, stap):
    """Return the bought columns of Add1: the last outcome within the budget, or the first that leaves no room."""
    aandeel = Fraction(budget, len(biljetten))
    beste, _ = equal_shares(kosten, biljetten, aandeel, nut=nut, rang=rang)
    while True:
        over = budget - sum(kosten[k] for k in beste)
        if not any(kosten[k] <= over for k in range(len(kosten)) if k not in beste and any(b[k] for b in biljetten)):
            return beste
        aandeel += stap
        hoger, _ = equal_shares(kosten, biljetten, aandeel, nut=nut, rang=rang)
        if sum(kosten[k] for k in hoger) > budget:
            return beste
        beste = hoger


def unheard_group(kosten, biljetten, budget, gekozen):
    """Return a group and ideas that break EJR (up to one idea) for approval with cost utility, or None.

    A group is cohesive for a set T when all approve T and its part of the budget pays for T. Then at least one member
    must be served to the value of T, but for one idea of T.
    """
    for grootte in range(1, len(kosten) + 1):
        for t in combinations(range(len(kosten)), grootte):
            groep = [b for b in biljetten if all(b[k] for k in t)]
            waarde = sum(kosten[k] for k in t)
            if not groep or waarde * len(biljetten) > budget * len(groep):
                continue
            # The least served of the group are the hardest case: the smallest cohesive part of them must be enough.
            gediend = sorted(
                (sum(kosten[k] for k in gekozen if b[k]), max((kosten[k] for k in t if k not in gekozen), default=0))
                for b in groep
            )
            nodig = -(-waarde * len(biljetten) // budget)
            beste, meer = max(gediend[:nodig])
            if beste < waarde and beste + meer <= waarde:
                return t, groep
    return None
