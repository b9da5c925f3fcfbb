"""The form of what goes to a bank and what comes back: plain, frozen facts and one protocol.

Amounts are whole euro cents. Every error of this package is a BankFout with a sentence for people that names no IBAN.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from django.utils.translation import gettext as _

from wijkwerk.koppelingen.bank.redenen import reden


class BankFout(Exception):
    """Something with the bank did not go. `melding` is plain Dutch for the screen."""

    def __init__(self, melding: str) -> None:
        super().__init__(melding)
        self.melding = melding


class IbanFout(BankFout):
    """What somebody typed is not an account we can pay to."""


class Opdrachtfout(BankFout):
    """The payment file cannot be made. `endtoend` names the payment it is about, or is empty."""

    def __init__(self, melding: str, *, endtoend: str = "") -> None:
        super().__init__(f"{_('Betaling')} {endtoend}: {melding}" if endtoend else melding)
        self.endtoend = endtoend


class Leesfout(BankFout):
    """What was handed in is not a file of a bank that we can read."""


class Verbindingsfout(BankFout):
    """The bank did not answer. Handing in the same bytes again is safe: their MsgId is the same."""


@dataclass(frozen=True, slots=True)
class Rekening:
    """The account that pays."""

    naam: str
    iban: str
    bic: str = ""


@dataclass(frozen=True, slots=True)
class Opdracht:
    """One payment of `bedrag` cents. `endtoend` is our key, at most 35 characters, that comes back on every answer."""

    endtoend: str
    naam: str
    iban: str
    bedrag: int
    omschrijving: str


@dataclass(frozen=True, slots=True)
class Betaalpartij:
    """Payments that go to the bank in one file. `kenmerk` is the MsgId: never use one twice.

    `verzamelboeking` asks the bank to book one sum; otherwise every payment is a line of its own on the statement.
    """

    kenmerk: str
    uitvoeren_op: date
    van: Rekening
    opdrachten: tuple[Opdracht, ...]
    verzamelboeking: bool = False


class Status(StrEnum):
    """What a line of an answer says. Only the first three are about money that moved."""

    BETAALD = "betaald"
    GESTORNEERD = "gestorneerd"
    BINNENGEKOMEN = "binnengekomen"
    AANGENOMEN = "aangenomen"
    IN_BEHANDELING = "in behandeling"
    AFGEWEZEN = "afgewezen"
    DUBBEL = "dubbel"  # the bank had this whole file already; nothing changes and nothing was refused


@dataclass(frozen=True, slots=True)
class Afschriftregel:
    """One line of an answer.

    `sleutel` is the same whenever the same booking is read again, also when it comes in camt.054 and in camt.053.
    Without `endtoend` a line is about the whole file `msgid`. `bedrag` is in cents, 0 where the bank does not repeat
    it. `bij_of_af` is "bij" or "af", seen from our account.
    """

    sleutel: str
    endtoend: str
    msgid: str
    bedrag: int
    bij_of_af: str
    status: Status
    reden_code: str
    geboekt_op: date | None
    tegennaam: str
    tegeniban: str
    omschrijving: str
    referentie: str
    rekening: str

    @property
    def reden(self) -> str:
        """What the code of the bank means, in plain Dutch; empty without a code."""
        return reden(self.reden_code)


@dataclass(frozen=True, slots=True)
class Afschrift:
    """A file of the bank. `overgeslagen` counts entries that are not booked yet, or not in euro."""

    soort: str
    kenmerk: str
    regels: tuple[Afschriftregel, ...]
    overgeslagen: int = 0


class Aanname(StrEnum):
    """What became of a file that was handed in."""

    KLAARGEZET = "klaargezet"  # a person uploads it
    AANGENOMEN = "aangenomen"  # per payment the answer may still be no: read the status report
    AFGEWEZEN = "afgewezen"
    DUBBEL = "dubbel"  # the bank already had this MsgId


@dataclass(frozen=True, slots=True)
class Ontvangst:
    """The receipt of one file."""

    kenmerk: str
    status: Aanname
    reden_code: str = ""
    melding: str = ""


class Bank(Protocol):
    """Who takes our payment files and hands out statements."""

    def aanbieden(self, bestand: bytes, *, kenmerk: str) -> Ontvangst:
        """Hand in one payment file. Raises Verbindingsfout when it is unknown whether it arrived."""

    def afschriften(self, sinds: datetime) -> list[bytes]:
        """Return the answers of the bank since this moment, oldest first; a line may come more than once."""
