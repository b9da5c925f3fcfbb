"""Small questions of the public screens."""

from uuid import UUID, uuid4

from django.db.models import QuerySet

from wijkwerk.signalen.models import Melder, Signaal
from wijkwerk.signalen.queries.buurt import NIET_OPENBAAR
from wijkwerk.signalen.states import Zichtbaarheid


def supportable() -> QuerySet[Signaal]:
    """Return the signals to which a resident may say 'me too': public and still open, read already or not."""
    return Signaal.objects.open().filter(zichtbaarheid=Zichtbaarheid.OPENBAAR)


def reported_by(email: str) -> QuerySet[Signaal]:
    """Return the signals that were reported with this e-mail address, newest first."""
    return Signaal.objects.filter(melder__email=email.lower()).exclude(melder__email="").select_related("onderwerp")


def readable_by_all() -> QuerySet[Signaal]:
    """Return the signals that everyone may read, open or not: public, and read by the municipality before."""
    openbaar = Signaal.objects.filter(zichtbaarheid=Zichtbaarheid.OPENBAAR).exclude(status__in=NIET_OPENBAAR)
    return openbaar.select_related("onderwerp", "werkgebied")


def new_id() -> UUID:
    """Return a fresh id for a form, so that pressing twice counts once."""
    return uuid4()


def reachable(signaal: Signaal) -> bool:
    """Tell whether the reporter hears by mail when something changes."""
    return Melder.objects.filter(signaal=signaal).exclude(email="").exists()
