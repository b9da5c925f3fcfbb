"""Money that must come back: claimed with a decision, received, or let off."""

from datetime import timedelta

from dateutil.relativedelta import relativedelta

from wijkwerk.kern import klok
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies.models import Beschikking, Vordering

TERMIJN = timedelta(weeks=6)
VERJARING = relativedelta(years=5)


def claim(beschikking: Beschikking, *, bedrag: int, by: Persoon | None) -> Vordering:
    """Claim `bedrag` cents back with this decision; the ledger was booked by who decided.

    To be paid within six weeks (Awb, artikel 4:87); it lapses after five years (artikel 4:57 and 4:104).
    """
    vandaag = klok.vandaag()
    vordering = Vordering.objects.create(
        aanvraag=beschikking.aanvraag,
        beschikking=beschikking,
        bedrag=bedrag,
        uiterlijk_op=vandaag + TERMIJN,
        verjaart_op=vandaag + VERJARING,
        status_sinds=klok.nu(),
    )
    logboek.note("subsidies.gevorderd", object=beschikking.aanvraag, by=by, bedrag=bedrag)
    return vordering
