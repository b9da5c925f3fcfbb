"""Statements (camt.053) and notifications (camt.054), versions .02 to .08 and later.

Where versions differ, both places are looked at: the status of an entry (`Sts` or `Sts/Cd`), the amount of a
transaction (`AmtDtls/TxAmt/Amt` or `Amt`) and the parties (`Cdtr/Nm` or `Cdtr/Pty/Nm`).
"""

from dataclasses import dataclass
from datetime import date

from wijkwerk.koppelingen.bank.vorm import Afschriftregel, Status
from wijkwerk.koppelingen.bank.xml import Element, alle, centen, datum, eerste, stuk_bankbestand, tekst

# Bank transaction sub-families: reversal due to a payment return, and due to a request to cancel.
TERUG = frozenset({"RRTN", "RPCR"})
_GEEN = frozenset({"NOTPROVIDED", "NONREF", "NOT PROVIDED"})


def lees(bericht: Element) -> tuple[list[Afschriftregel], int]:
    """Return the lines of all booked entries, and how many entries were left out."""
    regels: list[Afschriftregel] = []
    overgeslagen = 0
    for afschrift in (*alle(bericht, "Stmt"), *alle(bericht, "Ntfctn")):
        rekening = tekst(afschrift, "Acct/Id/IBAN", "Acct/Id/Othr/Id", lengte=34)
        for boeking in alle(afschrift, "Ntry"):
            gelezen = _boeking(boeking, rekening)
            regels += gelezen
            overgeslagen += not gelezen
    return regels, overgeslagen


@dataclass(frozen=True, slots=True)
class _Kop:
    """What one entry says for all its transactions."""

    rekening: str
    richting: str
    terug: bool
    msgid: str
    geboekt_op: date | None
    referentie: str
    omschrijving: str


def _boeking(boeking: Element, rekening: str) -> list[Afschriftregel]:
    """Return a line per transaction, or one for the entry when the bank gives no details; nothing when not booked."""
    totaal = centen(eerste(boeking, "Amt"))
    if tekst(boeking, "Sts/Cd", "Sts") != "BOOK" or totaal is None:
        return []
    kop = _Kop(
        rekening=rekening,
        richting=tekst(boeking, "CdtDbtInd"),
        terug=tekst(boeking, "RvslInd").lower() in ("true", "1") or _teruggave(boeking),
        msgid=tekst(boeking, "NtryDtls/Btch/MsgId", "NtryDtls/Btch/PmtInfId", lengte=35),
        geboekt_op=datum(boeking, "BookgDt/Dt", "BookgDt/DtTm", "ValDt/Dt", "ValDt/DtTm"),
        referentie=tekst(boeking, "AcctSvcrRef", "NtryRef", lengte=35),
        omschrijving=tekst(boeking, "AddtlNtryInf", lengte=500),
    )
    posten = list(alle(boeking, "NtryDtls/TxDtls"))
    if len(posten) <= 1:
        return [_regel(kop, posten[0] if posten else None, totaal)]
    return [_regel(kop, post, _bedrag(post)) for post in posten]


def _bedrag(post: Element) -> int:
    """Return the amount of one of several transactions; 0 when the bank does not give it in euro."""
    return centen(eerste(post, "Amt")) or centen(eerste(post, "AmtDtls/TxAmt/Amt")) or 0


def _regel(kop: _Kop, post: Element | None, bedrag: int) -> Afschriftregel:
    bij = _bij(tekst(post, "CdtDbtInd") or kop.richting)
    terug = kop.terug or eerste(post, "RtrInf") is not None or _teruggave(post)
    tegennaam, tegeniban = _tegenpartij(post, kop.rekening, bij=bij)
    return Afschriftregel(
        sleutel="",
        endtoend=_eigen(tekst(post, "Refs/EndToEndId", lengte=35)),
        msgid=_eigen(tekst(post, "Refs/MsgId", "Refs/PmtInfId", lengte=35) or kop.msgid),
        bedrag=bedrag,
        bij_of_af="bij" if bij else "af",
        status=Status.GESTORNEERD if terug else Status.BINNENGEKOMEN if bij else Status.BETAALD,
        reden_code=tekst(post, "RtrInf/Rsn/Cd", "RtrInf/Rsn/Prtry", lengte=35),
        geboekt_op=kop.geboekt_op,
        tegennaam=tegennaam,
        tegeniban=tegeniban,
        omschrijving=_omschrijving(post) or kop.omschrijving,
        referentie=tekst(post, "Refs/AcctSvcrRef", lengte=35) or kop.referentie,
        rekening=kop.rekening,
    )


def _bij(richting: str) -> bool:
    if richting not in ("CRDT", "DBIT"):
        raise stuk_bankbestand()
    return richting == "CRDT"


def _teruggave(deel: Element | None) -> bool:
    return tekst(deel, "BkTxCd/Domn/Fmly/SubFmlyCd") in TERUG


def _eigen(sleutel: str) -> str:
    """Return a key; nothing for the words by which banks say that there is none."""
    return "" if sleutel.upper() in _GEEN else sleutel


def _tegenpartij(post: Element | None, rekening: str, *, bij: bool) -> tuple[str, str]:
    """Return name and account of the other side. A return may name the parties of the payment or turn them round."""
    for kant in ("Dbtr", "Cdtr") if bij else ("Cdtr", "Dbtr"):
        naam = tekst(post, f"RltdPties/{kant}/Nm", f"RltdPties/{kant}/Pty/Nm")
        iban = tekst(post, f"RltdPties/{kant}Acct/Id/IBAN", f"RltdPties/{kant}Acct/Id/Othr/Id", lengte=34)
        if (naam or iban) and iban != rekening:
            return naam, iban
    return "", ""


def _omschrijving(post: Element | None) -> str:
    regels = [" ".join((regel.text or "").split()) for regel in alle(post, "RmtInf/Ustrd")]
    kenmerk = tekst(post, "RmtInf/Strd/CdtrRefInf/Ref")
    return " ".join(filter(None, [*regels, kenmerk]))[:500] or tekst(post, "AddtlTxInf", lengte=500)
