"""Write a vote as a `.pb` file that anyone can count again.

The ballot is secret: the file holds nothing about voters. Identical ballots lie together in a fixed order and get
running numbers, so neither place nor number says who voted or when.
"""

import csv
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wijkwerk.rekenkern.stemmen.stemming import Getallen, StemFout, Stemming
from wijkwerk.rekenkern.stemmen.uitslag import Aanvulling, Nut, Uitslag


@dataclass(frozen=True)
class Kop:
    """What META says of a round. `max_ideeen` is how many ideas a ballot may approve, `max_punten` how many points an
    idea may get, `som_punten` how many points a ballot may give (then the vote is cumulative); None: no limit.
    """

    beschrijving: str
    gemeente: str
    ronde: str
    begin: date
    eind: date
    wijk: str = ""
    max_ideeen: int | None = None
    max_punten: int | None = None
    som_punten: int | None = None
    toelichting: str = ""
    land: str = "Netherlands"
    taal: str = "nl"
    munt: str = "EUR"


def write(stemming: Stemming, kop: Kop, uitslag: Uitslag | None = None) -> str:
    """Return the file. Amounts of the vote must be in cents. With an outcome the chosen ideas are marked.

    Refuses (StemFout) a key that the format cannot hold.
    """
    for idee in stemming.ideeen:
        if any(teken in ",;\"'" or teken.isspace() for teken in idee.sleutel):
            raise StemFout(f"Het nummer van idee {idee.sleutel} mag geen spatie, komma of aanhalingsteken hebben.")
    uit = io.StringIO()
    rijen = csv.writer(uit, delimiter=";", lineterminator="\n")
    rijen.writerows([["META"], ["key", "value"], *_meta(stemming, kop, uitslag)])
    rijen.writerows([["PROJECTS"], *_projects(stemming, kop, uitslag)])
    met_punten = _with_points(stemming, kop)
    rijen.writerows([["VOTES"], ["voter_id", "vote", *(["points"] if met_punten else [])]])
    return uit.getvalue() + _votes(stemming, punten=met_punten)


def fingerprint(stemming: Stemming) -> str:
    """Return the SHA-256 (hex) of the ballots as `write` puts them below VOTES, whatever order they were cast in.

    Anyone can make it again from the file: of all lines after the heading line `voter_id;...`, in UTF-8.
    """
    return hashlib.sha256(_votes(stemming, punten=stemming.met_punten).encode()).hexdigest()


def _with_points(stemming: Stemming, kop: Kop) -> bool:
    return stemming.met_punten or kop.max_punten is not None or kop.som_punten is not None


def _kind(stemming: Stemming, kop: Kop) -> str:
    if _with_points(stemming, kop):
        return "cumulative" if kop.som_punten is not None else "scoring"
    return "choose-1" if kop.max_ideeen == 1 else "approval"


def _rule(stemming: Stemming, uitslag: Uitslag | None) -> str:
    """Return the name that the format has for the rule; `unknown` where it has none."""
    if uitslag is None:
        return "unknown"
    if uitslag.regels.methode == "eenvoudig":
        return "greedy"
    zuiver = uitslag.regels.nut is Nut.KOSTEN and uitslag.regels.aanvulling is Aanvulling.GEEN
    return "equalshares" if zuiver and not stemming.met_punten else "unknown"


def _meta(stemming: Stemming, kop: Kop, uitslag: Uitslag | None) -> Iterator[tuple[str, str]]:
    soort = _kind(stemming, kop)
    velden = {
        "description": kop.beschrijving,
        "country": kop.land,
        "unit": kop.gemeente,
        "district": kop.wijk,
        "instance": kop.ronde,
        "num_projects": len(stemming.ideeen),
        "num_votes": stemming.stemmers,
        "budget": _amount(stemming.budget),
        "vote_type": soort,
        "rule": _rule(stemming, uitslag),
        "date_begin": f"{kop.begin:%d.%m.%Y}",
        "date_end": f"{kop.eind:%d.%m.%Y}",
        "min_length": 1 if soort == "choose-1" else "",
        "max_length": kop.max_ideeen or "",
        "max_points": kop.max_punten or "",
        "max_sum_points": kop.som_punten or "",
        "language": kop.taal,
        "currency": kop.munt,
        "comment": f"#1: {_plain(kop.toelichting)}" if kop.toelichting else "",
    }
    return ((sleutel, _plain(str(waarde))) for sleutel, waarde in velden.items() if waarde != "")


