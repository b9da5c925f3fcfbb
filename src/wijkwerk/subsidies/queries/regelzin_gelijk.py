"""Whether the sentence of what is checked tells a reader more than the rule as it was written."""

import re

from wijkwerk.subsidies.models import Voorwaarde

GETALLEN = ("", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
WOORD, GETAL = re.compile(r"[^\W\d_]{6,}"), re.compile(r"\d[\d.,]*\d|\d")
DAGEN_PER_WEEK = 7
WIJST = ("melding", "mens")  # only point at something: of these the check tells when, as the rule does


def says_more(rij: Voorwaarde, toets: str) -> bool:
    """Tell whether `toets` names a number that the rule does not, or mostly other words; never without a setting."""
    regel = rij.tekst.lower()
    if not rij.instelling or toets == rij.tekst:
        return False
    if not all(_number_said(getal, regel) for getal in GETAL.findall(toets)):
        return True
    if rij.soort in WIJST:
        return False
    woorden = {woord for woord in WOORD.findall(toets.lower())}
    return 2 * sum(woord in regel for woord in woorden) < len(woorden)


def _number_said(getal: str, regel: str) -> bool:
    if getal in GETAL.findall(regel):
        return True
    aantal = int(getal) if getal.isdecimal() else 0
    woorden = set(re.findall(r"\w+", regel))
    if 0 < aantal < len(GETALLEN) and GETALLEN[aantal] in woorden:
        return True
    weken, rest = divmod(aantal, DAGEN_PER_WEEK)
    return not rest and 0 < weken < len(GETALLEN) and GETALLEN[weken] in woorden and "weken" in woorden
