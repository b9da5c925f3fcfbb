"""How far the reading of an uploaded file is."""

from wijkwerk.gebieden.models import Kaartimport
from wijkwerk.kern.taken.models import Taak
from wijkwerk.kern.taken.queries import Beeld, progress


def import_progress(aanvraag: Kaartimport) -> Beeld | None:
    """Return how the job of this request stands, or None when old jobs were cleaned away."""
    taak = Taak.objects.filter(uuid=aanvraag.taak).first() if aanvraag.taak else None
    return progress(taak) if taak else None
