"""Pictures with a draft: kept one by one, so that one bad file never costs the others."""

from collections.abc import Sequence

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from wijkwerk.kern.bestanden import actions as bestanden
from wijkwerk.kern.weigering import Weigering
from wijkwerk.signalen.actions.gesprek import add
from wijkwerk.signalen.models import Concept, Reactie, Signaal

MAX_FOTOS = 5


def keep_photos(concept: Concept, *, uploads: Sequence[UploadedFile]) -> list[str]:
    """Store pictures with a draft, cleaned of hidden data; return in plain Dutch what could not be kept, and why.

    At most five pictures in all. A refused picture does not undo the ones that were fine.
    """
    meldingen: list[str] = []
    plaats = MAX_FOTOS - concept.fotos.count()
    for upload in uploads[:plaats]:
        try:
            with transaction.atomic():
                concept.fotos.add(bestanden.store_image(upload, by=None))
        except Weigering as weigering:
            meldingen.append(f"{upload.name}: {weigering.melding}")
    meldingen += [f"{upload.name}: er kunnen hooguit {MAX_FOTOS} foto's bij." for upload in uploads[max(plaats, 0) :]]
    return meldingen


@transaction.atomic
def drop_photo(concept: Concept, *, foto_id: int) -> None:
    """Take a picture out of a draft and off the disk; a picture that is not in it is left alone."""
    foto = concept.fotos.filter(pk=foto_id).first()
    if foto:
        concept.fotos.remove(foto)
        bestanden.remove(foto, by=None)


@transaction.atomic
def add_with_photos(
    signaal: Signaal, *, tekst: str, uploads: Sequence[UploadedFile] = (), pii_gezien: bool = False
) -> Reactie:
    """Let the reporter add text and pictures at once: all of it or nothing, refused as `add` and `store_image` refuse."""
    fotos = [bestanden.store_image(upload, by=None) for upload in uploads]
    return add(signaal, tekst=tekst, fotos=fotos, pii_gezien=pii_gezien)
