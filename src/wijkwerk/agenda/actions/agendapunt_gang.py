"""The way of a question along the tables: put before one, planned, handed back, taken up, decided, taken off."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wijkwerk.agenda import rules
from wijkwerk.agenda.actions import agendapunt_post as post
from wijkwerk.agenda.actions import agendapunt_signalen as signalen
from wijkwerk.agenda.actions import stap
from wijkwerk.agenda.models import Agendapunt, Bespreking, Knelpunt, Overleg, Wending
from wijkwerk.agenda.states import agendapunt as states
from wijkwerk.agenda.states import overleg as overlegstates
from wijkwerk.agenda.states.agendapunt import HOGER, Status, Tafel
from wijkwerk.kern import klok
from wijkwerk.kern.taal import dutch
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Organisatie, Persoon
from wijkwerk.web.toegang import houdt

SOORT_VAN_TAFEL = {Tafel.PARTNER: Organisatie.Soort.PARTNER, Tafel.VAKAFDELING: Organisatie.Soort.AFDELING}


def check_table(punt: Agendapunt) -> None:
    """Refuse a table that does not exist or misses what it needs: a department, a partner, or a wijk."""
    if punt.tafel not in Tafel.values:
        raise Weigering(_("Kies een tafel."), regel="agenda.tafel_bestaat")
    soort = SOORT_VAN_TAFEL.get(Tafel(punt.tafel))
    if soort and (punt.organisatie is None or punt.organisatie.soort != soort):
        melding = _("Kies welke partner.") if soort == Organisatie.Soort.PARTNER else _("Kies welke vakafdeling.")
        raise Weigering(melding, regel="agenda.tafel_organisatie")
    if not soort and punt.organisatie is not None:
        raise Weigering(_("Aan deze tafel hoort geen organisatie."), regel="agenda.tafel_organisatie")
    if punt.tafel == Tafel.WIJKTEAM and punt.werkgebied is None:
        raise Weigering(_("Een wijkteamoverleg hoort bij een wijk. Kies welke."), regel="agenda.tafel_wijk")


def _lock(punt: Agendapunt, versie: int | None) -> Agendapunt:
    return stap.lock(Agendapunt, punt.pk, met=("organisatie", "werkgebied", "trekker"), versie=versie)


def _move(rij: Agendapunt, handeling: str, *, by: Persoon | None, reden: str = "", **opties: Any) -> Agendapunt:
    """Make the step, keep the reason, and clear the places on agendas that the question leaves."""
    velden = {"bewogen_op": klok.nu(), **opties.pop("velden", {})}
    if reden:
        opties["wending_id"] = _say_why(rij, handeling, reden, by)
    was = rij.status
    rij = stap.move(rij, states, handeling, by=by, velden=velden, tafel=str(velden.get("tafel", rij.tafel)), **opties)
    if was == Status.INGEPLAND and rij.status != Status.BESLOTEN:
        _leave_meetings(rij)
    return rij


def _say_why(rij: Agendapunt, handeling: str, reden: str, by: Persoon | None) -> int:
    """Keep the reason; its key goes into the log line of the step, so that the timeline finds the words."""
    stap.check_text(reden, pii_gezien=True)
    return Wending.objects.create(agendapunt=rij, handeling=handeling, reden=reden, door=by, op=klok.nu()).pk


def _leave_meetings(rij: Agendapunt) -> None:
    """Take the question off agendas to come; where the meeting is already going on it counts as put off."""
    open_ = Bespreking.objects.filter(agendapunt=rij, afloop=Bespreking.Afloop.OPEN)
    open_.filter(overleg__status=overlegstates.START, regels=None).delete()
    open_.update(afloop=Bespreking.Afloop.AANGEHOUDEN)


def _reason(reden: str, vraag: str) -> str:
    return stap.need(reden, vraag, regel="agenda.reden")


@transaction.atomic
def submit(punt: Agendapunt, *, by: Persoon, versie: int | None = None) -> Agendapunt:
    """Put the question before its table: it waits there, the table hears it, and so do the reporters on its thread.

    Refused without a question, a table with what it needs, and a day that is not over.
    """
    rij = _lock(punt, versie)
    check_table(rij)
    if rij.gewenst_op < klok.vandaag():
        raise Weigering(_("De dag waarop u antwoord nodig hebt, is al geweest. Kies een nieuwe."), regel="agenda.datum")
    return put_before(_move(rij, "submit", by=by), by=by)


def put_before(rij: Agendapunt, *, by: Persoon | None, van_tafel: str = "") -> Agendapunt:
    """Tell the table that a question lies there now, and put the signals on its thread on that agenda.

    `van_tafel` is the table it left: signals that lay there follow, also when the system moved it (`by=None`).
    """
    post.tell_table(rij, "aan_tafel")
    signalen.schedule_signals(rij, by=by, van_tafel=van_tafel)
    return rij


@transaction.atomic
def hand_back(punt: Agendapunt, *, reden: str, by: Persoon, versie: int | None = None) -> Agendapunt:
    """The table gives the question back with a reason: who pulls it works on it again. Counted; twice is stuck."""
    reden = _reason(reden, _("Schrijf op waarom de vraag teruggaat. Wie hem stelde, leest dat."))
    rij = _lock(punt, versie)
    rij = _move(rij, "hand_back", by=by, reden=reden, velden={"keren_terug": rij.keren_terug + 1})
    post.tell_lead(rij, "teruggegeven", reden=reden)
    return rij


@transaction.atomic
def escalate(punt: Agendapunt, *, reden: str, by: Persoon, versie: int | None = None) -> Agendapunt:
    """Take the question to the table above; refused when there is none (only the college goes to the council)."""
    reden = _reason(reden, _("Schrijf op waarom dit naar een hogere tafel moet."))
    rij = _lock(punt, versie)
    rules.require("agenda.agenderen", by, rij)
    van_tafel = rij.tafel
    return put_before(lift(rij, reden=reden, by=by), by=by, van_tafel=van_tafel)


def lift(rij: Agendapunt, *, reden: str, by: Persoon | None, regel: str | None = None) -> Agendapunt:
    """Move a locked question up one table, without telling anybody yet."""
    hoger = HOGER.get(Tafel(rij.tafel))
    if hoger is None:
        raise Weigering(_("Boven deze tafel is geen tafel die het overneemt."), regel="agenda.hoger")
    velden = {"tafel": hoger, "organisatie": None}
    return _move(rij, "escalate", by=by, reden=reden, velden=velden, regel=regel, van_tafel=str(rij.tafel))


@transaction.atomic
def change_table(
    punt: Agendapunt,
    *,
    tafel: str,
    organisatie: Organisatie | None = None,
    reden: str = "",
    by: Persoon,
    versie: int | None = None,
) -> Agendapunt:
    """Bring the question to another table; what already lay at one needs a reason, and the new table hears it.

    Who pulls it may, and the college may put what lies there before the council. Refused while it is on the agenda
    of a meeting (put it off first) and after the end.
    """
    rij = _lock(punt, versie)
    eigen_tafel = rij.tafel == Tafel.COLLEGE and tafel == Tafel.RAAD and houdt(by, "agenda.tafel", rij)
    if not eigen_tafel:
        rules.require("agenda.agenderen", by, rij)
    if rij.status not in (Status.VOORBEREIDING, Status.WACHT):
        raise Weigering(
            _("Dit kan nu niet: de stand is '%(status)s'.") % {"status": rij.get_status_display()},
            regel="agenda.levensloop",
        )
    if rij.status == Status.WACHT:
        reden = _reason(reden, _("Schrijf op waarom dit naar een andere tafel gaat."))
    log = {"wending_id": _say_why(rij, "change_table", reden.strip(), by)} if reden.strip() else {}
    check_table(Agendapunt(tafel=tafel, organisatie=organisatie, werkgebied=rij.werkgebied))
    velden, van_tafel = {"tafel": tafel, "organisatie": organisatie, "bewogen_op": klok.nu()}, str(rij.tafel)
    rij = stap.change(rij, logwoord="verlegd", by=by, velden=velden, van_tafel=van_tafel, tafel=tafel, **log)
    return put_before(rij, by=by, van_tafel=van_tafel) if rij.status == Status.WACHT else rij


@transaction.atomic
def withdraw(punt: Agendapunt, *, reden: str, by: Persoon, versie: int | None = None) -> Agendapunt:
    """Take the question off, with a reason; its signals come back to who takes it off.

    Refused while it is a knelpunt: what is stuck goes nowhere until somebody says what came of it.
    """
    reden = _reason(reden, _("Schrijf op waarom de vraag van de agenda gaat."))
    rij = _lock(punt, versie)
    rules.require("agenda.agenderen", by, rij)
    if Knelpunt.objects.filter(agendapunt=rij, opgelost_op=None).exists():
        raise Weigering(
            _("Dit is een knelpunt. Schrijf eerst op hoe het is opgelost. Daarna kan de vraag van de agenda."),
            regel="agenda.knelpunt_open",
        )
    rij = _move(rij, "withdraw", by=by, reden=reden, velden={"afvoerreden": reden})
    signalen.take_back_signals(rij, by=by)
    return rij


@transaction.atomic
def resume(punt: Agendapunt, *, by: Persoon, versie: int | None = None) -> Agendapunt:
    """Bring a question that was taken off back into preparation; the reason of then stays in its story."""
    return _move(_lock(punt, versie), "resume", by=by, velden={"afvoerreden": ""})


@transaction.atomic
def plan(punt: Agendapunt, *, overleg: Overleg, by: Persoon, versie: int | None = None) -> Agendapunt:
    """Say that the question is discussed in a meeting of its table; who organises that meeting says so."""
    rules.require("agenda.overleg", by, overleg)
    rij = _lock(punt, versie)
    if overleg.tafel != rij.tafel:
        raise Weigering(
            _("Deze vraag ligt bij een andere tafel: %(tafel)s.") % {"tafel": rij.get_tafel_display()},
            regel="agenda.tafel_overleg",
        )
    return _move(rij, "plan", by=by, regel=stap.SYSTEEM, overleg_id=overleg.pk)


@transaction.atomic
def postpone(punt: Agendapunt, *, reden: str, by: Persoon, versie: int | None = None) -> Agendapunt:
    """Let the question wait for a next meeting; who organises or minutes a meeting that has it says so, and why."""
    reden = _reason(reden, _("Schrijf op waarom dit wacht op een volgend overleg."))
    rij = _lock(punt, versie)
    overleggen = Overleg.objects.filter(besprekingen__agendapunt=rij).distinct()
    mag = any(houdt(by, "agenda.notuleren", overleg) for overleg in overleggen)
    return _move(rij, "postpone", by=by, reden=reden, regel=stap.SYSTEEM if mag else None)


@transaction.atomic
def mark_decided(punt: Agendapunt, *, by: Persoon, versie: int | None = None) -> Agendapunt:
    """Say that the question was decided; what was stuck about it is solved by that."""
    rij = _move(_lock(punt, versie), "decide", by=by)
    release(by=by, uitkomst=dutch(_l("Er is besloten.")), agendapunt=rij)
    return rij


def release(*, by: Persoon | None, uitkomst: str, **wat: Any) -> int:
    """Close the open knelpunt of a question or actie (`agendapunt=` or `actie=`) because it came to its end."""
    velden = {"opgelost_op": klok.nu(), "opgelost_door": by, "uitkomst": uitkomst}
    return Knelpunt.objects.filter(**wat, opgelost_op=None).update(**velden)
