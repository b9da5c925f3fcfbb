"""Answers of banks: camt.053 (statement), camt.054 (notification) and pain.002 (status of a file), of any version."""

from collections import Counter
from dataclasses import replace
from hashlib import sha256

from wijkwerk.koppelingen.bank import camt, status, xml
from wijkwerk.koppelingen.bank.vorm import Afschrift, Afschriftregel

_SOORTEN = {
    "BkToCstmrStmt": ("camt.053", camt.lees),
    "BkToCstmrDbtCdtNtfctn": ("camt.054", camt.lees),
    "CstmrPmtStsRpt": ("pain.002", status.lees),
}


def lees(inhoud: bytes) -> Afschrift:
    """Return what a file of the bank says, its lines in the order of the file. Raises Leesfout for anything else."""
    boom = xml.open_xml(inhoud)
    bericht = next((kind for kind in boom if xml.naam(kind) in _SOORTEN), None)
    if xml.naam(boom) != "Document" or bericht is None:
        raise xml.geen_bankbestand()
    soort, lezer = _SOORTEN[xml.naam(bericht)]
    regels, overgeslagen = lezer(bericht)
    return Afschrift(soort, xml.tekst(bericht, "GrpHdr/MsgId", lengte=35), _met_sleutels(regels), overgeslagen)


def _met_sleutels(regels: list[Afschriftregel]) -> tuple[Afschriftregel, ...]:
    """Give each line the hash of what makes it this booking, and a number where one file has two that are equal."""
    keer: Counter[str] = Counter()
    uit = []
    for regel in regels:
        kern = "\x1f".join(
            (
                regel.rekening, str(regel.geboekt_op), regel.bij_of_af, str(regel.bedrag), regel.status, regel.endtoend,
                regel.msgid, regel.referentie, regel.tegeniban, regel.reden_code,
            )
        )  # fmt: skip
        keer[kern] += 1
        sleutel = sha256(f"{kern}\x1f{keer[kern]}".encode()).hexdigest()[:40]
        uit.append(replace(regel, sleutel=sleutel))
    return tuple(uit)
