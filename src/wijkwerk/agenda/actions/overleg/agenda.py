"""The agenda of one meeting: filled from what waits, put in order, given its minutes."""

from django.db import transaction
from django.utils.translation import gettext as _

from wijkwerk.agenda import rules
from wijkwerk.agenda.actions import agendapunt as punten
from wijkwerk.agenda.actions.overleg.maken import lock_planned
from wijkwerk.agenda.actions.stap import change, lock, need
from wijkwerk.agenda.models import Agendapunt, Bespreking, Overleg
from wijkwerk.agenda.queries.overleg import waiting_for
from wijkwerk.agenda.states.agendapunt import Status as PuntStatus
from wijkwerk.agenda.states.overleg import Status
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon

LOPEND = (Status.GEPLAND, Status.BEZIG)
MINUTEN = 10
Afloop = Bespreking.Afloop


@transaction.atomic
def fill_agenda(overleg: Overleg, *, by: Persoon) -> list[Bespreking]:
    """Put everything that waits for this table, area and organisation on the agenda; returns what was added.

    Knelpunten come first, then by the day an answer is needed; before the closing fixed item. What was taken off this
    agenda by hand stays off. Logs "agenda.agenda_gevuld" and each question as planned.
    """
    rij = lock_planned(overleg, by=by)
    nieuw = [_plan(rij, punt, by) for punt in waiting_for(rij)]
    if nieuw:
        _renumber(rij, nieuw)
        change(rij, logwoord="agenda_gevuld", by=by, velden={}, aantal=len(nieuw))
    return nieuw


@transaction.atomic
def add_point(overleg: Overleg, *, punt: Agendapunt, by: Persoon) -> Bespreking:
    """Put one question on the agenda, also while the meeting goes on, also one that was taken off before.

    Refused for a question of another table, and for one that does not wait (it is on another agenda, or decided).
    """
    rij = _lock_running(overleg, by)
    if punt.tafel != rij.tafel or (rij.werkgebied_id and punt.werkgebied_id not in (None, rij.werkgebied_id)):
        raise Weigering(_("Deze vraag ligt niet bij deze tafel."), regel="agenda.tafel")
    bespreking = _plan(rij, punt, by)
    _renumber(rij, [bespreking])
    change(rij, logwoord="agenda_gewijzigd", by=by, velden={}, agendapunt_id=punt.pk)
    return bespreking


def _plan(rij: Overleg, punt: Agendapunt, by: Persoon) -> Bespreking:
    punten.plan(punt, overleg=rij, by=by)
    bespreking, _nieuw = Bespreking.objects.update_or_create(
        overleg=rij, agendapunt=punt, defaults={"afloop": Afloop.OPEN}, create_defaults=_at_end(rij, punt)
    )
    return bespreking


def _at_end(rij: Overleg, punt: Agendapunt) -> dict[str, object]:
    return {"overleg": rij, "agendapunt": punt, "minuten": MINUTEN, "volgorde": rij.besprekingen.count() + 1}


def _renumber(rij: Overleg, nieuw: list[Bespreking]) -> None:
    """Put the new ones in their order before the closing fixed item, and number everything from one."""
    erbij = {bespreking.pk for bespreking in nieuw}
    rest = [bespreking for bespreking in rij.besprekingen.all() if bespreking.pk not in erbij]
    slot = [rest.pop()] if len(rest) > 1 and rest[-1].agendapunt_id is None else []
    _store([*rest, *nieuw, *slot])


def _store(volgorde: list[Bespreking]) -> None:
    for plek, bespreking in enumerate(volgorde, start=1):
        bespreking.volgorde = plek
    Bespreking.objects.bulk_update(volgorde, ["volgorde"])


def _lock_running(overleg: Overleg, by: Persoon) -> Overleg:
    rij = lock(Overleg, overleg.pk)
    rules.require("agenda.overleg", by, rij)
    if rij.status not in LOPEND:
        raise Weigering(_("Dit overleg is al geweest. De agenda verandert niet meer."), regel="agenda.levensloop")
    return rij


