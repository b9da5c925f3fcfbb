"""Papers with an application: added while it waits, removed, and swept when no row knows them."""

from typing import IO, Any

from django.db import transaction
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.bestanden import opslag, stukken
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.actions import beoordeling, stap
from wijkwerk.subsidies.models import Aanvraag, Bijlage, Concept
from wijkwerk.subsidies.states.aanvraag import Bijlagesoort, Status

MAP = "bijlage"
REGEL = "subsidies.bijlage"
HOOGSTENS = 10
OPEN = (Status.INGEDIEND, Status.AANVULLEN)


@transaction.atomic
def add(aanvraag: Aanvraag, *, upload: IO[bytes], soort: str, by: Persoon | None = None) -> Bijlage:
    """Add a paper to an application that waits for a decision; the rules judge it again.

    By who asks (`by` None) or entered on behalf. Refused ("subsidies.bijlage"): no PDF or photo, larger than 10 MB,
    more than ten, an unknown kind, or once a decision was proposed.
    """
    if by is not None:
        rules.require("subsidies.invoeren", by)
    rij = _open(aanvraag)
    _check(soort, rij.bijlagen.count())
    bijlage = _create(rij, _keep(upload, soort))
    logboek.note("subsidies.bijlage_toegevoegd", object=rij, by=by, soort=soort, grootte=bijlage.grootte)
    beoordeling.judge_rules(rij)
    return bijlage


@transaction.atomic
def drop(bijlage: Bijlage, *, by: Persoon | None = None) -> None:
    """Remove a paper again, while no decision was proposed: the row now, the file when the transaction commits."""
    if by is not None:
        rules.require("subsidies.invoeren", by)
    rij = _open(bijlage.aanvraag)
    logboek.note("subsidies.bijlage_verwijderd", object=rij, by=by, soort=bijlage.soort)
    bijlage.delete()
    opslag.delete([bijlage.bestand])
    beoordeling.judge_rules(rij)


@transaction.atomic
def add_to_draft(concept: Concept, *, upload: IO[bytes], soort: str) -> Concept:
    """Keep a paper with a draft until it is sent; refused as `add` does."""
    rij = Concept.objects.select_for_update().get(pk=concept.pk)
    papieren = list(rij.gegevens.get("bijlagen", []))
    _check(soort, len(papieren))
    rij.gegevens = {**rij.gegevens, "bijlagen": [*papieren, _keep(upload, soort)]}
    rij.gewijzigd_op = klok.nu()
    rij.save()
    return rij


@transaction.atomic
def drop_from_draft(concept: Concept, *, uuid: str) -> Concept:
    """Take a paper out of a draft; one that is not there is fine."""
    rij = Concept.objects.select_for_update().get(pk=concept.pk)
    papieren = rij.gegevens.get("bijlagen", [])
    opslag.delete([papier["pad"] for papier in papieren if papier["uuid"] == uuid])
    rij.gegevens = {**rij.gegevens, "bijlagen": [papier for papier in papieren if papier["uuid"] != uuid]}
    rij.save()
    return rij


def attach(aanvraag: Aanvraag, papieren: list[dict[str, Any]]) -> None:
    """Make what was kept with a draft part of the application. Call inside the transaction that sends it."""
    for papier in papieren:
        _create(aanvraag, papier)
    if papieren:
        beoordeling.judge_rules(aanvraag)


def sweep() -> int:
    """Delete papers on disk that neither an application nor a draft knows, older than a day."""
    concepten = {
        papier["pad"]
        for gegevens in Concept.objects.values_list("gegevens", flat=True)
        for papier in gegevens.get("bijlagen", [])
    }
    return stukken.sweep(
        MAP,
        lambda begin: (
            concepten | set(Bijlage.objects.filter(bestand__startswith=begin).values_list("bestand", flat=True))
        ),
    )


def _open(aanvraag: Aanvraag) -> Aanvraag:
    rij = stap.lock(Aanvraag, aanvraag.pk)
    if rij.status not in OPEN:
        raise Weigering(_("De aanvraag kan nu niet meer veranderen."), regel="subsidies.levensloop")
    return rij


def _check(soort: str, al: int) -> None:
    if soort not in Bijlagesoort.values:
        raise Weigering(_("Kies wat voor bijlage het is."), regel=REGEL)
    if al >= HOOGSTENS:
        raise Weigering(_("Er passen hooguit 10 bijlagen bij een aanvraag."), regel=REGEL)


def _keep(upload: IO[bytes], soort: str) -> dict[str, Any]:
    papier = stukken.store(upload, map=MAP, regel=REGEL, foto=True)
    gegevens = {"uuid": str(papier.uuid), "pad": papier.pad, "grootte": papier.grootte, "sha256": papier.sha256}
    # The name people gave a file may name people: what is shown is what kind of paper it is.
    return {**gegevens, "soort": soort}


def _create(aanvraag: Aanvraag, papier: dict[str, Any]) -> Bijlage:
    return Bijlage.objects.create(
        uuid=papier["uuid"],
        aanvraag=aanvraag,
        soort=papier["soort"],
        titel=str(Bijlagesoort(papier["soort"]).label),
        bestand=papier["pad"],
        grootte=papier["grootte"],
        sha256=papier["sha256"],
        op=klok.nu(),
    )
