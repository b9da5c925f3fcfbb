"""A document as plain text, for a mail."""

from collections.abc import Callable
from typing import Any

from wijkwerk.kern.documenten.bewaard import check
from wijkwerk.kern.documenten.inhoud import (
    Alinea,
    Beeld,
    Code,
    Feiten,
    Inhoud,
    Kader,
    Kop,
    Lijst,
    NieuwePagina,
    Tabel,
)
from wijkwerk.kern.documenten.regel import plain


def tekst(inhoud: Inhoud) -> str:
    """Return the words of the document without its title and letterhead: a mail has those of its own.

    A table is told row by row, a picture by its description. Refuses (`documenten.teken`) control characters.
    """
    check(inhoud)
    delen = [_SOORTEN[type(blok)](blok) for blok in inhoud.blokken]
    return "\n\n".join(deel for deel in delen if deel) + "\n"


def _table(blok: Tabel) -> str:
    regels = [plain(blok.bijschrift)] if blok.bijschrift else []
    regels += [
        "- " + "; ".join(f"{plain(kop)}: {plain(cel)}" for kop, cel in zip(blok.kop, rij, strict=True) if cel)
        for rij in (*blok.rijen, *([blok.totaal] if blok.totaal else []))
    ]
    return "\n".join(regels)


def _list(blok: Lijst) -> str:
    return "\n".join(
        f"{f'{nummer}.' if blok.genummerd else '-'} {plain(item)}" for nummer, item in enumerate(blok.items, 1)
    )


_SOORTEN: dict[type, Callable[[Any], str]] = {
    Kop: lambda blok: plain(blok.tekst),
    Alinea: lambda blok: plain(blok.tekst),
    Lijst: _list,
    Tabel: _table,
    Feiten: lambda blok: "\n".join(f"{plain(naam)}: {plain(waarde)}" for naam, waarde in blok.paren),
    Kader: lambda blok: "\n\n".join(filter(None, (plain(blok.titel), plain(blok.tekst)))),
    Beeld: lambda blok: "\n".join(filter(None, (blok.alt, plain(blok.bijschrift)))),
    Code: lambda blok: "\n".join(filter(None, (plain(blok.uitleg), blok.groepen, blok.adres))),
    NieuwePagina: lambda _blok: "",
}
