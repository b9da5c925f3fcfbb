"""Pictures with a draft: kept one by one, so that one bad file never costs the others."""

from collections.abc import Sequence

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from wijkwerk.kern.bestanden import actions as bestanden
from wijkwerk.kern.weigering import Weigering
from wijkwerk.signalen.actions.gesprek import add
from wijkwerk.signalen.models import Concept, Reactie, Signaal
from wijkwerk.signalen.models.gesprek import MAX_FOTOS


def keep_photos(concept: Concept, *, uploads: Sequence[UploadedFile]) -> list[str]:
    """Store pictures with a draft, cleaned of hidden data; return in plain Dutch what could not be kept, and why.

    At most five pictures in all. A refused picture does not undo the ones that were fine.
    """
    meldingen: list[str] = []
    for upload in uploads:
        try:
            _keep(concept, upload)
        except Weigering as weigering:
            meldingen.append(f"{upload.name}: {weigering.melding}")
    return meldingen


@transaction.atomic
def _keep(concept: Concept, upload: UploadedFile) -> None:
    rij = Concept.objects.select_for_update().get(pk=concept.pk)
    if len(rij.fotos) >= MAX_FOTOS:
        raise Weigering(_("er kunnen hooguit vijf foto's bij."), regel="signalen.fotos")
    concept.fotos = [*rij.fotos, bestanden.store_image(upload, by=None).pk]
    concept.save(update_fields=["fotos"])


@transaction.atomic
def drop_photo(concept: Concept, *, foto_id: int) -> None:
    """Take a picture out of a draft and off the disk; a picture that is not in it is left alone."""
    rij = Concept.objects.select_for_update().get(pk=concept.pk)
    for foto in rij.pictures():
        if foto.pk == foto_id:
            rij.fotos.remove(foto_id)
            rij.save(update_fields=["fotos"])
            bestanden.remove(foto, by=None)


@transaction.atomic
def add_with_photos(
    signaal: Signaal, *, tekst: str, uploads: Sequence[UploadedFile] = (), pii_gezien: bool = False
) -> Reactie:
    """Let the reporter add text and pictures at once, all or nothing; refused as `add` and `store_image` refuse."""
    fotos = [bestanden.store_image(upload, by=None) for upload in uploads]
    return add(signaal, tekst=tekst, fotos=fotos, pii_gezien=pii_gezien)
