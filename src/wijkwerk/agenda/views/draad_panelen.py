"""What the thread hangs on the page of a wijk: what residents said and what was done with it."""

from django.http import HttpRequest

from wijkwerk.agenda.queries.gedaan import done_in
from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.web.panelen import Inhoud


def wijk(request: HttpRequest, werkgebied: Werkgebied) -> Inhoud:
    """Return the newest results in an area that came from what residents said, or nothing when there are none."""
    gedaan = done_in(werkgebied)
    return ("agenda/draad/paneel_wijk.html", {"gedaan": gedaan}) if gedaan else None
