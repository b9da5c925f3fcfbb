"""What may never stand in the log: anything that tells who somebody is or what somebody wrote."""

from collections.abc import Mapping
from typing import Any

PERSOONLIJK = frozenset(
    ("naam", "voornaam", "achternaam", "email", "mail", "telefoon", "adres", "postadres", "tekst", "bsn", "iban", "ip")
)


def refuse_personal(gegevens: Mapping[str, Any]) -> None:
    """Raise ValueError when a key promises personal data or free text, at any depth.

    The bare word is always refused (`naam`); as part of a longer key it is refused when the value is text
    (`melder_naam="..."`), so that `tekst_gewijzigd=True` and `email_id=3` can be logged.
    """
    for sleutel, waarde in gegevens.items():
        deels = PERSOONLIJK.intersection(str(sleutel).lower().split("_")) and isinstance(waarde, str)
        if str(sleutel).lower() in PERSOONLIJK or deels:
            raise ValueError(f"Het logboek bewaart geen persoonsgegevens of vrije tekst: '{sleutel}'.")
        if isinstance(waarde, Mapping):
            refuse_personal(waarde)
        elif isinstance(waarde, (list, tuple)):
            for deel in waarde:
                if isinstance(deel, Mapping):
                    refuse_personal(deel)
