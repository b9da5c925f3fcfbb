"""Papers that people hand in: a whole PDF, or a photo made anew. The room keeps the row, this keeps the file."""

import hashlib
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import IO
from uuid import UUID, uuid4

from django.core.files.storage import default_storage
from django.http import FileResponse
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.bestanden import beeld, opslag
from wijkwerk.kern.weigering import Weigering

GROOTSTE = 10 * 1024 * 1024
RESPIJT = timedelta(hours=24)
BEGIN, EIND = b"%PDF-", b"%%EOF"
SOORTEN = {"pdf": "application/pdf", "jpg": "image/jpeg", "webp": "image/webp"}


@dataclass(frozen=True)
class Papier:
    """A file that was kept: its name, its path in the storage, its size in bytes and its fingerprint."""

    uuid: UUID
    pad: str
    grootte: int
    sha256: str


def store(upload: IO[bytes], *, map: str, regel: str, foto: bool = False) -> Papier:
    """Keep a PDF below the folder `map`; with `foto` a photo too, which is re-encoded without metadata.

    Refuses (`regel`) what is no whole PDF or larger than 10 MB, and (`bestanden.foto`) a photo that cannot be read.
    Nothing stays on disk when the transaction of the caller is rolled back.
    """
    upload.seek(0)
    begin = upload.read(len(BEGIN))
    if foto and begin != BEGIN:
        gelezen = beeld.read(upload)
        inhoud, extensie = gelezen.inhoud, gelezen.extensie
    else:
        inhoud, extensie = _read_pdf(upload, regel), "pdf"
    naam = uuid4()
    pad = f"{map}/{naam.hex[:2]}/{naam.hex}.{extensie}"
    opslag.save(pad, inhoud)
    return Papier(naam, pad, len(inhoud), hashlib.sha256(inhoud).hexdigest())


def _read_pdf(upload: IO[bytes], regel: str) -> bytes:
    upload.seek(0)
    inhoud = upload.read(GROOTSTE + 1)
    if len(inhoud) > GROOTSTE:
        raise Weigering(_("Dit bestand is groter dan 10 MB. Maak het kleiner."), regel=regel)
    if not inhoud.startswith(BEGIN) or EIND not in inhoud[-1024:]:
        raise Weigering(_("Dit is geen PDF die wij kunnen lezen. Bewaar het stuk als PDF."), regel=regel)
    return inhoud


def answer(pad: str, *, naam: str) -> FileResponse:
    """Return the file as a download that no browser runs, under `naam` without an extension."""
    extensie = pad.rpartition(".")[2]
    return FileResponse(
        default_storage.open(pad, "rb"),
        as_attachment=True,
        filename=f"{naam}.{extensie}",
        content_type=SOORTEN[extensie],
        headers={
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, no-store",
            "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
        },
    )


def sweep(map: str, known: Callable[[str], Collection[str]]) -> int:
    """Delete files below `map` that `known(begin of the path)` does not name, older than a day; return how many."""
    if not default_storage.exists(map):
        return 0
    grens, los = klok.nu() - RESPIJT, []
    for deel in default_storage.listdir(map)[0]:
        bekend = known(f"{map}/{deel}/")
        paden = (f"{map}/{deel}/{naam}" for naam in default_storage.listdir(f"{map}/{deel}")[1])
        los += [pad for pad in paden if pad not in bekend and default_storage.get_modified_time(pad) < grens]
    opslag.delete_now(los)
    return len(los)
