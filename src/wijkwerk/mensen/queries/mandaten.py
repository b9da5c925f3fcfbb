"""For what somebody can hold a mandate, and who holds one."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet

from wijkwerk.kern import klok
from wijkwerk.mensen.models import Mandaat, Persoon
from wijkwerk.mensen.queries.mensen import state_on

_soorten: dict[str, Any] = {}
_bronnen: list[Callable[[], Mapping[str, Any]]] = []


def register_mandate(waarvoor: str, label: Any) -> None:
    """Let an upper room add a kind of mandate with its name on the screen; called at start-up."""
    _soorten[waarvoor] = label


def register_mandates(bron: Callable[[], Mapping[str, Any]]) -> None:
    """Let an upper room add kinds that come and go, such as one per fund: `bron` gives them with their names.

    It is asked anew each time, so a kind is there as soon as its row is. A kind keeps its string for ever: mandates
    that were given name it. Called at start-up.
    """
    _bronnen.append(bron)


def mandate_kinds() -> dict[str, Any]:
    """Return every kind of mandate with its name, in the order in which rooms registered them."""
    soorten = dict(_soorten)
    for bron in _bronnen:
        soorten |= bron()
    return soorten


def mandates_for(waarvoor: str, *, werkgebied: int | None, dag: date | None = None) -> list[Mandaat]:
    """Return who may decide on this kind in an area on `dag` (today) and up to what: the lowest ceiling first.

    `werkgebied` None asks for what is of the whole city. Accounts that are closed now are left out. One query.
    """
    hier = Q(werkgebied__isnull=True) | Q(werkgebied=werkgebied)
    mandaten = _held_on(dag or klok.vandaag()).filter(hier, waarvoor=waarvoor)
    return list(mandaten.order_by(F("tot_bedrag").asc(nulls_last=True), "persoon__naam", "pk"))


def mandates_now(waarvoor: str) -> QuerySet[Mandaat]:
    """Return who holds a mandate of this kind today, by name."""
    return _held_on(klok.vandaag()).filter(waarvoor=waarvoor)


def mandates_by_kind() -> list[tuple[Any, list[Mandaat]]]:
    """Return every kind of mandate by its name, each with who holds it today; one query more than the kinds."""
    soorten = mandate_kinds()
    houders: dict[str, list[Mandaat]] = {waarvoor: [] for waarvoor in soorten}
    for mandaat in _held_on(klok.vandaag()):
        houders.setdefault(mandaat.waarvoor, []).append(mandaat)
    return [(soorten.get(waarvoor, waarvoor), mandaten) for waarvoor, mandaten in houders.items()]


def _held_on(dag: date) -> QuerySet[Mandaat]:
    geldig = Mandaat.objects.valid_on(dag).filter(persoon__is_active=True)
    return geldig.select_related("persoon__organisatie", "werkgebied").order_by("persoon__naam", "pk")


def mandates_over_time(persoon: Persoon) -> list[tuple[Mandaat, Any, str]]:
    """Return every mandate `persoon` ever has, the latest first, with its name and state: nu, straks or voorbij."""
    dag, soorten = klok.vandaag(), mandate_kinds()
    mandaten = persoon.mandaten.select_related("werkgebied", "gegeven_door").order_by("-van", "waarvoor")
    return [(mandaat, soorten.get(mandaat.waarvoor, mandaat.waarvoor), state_on(mandaat, dag)) for mandaat in mandaten]
