"""What every page knows: the municipality, its house style, the navigation for this visitor."""

from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from wijkwerk.web import navigatie


def _basis(request: HttpRequest) -> str:
    """Return the frame for pages that everyone may meet: who works here keeps the menu."""
    persoon = getattr(request, "user", None)
    werkt_hier = persoon is not None and persoon.is_authenticated
    menu = werkt_hier and navigatie.voor(navigatie.WERKPLEK, persoon, request.path)
    return "web/werkplek.html" if menu else "web/openbaar.html"


def huisstijl(request: HttpRequest) -> dict[str, Any]:
    """Return municipality, demo flag and navigation; `huisstijl` names a token css under static, `#` its class."""
    css, _, klasse = settings.GEMEENTE.get("huisstijl", "").partition("#")
    voor = partial(navigatie.voor, persoon=getattr(request, "user", None), pad=request.path)
    return {
        "gemeente": settings.GEMEENTE,
        "huisstijl_css": css,
        "huisstijl_klasse": klasse,
        "demo": settings.DEMO,
        "basis": partial(_basis, request),
        "werkplek_url": settings.LOGIN_REDIRECT_URL,
        "talen": settings.LANGUAGES,
        "nav_werkplek": partial(voor, navigatie.WERKPLEK),
        "nav_openbaar": partial(voor, navigatie.OPENBAAR),
        "nav_hoofdactie": partial(voor, navigatie.HOOFDACTIE),
        "nav_demo": partial(voor, navigatie.DEMO),
    }
