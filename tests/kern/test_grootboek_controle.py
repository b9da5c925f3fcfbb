"""What the database refuses, and what the check finds when somebody took the guards away first."""

import json
from datetime import timedelta
from io import StringIO
from itertools import pairwise

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from tests.kern.grootboekproef import D, H, do, make_pot, slip_in
from wijkwerk.kern import klok
from wijkwerk.kern.grootboek import actions, keten, queries, wachten
from wijkwerk.kern.grootboek.models import Boeking, Stand
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.logboek import wachten as logwachten
from wijkwerk.kern.logboek.models import Logregel, Zegel

pytestmark = [pytest.mark.django_db, pytest.mark.beide]
REGEL, STAND = "grootboek_boeking", "grootboek_stand"


def refused(act):
    with pytest.raises(IntegrityError), transaction.atomic():
        act()


def sql(opdracht, *waarden):
    with connection.cursor() as cursor:
        cursor.execute(opdracht, waarden)


def tamper(opdracht, *waarden):
    """Change the tables as somebody would who first takes the guards away."""
    with connection.cursor() as cursor:
        for wacht in (wachten, logwachten):
            wacht.remove(cursor, connection.vendor)
        cursor.execute(opdracht, waarden)
        for wacht in (wachten, logwachten):
            wacht.install(cursor, connection.vendor)


def found() -> tuple[str, int]:
    breuk = queries.check().first_bad
    assert breuk is not None
    return breuk.pot, breuk.volgnummer


@pytest.fixture
def pot(db):
    """A pot of which six lines are booked."""
    pot = make_pot(10_000, sleutel="wijk-aan-zet-2026")
    do(pot, (H.RESERVEER, 4_000), (H.VERLEEN, 4_000))
    do(pot, (H.BETAAL, 1_000))
    do(pot, (H.RESERVEER, 2_000), (H.VERLEEN, 2_000), dossier="aanvraag:2")
    return pot


def test_the_database_refuses_to_change_or_remove_a_line(pot):
    refused(lambda: Boeking.objects.filter(volgnummer=2).update(bedrag=1))
    refused(lambda: Boeking.objects.filter(volgnummer=6)._raw_delete("default"))
    refused(lambda: sql(f"DELETE FROM {REGEL}"))
    if connection.vendor == "postgresql":
        refused(lambda: sql(f"SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE {REGEL}"))
        refused(lambda: sql(f"SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE {STAND}"))
    assert queries.check() == queries.Controle(True, 1, 6)


def test_the_database_refuses_to_change_a_sum_that_no_line_makes(pot):
    refused(lambda: Stand.objects.filter(dossier="").update(vrij=1_000_000))
    refused(lambda: Stand.objects.filter(dossier="").update(volgnummer=7))
    refused(lambda: Stand.objects.filter(dossier=D).update(betaald=0))
    refused(lambda: Stand.objects.filter(dossier=D).update(volgnummer=3))
    refused(lambda: Stand.objects.filter(dossier=D).update(hash="x"))
    refused(lambda: Stand.objects.filter(dossier="")._raw_delete("default"))
    refused(lambda: Stand.objects.create(pot=pot, dossier="aanvraag:9", betaald=5))
    refused(lambda: Stand.objects.create(pot=pot, dossier="aanvraag:9"))
    refused(lambda: Stand.objects.create(pot=make_pot()))
    assert queries.check().ok


def test_the_database_refuses_a_line_over_the_ceiling_whoever_adds_it(pot):
    refused(lambda: slip_in(pot, H.RESERVEER, 4_001, "aanvraag:3"))
    refused(lambda: slip_in(pot, H.VERLAAG, 4_001))
    refused(lambda: slip_in(pot, H.BETAAL, 3_001, D))
    refused(lambda: slip_in(pot, H.BETAAL, 1, "aanvraag:3"))
    refused(lambda: slip_in(pot, H.VERLEEN, 1, D))
    slip_in(pot, H.RESERVEER, 4_000, "aanvraag:3")
    assert queries.stand(pot).vrij == 0


