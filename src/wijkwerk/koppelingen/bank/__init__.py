"""The bank: payment orders go out, statements come back. Start at `bestand`, `lees` and the protocol `Bank`."""

from collections.abc import Callable
from datetime import UTC, datetime

from wijkwerk.koppelingen.bank.betaalbestand import bestand
from wijkwerk.koppelingen.bank.client import HandmatigeBank, HttpBank
from wijkwerk.koppelingen.bank.fake import NepBank
from wijkwerk.koppelingen.bank.iban import controleer_iban
from wijkwerk.koppelingen.bank.lezen import lees
from wijkwerk.koppelingen.bank.redenen import reden
from wijkwerk.koppelingen.bank.target import is_target, volgende_target
from wijkwerk.koppelingen.bank.vorm import (
    Aanname,
    Afschrift,
    Afschriftregel,
    Bank,
    BankFout,
    Betaalpartij,
    IbanFout,
    Leesfout,
    Ontvangst,
    Opdracht,
    Opdrachtfout,
    Rekening,
    Status,
    Verbindingsfout,
)

__all__ = [
    "Aanname", "Afschrift", "Afschriftregel", "Bank", "BankFout", "Betaalpartij", "HandmatigeBank", "HttpBank",
    "IbanFout", "Leesfout", "NepBank", "Ontvangst", "Opdracht", "Opdrachtfout", "Rekening", "Status",
    "Verbindingsfout", "bestand", "controleer_iban", "is_target", "lees", "make", "reden", "volgende_target",
]  # fmt: skip


def make(
    soort: str,
    *,
    url: str = "",
    gebruiker: str = "",
    wachtwoord: str = "",
    betaalpad: str = "/payments",
    postbuspad: str = "/mailbox",
    nu: Callable[[], datetime] | None = None,
) -> Bank:
    """Return the way to the bank: by hand ('handmatig'), a gateway at `url` ('http') or the bank at home ('nep')."""
    if soort == "handmatig":
        return HandmatigeBank()
    if soort == "nep":
        return NepBank(nu=nu or (lambda: datetime.now(UTC)))
    if soort == "http":
        return HttpBank(url, gebruiker=gebruiker, wachtwoord=wachtwoord, betaalpad=betaalpad, postbuspad=postbuspad)
    raise BankFout(f"De soort bank '{soort}' bestaat niet: kies handmatig, http of nep.")
