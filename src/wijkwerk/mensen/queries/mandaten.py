"""For what somebody can hold a mandate, and who holds one."""

from typing import Any

from django.db.models import QuerySet

from wijkwerk.kern import klok
from wijkwerk.mensen.models import Mandaat, Persoon

_soorten: dict[str, Any] = {}


def register_mandate(waarvoor: str, label: Any) -> None:
    """Let an upper room add a kind of mandate with its name on the screen; called at start-up."""
    _soorten[waarvoor] = label


def mandate_kinds() -> dict[str, Any]:
    """Return every kind of mandate with its name, in the order in which rooms registered them."""
    return dict(_soorten)


def mandates_now(waarvoor: str) -> QuerySet[Mandaat]:
    """Return who holds a mandate of this kind today, by name."""
    geldig = Mandaat.objects.valid_on(klok.vandaag()).filter(waarvoor=waarvoor, persoon__is_active=True)
    return geldig.select_related("persoon", "werkgebied").order_by("persoon__naam", "pk")


def mandates_over_time(persoon: Persoon) -> QuerySet[Mandaat]:
    """Return every mandate `persoon` ever held, the latest first."""
    return persoon.mandaten.select_related("werkgebied", "gegeven_door").order_by("-van", "waarvoor")