@pytest.mark.parametrize(
    "anders",
    [
        {"bedrag": 0},
        {"bedrag": -5},
        {"van": "begroting"},
        {"naar": "betaald"},
        {"handeling": H.VERLEEN, "van": "vrij"},
        {"dossier": ""},
        {"volgnummer": 8},
        {"volgnummer": 6},
        {"vorige_hash": "0" * 64},
    ],
)
def test_the_database_refuses_a_line_that_the_table_or_the_chain_does_not_allow(pot, anders):
    refused(lambda: slip_in(pot, **({"handeling": H.RESERVEER, "bedrag": 5, "dossier": D} | anders)))
    refused(lambda: slip_in(pot, H.VERHOOG, 5, D))
    assert queries.stand(pot).volgnummer == 6


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="INSERT OR ... bestaat alleen in SQLite")
@pytest.mark.parametrize("soort", ["IGNORE", "REPLACE"])
def test_a_lenient_insert_does_not_slip_past_the_sums(pot, soort):
    kolommen = ", ".join(veld.column for veld in Boeking._meta.concrete_fields if veld.name != "id")
    met = kolommen.replace("volgnummer", "7").replace("bedrag", "900000").replace(", sleutel", ", 'nieuw'")
    met = met.replace("vorige_hash", "(SELECT hash FROM grootboek_stand WHERE dossier = '' AND pot_id = b.pot_id)")
    opdracht = f"INSERT OR {soort} INTO {REGEL} ({kolommen}) SELECT {met} FROM {REGEL} b WHERE volgnummer = 2"
    refused(lambda: sql(opdracht))
    refused(lambda: sql(f"REPLACE INTO {REGEL} SELECT * FROM {REGEL} WHERE volgnummer = 2"))
    refused(lambda: sql(f"REPLACE INTO {STAND} SELECT * FROM {STAND}"))
    assert queries.check().boekingen == 6


def test_the_database_keeps_a_closed_pot_closed(pot):
    refused(lambda: slip_in(pot, H.SLUIT, 5))
    actions.close(pot, by=None)
    for handeling, dossier in ((H.RESERVEER, D), (H.VERHOOG, ""), (H.VERLAAG, ""), (H.PLAFOND, "")):
        refused(lambda handeling=handeling, dossier=dossier: slip_in(pot, handeling, 5, dossier))
    slip_in(pot, H.STEL_VAST, 5, D)
    assert queries.stand(pot).vastgesteld == 5


VELDEN = {
    "boekstuk": "'00000000000000000000000000000000'", "sleutel": "'x'", "post": "9", "handeling": "'verhoog'",
    "van": "'vrij'", "naar": "'kas'", "bedrag": "bedrag + 1", "dossier": "'aanvraag:7'", "door_id": "7",
    "omschrijving": "'x'", "vorige_hash": "'x'", "hash": "'x'",
}  # fmt: skip


@pytest.mark.parametrize("veld", VELDEN)
def test_a_change_of_any_field_is_named_as_the_first_broken_line(pot, veld):
    # Without the guards there are still the checks of the table itself: who can drop the one can drop the other.
    if connection.vendor == "postgresql":
        sql(f"SET CONSTRAINTS ALL IMMEDIATE; ALTER TABLE {REGEL} DROP CONSTRAINT boeking_weg_bestaat")
    else:
        sql("PRAGMA ignore_check_constraints = ON")
    try:
        tamper(f"UPDATE {REGEL} SET {veld} = {VELDEN[veld]} WHERE volgnummer = 4")
    finally:
        if connection.vendor == "sqlite":
            sql("PRAGMA ignore_check_constraints = OFF")
    assert found() == (pot.sleutel, 4)


def test_a_changed_moment_of_one_microsecond_is_named(pot):
    regel = Boeking.objects.get(volgnummer=3)
    tamper(f"UPDATE {REGEL} SET geboekt_op = %s WHERE id = %s", regel.geboekt_op + timedelta(microseconds=1), regel.pk)
    assert found() == (pot.sleutel, 3)


@pytest.mark.parametrize("nummer", [1, 3, 6])
def test_a_line_that_is_taken_out_is_named(pot, nummer):
    tamper(f"DELETE FROM {REGEL} WHERE volgnummer = %s", nummer)
    assert found() == (pot.sleutel, nummer)


