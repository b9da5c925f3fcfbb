"""Writes as many different people would: from hand-written sentences that fit in every combination, and whole texts."""

import re
from collections import defaultdict
from random import Random

from wijkwerk.demo.actions.gegevens import sentences
from wijkwerk.demo.actions.plekken import Plek

# Which parts make a text, and how often: most people write two to four sentences.
VORMEN = (
    (("waarneming",), 14),
    (("waarneming", "wens"), 18),
    (("waarneming", "gevolg"), 16),
    (("waarneming", "detail", "wens"), 18),
    (("waarneming", "gevolg", "wens"), 16),
    (("waarneming", "detail", "gevolg"), 12),
    (("waarneming", "detail", "gevolg", "wens"), 14),
)
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

    def draw(self, bestand: str, deel: str, *, voor: str = "") -> str:
        """Return the next sentence of a part of a file; only when the stack is through it is shuffled again."""
        stapel = self._stapels[bestand, deel, voor]
        if not stapel:
            stapel.extend(self.rnd.sample(sentences(bestand)[deel], len(sentences(bestand)[deel])))
        return stapel.pop()

    def pair(self, bestand: str, deel: str, plek: Plek) -> tuple[str, str]:
        """Return a line of two halves: what colleagues tell each other, and what the reporter reads."""
        links, _streep, rechts = self.draw(bestand, deel).partition(" | ")
        return fill(links, plek), fill(rechts or links, plek)

    def report(self, bestand: str, wijk: str, plek: Plek) -> str:
        """Return a text about a place that nobody wrote before."""
        for _poging in range(40):
            tekst = self._whole(bestand, plek) or self._composed(bestand, wijk, plek)
            if tekst not in self._geschreven:
                break
        self._geschreven.add(tekst)
        return tekst

    def _whole(self, bestand: str, plek: Plek) -> str:
        """Return a text that one person wrote from begin to end, each once in the year."""
        over = [tekst for tekst in sentences(bestand).get("heel", ()) if tekst not in self._geschreven]
        if not over or self.rnd.random() > 0.22:
            return ""
        keus = self.rnd.choice(over)
        self._geschreven.add(keus)
        return fill(keus, plek)

    def _composed(self, bestand: str, wijk: str, plek: Plek) -> str:
        delen = self.rnd.choices([vorm for vorm, _n in VORMEN], [n for _vorm, n in VORMEN])[0]
        zinnen = [self.draw(bestand, deel, voor=wijk if deel == "waarneming" else "") for deel in delen]
        if self.rnd.random() < 0.16:
            zinnen[-1:] = [zinnen[-1], self.draw("algemeen", "slot")]
        if self.rnd.random() < 0.22:
            zinnen.insert(0, self.draw("algemeen", "groet"))
        return self._hurried(fill(" ".join(zinnen), plek))

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
    return re.sub(r"(^|[.!?] )([a-z])", lambda hit: hit[1] + hit[2].upper(), vol)

