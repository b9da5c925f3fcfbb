"""A bank at home: for development, tests and the demo. It answers in the messages a real bank sends."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from threading import RLock
from typing import ClassVar

from wijkwerk.koppelingen.bank import antwoorden
from wijkwerk.koppelingen.bank.antwoorden import Bestand, Post
from wijkwerk.koppelingen.bank.betaalbestand import is_geldig
from wijkwerk.koppelingen.bank.redenen import reden
from wijkwerk.koppelingen.bank.target import volgende_target
from wijkwerk.koppelingen.bank.vorm import Aanname, Leesfout, Ontvangst
from wijkwerk.koppelingen.bank.xml import alle, centen, datum, eerste, open_xml, tekst

STUITERT_NA = 3  # days on which banks settle


@dataclass
class Kluis:
    """What the bank remembers, and its rules: closed accounts, accounts that bounce (with the code) and the balance.

    Without rules it goes by the last four digits of an account: 9001 is closed, 9002 unknown, 9003 bounces later.
    """

    gesloten: set[str] = field(default_factory=set)
    stuiterend: dict[str, str] = field(default_factory=dict)
    saldo: int | None = None  # cents; None is without end
    gezien: set[str] = field(default_factory=set)
    boekingen: list[tuple[date, Post, Bestand, str]] = field(default_factory=list)
    post: list[tuple[datetime, bytes]] = field(default_factory=list)
    slot: RLock = field(default_factory=RLock)


class NepBank:
    """Accepts, refuses and bounces by rule. Every NepBank of a process shares one Kluis, unless it gets its own.

    `nu` is its clock: what falls due by then is in `afschriften`.
    """

    gedeeld: ClassVar[Kluis] = Kluis()

    def __init__(self, *, nu: Callable[[], datetime] = lambda: datetime.now(UTC), kluis: Kluis | None = None) -> None:
        self._nu = nu
        self.kluis = kluis or self.gedeeld

    def aanbieden(self, bestand: bytes, *, kenmerk: str) -> Ontvangst:
        """Decide on every payment and lay a status report ready; what is accepted books on its day."""
        with self.kluis.slot:
            gelezen = _lees_opdracht(bestand)
            if gelezen is None:
                return Ontvangst(kenmerk, Aanname.AFGEWEZEN, reden_code="FF01", melding=reden("FF01"))
            if gelezen.msgid in self.kluis.gezien:
                self._stuur(antwoorden.statusbericht(gelezen, (), self._nu(), nummer=self._nummer(), groep="DUPL"))
                return Ontvangst(kenmerk, Aanname.DUBBEL, reden_code="DUPL", melding=reden("DUPL"))
            self.kluis.gezien.add(gelezen.msgid)
            besluiten = tuple((post, self._besluit(post)) for post in gelezen.posten)
            self._stuur(antwoorden.statusbericht(gelezen, besluiten, self._nu(), nummer=self._nummer()))
            for post, code in besluiten:
                if not code:
                    self._boek(post, gelezen)
            return Ontvangst(kenmerk, Aanname.AANGENOMEN)

    def afschriften(self, sinds: datetime) -> list[bytes]:
        """Book what is due and return the answers since this moment, oldest first."""
        with self.kluis.slot:
            self._verwerk(self._nu().date())
            return [bericht for moment, bericht in self.kluis.post if moment >= sinds]

    @classmethod
    def forget(cls) -> None:
        """Begin again with an empty shared vault."""
        cls.gedeeld = Kluis()

    def _besluit(self, post: Post) -> str:
        """Return the reason to refuse, or nothing; what is accepted leaves the balance."""
        if post.iban in self.kluis.gesloten or post.iban.endswith("9001"):
            return "AC04"
        if post.iban.endswith("9002"):
            return "RC01"
        if self.kluis.saldo is not None:
            if post.bedrag > self.kluis.saldo:
                return "AM04"
            self.kluis.saldo -= post.bedrag
        return ""

    def _boek(self, post: Post, bestand: Bestand) -> None:
        dag = volgende_target(max(bestand.dag, self._nu().date()))
        self.kluis.boekingen.append((dag, post, bestand, ""))
        code = self.kluis.stuiterend.get(post.iban, "MD07" if post.iban.endswith("9003") else "")
        if code:
            for _dag in range(STUITERT_NA):
                dag = volgende_target(dag + timedelta(days=1))
            self.kluis.boekingen.append((dag, post, bestand, code))

    def _verwerk(self, tot: date) -> None:
        """Send one notification per day and account of what falls due."""
        rijp = [boeking for boeking in self.kluis.boekingen if boeking[0] <= tot]
        self.kluis.boekingen = [boeking for boeking in self.kluis.boekingen if boeking[0] > tot]
        for dag, rekening in sorted({(dag, bestand.rekening) for dag, _post, bestand, _code in rijp}):
            regels = tuple(
                (post, bestand, code) for op, post, bestand, code in rijp if (op, bestand.rekening) == (dag, rekening)
            )
            self._stuur(antwoorden.melding(dag, rekening, regels, nummer=self._nummer()), dag)

    def _stuur(self, bericht: bytes, dag: date | None = None) -> None:
        moment = datetime.combine(dag, time(6), UTC) if dag else self._nu()
        self.kluis.post.append((max(moment, self.kluis.post[-1][0]) if self.kluis.post else moment, bericht))

    def _nummer(self) -> int:
        return len(self.kluis.post) + 1


def _lees_opdracht(bestand: bytes) -> Bestand | None:
    """Return the file as the bank reads it, or None when it does not have the form."""
    try:
        boom = open_xml(bestand)
    except Leesfout:
        return None
    if not is_geldig(boom):
        return None
    kop, deel = eerste(boom, "CstmrCdtTrfInitn/GrpHdr"), eerste(boom, "CstmrCdtTrfInitn/PmtInf")
    posten = tuple(
        Post(
            endtoend=tekst(post, "PmtId/EndToEndId"),
            naam=tekst(post, "Cdtr/Nm"),
            iban=tekst(post, "CdtrAcct/Id/IBAN"),
            bedrag=centen(eerste(post, "Amt/InstdAmt")) or 0,
            omschrijving=tekst(post, "RmtInf/Ustrd"),
        )
        for post in alle(deel, "CdtTrfTxInf")
    )
    return Bestand(
        msgid=tekst(kop, "MsgId"),
        pmtinfid=tekst(deel, "PmtInfId"),
        rekening=tekst(deel, "DbtrAcct/Id/IBAN"),
        dag=datum(deel, "ReqdExctnDt/Dt") or date.min,
        posten=posten,
    )
