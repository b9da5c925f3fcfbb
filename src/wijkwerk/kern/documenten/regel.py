r"""Text inside a block: **bold**, [links](https://voorbeeld.nl), and a backslash before what must stay as it is."""

import re
from dataclasses import dataclass
from functools import lru_cache

_MERK = re.compile(
    r"\\(?P<letter>[\\*\[\](){}])"
    r"|(?P<vet>\*\*)"
    r"|\[(?P<naam>(?:\\.|[^\\\[\]])+)\]\((?P<url>(?:https?://|mailto:|tel:)(?:\\.|[^\\\s()<>\"])+)\)"
)
_ONTDAAN = re.compile(r"\\([\\*\[\](){}])")
_BIJZONDER = re.compile(r"([\\*\[\]])")


@dataclass(frozen=True)
class Deel:
    """A piece of text: plain, bold, or a link to `url`."""

    tekst: str
    vet: bool = False
    url: str = ""


def literal(waarde: str) -> str:
    """Return `waarde` so that it is shown as it is: what a person filled in never becomes bold, and never a link."""
    return _BIJZONDER.sub(r"\\\1", waarde)


@lru_cache(maxsize=4096)
def parts(tekst: str) -> tuple[Deel, ...]:
    """Split text into its pieces. A ** without a partner stays as it is; only web, mail and phone links are links."""
    merken = list(_MERK.finditer(tekst))
    aantal = sum(merk["vet"] is not None for merk in merken)
    los = aantal if aantal % 2 else 0  # the last ** has no partner: it stays two stars
    delen: list[Deel] = []
    begin = gezien = 0
    for merk in merken:
        delen.append(Deel(tekst[begin : merk.start()], gezien % 2 == 1 and gezien != los))
        begin = merk.end()
        if merk["vet"] is not None:
            gezien += 1
        delen.append(_piece(merk, gezien, los))
    delen.append(Deel(tekst[begin:], gezien % 2 == 1 and gezien != los))
    return _joined(delen)


def _piece(merk: re.Match[str], gezien: int, los: int) -> Deel:
    if merk["vet"] is not None:
        return Deel("**" if gezien == los else "")
    vet = gezien % 2 == 1 and gezien != los
    if merk["letter"]:
        return Deel(merk["letter"], vet)
    return Deel(_ONTDAAN.sub(r"\1", merk["naam"]), vet, _ONTDAAN.sub(r"\1", merk["url"]))


def _joined(delen: list[Deel]) -> tuple[Deel, ...]:
    """Put neighbours that look the same together, and leave out what is empty."""
    uit: list[Deel] = []
    for deel in delen:
        if not deel.tekst:
            continue
        if uit and not deel.url and not uit[-1].url and uit[-1].vet == deel.vet:
            uit[-1] = Deel(uit[-1].tekst + deel.tekst, deel.vet)
        else:
            uit.append(deel)
    return tuple(uit)


def plain(tekst: str) -> str:
    """Return the text as it reads in a mail: without marks, a link as words with its address behind."""
    return "".join(
        f"{deel.tekst} ({deel.url})" if deel.url and deel.url.removeprefix("mailto:") != deel.tekst else deel.tekst
        for deel in parts(tekst)
    )
