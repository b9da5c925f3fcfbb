"""Signals around a place: for '+1, ik ook' and for the public page of a wijk."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.signalen.models import Onderwerp, Signaal


@dataclass(frozen=True)
class Buurtsignaal:
    """A public signal near a place, its distance in whole metres, and in plain Dutch why it is shown."""

    signaal: Signaal
    meter: int
    waarom: str


def nearby(
    punt: tuple[float, float], onderwerp: Onderwerp | None = None, *, dagen: int = 60, meter: int = 250, tekst: str = ""
) -> list[Buurtsignaal]:
    """Return at most five open, public signals about the same (subject, or like `tekst`) within `meter` and `dagen`."""
    raise NotImplementedError


def public_of(werkgebied: Werkgebied, *, limiet: int = 20) -> Sequence[Signaal] | QuerySet[Signaal]:
    """Return the newest public signals of an area; none when the area has fewer than 100 inhabitants."""
    raise NotImplementedError
