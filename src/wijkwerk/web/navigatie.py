"""Navigation: rooms register their items when the program starts, in the `ready` of their apps.py."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.conf import settings
from django.urls import NoReverseMatch, reverse

from wijkwerk.web import toegang

WERKPLEK, OPENBAAR, HOOFDACTIE, DEMO = "werkplek", "openbaar", "hoofdactie", "demo"


@dataclass(frozen=True)
class Item:
    """One entry: what it says, where it goes, which rule must hold to see it, its icon and place in the row."""

    label: Any
    naar: str
    regel: str | None = None
    icoon: str = ""
    volgorde: int = 100
    plek: str = WERKPLEK
    ook: tuple[str, ...] = ()


@dataclass(frozen=True)
class Verwijzing:
    """An item as it stands on a page for one visitor; its address says which item it is."""

    label: Any = field(compare=False)
    url: str
    icoon: str = field(compare=False)
    actief: bool


_items: dict[tuple[str, str], Item] = {}


def registreer(
    label: Any,
    naar: str,
    *,
    regel: str | None = None,
    icoon: str = "",
    volgorde: int = 100,
    plek: str = WERKPLEK,
    ook: tuple[str, ...] = (),
) -> None:
    """Add an item. `naar` is a url name without arguments; `plek`: werkplek, openbaar, hoofdactie or demo.

    `ook` are beginnings of addresses elsewhere that belong to the same part of the site ("/themas/").
    """
    _items[plek, naar] = Item(label, naar, regel, icoon, volgorde, plek, ook)


def items(plek: str) -> list[Item]:
    """Return what is registered for a place, in order."""
    return sorted((item for item in _items.values() if item.plek == plek), key=lambda item: item.volgorde)


def voor(plek: str, persoon: Any, pad: str) -> list[Verwijzing]:
    """Return the items this person may see on a place, the one that holds `pad` marked active."""
    zichtbaar = [(item, url) for item, url in _met_adres(plek) if not item.regel or toegang.houdt(persoon, item.regel)]
    beginnen = [(begin, url) for item, url in zichtbaar for begin in (url, *item.ook)]
    huidig = max((paar for paar in beginnen if _bevat(paar[0], pad)), key=lambda paar: len(paar[0]), default=("", ""))[
        1
    ]
    return [Verwijzing(item.label, url, item.icoon, url == huidig) for item, url in zichtbaar]


def _met_adres(plek: str) -> Iterator[tuple[Item, str]]:
    for item in items(plek):
        # An installation may leave a room out; its items then have no address. A test guards against typing errors.
        try:
            yield item, _adres(item.naar, settings.ROOT_URLCONF)
        except NoReverseMatch:
            continue


@cache  # every page asks the same dozen addresses; who changes the addresses names another module
def _adres(naar: str, _adressen: str) -> str:
    return reverse(naar)


def _bevat(url: str, pad: str) -> bool:
    return pad == url or (url != "/" and pad.startswith(url))
