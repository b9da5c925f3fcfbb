"""The row of tabs on the list pages of this room: what a person may open, with the one that is open now."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wijkwerk.web.toegang import houdt

# Key, words, address, rule.
BLADEN: tuple[tuple[str, Any, str, str], ...] = (
    ("overzicht", _("Wat nu"), "subsidies:overzicht", "subsidies.lezen"),
    ("aanvragen", _("Aanvragen"), "subsidies:aanvragen_lijst", "subsidies.lezen"),
    ("regelingen", _("Regelingen"), "subsidies:regelingen", "subsidies.regelingen"),
    ("plafonds", _("Plafonds"), "subsidies:plafonds", "subsidies.regelingen"),
    ("rondes", _("Rondes"), "subsidies:rondes", "subsidies.regelingen"),
    ("stemrondes", _("Stemrondes"), "subsidies:stemrondes", "subsidies.stemrondes"),
    ("verantwoordingen", _("Hoe het was"), "subsidies:verantwoordingen", "subsidies.invoeren"),
    ("betalingen", _("Betalingen"), "subsidies:betalingen", "subsidies.betalen"),
    ("partijen", _("Betaalpartijen"), "subsidies:partijen", "subsidies.betalen"),
    ("afschriften", _("Afschriften"), "subsidies:afschriften", "subsidies.betalen"),
    ("bezwaren", _("Bezwaren"), "subsidies:bezwaren", "subsidies.bezwaren_lezen"),
    ("vorderingen", _("Terugvorderingen"), "subsidies:vorderingen", "subsidies.bezwaren_lezen"),
    ("brieven", _("Brieven"), "subsidies:brieven", "subsidies.beheren"),
    ("post", _("Post"), "subsidies:post", "subsidies.post"),
    ("grootboek", _("Grootboek"), "subsidies:grootboek", "subsidies.beheren"),
)


def tabs(request: HttpRequest, actief: str) -> list[dict[str, Any]]:
    """Return the tabs for this person, `actief` marked."""
    return [
        {"label": woorden, "url": reverse(naar), "actief": sleutel == actief}
        for sleutel, woorden, naar, regel in BLADEN
        if houdt(request.user, regel)
    ]
