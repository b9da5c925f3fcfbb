"""Two people at one payment, and a process that dies while a batch goes to the bank."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection

from tests.subsidies.betaalproef import approved, ledger, payment
from tests.subsidies.conftest import NU
from wijkwerk.kern import klok
from wijkwerk.kern.grootboek import queries as grootboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.koppelingen.bank import NepBank
from wijkwerk.subsidies.actions import (
    afschrift,
    betaalpartij,
    betaalpartij_bank,
    betaling,
    betaling_anders,
    vaststelling,
)
from wijkwerk.subsidies.models import Afschrift, Betaalpartij, Betaling
from wijkwerk.subsidies.states.betaling import Partijstatus, Status

pytestmark = [pytest.mark.beide, pytest.mark.django_db(transaction=True)]
ROOT = Path(__file__).resolve().parents[2]
# Hands a batch in, and dies at the moment that is named: as the power does, without a word.
STERVER = """
import os, sys, django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
django.setup()
from datetime import datetime
from wijkwerk.kern import klok
from wijkwerk.koppelingen.bank import NepBank
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies.actions import betaalpartij_bank as actions
from wijkwerk.subsidies.actions import betaling_boeken as boeken
from wijkwerk.subsidies.models import Betaalpartij
waar, uit = sys.argv[2], sys.argv[4]

def aanbieden(self, bestand, *, kenmerk):
    if waar == "voor":
        os._exit(9)
    antwoord = echt(self, bestand, kenmerk=kenmerk)
    with open(uit, "wb") as weg:
        weg.write(bestand)
    if waar == "na":
        os._exit(9)
    return antwoord

def confirm_order(rij, *, by):
    order(rij, by=by)
    if waar == "midden":
        os._exit(9)

echt, order = NepBank.aanbieden, boeken.order
NepBank.aanbieden, boeken.order = aanbieden, confirm_order
with klok.op(datetime.fromisoformat(sys.argv[3])):
    actions.hand_in(Betaalpartij.objects.get(), by=Persoon.objects.get(email="l.br@voorbeeld.nl"))
"""


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Do all acts from one starting shot; return "ja" or the rule of the refusal."""
    start, uitslag = threading.Barrier(len(acts)), []

    def run(act: Callable[[], object]) -> None:
        start.wait()
        try:
            with klok.op(NU):
                act()
            uitslag.append("ja")
        except Weigering as weigering:
            uitslag.append(weigering.regel)
        finally:
            connection.close()

    draden = [threading.Thread(target=run, args=[act]) for act in acts]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    return sorted(uitslag)


@pytest.fixture(autouse=True)
def lege_bank():
    NepBank.forget()
    yield
    NepBank.forget()


def test_of_two_gatherers_exactly_one_gets_the_payment(verleend, stad):
    een, twee = payment(verleend()), payment(verleend(huisnummer="14"))

    def gather(*rijen, by):
        pks = [rij.pk for rij in rijen]
        return lambda: betaalpartij.gather(betalingen=pks, uitvoeren_op=NU.date(), by=by)

    uitslag = at_once(gather(een, twee, by=stad.budgetbeheerder), gather(twee, een, by=stad.budgetbeheerder2))
    assert uitslag == ["ja", "subsidies.partij"]
    assert Betaalpartij.objects.count() == 1
    assert {rij.betaalpartij_id for rij in Betaling.objects.all()} == {Betaalpartij.objects.get().pk}


def test_two_who_hand_in_pay_and_book_once(verleend, stad):
    rij = payment(verleend())
    partij = approved(stad, rij)
    act = [lambda: betaalpartij_bank.hand_in(partij, by=stad.budgetbeheerder)] * 2
    assert at_once(*act)[0] == "ja"
    assert ledger(rij.aanvraag) == {"onderweg": 40_000, "kas": -40_000}
    assert len(NepBank.gedeeld.gezien) == 1


