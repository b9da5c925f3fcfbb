"""What the year asks of who keeps the money: the days that are coming, and what must be done by then."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from wijkwerk.subsidies.models import Plafond, Plafonddeel, Regelingversie, Ronde, Stemronde
from wijkwerk.subsidies.states.regeling import Rondestatus, Versiestatus
from wijkwerk.subsidies.states.stemronde import LOPEND

VOORUIT = timedelta(days=366)


@dataclass(frozen=True)
class Datum:
    """A day of the year: by when, what, on what, and whether it is past.

    `jaar` is that of the year-end, `regeling` that of a ceiling.
    """

    dag: date
    wat: str
    waarover: str
    te_laat: bool
    soort: str
    jaar: int = 0
    regeling: int = 0


def deadlines(dag: date) -> list[Datum]:
    """Return the days that are coming and those that passed without what they ask, the first on top: six queries."""
    regels = [*_ceilings(dag), *_versions(dag), *_shares(dag), *_rounds(dag), *_votes(dag), *_closings(dag)]
    return sorted(regels, key=lambda regel: (regel.dag, regel.wat))


def _line(dag: date, vandaag: date, soort: str, wat: str, waarover: Any) -> Datum:
    return Datum(dag, wat, str(waarover), dag < vandaag, soort)


def _ceilings(dag: date) -> Iterator[Datum]:
    """A ceiling is published before its period begins (Awb, artikel 4:27): the next one is due when this one ends."""
    volgend = Plafond.objects.filter(regeling=OuterRef("regeling"), jaar=OuterRef("jaar") + 1)
    lopend = Plafond.objects.filter(
        ~Exists(volgend), van__lte=dag, tot__gt=dag, vervangen_door__isnull=True, regeling__actief=True
    )
    for plafond in lopend.select_related("regeling"):
        wat = _("Plafond voor %(jaar)s vaststellen en bekendmaken") % {"jaar": plafond.jaar + 1}
        regel = _line(plafond.tot - timedelta(days=1), dag, "plafond", wat, plafond.regeling)
        yield replace(regel, regeling=plafond.regeling_id)


def _versions(dag: date) -> Iterator[Datum]:
    """Rules are published before they hold."""
    concepten = Regelingversie.objects.filter(status=Versiestatus.CONCEPT, geldig_van__lte=dag + VOORUIT)
    for versie in concepten.select_related("regeling"):
        yield _line(versie.geldig_van, dag, "versie", _("Nieuwe regels bekendmaken"), versie)


def _shares(dag: date) -> Iterator[Datum]:
    """Shares that were kept for an area are for all from a day on."""
    vast = Plafond.objects.filter(gereserveerd_tot__gte=dag, gereserveerd_tot__lte=dag + VOORUIT)
    for plafond in vast.filter(vervangen_door__isnull=True).select_related("regeling"):
        wat = _("Vanaf nu is het geld van elke wijk voor de hele stad")
        yield _line(plafond.gereserveerd_tot or dag, dag, "delen", wat, plafond.regeling)


def _rounds(dag: date) -> Iterator[Datum]:
    for ronde in Ronde.objects.filter(status=Rondestatus.OPEN, sluit_op__lte=dag + VOORUIT):
        yield _line(ronde.sluit_op, dag, "ronde", _("Laatste dag om aan te vragen in deze ronde"), ronde)


def _votes(dag: date) -> Iterator[Datum]:
    for stemronde in Stemronde.objects.filter(status__in=LOPEND, stemmen_tot__lte=dag + VOORUIT):
        yield _line(stemronde.stemmen_tot, dag, "stemronde", _("Laatste dag om te stemmen"), stemronde)


def _closings(dag: date) -> Iterator[Datum]:
    """A year that ended is closed within three months, so that the accountant finds it done."""
    open_ = Plafonddeel.objects.filter(plafond__tot__lte=dag + timedelta(days=92), pot__gesloten_op=None)
    for jaar, tot in sorted(set(open_.order_by().values_list("plafond__jaar", "plafond__tot"))):
        wat = _("Het jaar %(jaar)s afsluiten") % {"jaar": jaar}
        yield replace(_line(tot + timedelta(days=90), dag, "jaareinde", wat, _("alle regelingen")), jaar=jaar)
