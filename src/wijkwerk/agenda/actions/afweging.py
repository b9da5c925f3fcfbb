"""The page with which the college weighs: written before the decision, and checked once when its day has come."""

from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from wijkwerk.agenda import rules
from wijkwerk.agenda.actions import stap
from wijkwerk.agenda.actions.agendapunt_post import render
from wijkwerk.agenda.models import Afweging, Agendapunt
from wijkwerk.agenda.queries import afweging as queries
from wijkwerk.agenda.queries import agendapunt_wie as wie
from wijkwerk.agenda.states.agendapunt import OPEN, Status, Tafel
from wijkwerk.kern import klok
from wijkwerk.kern.berichten import actions as berichten
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon

VELDEN = ("kern", "voorstel", "verwachting")
VERSTE_TOETS = timedelta(days=5 * 366)
HERINNER_TOT = timedelta(days=14)  # later than this nobody is helped by a first mail


@transaction.atomic
def compose(punt: Agendapunt, *, kern: str, voorstel: str, verwachting: str, toets_op: date, by: Persoon) -> Afweging:
    """Write the afweging of a question for the college. Logs "agenda.afweging_opgesteld" on the question.

    `toets_op` is the day on which somebody looks whether `verwachting` came out. Refuses: who does not prepare the
    question, another table than the college, a question that came to its end, a second one, an empty part, and a day
    that is over.
    """
    rij = _question(punt.pk, by)
    if Afweging.objects.filter(agendapunt=rij).exists():
        raise Weigering(_("Er is al een afweging bij deze vraag. Pas die aan."), regel="agenda.afweging_dubbel")
    velden = _checked(kern=kern, voorstel=voorstel, verwachting=verwachting)
    _check_day(toets_op)
    afweging = Afweging.objects.create(
        agendapunt=rij, **velden, toets_op=toets_op, opgesteld_door=by, opgesteld_op=klok.nu()
    )
    _moved(rij)
    logboek.note("agenda.afweging_opgesteld", object=rij, by=by, toets_op=toets_op.isoformat())
    return afweging


@transaction.atomic
def change(
    afweging: Afweging,
    *,
    kern: str,
    voorstel: str,
    verwachting: str,
    toets_op: date,
    by: Persoon,
    versie: int | None = None,
) -> Afweging:
    """Change an afweging until the college decided: what was weighed stands then. Logs "agenda.afweging_gewijzigd".

    Refuses what `compose` refuses, and a version that is no longer the latest.
    """
    punt = _question(afweging.agendapunt_id, by)
    rij = stap.lock(Afweging, afweging.pk, versie=versie)
    velden = _checked(kern=kern, voorstel=voorstel, verwachting=verwachting)
    if toets_op != rij.toets_op:
        _check_day(toets_op)
    for naam, waarde in {**velden, "toets_op": toets_op, "versie": rij.versie + 1}.items():
        setattr(rij, naam, waarde)
    rij.save()
    _moved(punt)
    logboek.note("agenda.afweging_gewijzigd", object=punt, by=by, toets_op=toets_op.isoformat())
    return rij


@transaction.atomic
def check_outcome(afweging: Afweging, *, toets: str, tekst: str, by: Persoon, versie: int | None = None) -> Afweging:
    """Say once whether it came out as expected, after the decision. Logs "agenda.afweging_getoetst".

    Refuses: who does not prepare the question, no decision yet, a check that was done already, an unknown outcome, and
    no words for what happened.
    """
    punt = stap.lock(Agendapunt, afweging.agendapunt_id, met=("werkgebied",))
    rules.require("agenda.afwegen", by, punt)
    rij = stap.lock(Afweging, afweging.pk, versie=versie)
    if punt.status != Status.BESLOTEN:
        raise Weigering(_("Er is nog niet besloten. Daarna kunt u kijken of het uitkwam."), regel="agenda.toets_vroeg")
    if rij.toets:
        raise Weigering(_("Deze afweging is al getoetst."), regel="agenda.toets_dubbel")
    if toets not in Afweging.Toets.values:
        raise Weigering(_("Kies of het is uitgekomen."), regel="agenda.toets")
    tekst = stap.need(tekst, _("Schrijf op wat er is gebeurd."), regel="agenda.toets_tekst")
    stap.check_text(tekst, pii_gezien=True)
    rij.toets, rij.toets_tekst, rij.getoetst_op, rij.getoetst_door = toets, tekst, klok.nu(), by
    rij.versie += 1
    rij.save()
    logboek.note("agenda.afweging_getoetst", object=punt, by=by, toets=toets)
    return rij


def remind_checks() -> int:
    """Mail who prepared the question on the day of the check; return how many. The same day asks nobody twice."""
    vandaag = klok.vandaag()
    te_doen = queries.to_check().filter(toets_op__range=(vandaag - HERINNER_TOT, vandaag))
    return sum(_remind(afweging) for afweging in te_doen.select_related("agendapunt__trekker"))


@transaction.atomic
def _remind(afweging: Afweging) -> int:
    punt = afweging.agendapunt
    link = settings.ADRES + reverse("agenda:afweging", args=[punt.pk])
    onderwerp, tekst = render("afweging_toets", punt=punt, afweging=afweging, link=link)
    adressen = wie.lead_addresses(punt.werkgebied_id, punt.trekker)
    for adres in dict.fromkeys(adressen):
        sleutel = f"afweging-{afweging.pk}-{afweging.toets_op:%Y%m%d}-{adres}"
        berichten.send(sleutel=sleutel, aan=adres, onderwerp=onderwerp, tekst=tekst, over=punt)
    return len(adressen)


def _question(pk: int, by: Persoon) -> Agendapunt:
    """Return the question, locked; refused when this person does not prepare it or there is nothing to weigh."""
    punt = stap.lock(Agendapunt, pk, met=("werkgebied",))
    rules.require("agenda.afwegen", by, punt)
    if punt.tafel != Tafel.COLLEGE:
        raise Weigering(_("Een afweging hoort bij een vraag aan het college."), regel="agenda.afweging_tafel")
    if punt.status not in OPEN:
        raise Weigering(
            _("De vraag is klaar. Wat is afgewogen, blijft staan zoals het was."), regel="agenda.afweging_dicht"
        )
    return punt


def _moved(punt: Agendapunt) -> None:
    punt.bewogen_op = klok.nu()
    punt.save(update_fields=["bewogen_op"])


def _checked(**teksten: str) -> dict[str, str]:
    melding = _("Vul alle drie de delen in. Een zin is genoeg.")
    schoon = {naam: stap.need(tekst, melding, regel="agenda.afweging_leeg") for naam, tekst in teksten.items()}
    stap.check_text(*schoon.values(), pii_gezien=True)
    return schoon


def _check_day(toets_op: date) -> None:
    vandaag = klok.vandaag()
    if not vandaag <= toets_op <= vandaag + VERSTE_TOETS:
        raise Weigering(
            _("Kies voor de toets een dag vanaf vandaag, hooguit vijf jaar vooruit."), regel="agenda.toets_dag"
        )
