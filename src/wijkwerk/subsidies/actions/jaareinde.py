"""The end of a year: prove the ledger, close the pots, give back what is left."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django_tasks import task

from wijkwerk.kern import klok
from wijkwerk.kern.grootboek import actions as grootboek
from wijkwerk.kern.grootboek import queries as boeken
from wijkwerk.kern.grootboek.models import Pot
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.logboek.actions import Handelend
from wijkwerk.kern.taken import actions as taken
from wijkwerk.kern.taken import voortgang
from wijkwerk.kern.taken.models import Taak
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.models import Plafond
from wijkwerk.subsidies.queries import jaareinde as queries
from wijkwerk.subsidies.queries.grootboek import GECONTROLEERD

BEHEREN = "subsidies.beheren"
REGEL = "subsidies.jaareinde"


def close_year(jaar: int, *, by: Persoon) -> int:
    """Close the pots of a year: what is free goes back to the budget, and nothing new begins. Returns cents.

    A pot that an open objection may take money from stays open; it closes when this is done again after the decision.
    What was granted is settled and paid as before; what falls free later goes back when this is done again, and what
    an objection still gives from a closed pot comes from the budget (`geld.after_objection`).
    Refuses ("subsidies.jaareinde") before the period is over, and while something could still take money: an
    application without a decision, money that is set apart, or nothing but pots that wait. Harmless when done twice.
    """
    rules.require(BEHEREN, by)
    with transaction.atomic():
        # The same locks as booking takes: no decision slips in between looking and closing.
        potten = list(Pot.objects.select_for_update(no_key=True).filter(jaar=jaar).order_by("pk"))
        _refuse_open(jaar, potten)
        blijft = queries.held_back(queries.waiting(jaar))
        dicht = [pot for pot in potten if pot.pk not in blijft]
        if not dicht:
            raise Weigering(_("Alle potten wachten op een bezwaar."), regel=REGEL)
        terug = sum(regel.bedrag for pot in dicht for regel in grootboek.close(pot, by=by))
        feiten: dict[str, Any] = {"jaar": jaar, "potten": len(dicht), "wachten": len(blijft), "bedrag": terug}
        logboek.note("subsidies.jaar_afgesloten", by=by, **feiten)
    return terug


def _refuse_open(jaar: int, potten: list[Pot]) -> None:
    if not potten:
        raise Weigering(_("Van dit jaar is er geen pot."), regel=REGEL)
    if Plafond.objects.filter(jaar=jaar, tot__gt=klok.vandaag()).exists():
        raise Weigering(_("Dit jaar loopt nog. Sluit het af als de periode voorbij is."), regel=REGEL)
    tegen = [punt for punt in queries.year_end(jaar).punten if punt.houdt_tegen and not punt.klaar]
    if tegen:
        namen = ", ".join(f"{punt.wat} ({punt.aantal})".lower() for punt in tegen)
        raise Weigering(_("Dit moet eerst klaar zijn: %(wat)s.") % {"wat": namen}, regel=REGEL)


def check_ledger(*, by: Handelend | None) -> bool:
    """Prove the whole ledger from its first line, with progress, and write the outcome in the log."""
    uitkomst = boeken.check(vertel=lambda klaar, totaal: voortgang.report(klaar, totaal, _("Potten nagerekend")))
    fout = uitkomst.first_bad
    waar: dict[str, Any] = {"pot": fout.pot, "volgnummer": fout.volgnummer} if fout else {}
    resultaat = "gelukt" if uitkomst.ok else "mislukt"
    feiten: dict[str, Any] = {"potten": uitkomst.pots, "boekingen": uitkomst.boekingen, **waar}
    logboek.note(GECONTROLEERD, by=by, resultaat=resultaat, **feiten)
    return uitkomst.ok


@task()
def prove(door: int) -> bool:
    """Prove the ledger for who asked for it (`door`), while they see how far it is."""
    return check_ledger(by=Persoon.objects.filter(pk=door).first())


def begin_check(*, by: Persoon) -> Taak:
    """Queue a proof of the whole ledger, and return its job; one that waits already is returned instead."""
    rules.require(BEHEREN, by)
    return taken.enqueue(prove, by.pk, by=by, sleutel="grootboek-controle")
