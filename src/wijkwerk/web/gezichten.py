"""Drawn faces: a friendly portrait from a seed, so that demo people have a face and nobody's photo is needed."""

from hashlib import blake2b
from typing import Any

HUID = ("#f6d7bd", "#efc4a0", "#dba67c", "#b97d52", "#8d5a37", "#6a4128")
HAAR = ("#2a211c", "#4a3326", "#7a5230", "#b58142", "#8f3f24", "#9a958d", "#d9d4ca")
KLEDING = ("#0b4f5b", "#b8430f", "#5b3b73", "#2c6e49", "#8a6100", "#31517d", "#8f2f4f")
GROND = ("#d6e7e6", "#f6dfc8", "#e3daee", "#dcead6", "#f8ebc2", "#d9e3f0")
KAPSELS = ("kort", "lang", "krullen", "knot", "kaal", "hoofddoek", "bob", "kuif")
EXTRAS = ("", "", "bril", "baard", "bril", "snor", "")


def kenmerken(zaad: str) -> dict[str, Any]:
    """Return the traits of the face that belongs to this seed: always the same for the same text."""
    som = blake2b(zaad.encode(), digest_size=8).digest()
    kapsel = KAPSELS[som[0] % len(KAPSELS)]
    extra = EXTRAS[som[1] % len(EXTRAS)]
    if extra in ("baard", "snor") and kapsel not in ("kort", "kaal", "kuif"):
        extra = "bril"
    return {
        "kapsel": kapsel,
        "extra": extra,
        "huid": HUID[som[2] % len(HUID)],
        "haar": HAAR[som[3] % len(HAAR)],
        "kleding": KLEDING[som[4] % len(KLEDING)],
        "doek": KLEDING[(som[4] + 2) % len(KLEDING)],
        "grond": GROND[som[5] % len(GROND)],
        "lach": som[6] % 3,
    }
