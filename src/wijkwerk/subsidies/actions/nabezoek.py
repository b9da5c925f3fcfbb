"""Coming by to see how it went: promised with a day, and told in three lines."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.actions import stap
from wijkwerk.subsidies.models import Aanvraag, Nabezoek
from wijkwerk.subsidies.states.aanvraag import TOEGEKEND

REGEL = "subsidies.nabezoek"


@transaction.atomic
def plan_visit(aanvraag: Aanvraag, *, op: date, by: Persoon, versie: int | None = None) -> Aanvraag:
    """Promise to come by on a day: the wijkregisseur or wijkwethouder of the area. Logs "subsidies.nabezoek_gepland".

    Refused: no grant, a day that is past, and while a visit of the same person still waits ("subsidies.nabezoek").
    """
    rij = stap.lock(Aanvraag, aanvraag.pk, versie=versie)
    rules.require("subsidies.beslissen", by, rij)
    if rij.status not in TOEGEKEND:
        raise Weigering(_("Een bezoek plant u bij een plan dat een bijdrage kreeg."), regel=REGEL)
    if op < klok.vandaag():
        raise Weigering(_("Kies een dag die nog komt."), regel=REGEL)
    if rij.nabezoeken.filter(wie=by, geweest_op=None).exists():
        raise Weigering(_("U hebt hier al een bezoek gepland."), regel=REGEL)
    Nabezoek.objects.create(aanvraag=rij, wie=by, op=op)
    logboek.note("subsidies.nabezoek_gepland", object=rij, by=by, op=op.isoformat())
    return rij


@transaction.atomic
def move_visit(nabezoek: Nabezoek, *, op: date, by: Persoon, versie: int | None = None) -> Nabezoek:
    """Come by on another day."""
    rij = _own(nabezoek, by, versie)
    if op < klok.vandaag():
        raise Weigering(_("Kies een dag die nog komt."), regel=REGEL)
    return stap.change(rij, logwoord="nabezoek_verzet", by=by, velden={"op": op}, aanvraag=rij.aanvraag_id)


@transaction.atomic
def report_visit(
    nabezoek: Nabezoek, *, verslag: str, geweest_op: date, by: Persoon, versie: int | None = None
) -> Nabezoek:
    """Tell in three lines how it was; colleagues read it, the public does not. Logs "subsidies.nabezocht"."""
    rij = _own(nabezoek, by, versie)
    schoon = stap.need(verslag, _("Schrijf in een paar zinnen hoe het was."), regel=REGEL)
    stap.check_text(schoon, pii_gezien=True)
    if geweest_op > klok.vandaag():
        raise Weigering(_("Die dag moet nog komen."), regel=REGEL)
    velden = {"verslag": schoon, "geweest_op": geweest_op}
    rij = stap.change(rij, logwoord="nabezoek_verteld", by=by, velden=velden)
    logboek.note("subsidies.nabezocht", object=rij.aanvraag, by=by)
    return rij


@transaction.atomic
def cancel_visit(nabezoek: Nabezoek, *, by: Persoon, versie: int | None = None) -> Aanvraag:
    """Not come by after all: the promise goes, and the log keeps that it was there."""
    rij = _own(nabezoek, by, versie)
    aanvraag = rij.aanvraag
    logboek.note("subsidies.nabezoek_afgezegd", object=aanvraag, by=by, op=rij.op.isoformat())
    rij.delete()
    return aanvraag


def _own(nabezoek: Nabezoek, by: Persoon, versie: int | None) -> Nabezoek:
    rij = stap.lock(Nabezoek, nabezoek.pk, met=("aanvraag",), versie=versie)
    rules.require("subsidies.beslissen", by, rij.aanvraag)
    if rij.wie_id != by.pk:
        raise Weigering(_("Dit bezoek is van een collega."), regel=REGEL)
    if rij.geweest_op is not None:
        raise Weigering(_("U bent hier al geweest."), regel=REGEL)
    return rij
