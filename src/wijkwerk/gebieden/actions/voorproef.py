"""Try a change of a working area, look at what it would do, and undo it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from wijkwerk.gebieden import queries
from wijkwerk.gebieden.actions.werkgebieden import Deel, draw_werkgebied, follow_up
from wijkwerk.gebieden.models import Werkgebied, WerkgebiedVersie
from wijkwerk.rekenkern import geometrie


@dataclass(frozen=True)
class Voorproef:
    """What a change would do: the new outline, hectares in all, gained, lost, and left without a working area."""

    geometrie: dict[str, object]
    inwoners: int | None
    hectares: float
    erbij: float
    eraf: float
    zonder: float


@transaction.atomic
def preview_werkgebied(werkgebied: Werkgebied | None, *, naam: str, delen: Sequence[Deel], van: date) -> Voorproef:
    """Return what drawing (or following up) would come to, and change nothing. Refuses what the real act refuses."""
    oud = queries.versie_on(werkgebied, van) if werkgebied else None
    voor = geometrie.from_geojson(oud.geometrie) if oud else None
    punt = transaction.savepoint()
    try:
        versie = _act(werkgebied, naam, delen, van)
        zonder = queries.gap_hectares(van)
    finally:
        transaction.savepoint_rollback(punt)
        queries.forget_map()
    na = geometrie.from_geojson(versie.geometrie)
    return Voorproef(
        geometrie=versie.geometrie,
        inwoners=versie.inwoners,
        hectares=geometrie.hectares(na),
        erbij=geometrie.hectares(na.difference(voor)) if voor else geometrie.hectares(na),
        eraf=geometrie.hectares(voor.difference(na)) if voor else 0.0,
        zonder=zonder,
    )


def _act(werkgebied: Werkgebied | None, naam: str, delen: Sequence[Deel], van: date) -> WerkgebiedVersie:
    if werkgebied is None:
        return draw_werkgebied(naam=naam, delen=delen, van=van, by=None)
    return follow_up(werkgebied, delen=delen, van=van, by=None)
