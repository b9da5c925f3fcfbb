"""Reading a file that somebody uploaded: kept aside, read by a job that shows its progress and can be stopped."""

import tempfile
import uuid
from datetime import date
from pathlib import Path
from shutil import copyfileobj
from typing import IO, Any

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _
from django_tasks import task

from wijkwerk.gebieden.actions.adressen import import_addresses
from wijkwerk.gebieden.actions.kaart import FIRST_YEAR, import_areas
from wijkwerk.gebieden.actions.kerncijfers import import_figures
from wijkwerk.gebieden.actions.verslag import tell
from wijkwerk.gebieden.models import Kaartimport
from wijkwerk.kern import klok
from wijkwerk.kern.logboek.actions import Handelend, note
from wijkwerk.kern.taken import actions as taken
from wijkwerk.kern.taken.models import Taak
from wijkwerk.kern.taken.voortgang import Afgebroken
from wijkwerk.kern.weigering import Weigering

MAX_UPLOAD = 200 * 1024 * 1024
Soort, Uitkomst = Kaartimport.Soort, Kaartimport.Uitkomst


@transaction.atomic
def request_import(
    *, soort: str, jaar: int, bestand: UploadedFile, by: Handelend | None, stelsel: str = "", werkgebieden: bool = False
) -> Kaartimport:
    """Keep an upload and queue the reading of it. Refuses an empty file, more than 200 MB and an impossible year."""
    if not bestand.size or bestand.size > MAX_UPLOAD:
        raise Weigering(_("Het bestand is leeg of groter dan 200 MB."), regel="gebieden.te_groot")
    if not FIRST_YEAR <= jaar <= klok.vandaag().year + 1:
        raise Weigering(_("Dit jaar kan niet."), regel="gebieden.jaar")
    aanvraag = Kaartimport.objects.create(
        soort=soort,
        jaar=jaar,
        bestandsnaam=Path(bestand.name or "").name[-120:],
        opslag=default_storage.save(f"gebieden/{uuid.uuid4().hex}", bestand),
        stelsel=stelsel,
        werkgebieden=werkgebieden,
        aangevraagd_op=klok.nu(),
    )
    aanvraag.taak = str(taken.enqueue(read_upload, aanvraag.pk, by=by).uuid)
    aanvraag.save(update_fields=["taak"])
    note("gebieden.inlezen_gevraagd", object=aanvraag, by=by, soort=soort, jaar=jaar)
    return aanvraag


@transaction.atomic
def cancel_import(aanvraag: Kaartimport, *, by: Handelend | None) -> None:
    """Stop the reading, at once when it still waits; nothing of the file is kept. Refuses when it is done."""
    taak = Taak.objects.get(uuid=aanvraag.taak)
    if taken.cancel(taak, by=by).is_klaar:
        _finish(aanvraag, Uitkomst.AFGEBROKEN, "")


@task()
def read_upload(aanvraag_id: int) -> str:
    """Read the file of one request and write down what came of it. A refusal is an outcome, not a failure."""
    aanvraag = Kaartimport.objects.get(pk=aanvraag_id)
    if aanvraag.uitkomst != Uitkomst.WACHT:
        return aanvraag.uitkomst
    try:
        with tempfile.NamedTemporaryFile() as kopie:
            _copy(aanvraag.opslag, kopie)
            verslag = "\n".join(tell(_read(aanvraag, Path(kopie.name))))
    except Weigering as weigering:
        _finish(aanvraag, Uitkomst.MISLUKT, weigering.melding)
    except Afgebroken:
        _finish(aanvraag, Uitkomst.AFGEBROKEN, "")
        raise
    else:
        _finish(aanvraag, Uitkomst.GELUKT, verslag)
    return aanvraag.uitkomst


def _copy(opslag: str, kopie: IO[bytes]) -> None:
    with default_storage.open(opslag) as bron:
        copyfileobj(bron, kopie)
    kopie.flush()


def _read(aanvraag: Kaartimport, pad: Path) -> Any:
    if aanvraag.soort == Soort.KERNCIJFERS:
        return import_figures(pad, jaar=aanvraag.jaar, by=None)
    if aanvraag.soort == Soort.ADRESSEN:
        return import_addresses(pad, by=None)
    vanaf: date | None = klok.vandaag() if aanvraag.werkgebieden else None
    return import_areas(pad, jaar=aanvraag.jaar, stelsel=aanvraag.stelsel, werkgebieden_vanaf=vanaf, by=None)


def _finish(aanvraag: Kaartimport, uitkomst: str, verslag: str) -> None:
    if aanvraag.opslag:
        default_storage.delete(aanvraag.opslag)
    aanvraag.uitkomst, aanvraag.verslag, aanvraag.opslag = uitkomst, verslag, ""
    aanvraag.klaar_op = klok.nu()
    aanvraag.save(update_fields=["uitkomst", "verslag", "opslag", "klaar_op"])
