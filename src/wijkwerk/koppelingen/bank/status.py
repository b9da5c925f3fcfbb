"""The status report of a payment file (pain.002): accepted or refused, for the whole file or per payment."""

from datetime import date

from wijkwerk.koppelingen.bank.vorm import Afschriftregel, Status
from wijkwerk.koppelingen.bank.xml import Element, alle, centen, datum, eerste, stuk_bankbestand, tekst

# ACSC says that the bank of the payer settled; money is only "betaald" once it is on a statement.
_STATUS = {
    "ACCP": Status.AANGENOMEN, "ACTC": Status.AANGENOMEN, "ACSP": Status.AANGENOMEN, "ACSC": Status.AANGENOMEN,
    "ACCC": Status.AANGENOMEN, "ACWC": Status.AANGENOMEN, "ACFC": Status.AANGENOMEN, "RJCT": Status.AFGEWEZEN,
    "CANC": Status.AFGEWEZEN, "BLCK": Status.AFGEWEZEN,
}  # fmt: skip
_DUBBEL = frozenset({"DUPL", "AM05"})


def lees(bericht: Element) -> tuple[list[Afschriftregel], int]:
    """Return a line per payment the bank names, or one for the whole file when it names none."""
    groep = eerste(bericht, "OrgnlGrpInfAndSts")
    msgid = tekst(groep, "OrgnlMsgId", lengte=35)
    delen = list(alle(bericht, "OrgnlPmtInfAndSts"))
    posten = [(post, deel) for deel in delen for post in alle(deel, "TxInfAndSts")]
    posten += [(post, groep) for post in alle(bericht, "TxInfAndSts")]
    if not posten:
        deel = next((deel for deel in delen if tekst(deel, "PmtInfSts")), groep)
        if deel is None or not msgid:
            raise stuk_bankbestand()
        posten = [(deel, groep)]
    dag = datum(bericht, "GrpHdr/CreDtTm")
    return [_regel(post, boven, msgid, dag) for post, boven in posten], 0


def _regel(post: Element, boven: Element | None, msgid: str, dag: date | None) -> Afschriftregel:
    """Return one line; what is above it may hold the reason for all."""
    reden = _reden(post) or _reden(boven)
    gegevens = eerste(post, "OrgnlTxRef")
    return Afschriftregel(
        sleutel="",
        endtoend=tekst(post, "OrgnlEndToEndId", lengte=35),
        msgid=msgid,
        bedrag=centen(eerste(gegevens, "Amt/InstdAmt")) or 0,
        bij_of_af="af",
        status=_status(post, reden),
        reden_code=reden,
        geboekt_op=dag,
        tegennaam=tekst(gegevens, "Cdtr/Nm", "Cdtr/Pty/Nm"),
        tegeniban=tekst(gegevens, "CdtrAcct/Id/IBAN", lengte=34),
        omschrijving=tekst(post, "StsRsnInf/AddtlInf"),
        referentie=tekst(post, "AcctSvcrRef", "StsId", lengte=35),
        rekening=tekst(gegevens, "DbtrAcct/Id/IBAN", lengte=34),
    )


def _reden(element: Element | None) -> str:
    return tekst(element, "StsRsnInf/Rsn/Cd", "StsRsnInf/Rsn/Prtry", lengte=35)


def _status(post: Element, reden: str) -> Status:
    """Return the status. What is refused because the bank had it already was paid before: never pay that again."""
    gelezen = _STATUS.get(tekst(post, "TxSts", "PmtInfSts", "GrpSts"), Status.IN_BEHANDELING)
    return Status.DUBBEL if gelezen == Status.AFGEWEZEN and reden in _DUBBEL else gelezen
