"""The payment file: pain.001.001.09, made by sepaxml and held against its XSD.

The same batch made at the same moment gives the same bytes, so a file that was lost in a crash can be made again and
handed in again: the bank knows it by its MsgId. sepaxml draws its identifiers by lot and looks at the clock; those are
replaced here by ours. No address lines (only structured addresses are allowed since November 2025, and none is needed),
no BIC needed.
"""

import re
from collections import Counter
from datetime import datetime
from functools import lru_cache, partial
from importlib import resources
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from lxml import etree
from sepaxml import SepaTransfer
from stdnum import bic

from wijkwerk.koppelingen.bank.iban import controleer_iban
from wijkwerk.koppelingen.bank.target import volgende_target
from wijkwerk.koppelingen.bank.tekens import naar_sepa, onleesbaar
from wijkwerk.koppelingen.bank.vorm import Betaalpartij, IbanFout, Opdracht, Opdrachtfout, Rekening

SCHEMA = "pain.001.001.09"
NS = f"{{urn:iso:std:iso:20022:tech:xsd:{SCHEMA}}}"
NAAM, OMSCHRIJVING = 70, 140  # characters
HOOGSTE = 99_999_999_999  # cents: what one SEPA payment can carry (EUR 999.999.999,99)
MEESTE = 10_000  # payments in one file; portals of banks take no more
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_SLEUTEL = re.compile(r"(?![/ ])(?!.*//)[a-zA-Z0-9/?:().,'+ -]{1,35}(?<![/ ])")
_DUBBELZINNIG = frozenset({"NOTPROVIDED", "NONREF"})  # words by which banks say that there is no key


def bestand(partij: Betaalpartij, *, gemaakt_op: datetime) -> bytes:
    """Return the file for the bank. `gemaakt_op` is aware; the day of execution moves to a day on which banks settle.

    Raises Opdrachtfout, naming the payment, for a key, amount, account or name that cannot go to a bank.
    """
    _controleer_sleutels(partij)
    dag = volgende_target(max(partij.uitvoeren_op, gemaakt_op.astimezone(AMSTERDAM).date()))
    maker = SepaTransfer(_betaler(partij.van), schema=SCHEMA, clean=False)
    for opdracht in partij.opdrachten:
        maker.add_payment({**_betaling(opdracht), "execution_date": dag})
    boom = etree.fromstring(maker.export(validate=False))
    _zet_vast(boom, partij, gemaakt_op)
    if not is_geldig(boom):
        raise Opdrachtfout(_("Het betaalbestand voldoet niet aan de regels van de bank."))
    return bytes(etree.tostring(boom, xml_declaration=True, encoding="UTF-8"))


def is_geldig(boom: etree._Element) -> bool:
    """Tell whether a document passes the XSD of pain.001.001.09 that comes with sepaxml."""
    return bool(_xsd().validate(boom))


@lru_cache(maxsize=1)
def _xsd() -> etree.XMLSchema:
    """Return the XSD, read once: sepaxml reads it at every file, which takes longer than all the rest."""
    with (resources.files("sepaxml") / "schemas" / f"{SCHEMA}.xsd").open("rb") as bron:
        return etree.XMLSchema(etree.parse(bron))


def _controleer_sleutels(partij: Betaalpartij) -> None:
    if not 1 <= len(partij.opdrachten) <= MEESTE:
        raise Opdrachtfout(
            _("Een betaalbestand heeft minstens 1 en hoogstens %(meeste)s betalingen.") % {"meeste": MEESTE}
        )
    sleutels = [opdracht.endtoend for opdracht in partij.opdrachten]
    for sleutel in (partij.kenmerk, *sleutels):
        if not _SLEUTEL.fullmatch(sleutel) or sleutel.upper() in _DUBBELZINNIG:
            raise Opdrachtfout(
                _("Een kenmerk heeft 1 tot 35 gewone letters, cijfers en tekens."), endtoend=sleutel[:40]
            )
    dubbel = [sleutel for sleutel, keer in Counter(sleutels).items() if keer > 1]
    if dubbel:
        raise Opdrachtfout(_("Deze betaling staat twee keer in het bestand."), endtoend=dubbel[0])


