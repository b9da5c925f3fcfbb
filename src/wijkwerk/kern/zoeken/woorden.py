"""From text to search words, the same for both databases: Dutch stems, made here and not by the database.

Every word is kept as its stem and, when that differs, as it was written, so that the beginning of a word finds it too.
Words end up as plain ASCII letters and digits, so that no tokenizer of a database reads them in its own way.
"""

import re
import unicodedata
from functools import lru_cache

from snowballstemmer import stemmer

WOORD = re.compile(r"[^\W_]+")
LANGSTE = 40
KORTSTE_BEGIN = 2
_STOP = """
    aan al als bij dan dat de den der deze die dit door een en er had heb hem het hij hoe hun ik in is je kan maar
    me men met mij na naar niet nog nu of om onze ook op over te ten ter tot u uit van voor wat we wel werd wie
    wij wordt zal ze zich zij zijn zo
"""
STOPWOORDEN = frozenset(_STOP.split())
# Letters that do not fall apart into a letter and an accent.
VERVANGING = str.maketrans({"ı": "i", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "þ": "th", "ð": "d"})

_stam = stemmer("dutch").stemWord


def index_words(text: str) -> list[str]:
    """Return the words under which a text is found, each once."""
    woorden: dict[str, None] = {}
    for woord in _words(text):
        if woord not in STOPWOORDEN:
            woorden |= dict.fromkeys(_forms(woord))
    return list(woorden)


def query_words(query: str) -> list[tuple[str, str | None]]:
    """Return what somebody looks for: per word its stem, and for the last word also its beginning (else None).

    All words must be found. Stop words do not count, unless there is nothing else.
    """
    woorden = _words(query)
    zoek = [woord for woord in woorden if woord not in STOPWOORDEN] or woorden[-1:]
    return [(_forms(woord)[0], _beginning(woord) if plek == len(zoek) else None) for plek, woord in enumerate(zoek, 1)]


def _words(text: str) -> list[str]:
    return WOORD.findall(unicodedata.normalize("NFC", text).casefold())


def _beginning(woord: str) -> str | None:
    gevouwen = _forms(woord)[-1]
    return gevouwen if len(gevouwen) >= KORTSTE_BEGIN else None


@lru_cache(maxsize=50_000)
def _forms(woord: str) -> tuple[str, ...]:
    # Stem with accents and fold afterwards: the stemmer knows "ë".
    stam, heel = _fold(_stam(woord)), _fold(woord)
    return (stam,) if stam == heel else (stam, heel)


def _fold(woord: str) -> str:
    kaal = "".join(teken for teken in unicodedata.normalize("NFKD", woord.translate(VERVANGING)) if teken.isalnum())
    return "".join(teken if teken.isascii() else f"u{ord(teken):x}" for teken in kaal.lower())[:LANGSTE]
