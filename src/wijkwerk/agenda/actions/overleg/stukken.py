"""Papers: PDF files with a meeting or an agendapunt, kept outside the reach of the web server."""

import hashlib
from datetime import timedelta
from typing import IO
from uuid import uuid4

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from wijkwerk.agenda import rules
from wijkwerk.agenda.actions.stap import need
from wijkwerk.agenda.models import Agendapunt, Overleg, Stuk
from wijkwerk.kern import klok
from wijkwerk.kern.bestanden import opslag
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon

GROOTSTE = 10 * 1024 * 1024
MAP = "stuk"
RESPIJT = timedelta(hours=24)
BEGIN, EIND = b"%PDF-", b"%%EOF"


@transaction.atomic
def add_paper(bij: Overleg | Agendapunt, *, upload: IO[bytes], titel: str, by: Persoon) -> Stuk:
    """Keep a PDF with a meeting or an agendapunt. Logs "agenda.stuk_toegevoegd".

    Refuses (`agenda.stuk`) what is no whole PDF or larger than 10 MB. Nothing stays on disk when the transaction is
    rolled back.
    """
    rules.require("agenda.overleg" if isinstance(bij, Overleg) else "agenda.agenderen", by, bij)
    inhoud = _read(upload)
    naam = uuid4()
    pad = f"{MAP}/{naam.hex[:2]}/{naam.hex}.pdf"
    opslag.save(pad, inhoud)
    stuk = Stuk.objects.create(
        uuid=naam,
        overleg=bij if isinstance(bij, Overleg) else None,
        agendapunt=bij if isinstance(bij, Agendapunt) else None,
        titel=need(titel, _("Geef het stuk een titel."), regel="agenda.stuk")[:120],
        bestand=pad,
        grootte=len(inhoud),
        sha256=hashlib.sha256(inhoud).hexdigest(),
        door=by,
        op=klok.nu(),
    )
    logboek.note("agenda.stuk_toegevoegd", object=bij, by=by, stuk_id=stuk.pk, grootte=stuk.grootte)
    return stuk


def _read(upload: IO[bytes]) -> bytes:
    upload.seek(0)
    inhoud = upload.read(GROOTSTE + 1)
    if len(inhoud) > GROOTSTE:
        raise Weigering(_("Dit bestand is groter dan 10 MB. Maak het kleiner."), regel="agenda.stuk")
    if not inhoud.startswith(BEGIN) or EIND not in inhoud[-1024:]:
        raise Weigering(_("Dit is geen PDF die wij kunnen lezen. Bewaar het stuk als PDF."), regel="agenda.stuk")
    return inhoud


@transaction.atomic
def drop_paper(stuk: Stuk, *, by: Persoon) -> None:
    """Remove a paper: the row now, the file when the transaction commits. Logs "agenda.stuk_verwijderd"."""
    bij = stuk.overleg or stuk.agendapunt
    rules.require("agenda.overleg" if stuk.overleg else "agenda.agenderen", by, bij)
    logboek.note("agenda.stuk_verwijderd", object=bij, by=by, stuk_id=stuk.pk)
    stuk.delete()
    opslag.delete([stuk.bestand])


def sweep() -> int:
    """Delete files that no row knows (a crash half-way, a record that was destroyed), older than a day."""
    if not default_storage.exists(MAP):
        return 0
    grens, los = klok.nu() - RESPIJT, []
    for deel in default_storage.listdir(MAP)[0]:
        bekend = set(Stuk.objects.filter(bestand__startswith=f"{MAP}/{deel}/").values_list("bestand", flat=True))
        paden = (f"{MAP}/{deel}/{naam}" for naam in default_storage.listdir(f"{MAP}/{deel}")[1])
        los += [pad for pad in paden if pad not in bekend and default_storage.get_modified_time(pad) < grens]
    opslag.delete_now(los)
    return len(los)
