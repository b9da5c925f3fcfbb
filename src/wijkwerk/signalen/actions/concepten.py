"""What somebody keeps for themselves: a form that is not sent yet, a saved view of the inbox."""

from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.bestanden import actions as bestanden
from wijkwerk.kern.bestanden.models import Bestand
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon
from wijkwerk.signalen.models import Concept, Foto, Weergave


@transaction.atomic
def save_concept(*, token: str = "", gegevens: dict[str, Any]) -> Concept:
    """Keep what was typed; an unknown or empty token makes a new draft. Pictures stay as they are.

    Nothing is logged: a draft is nobody's act yet, and it is gone after thirty days.
    """
    concept = Concept.objects.select_for_update().filter(token=token).first() if token else None
    concept = concept or Concept()
    concept.gegevens, concept.gewijzigd_op = gegevens, klok.nu()
    concept.onderwerp_id = gegevens.get("onderwerp")
    concept.save()
    return concept


@transaction.atomic
def drop_concept(token: str) -> None:
    """Throw a draft away with the pictures that no signal uses; unknown tokens are fine."""
    concept = Concept.objects.filter(token=token).first() if token else None
    if concept:
        discard(concept)


def discard(concept: Concept) -> None:
    """Delete a draft and its pictures, except those that went into a signal."""
    in_gebruik = Foto.objects.filter(bestand=OuterRef("pk"))
    for foto in Bestand.objects.filter(~Exists(in_gebruik), pk__in=concept.fotos):
        bestanden.remove(foto, by=None)
    concept.delete()


@transaction.atomic
def save_view(*, persoon: Persoon, naam: str, filters: str) -> Weergave:
    """Save the query string of the inbox under a name; the same name is replaced."""
    weergave, _nieuw = Weergave.objects.update_or_create(
        persoon=persoon, naam=naam.strip()[:60], defaults={"filters": filters[:500]}
    )
    return weergave


@transaction.atomic
def drop_view(weergave: Weergave, *, by: Persoon) -> None:
    """Throw away a saved view of one's own."""
    if weergave.persoon_id != by.pk:
        raise Weigering(_("Deze weergave is van iemand anders."), regel="signalen.weergave")
    weergave.delete()