def test_two_who_read_one_statement_book_once(verleend, stad):
    rij = payment(verleend())
    betaalpartij_bank.hand_in(approved(stad, rij), by=stad.budgetbeheerder)
    camt = NepBank(nu=klok.nu).afschriften(NU)[-1]
    act = [lambda: afschrift.read(camt, bestandsnaam="x.xml", by=stad.budgetbeheerder)] * 3
    assert at_once(*act) == ["ja"] * 3
    assert ledger(rij.aanvraag) == {"betaald": 40_000, "kas": -40_000}
    assert Afschrift.objects.get().regels.count() == 1


def test_two_invoices_at_once_stay_within_the_grant(verleend, stad):
    aanvraag = verleend(betaalwijze="factuur")

    def pay(kenmerk: str):
        feiten = {"leverancier": "Tenten", "iban": "NL23WIJK0000003456", "kenmerk": kenmerk, "bedrag": 25_000}
        return lambda: betaling_anders.pay_invoice(aanvraag, **feiten, by=stad.budgetbeheerder)

    assert at_once(pay("a"), pay("b")) == ["ja", "subsidies.niets_te_betalen"]


def test_two_who_pay_again_make_one_payment(verleend, stad):
    rij = payment(verleend(iban="NL76WIJK0000009001"))
    betaalpartij_bank.hand_in(approved(stad, rij), by=stad.budgetbeheerder)
    for nr, inhoud in enumerate(NepBank(nu=klok.nu).afschriften(NU)):
        afschrift.read(inhoud, bestandsnaam=f"{nr}.xml", by=stad.budgetbeheerder)
    act = [lambda: betaling.retry(rij, by=stad.budgetbeheerder)] * 2
    assert at_once(*act) == ["ja", "subsidies.levensloop"]
    assert Betaling.objects.filter(status=Status.KLAAR).count() == 1


def test_approving_and_taking_the_grant_back_at_once_pays_or_takes_back_never_both(verleend, stad):
    rij = payment(verleend())
    partij = betaalpartij.gather(betalingen=[rij.pk], uitvoeren_op=NU.date(), by=stad.budgetbeheerder)
    betaalpartij.submit(partij, by=stad.budgetbeheerder)
    uitslag = at_once(
        lambda: betaalpartij.approve(partij, by=stad.budgetbeheerder2),
        lambda: vaststelling.revoke(rij.aanvraag, grond="Awb 4:49", motivering="Ging niet.", by=stad.seghwaert),
    )
    rij.refresh_from_db()
    partij.refresh_from_db()
    goedgekeurd = partij.status == Partijstatus.GOEDGEKEURD
    assert (rij.status == Status.IN_PARTIJ) == goedgekeurd
    assert uitslag == (["ja", "subsidies.onderweg"] if goedgekeurd else ["ja", "subsidies.betaalbestand"])
    assert grootboek.check().ok


@pytest.mark.parametrize("waar", ["voor", "na", "midden"])
def test_a_process_that_dies_on_the_way_to_the_bank_leaves_one_payment(verleend, stad, tmp_path, waar):
    rij = payment(verleend())
    partij = approved(stad, rij)
    uit, inhoud = tmp_path / "bank.xml", betaalpartij.file_of(partij)
    connection.close()
    opdracht = [sys.executable, "-c", STERVER, str(connection.settings_dict["NAME"]), waar, NU.isoformat(), str(uit)]
    dood = subprocess.run(opdracht, check=False, env=_environment(), timeout=60, capture_output=True)
    assert dood.returncode == 9, dood.stderr.decode()
    partij.refresh_from_db()
    assert (partij.status, ledger(rij.aanvraag)) == (Partijstatus.GOEDGEKEURD, {})
    assert partij.uitgegaan_op is not None
    with pytest.raises(Weigering, match="misschien al bij de bank"):
        betaalpartij.cancel(partij, reden="Opnieuw.", by=stad.budgetbeheerder)
    if uit.exists():  # what the bank got before the process died, it has
        assert uit.read_bytes() == inhoud
        NepBank(nu=klok.nu).aanbieden(inhoud, kenmerk=partij.nummer)
    betaalpartij_bank.hand_in(partij, by=stad.budgetbeheerder)
    assert ledger(rij.aanvraag) == {"onderweg": 40_000, "kas": -40_000}
    assert len(NepBank.gedeeld.boekingen) == 1
    assert grootboek.check().ok


def _environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT / "src")}
