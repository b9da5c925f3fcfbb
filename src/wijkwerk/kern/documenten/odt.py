"""A document as OpenDocument text (ISO/IEC 26300), with real headings, lists and tables, for who wants to change it."""

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from odfdo import (
    Cell,
    Column,
    Document,
    DrawImage,
    Element,
    Frame,
    Header,
    HeaderRows,
    LineBreak,
    Link,
    List,
    ListItem,
    Paragraph,
    Row,
    Span,
    SvgDescription,
    Table,
)

from wijkwerk.kern.documenten import zetsel
from wijkwerk.kern.documenten.bewaard import check
from wijkwerk.kern.documenten.inhoud import (
    Alinea,
    Beeld,
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
from wijkwerk.kern.documenten.odt_stijlen import cell_styles, styles
from wijkwerk.kern.documenten.regel import parts

BREEDTE = 16.0  # cm of text on an A4 sheet
_MAAT = re.compile(r'viewBox="\s*[-\d.]+[ ,]+[-\d.]+[ ,]+([\d.]+)[ ,]+([\d.]+)')


def odt(inhoud: Inhoud) -> bytes:
    """Return the document as an .odt file with title and language. Refuses (`documenten.teken`) control characters."""
    check(inhoud)
    document = Document("text")
    for stijl in styles():
        document.insert_style(stijl)
    for stijl in cell_styles():
        document.insert_style(stijl, automatic=True)
    document.meta.title = " ".join(inhoud.titel.split())
    document.meta.language = inhoud.taal
    moment = datetime.combine(inhoud.datum, time(), UTC)
    document.meta.creation_date = document.meta.date = moment
    document.language = f"{inhoud.taal}-NL" if inhoud.taal == "nl" else inhoud.taal
    lichaam = document.body
    lichaam.clear()
    with translation.override(inhoud.taal):
        for deel in _Schrijver(document).whole(inhoud):
            lichaam.append(deel)
    uit = BytesIO()
    document.save(uit)
    return uit.getvalue()


class _Schrijver:
    """Writes the blocks of one document; pictures go into its file."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._beelden = 0
        self._soorten: dict[type, Callable[[Any], Iterable[Element]]] = {
            Alinea: lambda blok: [paragraph(blok.tekst)],
            Lijst: lambda blok: [_list(blok)],
            Tabel: _table,
            Feiten: _facts,
            Kader: _box,
            Beeld: self._picture,
            Code: self._code,
            NieuwePagina: lambda _blok: [Paragraph(style="Wijk_20_pagina")],
        }

    def whole(self, inhoud: Inhoud) -> Iterable[Element]:
        yield from _letterhead(inhoud) if isinstance(inhoud, Brief) else []
        if inhoud.soort:
            yield paragraph(inhoud.soort, "Subtitle")
        yield Paragraph(inhoud.titel, style="Title", formatted=False)
        if not isinstance(inhoud, Brief):
            yield paragraph(
                " · ".join(filter(None, (inhoud.organisatie, date_format(inhoud.datum, "j F Y")))), "Subtitle"
            )
        niveaus = iter(levels(inhoud.blokken))
        for blok in inhoud.blokken:
            if isinstance(blok, Kop):
                niveau = next(niveaus)
                kop = _filled(Header(niveau), blok.tekst)
                kop.style = f"Heading_20_{niveau}"
                yield kop
            else:
                yield from self._soorten[type(blok)](blok)
        if isinstance(inhoud, Brief) and inhoud.bijlagen:
            yield paragraph(f"**{_('Bijlagen')}**")
            yield _list(Lijst(inhoud.bijlagen))

    def _picture(self, blok: Beeld) -> Iterable[Element]:
        yield self._image(zetsel.as_svg(blok.bron), blok.alt, BREEDTE * blok.breedte / 100)
        if blok.bijschrift:
            yield paragraph(blok.bijschrift, "Caption")

    def _code(self, blok: Code) -> Iterable[Element]:
        if blok.uitleg:
            yield paragraph(blok.uitleg)
        yield Paragraph(blok.groepen, style="Wijk_20_code", formatted=False)
        if blok.adres:
            yield self._image(zetsel.qr(blok.adres), _("QR-code naar %(adres)s") % {"adres": blok.adres}, 3.0)

    def _image(self, svg: str, alt: str, breedte: float) -> Paragraph:
        maat = _MAAT.search(svg)
        hoogte = breedte * (float(maat[2]) / float(maat[1]) if maat else 1)
        self._beelden += 1
        adres = f"Pictures/beeld{self._beelden}.svg"
        self._document.set_part(adres, svg.encode())
        self._document.manifest.add_full_path(adres, "image/svg+xml")
        maten = (f"{breedte:.2f}cm", f"{hoogte:.2f}cm")
        lijst = Frame(name=f"Beeld {self._beelden}", anchor_type="as-char", size=maten)
        lijst.append(DrawImage(adres))
        lijst.append(SvgDescription(alt))
        alinea = Paragraph(style="Text_20_body")
        alinea.append(lijst)
        return alinea


def paragraph(tekst: str, stijl: str = "Text_20_body") -> Paragraph:
    """Return a paragraph with bold, links and line breaks as a word processor knows them."""
    return _filled(Paragraph(style=stijl), tekst)


def _filled(element: Any, tekst: str) -> Any:
    for deel in parts(tekst.replace("\r\n", "\n")):
        for plaats, regel in enumerate(deel.tekst.split("\n")):
            if plaats:
                element.append(LineBreak())
            if not regel:
                continue
            if deel.url:
                element.append(Link(deel.url, text=regel))
            elif deel.vet:
                element.append(Span(regel, style="Strong_20_Emphasis", formatted=False))
            else:
                element.append_plain_text(regel)
    return element


def _list(blok: Lijst) -> List:
    lijst = List(style="Wijk_20_nummers" if blok.genummerd else "Wijk_20_punten")
    for item in blok.items:
        punt = ListItem()
        punt.append(paragraph(item, "Wijk_20_punt"))
        lijst.append(punt)
    return lijst


def _table(blok: Tabel) -> Iterable[Element]:
    if blok.bijschrift:
        yield paragraph(blok.bijschrift, "Caption")
    tabel = Table("Tabel", style="Wijk_20_tabel")
    tabel.clear()
    tabel.append(Column(repeated=len(blok.kop)))
    koprij = HeaderRows()
    koprij.append(_row(blok.kop, blok, "Wijk_20_kopcel", vet=True))
    tabel.append(koprij)
    for rij in blok.rijen:
        tabel.append(_row(rij, blok, "Wijk_20_cel"))
    if blok.totaal:
        tabel.append(_row(blok.totaal, blok, "Wijk_20_kopcel", vet=True))
    yield tabel
    yield paragraph("")


def _row(cellen: tuple[str, ...], blok: Tabel, stijl: str, *, vet: bool = False) -> Row:
    rij = Row()
    for tekst, kant in zip(cellen, blok.kanten, strict=True):
        cel = Cell(style=stijl, cell_type="string")
        cel.append(paragraph(tekst, f"Wijk_20_{'kop_20_' if vet else ''}{kant}"))
        rij.append(cel)
    return rij


def _facts(blok: Feiten) -> Iterable[Element]:
    for naam, waarde in blok.paren:
        yield paragraph(f"**{naam}**: {waarde}", "Wijk_20_punt")
    yield paragraph("")


def _box(blok: Kader) -> Iterable[Element]:
    if blok.titel:
        yield paragraph(f"**{blok.titel}**", "Wijk_20_kader")
    for alinea in re.split(r"\n\s*\n", blok.tekst.strip()):
        yield paragraph(alinea, "Wijk_20_kader")


def _letterhead(brief: Brief) -> Iterable[Element]:
    afzender = brief.afzender
    yield paragraph("\n".join(filter(None, (f"**{afzender.gemeente}**", afzender.afdeling, *afzender.adres))))
    yield paragraph("\n".join(brief.geadresseerde), "Wijk_20_adres")
    feiten = [(_("Datum"), date_format(brief.datum, "j F Y")), (_("Kenmerk"), brief.kenmerk)]
    feiten += [(_("Contact"), ", ".join(afzender.contact))]
    yield from _facts(Feiten(tuple(paar for paar in feiten if paar[1])))
