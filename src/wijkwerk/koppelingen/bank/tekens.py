"""From the characters people write to the ones every European bank takes.

The set is that of EPC230-15 (SEPA Clarification Paper on the Use of Slashes) and the SEPA implementation guidelines:
a-z A-Z 0-9 / - ? : ( ) . , ' + and the space; no slash at the edges and no two in a row. Signs follow EPC217-08 (best
practices for character conversion), apart from some that read better written out.
"""

import re
import unicodedata

from text_unidecode import unidecode

SEPA = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/-?:().,'+ ")
# Letters of these scripts say their sound one by one, and so does what comes out. Of the others (Arabic, Hebrew,
# Chinese and more) only a person knows how the bank writes the name.
LEESBAAR = ("LATIN", "GREEK", "CYRILLIC", "DIGIT", "KELVIN", "ANGSTROM", "OHM", "MICRO", "FEMININE", "MASCULINE")
TEKENS = {
    "&": "+", "@": "(at)", "€": "EUR", "%": "pct", "$": "USD", "£": "GBP", "_": "-", "~": "-", "–": "-", "—": "-",
    "‐": "-", "‑": "-", "−": "-", "!": ".", "#": ".", "*": ".", "=": ".", "^": ".", "<": ".", ">": ".", "·": ".",
    "•": ".", ";": ",", "[": "(", "]": ")", "{": "(", "}": ")", "\\": "/", "|": "/", "⁄": "/", '"': "'", "`": "'",
    "´": "'", "‘": "'", "’": "'", "‚": "'", "“": "'", "”": "'", "„": "'", "«": "'", "»": "'", "ʼ": "'", "×": "x",
    "¿": "?", "¡": ".", "ə": "e", "Ə": "E", "ь": "", "Ь": "", "ъ": "", "Ъ": "", "ʹ": "", "ª": "a", "º": "o",
    "°": "", "©": "", "®": "", "™": "", "ʾ": "", "ʿ": "'", "ʻ": "'", "ß": "ss", "ẞ": "SS",
}  # fmt: skip


def onleesbaar(tekst: str) -> bool:
    """Tell whether the text has a letter of a script that this module does not turn into Latin letters."""
    return any(
        teken.isalnum() and teken not in SEPA and teken not in TEKENS and not _script(teken)
        for teken in unicodedata.normalize("NFKC", tekst)
    )


def naar_sepa(tekst: str, maximum: int) -> str:
    """Return the text in the SEPA set, at most `maximum` characters and cut between words; may be empty.

    What it returns does not change when it goes through again.
    """
    gewoon = unicodedata.normalize("NFKC", tekst[: 20 * maximum])
    woorden = " ".join(filter(None, map(_woord, gewoon.split())))
    return _randen(_knip(_randen(woorden), maximum))


def _script(teken: str) -> bool:
    naam = unicodedata.name(teken, "")
    return naam.startswith(LEESBAAR) and bool(unidecode(teken).strip())


def _woord(woord: str) -> str:
    """Map one word; a word in capitals stays in capitals ("ЩУКА" becomes "SHCHUKA")."""
    uit = "".join(map(_teken, woord))
    return uit.upper() if woord.isupper() and sum(teken.isalpha() for teken in woord) > 1 else uit


def _teken(teken: str) -> str:
    if teken in SEPA:
        return teken
    if teken in TEKENS:
        return TEKENS[teken]
    if not teken.isalnum() or not _script(teken):
        return ""
    return "".join(uit if uit in SEPA else "" for uit in unidecode(teken))


def _randen(tekst: str) -> str:
    """No double spaces or slashes, no slash at the end, no sign at the start that old formats read as a command."""
    tekst = re.sub(r"/(?:\s*/)+", "/", re.sub(r"\s+", " ", tekst))
    return tekst.lstrip(" /:-").rstrip(" /")


def _knip(tekst: str, maximum: int) -> str:
    if len(tekst) <= maximum:
        return tekst
    kop, spatie, _rest = tekst[: maximum + 1].rpartition(" ")
    return kop if spatie and len(kop) >= maximum // 2 else tekst[:maximum]
