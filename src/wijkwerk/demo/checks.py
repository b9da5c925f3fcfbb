"""The demo signs people in without asking anything, so it never stands in a real installation."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Critical


def never_in_production(**_kwargs: Any) -> list[CheckMessage]:
    """Refuse to start anything while this app is installed in another mode than the demo, or in production."""
    if settings.DEMO and not settings.PRODUCTIE:
        return []
    return [
        Critical(
            "De demo staat aan op een installatie die geen demo is.",
            hint="Haal wijkwerk.demo uit INSTALLED_APPS, of zet WIJKWERK_STAND=demo.",
            id="demo.E001",
        )
    ]