def _betaler(van: Rekening) -> dict[str, str | bool]:
    betaler: dict[str, str | bool] = {"batch": True, "currency": "EUR"}
    try:
        betaler |= {"name": _naam(van.naam, endtoend=""), "IBAN": _iban(van.iban, endtoend="")}
    except Opdrachtfout as fout:
        raise Opdrachtfout(_("Rekening van de gemeente: %(melding)s") % {"melding": fout.melding}) from fout
    if van.bic:
        if not bic.is_valid(van.bic):
            raise Opdrachtfout(_("De BIC van de rekening van de gemeente klopt niet."))
        betaler["BIC"] = bic.compact(van.bic)
    return betaler


def _betaling(opdracht: Opdracht) -> dict[str, str | int]:
    sleutel = opdracht.endtoend
    if isinstance(opdracht.bedrag, bool) or not 1 <= opdracht.bedrag <= HOOGSTE:
        raise Opdrachtfout(_("Het bedrag moet tussen EUR 0,01 en EUR 999.999.999,99 liggen."), endtoend=sleutel)
    return {
        "endtoend_id": sleutel,
        "name": _naam(opdracht.naam, endtoend=sleutel),
        "IBAN": _iban(opdracht.iban, endtoend=sleutel),
        "amount": opdracht.bedrag,
        # A description without any letter we can write still tells the receiver which payment it is.
        "description": naar_sepa(opdracht.omschrijving, OMSCHRIJVING) or sleutel,
    }


def _naam(naam: str, *, endtoend: str) -> str:
    """Return the name as a bank takes it. No guesses: a name we cannot write asks for a person who can."""
    vertaald = naar_sepa(naam, NAAM)
    if onleesbaar(naam) or not any(teken.isalnum() for teken in vertaald):
        raise Opdrachtfout(
            _("De bank kan deze naam niet lezen. Typ de naam in gewone letters, zoals hij op de bankpas staat."),
            endtoend=endtoend,
        )
    return vertaald


def _iban(iban: str, *, endtoend: str) -> str:
    try:
        return controleer_iban(iban)
    except IbanFout as fout:
        raise Opdrachtfout(fout.melding, endtoend=endtoend) from fout


def _zet_vast(boom: etree._Element, partij: Betaalpartij, gemaakt_op: datetime) -> None:
    """Replace what sepaxml drew by lot with what is ours, and say that there is no BIC where there is none."""
    zet = partial(_zet, boom)
    zet("GrpHdr/MsgId", partij.kenmerk)
    zet("GrpHdr/CreDtTm", gemaakt_op.astimezone(AMSTERDAM).strftime("%Y-%m-%dT%H:%M:%S"))
    zet("PmtInf/PmtInfId", partij.kenmerk)
    zet("PmtInf/BtchBookg", "true" if partij.verzamelboeking else "false")
    if not partij.van.bic:
        # Some banks refuse an empty element here; this is what the SEPA guidelines ask for.
        ander = etree.SubElement(_vind(boom, "PmtInf/DbtrAgt/FinInstnId"), f"{NS}Othr")
        etree.SubElement(ander, f"{NS}Id").text = "NOTPROVIDED"


def _zet(boom: etree._Element, pad: str, tekst: str) -> None:
    _vind(boom, pad).text = tekst


def _vind(boom: etree._Element, pad: str) -> etree._Element:
    gevonden = boom.find("/".join(f"{NS}{stap}" for stap in ("CstmrCdtTrfInitn", *pad.split("/"))))
    if gevonden is None:
        raise Opdrachtfout(_("Het betaalbestand voldoet niet aan de regels van de bank."))
    return gevonden