def _projects(stemming: Stemming, kop: Kop, uitslag: Uitslag | None) -> Iterator[list[str]]:
    geteld = "score" if _with_points(stemming, kop) else "votes"
    yield ["project_id", "cost", geteld, "name", *(["selected"] if uitslag else [])]
    rang = sorted(range(len(stemming.ideeen)), key=lambda k: (-stemming.totalen[k], stemming.ideeen[k].sleutel))
    gekozen = set(uitslag.gekozen) if uitslag else set()
    for kolom in rang:
        idee = stemming.ideeen[kolom]
        rij = [idee.sleutel, _amount(idee.kosten), str(stemming.totalen[kolom]), _plain(idee.naam) or idee.sleutel]
        yield [*rij, *([str(int(idee.sleutel in gekozen))] if uitslag else [])]


def _votes(stemming: Stemming, *, punten: bool) -> str:
    """Return the lines of the ballots: on a ballot most points first, then by key; ballots in the order of that."""
    rang = np.argsort(np.array([idee.sleutel for idee in stemming.ideeen], dtype=object))
    sleutels = [stemming.ideeen[kolom].sleutel for kolom in rang]
    rijen, kolommen, waarden, lengten = _marks(stemming.punten[:, rang])
    begin = np.cumsum(lengten) - lengten
    namen = [sleutels[kolom] for kolom in kolommen.tolist()]
    cijfers = [str(waarde) for waarde in waarden.tolist()] if punten else []
    nummer, regels = 0, []
    for rij in _order(rijen, kolommen, waarden, begin, lengten).tolist():
        deel = slice(begin[rij], begin[rij] + lengten[rij])
        staart = f";{','.join(namen[deel])}" + (f";{','.join(cijfers[deel])}" if punten else "") + "\n"
        for _ in range(stemming.aantal[rij]):
            nummer += 1
            regels.append(f"{nummer}{staart}")
    return "".join(regels)


def _marks(tabel: NDArray[Any]) -> tuple[Getallen, Getallen, Getallen, Getallen]:
    """Return row, column and points of every mark, ballot after ballot as they are written, and marks per ballot."""
    rijen, kolommen = np.nonzero(tabel)
    waarden = tabel[rijen, kolommen].astype(np.int64)
    volgorde = np.lexsort((kolommen, -waarden, rijen))
    return rijen[volgorde], kolommen[volgorde], waarden[volgorde], np.bincount(rijen, minlength=len(tabel))


def _order(rijen: Getallen, kolommen: Getallen, waarden: Getallen, begin: Getallen, lengten: Getallen) -> Getallen:
    """Return the ballots in order: compared mark by mark, and a ballot that ends goes before one that goes on."""
    langste = int(lengten.max(initial=1)) or 1
    # Each mark as one number above 0, largest byte first: then comparing bytes is comparing marks.
    merk = (int(waarden.max(initial=0)) - waarden) * (int(kolommen.max(initial=0)) + 1) + kolommen + 1
    vlak = np.zeros((len(lengten), langste), dtype=">u8")
    vlak[rijen, np.arange(len(rijen)) - begin[rijen]] = merk
    return np.argsort(vlak.view(f"V{8 * langste}").ravel(), kind="stable")


def _amount(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02}" if cents % 100 else str(cents // 100)


def _plain(tekst: str) -> str:
    return " ".join(tekst.split())
