"""What the database itself refuses, whoever holds the connection: another decision, other rules than were published."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from tests.subsidies import fondsen
from wijkwerk.subsidies.actions import regeling as regelingen
from wijkwerk.subsidies.models import Band, Beschikking, Regelingversie, Voorwaarde, Vrijgave
from wijkwerk.subsidies.models.wachten import BAND, BESCHIKKING, VERSIE, VOORWAARDE

pytestmark = [pytest.mark.django_db, pytest.mark.beide]


def run(sql: str, *waarden) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, waarden)
        return cursor.rowcount


def refused(sql: str, *waarden) -> None:
    with pytest.raises(IntegrityError):
        run(sql, *waarden)


@pytest.fixture
def concept(stad, fonds) -> Regelingversie:
    """The next version of Wijk aan Zet, not published."""
    return regelingen.draft_version(fonds.regeling, geldig_van=date(2027, 1, 1), by=stad.budgetbeheerder)


@pytest.mark.parametrize(
    ("kolom", "waarde"),
    [("bedrag", 1), ("motivering", "Anders."), ("soort", "weigering"), ("deur", "Weg."), ("besluitnemer", "Iemand"),
     ("bezwaar_tot", "2099-01-01"), ("bekendgemaakt_op", "2020-01-01"), ("document_id", None)],
)  # fmt: skip
def test_a_decision_that_was_sent_never_changes(verleend, kolom, waarde):
    besluit = verleend().beschikkingen.get()
    refused(f"UPDATE {BESCHIKKING} SET {kolom} = %s WHERE id = %s", waarde, besluit.pk)


def test_letter_and_days_are_filled_in_once(verleend):
    rij = verleend()
    oud = rij.beschikkingen.get()
    velden = ("soort", "bedrag", "motivering", "besluitnemer", "genomen_op")
    nieuw = Beschikking.objects.create(aanvraag=rij, **{veld: getattr(oud, veld) for veld in velden})
    assert run(f"UPDATE {BESCHIKKING} SET bezwaar_tot = '2026-05-01' WHERE id = %s", nieuw.pk) == 1
    refused(f"UPDATE {BESCHIKKING} SET bezwaar_tot = '2026-05-02' WHERE id = %s", nieuw.pk)


def test_a_decision_goes_only_when_the_retention_run_released_it(verleend):
    rij = verleend()
    oud = rij.beschikkingen.get()
    velden = ("soort", "bedrag", "motivering", "besluitnemer", "genomen_op")
    los = Beschikking.objects.create(aanvraag=rij, **{veld: getattr(oud, veld) for veld in velden})
    refused(f"DELETE FROM {BESCHIKKING} WHERE id = %s", los.pk)
    Vrijgave.objects.create(tabel=BESCHIKKING, rij_id=los.pk)
    assert run(f"DELETE FROM {BESCHIKKING} WHERE id = %s", los.pk) == 1


def test_the_rules_of_a_published_version_stay_as_they_are(fonds):
    regel, band = fonds.voorwaarden.first(), fonds.banden.first()
    refused(f"UPDATE {VOORWAARDE} SET tekst = 'Anders.' WHERE id = %s", regel.pk)
    refused(f"UPDATE {BAND} SET tot_bedrag = 1 WHERE id = %s", band.pk)
    refused(f"DELETE FROM {VOORWAARDE} WHERE id = %s", regel.pk)
    refused(f"DELETE FROM {BAND} WHERE id = %s", band.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        Voorwaarde.objects.create(versie=fonds, soort="mens", artikel="artikel 9", tekst="Ook dit nog.")
    with pytest.raises(IntegrityError), transaction.atomic():
        Band.objects.create(versie=fonds, tot_bedrag=999_999)


def test_the_rules_of_a_concept_can_change_but_not_be_moved_to_what_binds(fonds, concept):
    regel = concept.voorwaarden.first()
    assert run(f"UPDATE {VOORWAARDE} SET tekst = 'Anders.' WHERE id = %s", regel.pk) == 1
    refused(f"UPDATE {VOORWAARDE} SET versie_id = %s WHERE id = %s", fonds.pk, regel.pk)
    refused(f"UPDATE {VOORWAARDE} SET versie_id = %s WHERE versie_id = %s", concept.pk, fonds.pk)
    assert run(f"DELETE FROM {BAND} WHERE versie_id = %s", concept.pk) == len(fondsen.BANDEN)


@pytest.mark.parametrize(
    ("kolom", "waarde"),
    [("beslis_weken", 2), ("vier_ogen_vanaf", 1), ("grondslag", "Iets anders"), ("geldig_van", "2026-02-01"),
     ("verdeelwijze", "panel"), ("status", "concept"), ("status", "vervallen"), ("gepubliceerd_op", "2025-01-01")],
)  # fmt: skip
def test_what_binds_in_a_published_version_never_changes(fonds, kolom, waarde):
    refused(f"UPDATE {VERSIE} SET {kolom} = %s WHERE id = %s", waarde, fonds.pk)


def test_a_published_version_may_close_and_never_goes(stad, fonds):
    regelingen.close(fonds, by=stad.budgetbeheerder)
    fonds.refresh_from_db()
    assert (fonds.status, fonds.geldig_tot) == ("gesloten", date(2026, 3, 3))
    refused(f"DELETE FROM {VERSIE} WHERE id = %s", fonds.pk)


def test_nothing_takes_the_place_of_a_row_that_is_there(verleend, fonds):
    if connection.vendor != "sqlite":
        return
    verleend()
    for tabel in (BESCHIKKING, VERSIE, VOORWAARDE, BAND):
        refused(f"INSERT OR REPLACE INTO {tabel} SELECT * FROM {tabel} LIMIT 1")


def test_the_tables_can_not_be_emptied_in_one_go(fonds):
    if connection.vendor != "postgresql":
        return
    run("SET CONSTRAINTS ALL IMMEDIATE")  # what the fixtures wrote is checked now, so that nothing else is in the way
    for tabel in (BESCHIKKING, VERSIE, VOORWAARDE, BAND):
        refused(f"TRUNCATE {tabel} CASCADE")
