"""Setting documents as PDF with Typst: PDF/UA-1 and PDF/A-2a in one file, with fonts of our own only.

Values reach the typesetter as JSON, so nothing that anybody filled in is read as an instruction.
"""

import json
import re
import unicodedata
from collections.abc import Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, cast

import typst

from wijkwerk.kern.documenten import zetsel
from wijkwerk.kern.documenten.bewaard import check
from wijkwerk.kern.documenten.inhoud import Brief, Inhoud

NORMEN: list[Any] = ["ua-1", "a-2a"]
OPMAAK = Path(__file__).parent / "opmaak"
LOOKS = ("brief", "verslag", "partij")
STANDAARDTEKEN = "\u25a1"
_ONBEKEND = re.compile(r'the text `"((?:[^"\\]|\\.)+)"` could not be displayed')
_PUNT = re.compile(r"\\u\{([0-9a-f]+)\}")
_ongezien: set[str] = set()


def pdf(inhoud: Inhoud) -> bytes:
    """Return the document as PDF. The same content gives the same bytes.

    A character that none of the fonts has is shown as an empty square. Refuses (`documenten.teken`) control
    characters. Safe in threads.
    """
    check(inhoud)
    look = "brief" if isinstance(inhoud, Brief) else "verslag"
    return set_pdf(look, zetsel.document(inhoud), datum=inhoud.datum)


def batch_pdf(brieven: Sequence[Brief], *, titel: str, datum: date, dubbelzijdig: bool = True) -> bytes:
    """Return letters as one PDF to print, each with its own page numbers.

    With `dubbelzijdig` every letter starts on a new sheet, so that nobody's letter stands on the back of another's.
    """
    for brief in brieven:
        check(brief)
    gegevens = {
        "titel": titel,
        "datum": [datum.year, datum.month, datum.day],
        "dubbelzijdig": dubbelzijdig,
        "brieven": [zetsel.document(brief) for brief in brieven],
    }
    return set_pdf("partij", gegevens, datum=datum)


def set_pdf(look: str, gegevens: dict[str, Any], *, datum: date) -> bytes:
    """Set data in one of the looks. Raises typst.TypstError when the look itself is at fault."""
    moment = _seconds(datum)
    schrift = json.dumps(gegevens, ensure_ascii=False)
    while True:
        try:
            with _compiler(look) as zetter:
                return cast(
                    bytes,
                    zetter.compile(
                        format="pdf", sys_inputs={"data": _showable(schrift)}, pdf_standards=NORMEN, timestamp=moment
                    ),
                )
        except typst.TypstError as fout:
            if not _learn(fout.diagnostic):
                raise


def _seconds(datum: date) -> int:
    """Return the start of the day in seconds since 1970: what the file says of when it was made."""
    return (datum - date(1970, 1, 1)).days * 86400


def _showable(schrift: str) -> str:
    """Replace what earlier attempts showed to be in none of the fonts; what is never seen anyway just goes."""
    return schrift.translate({ord(t): "" if unicodedata.category(t) == "Cf" else STANDAARDTEKEN for t in _ongezien})


def _learn(melding: str) -> bool:
    """Remember the characters that the typesetter could not show; False when that was not what it stumbled on."""
    teksten = [_PUNT.sub(lambda punt: chr(int(punt[1], 16)), tekst) for tekst in _ONBEKEND.findall(melding)]
    nieuw = {teken for tekst in teksten for teken in tekst if not teken.isascii()} - _ongezien - {STANDAARDTEKEN}
    _ongezien.update(nieuw)
    return bool(nieuw)


@cache
def fonts() -> typst.Fonts:
    """Return the fonts that come with the packages; those of the machine are left out."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(files("manimgx_fonts"))])


_vrij: dict[str, "SimpleQueue[typst.Compiler]"] = {look: SimpleQueue() for look in LOOKS}


@contextmanager
def _compiler(look: str) -> Any:
    """Lend a typesetter that nobody else uses now; it stays warm from one letter to the next."""
    try:
        zetter = _vrij[look].get_nowait()
    except Empty:
        zetter = typst.Compiler(
            str(OPMAAK / f"{look}.typ"), root=str(OPMAAK), font_paths=fonts(), ignore_system_fonts=True
        )
    try:
        yield zetter
    finally:
        _vrij[look].put(zetter)
