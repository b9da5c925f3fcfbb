"""A draw that anyone can do again: which of a list of numbers are looked at more closely.

How: put the numbers in order; make of "seed:number" the SHA-256, in hexadecimal; the lowest ones are drawn. How many is
a percentage of the list, rounded up. Who knows the seed and the numbers gets the same outcome, in any language.
"""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True)
class Lot:
    """One number in the draw, with the hash by which it was ordered."""

    nummer: str
    sha256: str
    geloot: bool


def size(aantal: int, procent: int) -> int:
    """Return how many are drawn out of `aantal`: rounded up, so that a small list has one as well."""
    return -(-aantal * procent // 100)


def draw(nummers: Collection[str], *, zaad: str, procent: int) -> list[Lot]:
    """Return every number with its hash, in the order of the hashes; the first ones are drawn."""
    hoeveel = size(len(set(nummers)), procent)
    volgorde = sorted((_hash(zaad, nummer), nummer) for nummer in set(nummers))
    return [Lot(nummer, sha256, plaats < hoeveel) for plaats, (sha256, nummer) in enumerate(volgorde)]


def _hash(zaad: str, nummer: str) -> str:
    return hashlib.sha256(f"{zaad}:{nummer}".encode()).hexdigest()
