"""The messages of the bank at home: pain.002.001.10 and camt.054.001.08, in the shape real banks give them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from lxml import etree
from lxml.builder import ElementMaker

_NS = "urn:iso:std:iso:20022:tech:xsd:"


@dataclass(frozen=True, slots=True)
class Post:
    """One payment as the bank read it; the amount in cents."""

    endtoend: str
    naam: str
    iban: str
    bedrag: int
    omschrijving: str


@dataclass(frozen=True, slots=True)
class Bestand:
    """One payment file as the bank read it."""

    msgid: str
    pmtinfid: str
    rekening: str
    dag: date
    posten: tuple[Post, ...]


def statusbericht(
    bestand: Bestand, besluiten: Sequence[tuple[Post, str]], moment: datetime, *, nummer: int, groep: str = ""
) -> bytes:
    """Return a pain.002: per payment accepted, or refused with its code; with `groep` the whole file is refused."""
    e = _maker("pain.002.001.10")
    afgewezen = sum(bool(code) for _post, code in besluiten)
    oordeel = "ACCP" if not afgewezen else "RJCT" if afgewezen == len(besluiten) else "PART"
    kop = e.OrgnlGrpInfAndSts(
        e.OrgnlMsgId(bestand.msgid), e.OrgnlMsgNmId("pain.001.001.09"), e.GrpSts("RJCT" if groep else oordeel)
    )
    inhoud = [e.GrpHdr(e.MsgId(f"NEP-P002-{nummer:06d}"), e.CreDtTm(moment.isoformat(timespec="seconds"))), kop]
    if groep:
        kop.append(_reden(e, groep))
    else:
        posten = [_poststatus(e, post, code) for post, code in besluiten]
        inhoud.append(e.OrgnlPmtInfAndSts(e.OrgnlPmtInfId(bestand.pmtinfid), e.PmtInfSts(oordeel), *posten))
    return _bytes(e.Document(e.CstmrPmtStsRpt(*inhoud)))


def melding(dag: date, rekening: str, regels: Sequence[tuple[Post, Bestand, str]], *, nummer: int) -> bytes:
    """Return a camt.054 of what was booked on one account on one day; a line with a code is money that came back."""
    e = _maker("camt.054.001.08")
    kenmerk, moment = f"NEP-C054-{nummer:06d}", f"{dag.isoformat()}T06:00:00+00:00"
    boekingen = [_boeking(e, dag, post, bestand, code) for post, bestand, code in regels]
    bericht = e.Ntfctn(e.Id(kenmerk), e.CreDtTm(moment), e.Acct(e.Id(e.IBAN(rekening)), e.Ccy("EUR")), *boekingen)
    return _bytes(e.Document(e.BkToCstmrDbtCdtNtfctn(e.GrpHdr(e.MsgId(kenmerk), e.CreDtTm(moment)), bericht)))


def _poststatus(e: Any, post: Post, code: str) -> Any:
    status = e.TxInfAndSts(e.OrgnlEndToEndId(post.endtoend), e.TxSts("RJCT" if code else "ACCP"))
    if code:
        status.append(_reden(e, code))
    return status


def _boeking(e: Any, dag: date, post: Post, bestand: Bestand, code: str) -> Any:
    richting = "CRDT" if code else "DBIT"
    return e.Ntry(
        _bedrag(e, post.bedrag),
        e.CdtDbtInd(richting),
        e.Sts(e.Cd("BOOK")),
        e.BookgDt(e.Dt(dag.isoformat())),
        e.ValDt(e.Dt(dag.isoformat())),
        e.BkTxCd(_familie(e, "RRTN" if code else "ESCT")),
        e.NtryDtls(_transactie(e, post, bestand, code, richting)),
    )


def _transactie(e: Any, post: Post, bestand: Bestand, code: str, richting: str) -> Any:
    transactie = e.TxDtls(
        e.Refs(e.MsgId(bestand.msgid), e.PmtInfId(bestand.pmtinfid), e.EndToEndId(post.endtoend)),
        _bedrag(e, post.bedrag),
        e.CdtDbtInd(richting),
        e.RltdPties(e.Cdtr(e.Pty(e.Nm(post.naam))), e.CdtrAcct(e.Id(e.IBAN(post.iban)))),
        e.RmtInf(e.Ustrd(post.omschrijving)),
    )
    if code:
        transactie.append(e.RtrInf(e.OrgnlBkTxCd(_familie(e, "ESCT")), e.Rsn(e.Cd(code))))
    return transactie


def _familie(e: Any, soort: str) -> Any:
    return e.Domn(e.Cd("PMNT"), e.Fmly(e.Cd("ICDT"), e.SubFmlyCd(soort)))


def _reden(e: Any, code: str) -> Any:
    return e.StsRsnInf(e.Rsn(e.Cd(code)))


def _bedrag(e: Any, centen: int) -> Any:
    return e.Amt(f"{centen // 100}.{centen % 100:02d}", Ccy="EUR")


def _maker(soort: str) -> ElementMaker:
    return ElementMaker(namespace=_NS + soort, nsmap={None: _NS + soort})


def _bytes(boom: Any) -> bytes:
    return bytes(etree.tostring(boom, xml_declaration=True, encoding="UTF-8"))
