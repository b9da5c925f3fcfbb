"""All addresses: each room brings its own, the demo only in demo mode."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from wijkwerk.config import gezond

KAMERS = [
    "wijkwerk.web",
    "wijkwerk.gebieden",
    "wijkwerk.mensen",
    "wijkwerk.signalen",
    "wijkwerk.agenda",
    "wijkwerk.subsidies",
]
if settings.DEMO:
    KAMERS.append("wijkwerk.demo")

urlpatterns: list[URLPattern | URLResolver] = [
    path("gezond", gezond.gezond, name="gezond"),
    path("gereed", gezond.gereed, name="gereed"),
    *(path("", include(f"{kamer}.urls")) for kamer in KAMERS if find_spec(f"{kamer}.urls")),
]
