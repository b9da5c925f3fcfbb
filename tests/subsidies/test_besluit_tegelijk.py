"""Many decide at once, and processes that die in the middle: one wins, never over, never half."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction

from tests.kern.test_grootboek_tegelijk import at_once
from tests.subsidies.conftest import NU
from wijkwerk.kern import klok
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.kern.grootboek import queries as grootboek
from wijkwerk.kern.grootboek.models import Boeking, Pot
from wijkwerk.kern.weigering import Weigering
from wijkwerk.subsidies.actions import aanvraag as aanvragen
from wijkwerk.subsidies.actions import beoordeling, besluit
from wijkwerk.subsidies.models import Aanvraag, Beschikking
from wijkwerk.subsidies.states.aanvraag import Status
from wijkwerk.subsidies.states.besluit import Besluitsoort

pytestmark = [pytest.mark.beide, pytest.mark.django_db(transaction=True)]
ROOT = Path(__file__).resolve().parents[2]
GOED = "Het brengt buren bij elkaar."


def later(act, *wat, **velden):
    """Return the act for a thread of its own, which holds the clock itself."""

    def run():
        with klok.op(NU + timedelta(hours=1)):
            return act(*wat, **velden)

    return run


def test_granted_and_refused_at_once_one_wins_and_the_other_is_told(aanvraag, beslisser):
    rij = aanvraag()
    beoordeling.declare_interest(rij, vrij=True, by=beslisser)
    afwijzing = {"motivering": "Gaat niet door.", "deur": "Bel ons.", "weigergrond": "Awb 4:35, lid 1, onder a"}
    uitslag = at_once(
        *(later(besluit.grant, rij, bedrag=40_000, motivering=GOED, by=beslisser) for _keer in range(3)),
        *(later(besluit.refuse, rij, by=beslisser, **afwijzing) for _keer in range(3)),
    )
    gelukt = [wat for wat in uitslag if isinstance(wat, Beschikking)]
    verteld = [wat for wat in uitslag if isinstance(wat, Weigering)]
    assert (len(gelukt), len(verteld)) == (1, 5)
    assert {weigering.regel for weigering in verteld} == {"subsidies.levensloop"}
    rij.refresh_from_db()
    toegekend = gelukt[0].soort == Besluitsoort.DIRECT
    assert rij.status == (Status.VASTGESTELD if toegekend else Status.GEWEIGERD)
    assert Bericht.objects.filter(over_id=rij.pk).count() == 2  # the receipt and one decision
    assert grootboek.check().ok


def test_eight_decisions_on_the_last_money_never_go_over(stad, maak_fonds, mandaat, aanvraag):
    versie = maak_fonds(naam="Potje", sleutel="potje", bedrag=150_000)
    mandaat(stad.seghwaert, versie)
    rijen = [aanvraag(versie=versie, huisnummer=str(nr), email=f"b{nr}@voorbeeld.nl") for nr in range(8)]
    for rij in rijen:
        beoordeling.declare_interest(rij, vrij=True, by=stad.seghwaert)
    uitslag = at_once(*(later(besluit.grant, rij, bedrag=40_000, motivering=GOED, by=stad.seghwaert) for rij in rijen))
    gelukt = [wat for wat in uitslag if isinstance(wat, Beschikking)]
    assert len(gelukt) <= 3
    stand = grootboek.stand(Pot.objects.get(sleutel="potje-2026"))
    assert stand.vrij == 150_000 - 40_000 * len(gelukt)
    assert {wat.regel for wat in uitslag if isinstance(wat, Weigering)} <= {"subsidies.volgorde", "grootboek.tekort"}
    assert Beschikking.objects.count() == len(gelukt)
    assert grootboek.check().ok
    # Whoever is first in line is never refused for those behind.
    for rij in rijen:
        if Aanvraag.objects.get(pk=rij.pk).status == Status.INGEDIEND and len(gelukt) < 3:
            besluit.grant(rij, bedrag=40_000, motivering=GOED, by=stad.seghwaert)
            gelukt.append(rij)
    assert len(gelukt) == 3
    assert grootboek.stand(Pot.objects.get(sleutel="potje-2026")).vrij == 30_000


def test_withdrawn_while_a_second_person_agrees_is_one_of_both(stad, maak_fonds, mandaat, aanvraag):
    versie = maak_fonds(naam="Wijkbudget", sleutel="wijkbudget", vier_ogen_vanaf=30_000)
    mandaat(stad.seghwaert, versie)
    rij = aanvraag(versie=versie)
    for wie in (stad.seghwaert, stad.budgetbeheerder):
        beoordeling.declare_interest(rij, vrij=True, by=wie)
    voorstel = besluit.grant(rij, bedrag=40_000, motivering=GOED, by=stad.seghwaert)
    uitslag = at_once(
        later(aanvragen.withdraw, rij),
        later(besluit.second, voorstel, akkoord=True, by=stad.budgetbeheerder),
        later(besluit.second, voorstel, akkoord=True, by=stad.budgetbeheerder),
    )
    assert sum(not isinstance(wat, Weigering) for wat in uitslag) == 1
    rij.refresh_from_db()
    ingetrokken = rij.status == Status.TERUGGETROKKEN
    assert rij.status in (Status.TERUGGETROKKEN, Status.VASTGESTELD)
    vastgesteld = sum(stand.vastgesteld for stand in grootboek.stand_of(rij.dossier))
    assert vastgesteld == (0 if ingetrokken else 40_000)
    assert sum(stand.gereserveerd for stand in grootboek.stand_of(rij.dossier)) == 0
    assert grootboek.check().ok


# Decides on one application after the other without end, each in one transaction.
BESLISSER = """
import sys, django
from datetime import datetime
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
django.setup()
from wijkwerk.kern import klok
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies.actions import besluit
from wijkwerk.subsidies.models import Aanvraag

