"""The map beside the work list and on the page of an application."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from wijkwerk.gebieden.models import WerkgebiedVersie
from wijkwerk.kern import klok
from wijkwerk.subsidies.models import Aanvraag
from wijkwerk.subsidies.queries.aanvraag import is_late
from wijkwerk.web.kaarten import Kaart, Punt, Vlak


def map_of(aanvragen: Iterable[Aanvraag]) -> Kaart | None:
    """Return the map with these applications, or None when none of them has a place; one query."""
    rijen = [rij for rij in aanvragen if rij.lat is not None]
    if not rijen:
        return None
    return Kaart(
        _("De plannen van deze bladzijde op de kaart"),
        vlakken=_areas({rij.werkgebied_id for rij in rijen}),
        punten=[_point(rij) for rij in rijen],
    )


def map_around(aanvraag: Aanvraag) -> Kaart | None:
    """Return the map of the area of an application with its place, or None."""
    if aanvraag.lat is None:
        return None
    return Kaart(_("De plek van dit plan"), vlakken=_areas({aanvraag.werkgebied_id}), punten=[_point(aanvraag)])


def map_empty() -> Kaart:
    """Return the map to point out a place on."""
    return Kaart(_("Wijs de plek aan"), vlakken=_areas(None))


def _areas(alleen: set[int] | None) -> list[Vlak]:
    versies = WerkgebiedVersie.objects.valid_on(klok.vandaag())
    if alleen is not None:
        versies = versies.filter(werkgebied__in=alleen)
    return [Vlak(versie.werkgebied.naam, versie.geometrie) for versie in versies.select_related("werkgebied")]


def _point(rij: Aanvraag) -> Punt:
    return Punt(
        f"{rij.nummer} {rij.titel}",
        rij.lat,
        rij.lon,
        url=reverse("subsidies:aanvraag", args=[rij.pk]),
        tekst=str(rij.get_status_display()),
        toon="let-op" if is_late(rij, klok.vandaag()) else "info",
    )
