"""For what somebody can hold a mandate, and who holds one."""

from typing import Any

from django.db.models import QuerySet

from wijkwerk.kern import klok
from wijkwerk.mensen.models import Mandaat, Persoon
from wijkwerk.mensen.queries.mensen import state_on

_soorten: dict[str, Any] = {}


def register_mandate(waarvoor: str, label: Any) -> None:
    """Let an upper room add a kind of mandate with its name on the screen; called at start-up."""
    _soorten[waarvoor] = label


def mandate_kinds() -> dict[str, Any]:
    """Return every kind of mandate with its name, in the order in which rooms registered them."""
    return dict(_soorten)


def mandates_now(waarvoor: str) -> QuerySet[Mandaat]:
    """Return who holds a mandate of this kind today, by name."""
    return _held_today().filter(waarvoor=waarvoor)


def mandates_by_kind() -> list[tuple[Any, list[Mandaat]]]:
    """Return every kind of mandate by its name, each with who holds it today; one query."""
    houders: dict[str, list[Mandaat]] = {waarvoor: [] for waarvoor in _soorten}
    for mandaat in _held_today():
        houders.setdefault(mandaat.waarvoor, []).append(mandaat)
    return [(_soorten.get(waarvoor, waarvoor), mandaten) for waarvoor, mandaten in houders.items()]


def _held_today() -> QuerySet[Mandaat]:
    geldig = Mandaat.objects.valid_on(klok.vandaag()).filter(persoon__is_active=True)
    return geldig.select_related("persoon__organisatie", "werkgebied").order_by("persoon__naam", "pk")


def mandates_over_time(persoon: Persoon) -> list[tuple[Mandaat, Any, str]]:
    """Return every mandate `persoon` ever has, the latest first, with its name and state: nu, straks or voorbij."""
    dag = klok.vandaag()
    mandaten = persoon.mandaten.select_related("werkgebied", "gegeven_door").order_by("-van", "waarvoor")
    return [(mandaat, _soorten.get(mandaat.waarvoor, mandaat.waarvoor), state_on(mandaat, dag)) for mandaat in mandaten]
