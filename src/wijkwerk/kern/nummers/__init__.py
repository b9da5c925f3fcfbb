"""Numbers that people can say on the phone: S26-00123-K, with a check character that catches a slip.

Letter of the kind, two digits of the year, the sequence number (at least five digits, more when needed) and the check
character. Twenty-three letters can stand there: I, O and Q are left out, because people read them as 1 and 0. The check
is a weighted sum modulo 23; 23 is prime and neighbouring weights differ, so every single wrong character and every
swap of two neighbouring digits gives another check character, as long as there are fewer than 22 digits.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

ALFABET = "ABCDEFGHJKLMNPRSTUVWXYZ"
EEUW = 2000
VORM = re.compile(rf"([{ALFABET}])(\d{{2}})(\d{{5,18}})([{ALFABET}])")


@dataclass(frozen=True)
class Nummer:
    """A number taken apart: letter of the kind, full year, sequence number."""

    letter: str
    jaar: int
    volgnummer: int

    def __str__(self) -> str:
        return format(self.jaar, self.volgnummer, self.letter)


def format(jaar: int, volgnummer: int, letter: str = "S") -> str:
    """Return the sayable number; ValueError for a year outside 2000-2099, a number below 1 or a letter we avoid."""
    if not EEUW <= jaar < EEUW + 100:
        raise ValueError(f"Het jaar {jaar} past niet in een nummer.")
    if not 1 <= volgnummer < 10**18:
        raise ValueError(f"Het volgnummer {volgnummer} past niet in een nummer.")
    if len(letter) != 1 or letter not in ALFABET:
        raise ValueError(f"De letter '{letter}' kan niet voor een nummer staan.")
    jj, volg = f"{jaar - EEUW:02d}", f"{volgnummer:05d}"
    return f"{letter}{jj}-{volg}-{_check(letter, jj, volg)}"


def parse(text: str) -> Nummer:
    """Read a number as people type or say it: lower case, spaces and dots, and missing dashes are all fine.

    Raises ValueError, in plain Dutch, when it has another shape or when the check character does not fit.
    """
    gevonden = VORM.fullmatch(re.sub(r"[\s.\-–—/_]", "", text).upper())
    if gevonden is None or not gevonden[0].isascii():
        raise ValueError(_("Dit is geen nummer van ons. Een nummer ziet er zo uit: S26-00123-K."))
    letter, jj, volg, controle = gevonden.groups()
    if len(volg) > 5 and volg.startswith("0"):
        raise ValueError(_("Dit is geen nummer van ons. Een nummer ziet er zo uit: S26-00123-K."))
    if _check(letter, jj, volg) != controle or int(volg) == 0:
        raise ValueError(_("Dit nummer klopt niet. Kijk of u een cijfer of letter anders hebt getypt."))
    return Nummer(letter, EEUW + int(jj), int(volg))


def find(text: str, soorten: Mapping[str, Any]) -> tuple[str, int] | None:
    """Return label and key of the record with this number; `soorten` are models by letter. None for any other text."""
    try:
        nummer = parse(text)
    except ValueError:
        return None
    model = soorten.get(nummer.letter)
    return (model._meta.label_lower, nummer.volgnummer) if model else None


def _check(letter: str, jj: str, volg: str) -> str:
    # Weights run from the right, 2 and up, and the letter gets 1: all different and none a multiple of 23.
    som = ALFABET.index(letter)
    for gewicht, cijfer in enumerate(reversed(jj + volg), start=2):
        som += gewicht * int(cijfer)
    return ALFABET[som % len(ALFABET)]
