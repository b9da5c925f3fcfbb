"""A document as data for the typesetter: strings, numbers and lists, never a word of its language."""

import re
from base64 import b64encode
from collections.abc import Callable
from io import BytesIO
from typing import Any

import segno
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from PIL import Image

from wijkwerk.kern.documenten.inhoud import (
    Alinea,
    Beeld,
    Blok,
    Brief,
    Code,
    Feiten,
    Inhoud,
    Kader,
    Kop,
    Lijst,
    NieuwePagina,
    Tabel,
    levels,
)
from wijkwerk.kern.documenten.regel import parts

# A long address may break behind its marks, and what then is still longer than any cell breaks anywhere. A long word
# of letters alone is left to the hyphenation, up to a length that no word has.
_LANG = re.compile(r"\S{20,}")
_STUK = re.compile(r"[^/.@_?&=:;,+#-]*[/.@_?&=:;,+#-]?")
WOORD, STUK = 40, 8

Zin = list[dict[str, Any]]


def zin(tekst: str) -> Zin:
    """Return text as pieces: t(ext), v(et) and u(rl)."""
    regels = "\n".join(regel.strip() for regel in tekst.replace("\r\n", "\n").replace("\t", " ").split("\n"))
    return [{"t": _breakable(deel.tekst), "v": deel.vet, "u": deel.url} for deel in parts(regels)]


def _breakable(tekst: str) -> str:
    return _LANG.sub(lambda woord: "\u200b".join(filter(None, map(_cut, _STUK.findall(woord[0])))), tekst)


def _cut(stuk: str) -> str:
    if len(stuk) <= (WOORD if stuk.isalpha() else 20):
        return stuk
    return "\u200b".join(stuk[plek : plek + STUK] for plek in range(0, len(stuk), STUK))


def _zinnen(teksten: tuple[str, ...]) -> list[Zin]:
    return [zin(tekst) for tekst in teksten]


def _tabel(blok: Tabel) -> dict[str, Any]:
    return {
        "kop": _zinnen(blok.kop),
        "rijen": [_zinnen(rij) for rij in blok.rijen],
        "kanten": list(blok.kanten),
        "bijschrift": zin(blok.bijschrift),
        "totaal": _zinnen(blok.totaal),
    }


def _kader(blok: Kader) -> dict[str, Any]:
    return {"titel": zin(blok.titel), "alineas": _zinnen(tuple(re.split(r"\n\s*\n", blok.tekst.strip())))}


def _beeld(blok: Beeld) -> dict[str, Any]:
    return {"svg": as_svg(blok.bron), "alt": blok.alt, "bijschrift": zin(blok.bijschrift), "breedte": blok.breedte}


def _code(blok: Code) -> dict[str, Any]:
    alt = _("QR-code naar %(adres)s") % {"adres": blok.adres}
    return {"waarde": blok.groepen, "uitleg": zin(blok.uitleg), "qr": qr(blok.adres), "alt": alt}


_BLOKKEN: dict[type, Callable[[Any], dict[str, Any]]] = {
    Alinea: lambda blok: {"zin": zin(blok.tekst)},
    Lijst: lambda blok: {"items": _zinnen(blok.items), "genummerd": blok.genummerd},
    Tabel: _tabel,
    Feiten: lambda blok: {"paren": [_zinnen(paar) for paar in blok.paren]},
    Kader: _kader,
    Beeld: _beeld,
    Code: _code,
    NieuwePagina: lambda _blok: {},
}


def blocks(blokken: tuple[Blok, ...]) -> list[dict[str, Any]]:
    """Return the blocks in order, each with its kind under `is`."""
    niveaus = iter(levels(blokken))
    return [
        {"is": "kop", "zin": zin(blok.tekst), "niveau": next(niveaus)}
        if isinstance(blok, Kop)
        else {"is": type(blok).__name__.lower()} | _BLOKKEN[type(blok)](blok)
        for blok in blokken
    ]


def qr(adres: str) -> str:
    """Return a QR code (ISO/IEC 18004, level M) as SVG; nothing without an address."""
    if not adres:
        return ""
    uit = BytesIO()
    segno.make(adres, error="m").save(uit, kind="svg", border=2, omitsize=True, xmldecl=False)
    return uit.getvalue().decode()


def as_svg(bron: bytes) -> str:
    """Return a drawing as it is, and a photo wrapped in one. ValueError when it is neither."""
    if bron.lstrip()[:1] == b"<":
        return bron.decode("utf-8")
    try:
        with Image.open(BytesIO(bron), formats=("PNG", "JPEG")) as beeld:
            (breedte, hoogte), soort = beeld.size, str(beeld.format).lower()
    except OSError as fout:
        raise ValueError("Een beeld is een SVG, PNG of JPEG.") from fout
    adres = f"data:image/{soort};base64,{b64encode(bron).decode()}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {breedte} {hoogte}" width="{breedte}" '
        f'height="{hoogte}"><image href="{adres}" width="{breedte}" height="{hoogte}"/></svg>'
    )


def document(inhoud: Inhoud) -> dict[str, Any]:
    """Return everything that a look needs to set `inhoud`, with the fixed words in its language."""
    with translation.override(inhoud.taal):
        gegevens = {
            "titel": " ".join(inhoud.titel.split()),
            "soort": inhoud.soort,
            "organisatie": inhoud.organisatie,
            "taal": inhoud.taal,
            "datum": [inhoud.datum.year, inhoud.datum.month, inhoud.datum.day],
            "dag": date_format(inhoud.datum, "j F Y"),
            "blokken": blocks(inhoud.blokken),
            "woorden": {
                "pagina": _("Pagina {nummer} van {totaal}"),
                "retour": _("Retouradres"),
                "bijlagen": _("Bijlagen"),
            },
        }
        return gegevens | _letterhead(inhoud) if isinstance(inhoud, Brief) else gegevens


def _letterhead(brief: Brief) -> dict[str, Any]:
    feiten = [(_("Datum"), date_format(brief.datum, "j F Y")), (_("Kenmerk"), brief.kenmerk)]
    feiten += [(_("Contact"), "\n".join(brief.afzender.contact))]
    return {
        "gemeente": brief.afzender.gemeente,
        "afdeling": brief.afzender.afdeling,
        "retouradres": _breakable(", ".join(brief.afzender.adres)),
        "geadresseerde": [_breakable(regel) for regel in brief.geadresseerde],
        "gegevens": [[naam, [_breakable(r) for r in waarde.split("\n")]] for naam, waarde in feiten if waarde],
        "kenmerk": brief.kenmerk,
        "bijlagen": list(brief.bijlagen),
    }
