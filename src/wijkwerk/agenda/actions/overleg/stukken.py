"""Papers: PDF files with a meeting or an agendapunt, kept outside the reach of the web server."""

from typing import IO

from django.db import transaction
from django.utils.translation import gettext as _

from wijkwerk.agenda import rules
from wijkwerk.agenda.actions.stap import need
from wijkwerk.agenda.models import Agendapunt, Overleg, Stuk
from wijkwerk.kern import klok
from wijkwerk.kern.bestanden import opslag, stukken
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.mensen.models import Persoon

MAP = "stuk"


@transaction.atomic
def add_paper(bij: Overleg | Agendapunt, *, upload: IO[bytes], titel: str, by: Persoon) -> Stuk:
    """Keep a PDF with a meeting or an agendapunt. Logs "agenda.stuk_toegevoegd".

    Refuses (`agenda.stuk`) what is no whole PDF or larger than 10 MB. Nothing stays on disk when the transaction is
    rolled back.
    """
    rules.require("agenda.overleg" if isinstance(bij, Overleg) else "agenda.agenderen", by, bij)
    papier = stukken.store(upload, map=MAP, regel="agenda.stuk")
    stuk = Stuk.objects.create(
        uuid=papier.uuid,
        overleg=bij if isinstance(bij, Overleg) else None,
        agendapunt=bij if isinstance(bij, Agendapunt) else None,
        titel=need(titel, _("Geef het stuk een titel."), regel="agenda.stuk")[:120],
        bestand=papier.pad,
        grootte=papier.grootte,
        sha256=papier.sha256,
        door=by,
        op=klok.nu(),
    )
    logboek.note("agenda.stuk_toegevoegd", object=bij, by=by, stuk_id=stuk.pk, grootte=stuk.grootte)
    return stuk


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
    return stukken.sweep(MAP, _known)


def _known(begin: str) -> set[str]:
    return set(Stuk.objects.filter(bestand__startswith=begin).values_list("bestand", flat=True))
