"""What got stuck: found every day or reported by hand, taken up one table, open until somebody says what came of it."""

from datetime import date, datetime, timedelta
from typing import Any, cast

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wijkwerk.agenda import rules
from wijkwerk.agenda.actions import agendapunt as punten
from wijkwerk.agenda.actions import agendapunt_gang as gang
from wijkwerk.agenda.actions import agendapunt_post as post
from wijkwerk.agenda.actions import stap
from wijkwerk.agenda.models import Actie, Agendapunt, Betrokkene, Knelpunt
from wijkwerk.agenda.queries import knelpunt as queries
from wijkwerk.agenda.queries.agendapunt_wie import holders
from wijkwerk.agenda.states import agendapunt as states
from wijkwerk.agenda.states.agendapunt import HOGER, Tafel, Zichtbaarheid
from wijkwerk.kern import klok, termijnen
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.taal import dutch
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon, Rol
from wijkwerk.web.toegang import houdt

ANTWOORD_WERKDAGEN = 10
release = gang.release


def find_stuck() -> int:
    """Make a knelpunt of every question and actie that got stuck, and take each up one table; return how many.

    What stays still at the table that took it over goes up once more. Each is its own transaction: one that fails
    does not hold the others.
    """
    gevonden = 0
    for pk, reden in queries.stuck_questions().items():
        gevonden += _raise_question(pk, reden)
    for pk, reden in queries.stuck_actions().items():
        gevonden += _raise_action(pk, reden)
    return gevonden


@transaction.atomic
def _raise_question(pk: int, reden: str) -> bool:
    rij = stap.lock(Agendapunt, pk, met=("organisatie", "werkgebied", "trekker"))
    if queries.stuck_questions(pk).get(pk) != reden:
        return False
    vorig = Knelpunt.objects.filter(agendapunt=rij, opgelost_op=None).first()
    if vorig is not None:
        _close(vorig, by=None, uitkomst=dutch(_l("Ook hier kwam het niet verder. Het ligt nu bij een hogere tafel.")))
    _up(rij, reden, toelichting="", by=None)
    return True


@transaction.atomic
def _raise_action(pk: int, reden: str) -> bool:
    rij = stap.lock(Actie, pk, met=("werkgebied", "organisatie", "uitgedeeld_door"))
    if queries.stuck_actions(pk).get(pk) != reden:
        return False
    _action_up(rij, reden, toelichting="", by=None)
    return True


@transaction.atomic
def report(wat: Agendapunt | Actie, *, toelichting: str, by: Persoon) -> Knelpunt:
    """Say by hand that something is stuck and why; it goes up one table. For who works at it or leads it.

    Refused after the end, and when it is a knelpunt already.
    """
    toelichting = stap.need(toelichting, _("Schrijf op wat er vastzit."), regel="agenda.knelpunt_reden")
    stap.check_text(toelichting, pii_gezien=True)
    rij: Any = stap.lock(type(wat), wat.pk)
    regels = ("agenda.tafel", "agenda.agenderen") if isinstance(rij, Agendapunt) else (
        "agenda.actie_uitvoeren", "agenda.actie_uitdelen",
    )  # fmt: skip
    if not any(houdt(by, regel, rij) for regel in regels):
        rules.require(regels[-1], by, rij)
    if not rij.is_open:
        raise Weigering(_("Dit is al klaar. Er zit niets meer vast."), regel="agenda.levensloop")
    if rij.knelpunten.filter(opgelost_op=None).exists():
        raise Weigering(_("Dit is al een knelpunt. U ziet het in de lijst."), regel="agenda.knelpunt_dubbel")
    omhoog = _up if isinstance(rij, Agendapunt) else _action_up
    return omhoog(rij, Knelpunt.Reden.GEMELD, toelichting=toelichting, by=by)


def _up(rij: Agendapunt, reden: str, *, toelichting: str, by: Persoon | None) -> Knelpunt:
    """Make the knelpunt of a locked question and take it up; at the highest table it stays, but it is seen."""
    van = Tafel(rij.tafel)
    naar = HOGER.get(van, van)
    knelpunt = Knelpunt.objects.create(
        agendapunt=rij, reden=reden, toelichting=toelichting, van_tafel=van, naar_tafel=naar, sinds=klok.nu()
    )
    if naar != van:
        rij = gang.lift(rij, reden=toelichting or _words(reden), by=by, regel=stap.SYSTEEM)
        gang.put_before(rij, by=by, van_tafel=van)
    else:
        rij = stap.change(rij, logwoord="knelpunt", by=by, velden={"bewogen_op": klok.nu()}, reden=reden)
    post.tell_stuck(knelpunt, rij)
    return knelpunt