by = Persoon.objects.get(pk=int(sys.argv[2]))
print("klaar", flush=True)
with klok.op(datetime.fromisoformat(sys.argv[3])):
    for rij in Aanvraag.objects.order_by("pk"):
        besluit.grant(rij, bedrag=40_000, motivering="Goed.", by=by)
"""


def test_who_dies_in_the_middle_of_deciding_leaves_nothing_half(aanvraag, beslisser):
    rijen = [aanvraag(huisnummer=str(nr), email=f"b{nr}@voorbeeld.nl") for nr in range(12)]
    for rij in rijen:
        beoordeling.declare_interest(rij, vrij=True, by=beslisser)
    with decider(beslisser.pk) as proces:
        proces.stdout.readline()
        wait_for_decisions(2)
        time.sleep(random.uniform(0, 0.05))
    with transaction.atomic():  # waits until the database has rolled back what the dead had in hand
        pot = Pot.objects.select_for_update().get()
    besloten = {rij.pk for rij in Aanvraag.objects.filter(status=Status.VASTGESTELD)}
    assert besloten
    assert {besluit_.aanvraag_id for besluit_ in Beschikking.objects.all()} == besloten
    assert set(Boeking.objects.exclude(dossier="").values_list("dossier", flat=True)) == {
        f"aanvraag:{pk}" for pk in besloten
    }
    met_brief = Beschikking.objects.filter(document__isnull=False, bezwaar_tot__isnull=False)
    assert met_brief.count() == len(besloten)
    assert Bericht.objects.count() == len(rijen) + len(besloten)
    assert grootboek.stand(pot).vrij == 8_600_000 - 40_000 * len(besloten)
    assert grootboek.check().ok


@contextmanager
def decider(pk: int) -> Iterator[subprocess.Popen]:
    """Run the deciding process on the database of the test; it is killed at the end of the block."""
    opdracht = [sys.executable, "-c", BESLISSER, str(connection.settings_dict["NAME"]), str(pk), NU.isoformat()]
    omgeving = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    proces = subprocess.Popen(
        opdracht, env=omgeving, cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        yield proces
    finally:
        os.killpg(proces.pid, signal.SIGKILL)
        proces.wait()
        proces.stdout.close()


def wait_for_decisions(aantal: int, *, seconden: float = 60) -> None:
    eind = time.monotonic() + seconden
    while Beschikking.objects.count() < aantal:
        assert time.monotonic() < eind, "it did not happen in time"
        time.sleep(0.01)
