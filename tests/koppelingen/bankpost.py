"""Answers of banks, built for tests in the shapes of several versions and banks."""

REKENING = "NL41MOCK0000000001"
_DELEN = {"camt.053": ("BkToCstmrStmt", "Stmt"), "camt.054": ("BkToCstmrDbtCdtNtfctn", "Ntfctn")}


def document(versie, inhoud):
    kop = f'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:{versie}">'
    return f"<?xml version='1.0' encoding='UTF-8'?>{kop}{inhoud}</Document>".encode()


def camt(*boekingen, versie="camt.053.001.08", rekening=REKENING):
    bericht, deel = _DELEN[versie[:8]]
    return document(
        versie,
        f"<{bericht}><GrpHdr><MsgId>AFS-1</MsgId><CreDtTm>2026-03-06T06:00:00</CreDtTm></GrpHdr>"
        f"<{deel}><Id>AFS-1</Id><Acct><Id><IBAN>{rekening}</IBAN></Id></Acct>{''.join(boekingen)}</{deel}></{bericht}>",
    )


def boeking(
    bedrag="150.00", richting="DBIT", *posten, status="<Cd>BOOK</Cd>", extra="", munt="EUR", datum="2026-03-05"
):
    details = f"<NtryDtls>{''.join(posten)}</NtryDtls>" if posten else ""
    return (
        f'<Ntry><Amt Ccy="{munt}">{bedrag}</Amt><CdtDbtInd>{richting}</CdtDbtInd>{extra}<Sts>{status}</Sts>'
        f"<BookgDt><Dt>{datum}</Dt></BookgDt><AcctSvcrRef>REF-1</AcctSvcrRef>{details}"
        "<AddtlNtryInf>Overboeking</AddtlNtryInf></Ntry>"
    )


def post(endtoend="P26-00001", *, bedrag="", oud=False, extra="", kant="Cdtr", iban="NL30MOCK0000000005"):
    """One transaction; `oud` in the shape of version .02."""
    naam = "<Nm>Buurthuis de Linde</Nm>"
    partij = naam if oud else f"<Pty>{naam}</Pty>"
    som = f'<Amt Ccy="EUR">{bedrag}</Amt>' if bedrag else ""
    som = f"<AmtDtls><TxAmt>{som}</TxAmt></AmtDtls>" if som and oud else som
    return (
        f"<TxDtls><Refs><MsgId>B26-00001-K</MsgId><EndToEndId>{endtoend}</EndToEndId></Refs>{som}"
        f"<RltdPties><{kant}>{partij}</{kant}><{kant}Acct><Id><IBAN>{iban}</IBAN></Id></{kant}Acct></RltdPties>"
        f"<RmtInf><Ustrd>Subsidie</Ustrd><Ustrd>S26-00123-K</Ustrd></RmtInf>{extra}</TxDtls>"
    )


def terug(code="AC04"):
    return f"<RtrInf><Rsn><Cd>{code}</Cd></Rsn></RtrInf>"


def pain002(groep="PART", *posten, reden="", deel="", versie="pain.002.001.10"):
    kop = f"<OrgnlMsgId>B26-00001-K</OrgnlMsgId><GrpSts>{groep}</GrpSts>{reden}"
    delen = f"<OrgnlPmtInfAndSts><OrgnlPmtInfId>B26</OrgnlPmtInfId>{deel}{''.join(posten)}</OrgnlPmtInfAndSts>"
    return document(
        versie,
        "<CstmrPmtStsRpt><GrpHdr><MsgId>ST-1</MsgId><CreDtTm>2026-03-05T09:00:00+01:00</CreDtTm></GrpHdr>"
        f"<OrgnlGrpInfAndSts>{kop}</OrgnlGrpInfAndSts>{delen if posten or deel else ''}</CstmrPmtStsRpt>",
    )


def postatus(endtoend, status, code=""):
    return (
        f"<TxInfAndSts><OrgnlEndToEndId>{endtoend}</OrgnlEndToEndId><TxSts>{status}</TxSts>{reden(code)}</TxInfAndSts>"
    )


def reden(code):
    return f"<StsRsnInf><Rsn><Cd>{code}</Cd></Rsn></StsRsnInf>" if code else ""