def _action_up(rij: Actie, reden: str, *, toelichting: str, by: Persoon | None) -> Knelpunt:
    """Make the knelpunt of a locked actie and put the question how to go on before the table above."""
    van = queries.table_of(rij)
    naar = HOGER.get(van, van)
    knelpunt = Knelpunt.objects.create(
        actie=rij, reden=reden, toelichting=toelichting, van_tafel=van, naar_tafel=naar, sinds=klok.nu()
    )
    logboek.note("agenda.knelpunt", object=rij, by=by, reden=reden)
    punt = _question_about(rij, naar, knelpunt)
    punt = stap.move(punt, states, "submit", by=by, velden={"bewogen_op": klok.nu()}, regel=stap.SYSTEEM)
    gang.put_before(punt, by=None, van_tafel=van)
    post.tell_stuck(knelpunt, punt)
    return knelpunt


def _question_about(actie: Actie, tafel: Tafel, knelpunt: Knelpunt) -> Agendapunt:
    wie = _lead_of(actie)
    bij = Agendapunt(tafel=tafel, werkgebied=actie.werkgebied, trekker=wie)
    gegevens = {
        "vraag": (dutch(_l("Hoe komt dit verder: %(wat)s")) % {"wat": actie.wat})[: punten.EIND_VAN_REGEL],
        "toelichting": knelpunt.toelichting or _words(knelpunt.reden),
        "gewenst_op": termijnen.add_werkdagen(klok.vandaag(), ANTWOORD_WERKDAGEN),
        "zichtbaarheid": Zichtbaarheid.BETROKKEN,
    }
    punt = punten.create(gegevens=gegevens, bij=bij, bronnen=[actie], by=None)
    if actie.organisatie is not None:
        Betrokkene.objects.get_or_create(agendapunt=punt, organisatie=actie.organisatie)
    return stap.lock(Agendapunt, punt.pk, met=("organisatie", "werkgebied", "trekker"))


def _words(reden: str) -> str:
    return dutch(Knelpunt.Reden(reden).label)


def _lead_of(actie: Actie) -> Persoon:
    """Return who pulls the question about a stuck actie: the wijkregisseur there, else who gave it out."""
    leiding = holders(Rol.WIJKREGISSEUR, actie.werkgebied_id)
    return actie.uitgedeeld_door if actie.uitgedeeld_door in leiding or not leiding else leiding[0]


@transaction.atomic
def solve(knelpunt: Knelpunt, *, uitkomst: str, nieuwe_datum: date | None = None, by: Persoon) -> Knelpunt:
    """Say what came of a knelpunt. What is still open gets a new day when the old one has passed, and starts afresh.

    Refused without an outcome, when somebody solved it before, and without the new day that it needs.
    """
    uitkomst = stap.need(uitkomst, _("Schrijf op hoe het is opgelost."), regel="agenda.knelpunt_uitkomst")
    stap.check_text(uitkomst, pii_gezien=True)
    # The question or actie first: everyone locks in that order.
    soort, sleutel = (Agendapunt, knelpunt.agendapunt_id) if knelpunt.agendapunt_id else (Actie, knelpunt.actie_id)
    wat: Any = stap.lock(soort, cast(int, sleutel))
    rij = stap.lock(Knelpunt, knelpunt.pk, met=("agendapunt", "actie"))
    rules.require("agenda.knelpunt", by, rij)
    if rij.opgelost_op is not None:
        raise Weigering(_("Iemand anders heeft dit knelpunt net afgesloten."), regel="agenda.versie")
    _close(rij, by=by, uitkomst=uitkomst)
    if wat.is_open:
        _afresh(wat, nieuwe_datum, by=by)
    return rij


def _afresh(wat: Any, nieuwe_datum: date | None, *, by: Persoon) -> None:
    veld, nu = ("gewenst_op" if isinstance(wat, Agendapunt) else "uiterlijk_op"), klok.nu()
    velden: dict[str, date | datetime | int] = {"keren_terug": 0}
    velden |= {"bewogen_op": nu} if isinstance(wat, Agendapunt) else {"status_sinds": nu}
    vandaag = klok.vandaag()
    if nieuwe_datum is not None or getattr(wat, veld) < vandaag:
        if nieuwe_datum is None or not vandaag <= nieuwe_datum <= vandaag + timedelta(days=366):
            raise Weigering(_("De oude datum is voorbij. Kies wanneer het nu klaar moet zijn."), regel="agenda.datum")
        velden[veld] = nieuwe_datum
    stap.change(wat, logwoord="losgetrokken", by=by, velden=velden)


def _close(rij: Knelpunt, *, by: Persoon | None, uitkomst: str) -> None:
    rij.opgelost_op, rij.opgelost_door, rij.uitkomst = klok.nu(), by, uitkomst
    rij.save(update_fields=["opgelost_op", "opgelost_door", "uitkomst"])
    logboek.note("agenda.knelpunt_opgelost", object=rij.agendapunt or rij.actie, by=by, knelpunt_id=rij.pk)
