"""Two people at once: one objection, one decision on it, one part that came back; on both databases."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from tests.subsidies.bezwaren import ledger, object_to, pay, refuse
from wijkwerk.kern import klok
from wijkwerk.kern.grootboek import queries as grootboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.subsidies.actions import bezwaar_besluit, vaststelling, vordering
from wijkwerk.subsidies.models import Beschikking, Bezwaar, Vordering

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.beide]


def together(*daden: Callable[[], object]) -> list[str]:
    """Do these at the same moment; return for each the rule that refused it, or "gelukt"."""
    start, uit = threading.Barrier(len(daden)), [""] * len(daden)
    dag = klok.nu()

    def run(plek: int, daad: Callable[[], object]) -> None:
        try:
            start.wait()
            with klok.op(dag):
                daad()
            uit[plek] = "gelukt"
        except Weigering as weigering:
            uit[plek] = weigering.regel
        finally:
            connection.close()

    draden = [threading.Thread(target=run, args=(plek, daad)) for plek, daad in enumerate(daden)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    return sorted(uit)


def test_objected_twice_at_once_is_one_objection(aanvraag, beslisser):
    besluit = refuse(aanvraag(steun=0), beslisser)
    assert together(*[lambda: object_to(besluit)] * 2) == ["gelukt", "subsidies.bezwaar_loopt"]
    assert Bezwaar.objects.count() == 1


def test_decided_twice_at_once_is_one_decision_and_one_grant(aanvraag, beslisser, stad, fonds, mandaat):
    besluit = refuse(aanvraag(steun=0), beslisser)
    bezwaar = object_to(besluit)
    for wie in (stad.budgetbeheerder, stad.budgetbeheerder2):
        mandaat(wie, fonds)

    def decide(wie):
        return lambda: bezwaar_besluit.decide(
            bezwaar, uitkomst="gegrond", bedrag=40_000, motivering="Er zijn drie buren.", by=wie
        )

    uitslag = together(decide(stad.budgetbeheerder), decide(stad.budgetbeheerder2))
    assert uitslag == ["gelukt", "subsidies.levensloop"]
    assert Beschikking.objects.filter(soort="bezwaar").count() == 1
    assert ledger(besluit.aanvraag) == {"vastgesteld": 40_000}
    assert grootboek.check().ok


def test_the_same_receipt_typed_by_two_people_is_booked_once(verleend, stad):
    rij = verleend(gevraagd=120_000, doelen=["kinderen"])
    pay(rij)
    vaststelling.settle(rij, bedrag=100_000, motivering="Het kostte minder.")
    claim = Vordering.objects.get()

    def receive(wie):
        return lambda: vordering.receive(claim, bedrag=20_000, op=klok.vandaag(), versie=1, by=wie)

    uitslag = together(receive(stad.budgetbeheerder), receive(stad.budgetbeheerder2))
    assert uitslag == ["gelukt", "subsidies.versie"]
    assert "te_vorderen" not in ledger(rij)
