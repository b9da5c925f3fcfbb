"""Both outcomes of the same vote side by side, and what an idea that was not chosen would have needed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from wijkwerk.rekenkern.stemmen.eenvoudig import tel_eenvoudig
from wijkwerk.rekenkern.stemmen.gelijkedelen import tel_gelijke_delen
from wijkwerk.rekenkern.stemmen.stemming import Stemming
from wijkwerk.rekenkern.stemmen.uitslag import Aanvulling, Nut, Uitslag


@dataclass(frozen=True)
class Bereik:
    """How many ballots have something they support among the chosen ideas, and what part of all ballots that is."""

    met_iets: int
    deel: Fraction


@dataclass(frozen=True)
class Vergelijking:
    """Two outcomes, the keys they share and differ in (in the order of the ideas), and how many people each serves."""

    gelijke_delen: Uitslag
    eenvoudig: Uitslag
    beide: tuple[str, ...]
    alleen_gelijke_delen: tuple[str, ...]
    alleen_eenvoudig: tuple[str, ...]
    bereik_gelijke_delen: Bereik
    bereik_eenvoudig: Bereik


@dataclass(frozen=True)
class Nodig:
    """What would have got an idea chosen, each proven by counting anew; None: not found within the limits.

    `kosten` is the highest cost found at which it is chosen, with the same ballots; `stemmen` the lowest number found
    of extra ballots that approve only this idea, with the same budget. One less was counted too and was not enough.
    """

    kosten: int | None
    stemmen: int | None


def naast_elkaar(
    stemming: Stemming,
    *,
    nut: Nut | str = Nut.KOSTEN,
    aanvulling: Aanvulling | str = Aanvulling.STEMMEN,
    stap: int | None = None,
    loting: str = "",
) -> Vergelijking:
    """Count by Equal Shares (see `tel_gelijke_delen` for the choices) and by simple count, and compare."""
    delen = tel_gelijke_delen(stemming, nut=nut, aanvulling=aanvulling, stap=stap, loting=loting)
    eenvoudig = tel_eenvoudig(stemming, loting=loting)
    links, rechts = set(delen.gekozen), set(eenvoudig.gekozen)
    sleutels = [idee.sleutel for idee in stemming.ideeen]
    return Vergelijking(
        delen,
        eenvoudig,
        tuple(sleutel for sleutel in sleutels if sleutel in links & rechts),
        tuple(sleutel for sleutel in sleutels if sleutel in links - rechts),
        tuple(sleutel for sleutel in sleutels if sleutel in rechts - links),
        reach(stemming, delen),
        reach(stemming, eenvoudig),
    )


def reach(stemming: Stemming, uitslag: Uitslag) -> Bereik:
    """Count the ballots with at least one chosen idea on them."""
    kolommen = [kolom for kolom, idee in enumerate(stemming.ideeen) if idee.sleutel in set(uitslag.gekozen)]
    met_iets = int(stemming.aantal[(stemming.punten[:, kolommen] > 0).any(axis=1)].sum())
    return Bereik(met_iets, Fraction(met_iets, stemming.stemmers) if stemming.stemmers else Fraction(0))


def need(
    stemming: Stemming, sleutel: str, tel: Callable[[Stemming], Uitslag] = tel_gelijke_delen, *, per: int = 1
) -> Nodig:
    """Find what an idea that was not chosen by `tel` would have needed. Some forty counts; ask it for one idea.

    Cost is lowered in steps of `per`. Raises KeyError for an idea that did not take part; for one that is chosen
    already the answer is its own cost and no extra ballots.
    """
    kolom = next((nummer for nummer, idee in enumerate(stemming.ideeen) if idee.sleutel == sleutel), None)
    if kolom is None:
        raise KeyError(sleutel)
    kosten = stemming.ideeen[kolom].kosten
    korting = _lowest(
        lambda stappen: sleutel in tel(_cheaper(stemming, kolom, stappen * per)).gekozen, (kosten - 1) // per
    )
    stemmen = _lowest(
        lambda extra: sleutel in tel(_with_votes(stemming, kolom, extra)).gekozen, max(10, 20 * stemming.stemmers)
    )
    return Nodig(None if korting is None else kosten - korting * per, stemmen)


def _lowest(genoeg: Callable[[int], bool], hoogste: int) -> int | None:
    """Find n that is enough while n - 1 is not (0 when nothing is needed), or None when even `hoogste` is not."""
    if genoeg(0):
        return 0
    te_weinig, ruim = 0, 1
    while ruim < hoogste and not genoeg(ruim):
        te_weinig, ruim = ruim, ruim * 2
    if ruim >= hoogste:
        ruim = hoogste
        if hoogste < 1 or not genoeg(hoogste):
            return None
    while ruim - te_weinig > 1:
        midden = (ruim + te_weinig) // 2
        te_weinig, ruim = (te_weinig, midden) if genoeg(midden) else (midden, ruim)
    return ruim


def _cheaper(stemming: Stemming, kolom: int, korting: int) -> Stemming:
    ideeen = list(stemming.ideeen)
    ideeen[kolom] = replace(ideeen[kolom], kosten=ideeen[kolom].kosten - korting)
    return Stemming(tuple(ideeen), stemming.budget, stemming.punten, stemming.aantal)


def _with_votes(stemming: Stemming, kolom: int, extra: int) -> Stemming:
    rij = np.zeros((1, len(stemming.ideeen)), dtype=stemming.punten.dtype)
    rij[0, kolom] = 1
    return Stemming.from_table(
        stemming.ideeen, stemming.budget, np.vstack([stemming.punten, rij]), np.append(stemming.aantal, extra)
    )
