"""Our own icons: one drawing file, `static/web/iconen.svg`, of which pages use symbols by name."""

import re
from functools import cache
from pathlib import Path

BESTAND = Path(__file__).parent / "static" / "web" / "iconen.svg"


@cache
def namen() -> frozenset[str]:
    """Return the names of all icons."""
    return frozenset(re.findall(r'<symbol id="([a-z-]+)"', BESTAND.read_text()))


def bestaand(naam: str) -> str:
    """Return `naam`; raises LookupError when there is no such icon, so that no page shows an empty spot."""
    if naam not in namen():
        raise LookupError(f"Er is geen icoon '{naam}'. Kies uit: {', '.join(sorted(namen()))}.")
    return naam
