"""Addresses of a list: its next and previous page and its files keep the filters that were chosen."""

from typing import Any

from django.http import HttpRequest
from django.utils.http import urlencode


def with_filters(request: HttpRequest, adres: str = "", **anders: str) -> str:
    """Return the address with the filters of this page, without the place in the list."""
    gekozen: dict[str, Any] = {naam: waarde for naam, waarde in request.GET.items() if naam != "na" and waarde} | anders
    return f"{adres}?{urlencode(gekozen)}" if gekozen else adres


def page_links(request: HttpRequest, bladzijde: Any) -> dict[str, str]:
    """Return the addresses of the previous and next page, with the filters in them; empty where there is none."""
    paren = (("vorige", bladzijde.vorige), ("volgende", bladzijde.volgende))
    return {naam: with_filters(request, na=sleutel) if sleutel else "" for naam, sleutel in paren}
