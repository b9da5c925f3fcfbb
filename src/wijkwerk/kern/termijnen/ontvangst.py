"""When something came in: the moment from which a term runs (Awb 4:13), also when staff enter it later."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.weigering import Weigering

TERUG = timedelta(days=366)
SPELING = timedelta(minutes=5)  # a phone whose clock runs a little ahead


def moment_of_receipt(ontvangen_op: datetime | None, *, regel: str) -> datetime:
    """Return the moment that counts in law: now, or when the letter or call came in, at most a year ago.

    Refuses a moment in the future or longer ago, under the name `regel`.
    """
    nu = klok.nu()
    if ontvangen_op is None:
        return nu
    if ontvangen_op > nu + SPELING:
        raise Weigering(_("Het moment van ontvangst kan niet in de toekomst liggen."), regel=regel)
    if ontvangen_op < nu - TERUG:
        raise Weigering(_("Het moment van ontvangst ligt meer dan een jaar terug."), regel=regel)
    return min(ontvangen_op, nu)
