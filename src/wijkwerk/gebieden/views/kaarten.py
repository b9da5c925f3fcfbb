"""Areas as maps for the screen: lighter outlines with a name, a link and a line of text."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from wijkwerk.gebieden import queries
from wijkwerk.gebieden.models import Buurt, Werkgebied, WerkgebiedVersie, Wijk
from wijkwerk.kern import klok
from wijkwerk.rekenkern import geometrie
from wijkwerk.web.kaarten import Kaart, Vlak

DETAIL_METRES = 12


def outline(waarde: dict[str, Any]) -> dict[str, Any]:
    """Return a stored outline light enough for a page."""
    return geometrie.as_geojson(geometrie.simplify(geometrie.from_geojson(waarde), metres=DETAIL_METRES))


def overview(versies: Iterable[WerkgebiedVersie]) -> Kaart:
    """Return the map of all working areas, each a link to its page."""
    vlakken = [_area(versie) for versie in versies]
    return Kaart(_("De wijken op de kaart"), vlakken, schematisch=_is_sketch())


def one(werkgebied: Werkgebied, versies: Sequence[WerkgebiedVersie]) -> Kaart:
    """Return the same map with one working area in front."""
    vlakken = [_area(versie, nu=versie.werkgebied_id == werkgebied.pk) for versie in versies]
    titel = _("%(naam)s en de wijken eromheen") % {"naam": werkgebied.naam}
    return Kaart(titel, vlakken, schematisch=_is_sketch())


def _area(versie: WerkgebiedVersie, *, nu: bool = False) -> Vlak:
    url = reverse("gebieden:wijk", args=[versie.werkgebied.sleutel])
    return Vlak(versie.werkgebied.naam, outline(versie.geometrie), url, inhabitants(versie.inwoners), nu=nu)


def _is_sketch() -> bool:
    return queries.wijken_on(klok.vandaag()).filter(schematisch=True).exists()


def inhabitants(aantal: int | None) -> str:
    """Return a number of inhabitants in words; nothing when it is unknown, and no number when there are too few."""
    if aantal is None:
        return ""
    if queries.is_small(aantal):
        return _("weinig inwoners")
    return _("%(aantal)s inwoners") % {"aantal": number_format(aantal, force_grouping=True)}


def editor(werkgebied: Werkgebied | None) -> dict[str, Any]:
    """Return what the drawing board shows: the wijken and buurten to tick, and the other working areas as backdrop."""
    vandaag = klok.vandaag()
    anderen = queries.versies_on(vandaag)
    if werkgebied:
        anderen = anderen.exclude(werkgebied=werkgebied)
    return {
        "tegels": settings.TEGELS,
        "wijken": [_choice(wijk) for wijk in queries.wijken_on(vandaag)],
        "buurten": [_choice(buurt) for buurt in queries.buurten_on(vandaag)],
        "anderen": [{"naam": v.werkgebied.naam, "vlak": outline(v.geometrie)} for v in anderen],
    }


def _choice(gebied: Wijk | Buurt) -> dict[str, Any]:
    return {"id": gebied.pk, "naam": gebied.naam, "vlak": outline(gebied.geometrie)}
