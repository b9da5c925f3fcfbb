"""Personal data in free text: found before it is stored, so that the writer can change it.

Signals are about places and themes, not about people. This looks for what tells who somebody is; it warns and leaves
the choice to the writer, so it is made to give few false alarms rather than to find everything.
"""

import re
from collections.abc import Iterable

from wijkwerk.kern.pii import nummers, personen
from wijkwerk.kern.pii.vondst import Soort, Vondst

__all__ = ["Soort", "Vondst", "find", "mask", "mask_iban"]

# In order of certainty: what an earlier search found is not looked at again by a later one.
ZOEKERS = (nummers.find_email, nummers.find_iban, nummers.find_telefoon, nummers.find_bsn, personen.find_persoon)


def find(text: str) -> list[Vondst]:
    """Return what looks like personal data, in the order of the text and without overlap."""
    gevonden: list[Vondst] = []
    for zoeker in ZOEKERS:
        for vondst in zoeker(text):
            if all(vondst.eind <= ander.begin or vondst.begin >= ander.eind for ander in gevonden):
                gevonden.append(vondst)
    return sorted(gevonden, key=lambda vondst: vondst.begin)


def mask(text: str, vondsten: Iterable[Vondst]) -> str:
    """Return the text with every finding replaced by what was left out, such as "[telefoonnummer weggelaten]"."""
    for vondst in sorted(vondsten, key=lambda vondst: vondst.begin, reverse=True):
        text = text[: vondst.begin] + vondst.vervanging + text[vondst.eind :]
    return text


def mask_iban(iban: str) -> str:
    """Return an account number with only the country and the last four characters: "NL** **** **** **00 01"."""
    kaal = re.sub(r"[^0-9A-Z]", "", iban.upper())
    dicht = f"{kaal[:2]}{'*' * (len(kaal) - 6)}{kaal[-4:]}" if len(kaal) >= 12 else "*" * len(kaal)
    return " ".join(dicht[begin : begin + 4] for begin in range(0, len(dicht), 4))
