"""What this room hangs on pages of others."""

from typing import Any

from django.http import HttpRequest

from wijkwerk.mensen import queries
from wijkwerk.web import panelen


def gezichten(_request: HttpRequest, werkgebied: Any) -> tuple[str, dict[str, Any]] | None:
    """Show on the public page of a wijk whom residents may know by face; nothing when the posts are open."""
    mensen = queries.faces(werkgebied)
    return ("mensen/gezichten.html", {"gezichten": mensen}) if mensen else None


def hang_up() -> None:
    """Hang the panels of this room; called once, when the addresses are read."""
    panelen.registreer("wijk", gezichten, volgorde=10)