def test_a_changed_sum_is_named_with_what_it_should_be(pot):
    tamper(f"UPDATE {STAND} SET betaald = 0, onderweg = 0 WHERE dossier = %s", D)
    assert found() == (pot.sleutel, 4)
    tamper(f"UPDATE {STAND} SET onderweg = 1000 WHERE dossier = %s", D)
    assert queries.check().ok
    tamper(f"UPDATE {STAND} SET vrij = vrij + 100 WHERE dossier = ''")
    assert found() == (pot.sleutel, 6)
    assert "EUR 41,00" in queries.check().first_bad.wat


def test_a_pot_that_gets_another_purpose_is_named(pot):
    tamper("UPDATE grootboek_pot SET fonds = 'potje'")
    assert found() == (pot.sleutel, 1)


def test_the_end_of_a_chain_that_was_cut_off_with_its_sums_shows_from_the_log(pot):
    tamper(f"DELETE FROM {REGEL} WHERE volgnummer > 4")
    tamper(f"DELETE FROM {STAND} WHERE dossier = 'aanvraag:2'")
    hoofd = Boeking.objects.get(volgnummer=4).hash
    tamper(
        f"UPDATE {STAND} SET volgnummer = 4, hash = %s, vrij = 6000, verleend = 4000, toegekend = 4000 "
        "WHERE dossier = ''",
        hoofd,
    )
    assert found() == (pot.sleutel, 5)
    tamper("DELETE FROM logboek_logregel WHERE id = %s", Logregel.objects.latest("pk").pk)
    assert queries.check().ok


def test_a_chain_that_was_made_anew_shows_from_the_log(pot):
    regels = list(queries.history(pot))
    regels[4].bedrag = regels[5].bedrag = 1_000
    for vorige, regel in pairwise(regels[3:]):
        regel.vorige_hash = vorige.hash
        regel.hash = keten.link(regel)
        tamper(
            f"UPDATE {REGEL} SET bedrag = %s, vorige_hash = %s, hash = %s WHERE id = %s",
            regel.bedrag, regel.vorige_hash, regel.hash, regel.pk,
        )  # fmt: skip
    assert found() == (pot.sleutel, 6)


def test_an_end_that_is_not_in_the_log_is_named_unless_that_log_went_in_its_time(pot):
    logboek.seal()
    with klok.op(klok.nu() + timedelta(minutes=1)):
        slip_in(pot, H.RESERVEER, 5, D)
    assert found() == (pot.sleutel, 7)
    logboek.note("grootboek.geboekt", object=pot, by=None, volgnummer=7, hash=queries.stand(pot).hash)
    assert queries.check().ok
    with klok.op(klok.nu() + timedelta(hours=1)):
        logboek.note("iets.anders", by=None)
    logboek.seal()
    logboek.destroy(list(Zegel.objects.values_list("pk", flat=True)), by=None)
    assert queries.check().ok


def test_a_line_that_counts_nowhere_is_named(pot):
    with connection.cursor() as cursor:
        wachten.remove(cursor, connection.vendor)
        slip_in(pot, H.RESERVEER, 5, D)
        wachten.install(cursor, connection.vendor)
    assert found() == (pot.sleutel, 7)


def test_a_pot_that_is_gone_is_missed(pot):
    for tabel in (REGEL, STAND, "grootboek_pot"):
        tamper(f"DELETE FROM {tabel}")
    assert found() == (f"#{pot.pk}", 1)


def test_the_command_says_that_all_holds_or_names_the_first_broken_line(pot):
    uit = StringIO()
    call_command("grootboek_controleer", stdout=uit)
    assert "Het grootboek klopt" in uit.getvalue()
    assert "regels: 6" in uit.getvalue()
    tamper(f"UPDATE {REGEL} SET bedrag = bedrag + 1 WHERE volgnummer = 5")
    with pytest.raises(CommandError, match=r"pot wijk-aan-zet-2026, regel 5\. Deze regel is veranderd\."):
        call_command("grootboek_controleer")
    uit = StringIO()
    with pytest.raises(CommandError):
        call_command("grootboek_controleer", "--json", stdout=uit)
    assert json.loads(uit.getvalue())["first_bad"]["volgnummer"] == 5
