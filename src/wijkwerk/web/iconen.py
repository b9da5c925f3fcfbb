"""Our own icons: one drawing file, `static/web/iconen.svg`, of which pages use symbols by name.

Icons and badges stand on a page by the hundred: they are drawn here and not by a template each.
"""

import re
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from django.templatetags.static import static
from django.utils.safestring import SafeString

BESTAND = Path(__file__).parent / "static" / "web" / "iconen.svg"
TONEN = ("", "info", "goed", "let-op", "fout")


@cache
def namen() -> frozenset[str]:
    """Return the names of all icons."""
    return frozenset(re.findall(r'<symbol id="([a-z-]+)"', BESTAND.read_text()))


def bestaand(naam: str) -> str:
    """Return `naam`; raises LookupError when there is no such icon, so that no page shows an empty spot."""
    if naam not in namen():
        raise LookupError(f"Er is geen icoon '{naam}'. Kies uit: {', '.join(sorted(namen()))}.")
    return naam


def teken(naam: str, tekst: Any = "") -> SafeString:
    """Return an icon; with `tekst` it speaks for itself, without it the text beside it does."""
    spreekt = f'role="img" aria-label="{escape(str(tekst))}"' if tekst else 'aria-hidden="true"'
    bron = f"{_bron()}#{bestaand(naam)}"
    return SafeString(f'<svg class="icoon" {spreekt} focusable="false"><use href="{bron}"></use></svg>')


def badge(tekst: Any, toon: str = "", icoon: str = "") -> SafeString:
    """Return a status: the text says it, the tone (info, goed, let-op, fout) only repeats it."""
    if toon not in TONEN:
        raise ValueError(f"Er is geen toon '{toon}'. Kies uit: {', '.join(TONEN)}.")
    klasse = f"utrecht-badge-status utrecht-badge-status--{toon}" if toon else "utrecht-badge-status"
    return SafeString(f'<span class="{klasse}">{teken(icoon) if icoon else ""}{escape(str(tekst))}</span>')


@cache
def _bron() -> str:
    return escape(static("web/iconen.svg"))
