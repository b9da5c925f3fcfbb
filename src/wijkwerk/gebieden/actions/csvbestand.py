"""Open a CSV as municipalities get them: with a byte order mark or not, commas or semicolons, UTF-8 or Windows."""

import csv
import io
from pathlib import Path

from django.utils.translation import gettext as _

from wijkwerk.kern.weigering import Weigering

MAX_BYTES = 100 * 1024 * 1024


def read_rows(pad: Path) -> list[dict[str, str]]:
    """Return the rows by heading; refuse a file that is away, empty, too large or no table."""
    if not pad.is_file():
        raise Weigering(_("Het bestand %(naam)s is er niet.") % {"naam": pad.name}, regel="gebieden.onleesbaar")
    if pad.stat().st_size > MAX_BYTES:
        raise Weigering(_("Het bestand is te groot (meer dan 100 MB)."), regel="gebieden.te_groot")
    tekst = _decode(pad.read_bytes())
    if not tekst.strip():
        raise Weigering(_("Het bestand is leeg."), regel="gebieden.leeg")
    kop = tekst.splitlines()[0]
    scheiding = max(";,\t", key=kop.count)
    lezer = csv.DictReader(io.StringIO(tekst, newline=""), delimiter=scheiding)
    rijen = [
        {(kop or "").strip(): (vak or "").strip() for kop, vak in rij.items() if isinstance(vak, str | None)}
        for rij in lezer
    ]
    if scheiding not in kop or not rijen:
        raise Weigering(_("Dit is geen CSV met koppen en regels."), regel="gebieden.onleesbaar")
    return rijen


def _decode(ruw: bytes) -> str:
    if b"\0" in ruw[:1024]:
        raise Weigering(_("Dit is geen CSV-bestand."), regel="gebieden.onleesbaar")
    try:
        return ruw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return ruw.decode("cp1252", errors="replace")
