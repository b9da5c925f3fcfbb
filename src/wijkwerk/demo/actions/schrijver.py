"""Writes as many different people would: from hand-written sentences that fit in every combination, and whole texts."""

import re
from collections import defaultdict
from random import Random

from wijkwerk.demo.actions.plekken import Plek
from wijkwerk.demo.queries.gegevens import sentences
from wijkwerk.signalen.states import Kanaal

# Which parts follow the observation, and how often: most people write two to four sentences.
VORMEN: tuple[tuple[tuple[str, ...], int], ...] = (
    ((), 12),
    (("wens",), 18),
    (("gevolg",), 16),
    (("detail", "wens"), 18),
    (("gevolg", "wens"), 18),
    (("detail", "gevolg"), 12),
    (("detail", "gevolg", "wens"), 14),
)
KORT: tuple[tuple[tuple[str, ...], int], ...] = (((), 1),)  # what staff note on the street
ZELF_GESCHREVEN = (Kanaal.FORMULIER, Kanaal.PAPIER)
# Slips that people make, each applied once in a text that is written in a hurry.
SLORDIG = (
    (r"\. ", " . "),
    (r"\bwordt\b", "word"),
    (r"\bhet is\b", "t is"),
    (r"\bniet\b", "nie"),
    (r"\bgebeurt\b", "gebeurd"),
    (r"\bdat\b", "dta"),
    (r", ", " "),
    (r"\beigenlijk\b", "eigelijk"),
)


class Schrijver:
    """Composes texts. Each kind in each wijk has its own shuffled stack, so nothing comes back soon."""

    def __init__(self, rnd: Random) -> None:
        self.rnd = rnd
        self._stapels: dict[tuple[str, ...], list[str]] = defaultdict(list)
        self._geschreven: set[str] = set()

    def draw(self, bestand: str, deel: str, *, voor: str = "", na: str = "") -> str:
        """Return the next sentence of a part of a file; only when the stack is through it is shuffled again.

        A sentence that begins with "~woord/woord" only follows a text `na` in which one of those words stands.
        """
        stapel = self._stapels[bestand, deel, voor]
        for _ronde in range(2):
            for plaats, zin in enumerate(stapel):
                if _fits(zin, na):
                    return stapel.pop(plaats).partition(" ")[2] if zin.startswith("~") else stapel.pop(plaats)
            stapel.extend(self.rnd.sample(sentences(bestand)[deel], len(sentences(bestand)[deel])))
        return ""

    def pair(self, bestand: str, deel: str, plek: Plek) -> tuple[str, str]:
        """Return a line of two halves: what colleagues tell each other, and what the reporter reads."""
        links, _streep, rechts = self.draw(bestand, deel).partition(" | ")
        return fill(links, plek), fill(rechts or links, plek)

    def report(self, bestand: str, wijk: str, plek: Plek, kanaal: str) -> str:
        """Return a text about a place that nobody wrote before, as it sounds through a door."""
        for _poging in range(40):
            tekst = self._whole(bestand, plek, kanaal) or self._composed(bestand, wijk, plek, kanaal)
            if tekst not in self._geschreven:
                break
        self._geschreven.add(tekst)
        return tekst

    def _whole(self, bestand: str, plek: Plek, kanaal: str) -> str:
        """Return a text that one person wrote from begin to end, each once in the year."""
        over = [tekst for tekst in sentences(bestand).get("heel", ()) if tekst not in self._geschreven]
        if not over or kanaal not in ZELF_GESCHREVEN or self.rnd.random() > 0.3:
            return ""
        keus = self.rnd.choice(over)
        self._geschreven.add(keus)
        return fill(keus, plek)

    def _composed(self, bestand: str, wijk: str, plek: Plek, kanaal: str) -> str:
        vormen = KORT if kanaal == Kanaal.RONDGANG else VORMEN
        delen = self.rnd.choices([vorm for vorm, _n in vormen], [n for _vorm, n in vormen])[0]
        kern = self.draw(bestand, "waarneming", voor=wijk)
        zinnen = [kern, *(self.draw(bestand, deel, na=kern) for deel in delen)]
        if kanaal not in ZELF_GESCHREVEN:
            begin = self.draw("algemeen", f"begin_{kanaal}")
            return fill(f"{begin} {' '.join(filter(None, zinnen))}", plek)
        if self.rnd.random() < 0.16:
            zinnen.append(self.draw("algemeen", "slot"))
        if self.rnd.random() < 0.12:
            zinnen[0] = f"{self.draw('algemeen', 'groet')} {kern[0].lower()}{kern[1:]}"
        return self._hurried(fill(" ".join(filter(None, zinnen)), plek))

    def _hurried(self, tekst: str) -> str:
        """Let one in nine be typed in a hurry: no capitals, a slip."""
        if self.rnd.random() > 0.11:
            return tekst
        van, naar = self.rnd.choice(SLORDIG)
        tekst = re.sub(van, naar, tekst, count=1)
        return tekst[0].lower() + tekst[1:].removesuffix(".") if self.rnd.random() < 0.6 else tekst


def fill(tekst: str, plek: Plek) -> str:
    """Put the place in: {waar} is "in de Zonnedauwlaan", {plek} its bare name, {straat} the street it lies in."""
    vol = tekst.replace("{waar}", plek.waar).replace("{plek}", plek.naam).replace("{straat}", plek.straat)
    return re.sub(r"(^|[.!?:] )([a-z])", lambda hit: hit[1] + hit[2].upper(), vol)


def _fits(zin: str, na: str) -> bool:
    if not zin.startswith("~"):
        return True
    woorden = zin[1:].partition(" ")[0].replace("_", " ").split("/")
    return any(woord in na.lower() for woord in woorden)
