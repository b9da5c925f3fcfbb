"""Keeping and removing photos, so that disk and database always tell the same."""

import weakref
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta
from typing import IO
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from wijkwerk.kern import klok
from wijkwerk.kern.bestanden import beeld as beelden
from wijkwerk.kern.bestanden import queries
from wijkwerk.kern.bestanden.models import Bestand
from wijkwerk.kern.logboek import actions as logboek

RESPIJT = timedelta(hours=24)


class _Unless:
    """Removes files unless the transaction commits: Django drops what waits for a commit when it rolls back."""

    def __init__(self, paden: Sequence[str]) -> None:
        self._opruimen = weakref.finalize(self, _delete_files, paden)

    def __call__(self) -> None:
        self._opruimen.detach()


def _delete_files(paden: Sequence[str]) -> None:
    for pad in paden:
        with suppress(OSError):
            default_storage.delete(pad)


@transaction.atomic
def store_image(upload: IO[bytes], *, by: logboek.Handelend | None) -> Bestand:
    """Keep a photo, re-encoded and without metadata, and its thumbnail. Logs "bestanden.bewaard".

    Nothing stays on disk when the transaction is rolled back. Refuses (`bestanden.foto`) what is not a JPEG, PNG or
    WebP of at most 15 MB and 40 megapixels, and what is damaged.
    """
    beeld = beelden.read(upload)
    naam = uuid4()
    paden = [f"foto/{naam.hex[:2]}/{naam.hex}{deel}.{beeld.extensie}" for deel in ("", "-mini")]
    transaction.on_commit(_Unless(paden))
    for pad, inhoud in zip(paden, (beeld.inhoud, beeld.mini), strict=True):
        default_storage.save(pad, ContentFile(inhoud))
    bestand = Bestand.objects.create(
        uuid=naam,
        soort=beeld.soort,
        breedte=beeld.breedte,
        hoogte=beeld.hoogte,
        grootte=len(beeld.inhoud),
        sha256=beeld.sha256,
        bestand=paden[0],
        mini=paden[1],
        door_id=by.pk if by is not None else None,
    )
    logboek.note("bestanden.bewaard", object=bestand, by=by, grootte=bestand.grootte)
    return bestand


@transaction.atomic
def remove(bestand: Bestand, *, by: logboek.Handelend | None) -> None:
    """Destroy a photo: the row now, picture and thumbnail when the transaction commits. Logs "bestanden.verwijderd"."""
    paden = [bestand.bestand, bestand.mini]
    logboek.note("bestanden.verwijderd", object=bestand, by=by)
    bestand.delete()
    transaction.on_commit(lambda: _delete_files(paden))


def sweep() -> int:
    """Delete files that no row knows (a crash half-way), older than a day, and return how many."""
    grens = klok.nu() - RESPIJT
    los = [pad for pad in queries.unknown_files() if default_storage.get_modified_time(pad) < grens]
    _delete_files(los)
    return len(los)
