"""Statements (camt.053) and notifications (camt.054), versions .02 to .08 and later.

Where versions differ, both places are looked at: the status of an entry (`Sts` or `Sts/Cd`), the amount of a
transaction (`AmtDtls/TxAmt/Amt` or `Amt`) and the parties (`Cdtr/Nm` or `Cdtr/Pty/Nm`).
"""

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


def _boeking(boeking: Element, rekening: str) -> list[Afschriftregel]:
    """Return a line per transaction, or one for the entry when the bank gives no details; nothing when not booked."""
    totaal = centen(eerste(boeking, "Amt"))
    if tekst(boeking, "Sts/Cd", "Sts") != "BOOK" or totaal is None:
        return []
    posten = list(alle(boeking, "NtryDtls/TxDtls")) or [None]
    return [_regel(boeking, post, rekening, _bedrag(post, totaal, len(posten))) for post in posten]


def _bedrag(post: Element | None, totaal: int, aantal: int) -> int:
    """Return the amount of one transaction; the only one of an entry has the amount that was booked."""
    if aantal == 1:
        return totaal
    return centen(eerste(post, "Amt")) or centen(eerste(post, "AmtDtls/TxAmt/Amt")) or 0


def _regel(boeking: Element, post: Element | None, rekening: str, bedrag: int) -> Afschriftregel:
    bij = _bij(boeking, post)
    terug = _terug(boeking, post)
    tegennaam, tegeniban = _tegenpartij(post, rekening, bij=bij)
    return Afschriftregel(
        sleutel="",
        endtoend=_eigen(tekst(post, "Refs/EndToEndId", lengte=35)),
        msgid=_msgid(boeking, post),
        bedrag=bedrag,
        bij_of_af="bij" if bij else "af",
        status=Status.GESTORNEERD if terug else Status.BINNENGEKOMEN if bij else Status.BETAALD,
        reden_code=tekst(post, "RtrInf/Rsn/Cd", "RtrInf/Rsn/Prtry", lengte=35) if terug else "",
        geboekt_op=datum(boeking, "BookgDt/Dt", "BookgDt/DtTm", "ValDt/Dt", "ValDt/DtTm"),
        tegennaam=tegennaam,
        tegeniban=tegeniban,
        omschrijving=_omschrijving(boeking, post),
        referentie=tekst(post, "Refs/AcctSvcrRef", lengte=35) or tekst(boeking, "AcctSvcrRef", "NtryRef", lengte=35),
        rekening=rekening,
    )


def _bij(boeking: Element, post: Element | None) -> bool:
    richting = tekst(post, "CdtDbtInd") or tekst(boeking, "CdtDbtInd")
    if richting not in ("CRDT", "DBIT"):
        raise stuk_bankbestand()
    return richting == "CRDT"


def _terug(boeking: Element, post: Element | None) -> bool:
    codes = {tekst(deel, "BkTxCd/Domn/Fmly/SubFmlyCd") for deel in (boeking, post)}
    gedraaid = tekst(boeking, "RvslInd").lower() in ("true", "1")
    return gedraaid or eerste(post, "RtrInf") is not None or bool(codes & TERUG)


def _msgid(boeking: Element, post: Element | None) -> str:
    gevonden = tekst(post, "Refs/MsgId", "Refs/PmtInfId", lengte=35)
    return _eigen(gevonden or tekst(boeking, "NtryDtls/Btch/MsgId", "NtryDtls/Btch/PmtInfId", lengte=35))


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


def _omschrijving(boeking: Element, post: Element | None) -> str:
    regels = [" ".join((regel.text or "").split()) for regel in alle(post, "RmtInf/Ustrd")]
    kenmerk = tekst(post, "RmtInf/Strd/CdtrRefInf/Ref")
    return (
        " ".join(filter(None, [*regels, kenmerk]))[:500]
        or tekst(post, "AddtlTxInf", lengte=500)
        or tekst(boeking, "AddtlNtryInf", lengte=500)
    )
