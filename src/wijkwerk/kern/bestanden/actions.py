"""Keeping and removing photos, so that disk and database always tell the same."""

from datetime import timedelta
from typing import IO
from uuid import uuid4

from django.core.files.storage import default_storage
from django.db import transaction

from wijkwerk.kern import klok
from wijkwerk.kern.bestanden import beeld as beelden
from wijkwerk.kern.bestanden import opslag, queries
from wijkwerk.kern.bestanden.models import Bestand
from wijkwerk.kern.logboek import actions as logboek

RESPIJT = timedelta(hours=24)


@transaction.atomic
def store_image(upload: IO[bytes], *, by: logboek.Handelend | None) -> Bestand:
    """Keep a photo, re-encoded and without metadata, and its thumbnail. Logs "bestanden.bewaard".

    Nothing stays on disk when the transaction is rolled back. Refuses (`bestanden.foto`) what is not a JPEG, PNG or
    WebP of at most 15 MB and 40 megapixels, and what is damaged.
    """
    beeld = beelden.read(upload)
    naam = uuid4()
    paden = [f"foto/{naam.hex[:2]}/{naam.hex}{deel}.{beeld.extensie}" for deel in ("", "-mini")]
    for pad, inhoud in zip(paden, (beeld.inhoud, beeld.mini), strict=True):
        opslag.save(pad, inhoud)
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
    opslag.delete(paden)


def sweep() -> int:
    """Delete files that no row knows (a crash half-way), older than a day, and return how many."""
    grens = klok.nu() - RESPIJT
    los = [pad for pad in queries.unknown_files() if default_storage.get_modified_time(pad) < grens]
    opslag.delete_now(los)
    return len(los)