def _item(rij: Overleg, bespreking: Bespreking) -> Bespreking:
    if bespreking.overleg_id != rij.pk:
        raise ValueError("Dit onderdeel hoort bij een ander overleg.")
    return Bespreking.objects.select_related("agendapunt").get(pk=bespreking.pk)


@transaction.atomic
def add_fixed(overleg: Overleg, *, titel: str, minuten: int = MINUTEN, by: Persoon) -> Bespreking:
    """Add an item that is not a question at a table, such as a guest who tells something."""
    rij = _lock_running(overleg, by)
    titel = need(titel, _("Schrijf op hoe dit onderdeel heet."), regel="agenda.titel")
    velden = {"titel": titel[:120], "minuten": _checked(minuten), "volgorde": rij.besprekingen.count() + 1}
    bespreking = Bespreking.objects.create(overleg=rij, **velden)
    _renumber(rij, [bespreking])
    change(rij, logwoord="agenda_gewijzigd", by=by, velden={})
    return bespreking


def _checked(minuten: int) -> int:
    if not 1 <= minuten <= 240:
        raise Weigering(_("Kies tussen 1 en 240 minuten."), regel="agenda.minuten")
    return minuten


@transaction.atomic
def order(overleg: Overleg, *, bespreking: Bespreking, omhoog: bool, by: Persoon) -> None:
    """Move an item one place up or down among what is still on the agenda; at the end it stays where it is."""
    rij = _lock_running(overleg, by)
    op = list(rij.besprekingen.exclude(afloop=Afloop.AANGEHOUDEN))
    van = next(plek for plek, item in enumerate(op) if item.pk == _item(rij, bespreking).pk)
    naar = van - 1 if omhoog else van + 1
    if 0 <= naar < len(op):
        op[van], op[naar] = op[naar], op[van]
        _store(op)
        change(rij, logwoord="agenda_gewijzigd", by=by, velden={})


@transaction.atomic
def set_minutes(overleg: Overleg, *, minuten: dict[int, int], by: Persoon) -> None:
    """Say how many minutes items take, by key; what follows moves along."""
    rij = _lock_running(overleg, by)
    items = list(rij.besprekingen.filter(pk__in=minuten))
    for item in items:
        item.minuten = _checked(minuten[item.pk])
    Bespreking.objects.bulk_update(items, ["minuten"])
    change(rij, logwoord="agenda_gewijzigd", by=by, velden={})


@transaction.atomic
def take_off(overleg: Overleg, *, bespreking: Bespreking, reden: str = "", by: Persoon) -> None:
    """Take an item off. A question needs a reason and waits for another meeting; a fixed item just goes."""
    rij = _lock_running(overleg, by)
    item = _item(rij, bespreking)
    if item.agendapunt is None:
        if item.regels.exists():
            raise Weigering(_("Er is al iets over opgeschreven. Dan blijft het staan."), regel="agenda.verslag")
        item.delete()
    else:
        reden = need(reden, _("Schrijf op waarom dit punt van de agenda gaat."), regel="agenda.reden")
        if item.agendapunt.status == PuntStatus.INGEPLAND:
            punten.postpone(item.agendapunt, reden=reden, by=by)
        # A question that leaves a meeting to come leaves no trace there; this one stays known as taken off by hand.
        blijft = {"minuten": item.minuten, "volgorde": item.volgorde, "afloop": Afloop.AANGEHOUDEN}
        Bespreking.objects.update_or_create(overleg=rij, agendapunt=item.agendapunt, defaults=blijft)
    change(rij, logwoord="agenda_gewijzigd", by=by, velden={}, agendapunt_id=item.agendapunt_id)


@transaction.atomic
def mark(overleg: Overleg, *, bespreking: Bespreking, besproken: bool, by: Persoon) -> None:
    """Tick off an item during the meeting, or take the tick away."""
    rij = lock(Overleg, overleg.pk)
    rules.require("agenda.notuleren", by, rij)
    item = _item(rij, bespreking)
    if item.afloop != Afloop.AANGEHOUDEN:
        item.afloop = Afloop.BESPROKEN if besproken else Afloop.OPEN
        item.save(update_fields=["afloop"])
