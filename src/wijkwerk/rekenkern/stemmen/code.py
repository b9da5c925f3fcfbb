"""A code to vote with: twelve characters that people read over without slips, of which the last one checks the rest.

The alphabet has 29 characters that do not look like one another (no 0, O, Q, 1, I, and of 2 and Z, 5 and S only the
figure); 29 is prime and neighbouring weights differ, so every single wrong character and every swap of two neighbours
is found. Eleven drawn characters are 53 bits: with 100.000 codes given out, one guess in 10^11 hits one.
"""

import re
import secrets

ALFABET = "ABCDEFGHJKLMNPRTUVWXY23456789"
LENGTE = 12
LIJKT_OP = str.maketrans("SZ", "52")


def draw() -> str:
    """Return a new code, without groups, from the random source of the machine."""
    romp = "".join(secrets.choice(ALFABET) for _ in range(LENGTE - 1))
    return romp + _check(romp)


def grouped(code: str) -> str:
    """Return a code as it stands on paper: in three groups of four."""
    return "-".join(code[plek : plek + 4] for plek in range(0, LENGTE, 4))


def parse(tekst: str) -> str | None:
    """Read a code as people type it: lower case, spaces, dots and dashes are fine, and S for 5 or Z for 2.

    None when it has another shape or when the check character does not fit: no code of anybody.
    """
    schoon = re.sub(r"[\s.\-–—_/]", "", tekst).upper().translate(LIJKT_OP)
    if len(schoon) != LENGTE or any(teken not in ALFABET for teken in schoon):
        return None
    return schoon if _check(schoon[:-1]) == schoon[-1] else None


def _check(romp: str) -> str:
    som = sum(gewicht * ALFABET.index(teken) for gewicht, teken in enumerate(romp, start=1))
    return ALFABET[som % len(ALFABET)]
