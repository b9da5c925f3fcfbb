"""What happens by itself with acties and promises: reminders, and once a week figures for the griffie."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from wijkwerk.agenda.actions import actie_post as post
from wijkwerk.agenda.actions import stap
from wijkwerk.agenda.actions.actie import MET
from wijkwerk.agenda.models import Actie, Toezegging
from wijkwerk.agenda.states.toezegging import OPEN
from wijkwerk.kern import klok, termijnen
from wijkwerk.kern.logboek import actions as logboek

ACTIE_VOORAF = (3,)
TOEZEGGING_VOORAF = (10, 3)
WEEK = timedelta(days=7)
BINNENKORT = timedelta(days=28)


def due_moment(uiterlijk_op: date, vandaag: date, vooraf: tuple[int, ...]) -> date | None:
    """Return the latest day up to today on which a reminder was due; None when the first is yet to come.

    Due are: so many working days before the date, the date itself, and every week after.
    """
    if vandaag >= uiterlijk_op:
        return uiterlijk_op + WEEK * ((vandaag - uiterlijk_op) // WEEK)
    dagen = [termijnen.add_werkdagen(uiterlijk_op, -aantal) for aantal in vooraf]
    return max((dag for dag in dagen if dag <= vandaag), default=None)


def remind_acties() -> int:
    """Remind the owners of open acties: three working days before, on the day, and weekly after; return how many."""
    grens = klok.vandaag() + timedelta(days=14)
    return sum(_remind_actie(pk) for pk in _open_keys(Actie.objects.open().filter(uiterlijk_op__lte=grens)))


def remind_promises() -> int:
    """Remind who promised: ten and three working days before, on the day, and weekly after; return how many."""
    grens = klok.vandaag() + timedelta(days=35)
    return sum(_remind_promise(pk) for pk in _open_keys(_open_promises().filter(uiterlijk_op__lte=grens)))


def report_to_griffie() -> int:
    """Send the griffie how many promises are open, late and due within four weeks; nothing when none is open."""
    vandaag = klok.vandaag()
    rijen = _open_promises()
    if not (aantal := rijen.count()):
        return 0
    te_laat = rijen.filter(uiterlijk_op__lt=vandaag).count()
    binnenkort = rijen.filter(uiterlijk_op__range=(vandaag, vandaag + BINNENKORT)).count()
    jaar, week, _dag = vandaag.isocalendar()
    return post.tell_griffie(kenmerk=f"{jaar}-{week}", open=aantal, te_laat=te_laat, binnenkort=binnenkort)


@transaction.atomic
def _remind_actie(pk: int) -> bool:
    rij = stap.lock(Actie, pk, met=MET)
    moment = _due(rij, ACTIE_VOORAF)
    if moment is None or not rij.is_open:
        return False
    _mark(rij, moment)
    soort = "actie_te_laat" if rij.uiterlijk_op < klok.vandaag() else "actie_herinnering"
    return bool(post.tell_owner(rij, soort, kenmerk=f"{moment:%Y%m%d}"))


@transaction.atomic
def _remind_promise(pk: int) -> bool:
    rij = stap.lock(Toezegging, pk, met=("eigenaar",))
    moment = _due(rij, TOEZEGGING_VOORAF)
    if moment is None or rij.status not in OPEN:
        return False
    _mark(rij, moment)
    soort = "toezegging_te_laat" if rij.uiterlijk_op < klok.vandaag() else "toezegging_herinnering"
    return bool(post.tell_promiser(rij, soort, kenmerk=f"{moment:%Y%m%d}"))


def _due(rij: Actie | Toezegging, vooraf: tuple[int, ...]) -> date | None:
    """Return the moment of the reminder that is still owed: not one before it got this date or owner."""
    moment = due_moment(rij.uiterlijk_op, klok.vandaag(), vooraf)
    gehoord = max(klok.dag_van(op) for op in (rij.status_sinds, rij.herinnerd_op) if op)
    return moment if moment is not None and gehoord < moment else None


def _mark(rij: Actie | Toezegging, moment: date) -> None:
    rij.herinnerd_op = klok.nu()
    rij.save(update_fields=["herinnerd_op"])
    logboek.note("agenda.herinnerd", object=rij, by=None, dag=moment.isoformat())


def _open_keys(rijen: QuerySet[Any]) -> list[int]:
    return list(rijen.values_list("pk", flat=True))


def _open_promises() -> QuerySet[Toezegging]:
    return Toezegging.objects.filter(status__in=OPEN)
