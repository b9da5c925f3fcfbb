"""Choosing one of the addresses that were found: as choices of a form, and what was chosen as a place."""

from collections.abc import Iterable
from typing import Any

from django import forms


def choices(form: forms.Form, adressen: Iterable[Any] | None, veld: str = "gevonden") -> list[tuple[str, str]]:
    """Return the addresses as choices, with the one that was chosen before when it is not found again."""
    keuzes = [(f"{adres.lat},{adres.lon}|{adres.label}", adres.label) for adres in adressen or []]
    gekozen = form.data.get(veld) if form.is_bound else form.initial.get(veld)
    if gekozen and gekozen not in dict(keuzes):
        keuzes.append((gekozen, gekozen.partition("|")[2]))
    return keuzes


def read(gekozen: str) -> tuple[tuple[float, float] | None, str]:
    """Return the point (None: not one of the addresses that we offered) and the words of a choice."""
    plaats, _streep, label = gekozen.partition("|")
    lat, _komma, lon = plaats.partition(",")
    try:
        return (float(lat), float(lon)), label
    except ValueError:
        return None, label
