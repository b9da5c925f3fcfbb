"""The log: one line for an act, sealed, provable, and closed to changes in the database itself."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, connection, transaction

from wijkwerk.kern import klok, logboek
from wijkwerk.kern.logboek import actions, queries, wachten
from wijkwerk.kern.logboek.models import Logregel, Zegel

NU = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)


class Medewerker:
    """Somebody who acts, as the log sees a person."""

    pk = 7
    soort = "medewerker"


@pytest.fixture
def zaak(db):
    return Group.objects.create(name="een zaak")


def refused(act):
    with pytest.raises(IntegrityError), transaction.atomic():
        act()


def tamper(sql, params=()):
    """Change the tables as somebody would who first takes the guards away."""
    with connection.cursor() as cursor:
        wachten.remove(cursor, connection.vendor)
        cursor.execute(sql, params)
        wachten.install(cursor, connection.vendor)


def test_note_writes_who_what_when_from_where_with_what_result(zaak):
    with klok.op(NU):
        regel = actions.note("zaak.doorgezet", object=zaak, by=Medewerker(), herkomst="web", organisatie_id=3)
    regel.refresh_from_db()
    assert (regel.handeling, regel.object_soort, regel.object_id) == ("zaak.doorgezet", "auth.group", zaak.pk)
    assert (regel.actor_soort, regel.actor_id, regel.herkomst) == ("medewerker", 7, "web")
    assert (regel.tijd, regel.resultaat, regel.gegevens) == (NU, "gelukt", {"organisatie_id": 3})


def test_note_costs_exactly_one_insert(zaak, django_assert_num_queries):
    with django_assert_num_queries(1) as gedaan:
        actions.note("zaak.bekeken", object=zaak, by=None)
    assert gedaan.captured_queries[0]["sql"].startswith("INSERT")


def test_without_a_person_the_system_acted(zaak):
    assert actions.note("zaak.verlopen", object=zaak, by=None).actor_soort == "systeem"


def test_origin_holds_inside_the_block_and_an_own_origin_wins(zaak):
    with logboek.vanuit("taak"):
        binnen = actions.note("zaak.a", object=zaak, by=None)
        eigen = actions.note("zaak.b", object=zaak, by=None, herkomst="csv")
    buiten = actions.note("zaak.c", object=zaak, by=None)
    assert [binnen.herkomst, eigen.herkomst, buiten.herkomst] == ["taak", "csv", ""]


@pytest.mark.parametrize(
    "gegevens",
    [
        {"naam": "x"},
        {"email": "x"},
        {"telefoon": 612345678},
        {"TEKST": "x"},
        {"melder_naam": "x"},
        {"oud": {"adres": "x"}},
        {"rijen": [{"bsn": 1}]},
    ],
)
def test_personal_data_is_refused(db, gegevens):
    with pytest.raises(ValueError, match="geen persoonsgegevens"):
        actions.note("zaak.x", by=None, **gegevens)
    assert not Logregel.objects.exists()


def test_saying_that_a_text_changed_is_allowed(db):
    assert actions.note("zaak.x", by=None, tekst_gewijzigd=True, email_id=3).pk


def test_a_record_without_a_number_is_refused(db):
    with pytest.raises(ValueError, match="eerst op"):
        actions.note("zaak.x", object=Group(name="nieuw"), by=None)


def test_of_object_gives_only_its_own_lines_newest_first(zaak):
    ander = Group.objects.create(name="ander")
    for uur in (1, 3, 2):
        with klok.op(NU + timedelta(hours=uur)):
            actions.note(f"zaak.{uur}", object=zaak, by=None)
    actions.note("zaak.9", object=ander, by=None)
    assert [regel.handeling for regel in queries.of_object(zaak)] == ["zaak.3", "zaak.2", "zaak.1"]


@pytest.mark.beide
def test_the_database_refuses_to_change_or_remove_a_line(zaak):
    regel = actions.note("zaak.x", object=zaak, by=None)
    refused(lambda: Logregel.objects.update(handeling="zaak.y"))
    refused(lambda: Logregel.objects.all().delete())
    zegel = actions.seal()
    refused(lambda: Logregel.objects.update(resultaat="geweigerd"))
    refused(lambda: Logregel.objects.update(zegel=None))
    refused(lambda: Logregel.objects.all().delete())
    refused(lambda: Zegel.objects.update(hash="0" * 64))
    refused(lambda: Zegel.objects.filter(pk=zegel.pk)._raw_delete(Zegel.objects.db))
    regel.refresh_from_db()
    assert (regel.handeling, regel.zegel) == ("zaak.x", zegel)


@pytest.mark.beide
def test_the_database_refuses_to_empty_the_log(zaak):
    actions.note("zaak.x", object=zaak, by=None)
    leeg = (
        "SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE logboek_logregel"
        if connection.vendor == "postgresql"
        else "DELETE FROM logboek_logregel"
    )

    def empty():
        with connection.cursor() as cursor:
            cursor.execute(leeg)

    refused(empty)
    assert Logregel.objects.count() == 1


@pytest.mark.beide
def test_the_database_refuses_another_seal_on_a_sealed_line(zaak):
    actions.note("zaak.x", object=zaak, by=None)
    eerste = actions.seal()
    actions.note("zaak.y", object=zaak, by=None)
    tweede = actions.seal()
    refused(lambda: Logregel.objects.filter(zegel=eerste).update(zegel=tweede))
    assert queries.check().ok


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="INSERT OR REPLACE bestaat alleen in SQLite")
def test_replace_does_not_slip_past_the_guards(zaak):
    regel = actions.note("zaak.x", object=zaak, by=None)

    def replace():
        with connection.cursor() as cursor:
            cursor.execute(
                "REPLACE INTO logboek_logregel SELECT id, tijd, 'zaak.y', object_soort, object_id, actor_soort, "
                "actor_id, herkomst, resultaat, gegevens, zegel_id FROM logboek_logregel WHERE id = %s",
                [regel.pk],
            )

    refused(replace)
    assert Logregel.objects.get().handeling == "zaak.x"


@pytest.mark.beide
def test_seals_hold_over_several_batches(zaak):
    for i in range(7):
        actions.note("zaak.x", object=zaak, by=None, i=i, deel=i / 3, wanneer=NU, lijst=[{"b": 1, "a": "é"}])
    aantallen = []
    while zegel := actions.seal(maximum=3):
        aantallen.append(zegel.aantal)
    assert aantallen == [3, 3, 1]
    controle = queries.check()
    assert (controle.ok, controle.lines, controle.zegels, controle.unsealed) == (True, 7, 3, 0)
    actions.note("zaak.y", object=zaak, by=None)
    assert queries.check().unsealed == 1


@pytest.fixture
def verzegeld(zaak):
    regels = [actions.note("zaak.x", object=zaak, by=None, i=i) for i in range(6)]
    actions.seal(maximum=3)
    actions.seal(maximum=3)
    assert queries.check().ok
    return regels


@pytest.mark.beide
@pytest.mark.parametrize("plek", range(6))
def test_a_changed_line_is_named(verzegeld, plek):
    tamper("UPDATE logboek_logregel SET handeling = 'zaak.y' WHERE id = %s", [verzegeld[plek].pk])
    controle = queries.check()
    assert (controle.ok, controle.first_bad) == (False, verzegeld[plek].pk)
    assert "veranderd" in controle.reden


@pytest.mark.beide
def test_a_changed_moment_of_one_microsecond_is_named(verzegeld):
    tijd = verzegeld[4].tijd + timedelta(microseconds=1)
    tamper("UPDATE logboek_logregel SET tijd = %s WHERE id = %s", [tijd, verzegeld[4].pk])
    assert queries.check().first_bad == verzegeld[4].pk


@pytest.mark.parametrize("plek", range(6))
def test_a_missing_line_is_named(verzegeld, plek):
    tamper("DELETE FROM logboek_logregel WHERE id = %s", [verzegeld[plek].pk])
    controle = queries.check()
    assert (controle.ok, controle.first_bad) == (False, verzegeld[plek].pk)
    assert "weg" in controle.reden


def test_a_line_put_under_a_seal_afterwards_is_named(verzegeld, zaak):
    later = actions.note("zaak.later", object=zaak, by=None)
    Logregel.objects.filter(pk=later.pk).update(zegel=Zegel.objects.first())
    assert queries.check().first_bad == later.pk


def test_a_line_changed_together_with_its_fingerprint_breaks_the_seal(verzegeld):
    zegel = Zegel.objects.first()
    regel = verzegeld[1]
    tamper("UPDATE logboek_logregel SET handeling = 'zaak.y' WHERE id = %s", [regel.pk])
    regel.refresh_from_db()
    zegel.afdrukken[1][1] = queries.afdruk(regel)
    with connection.cursor() as cursor:
        wachten.remove(cursor, connection.vendor)
        zegel.save()
        wachten.install(cursor, connection.vendor)
    controle = queries.check()
    assert not controle.ok
    assert "Zegel 1" in controle.reden


def test_a_seal_that_is_taken_out_is_noticed(verzegeld):
    eerste = Zegel.objects.first()
    tamper("DELETE FROM logboek_logregel WHERE zegel_id = %s", [eerste.pk])
    tamper("DELETE FROM logboek_zegel WHERE id = %s", [eerste.pk])
    controle = queries.check()
    assert (controle.ok, controle.first_bad) == (False, verzegeld[3].pk)


@pytest.mark.beide
def test_destroyed_lines_go_and_the_chain_stays_proven(zaak):
    for dagen in (0, 1, 200, 201):
        with klok.op(NU + timedelta(days=dagen)):
            actions.note("zaak.x", object=zaak, by=None)
    while actions.seal(maximum=2):
        pass
    oud = Zegel.objects.filter(jongste_op__lt=NU + timedelta(days=100)).values_list("pk", flat=True)
    assert actions.destroy(list(oud), by=Medewerker()) == 1
    assert actions.destroy(list(oud), by=Medewerker()) == 0
    controle = queries.check()
    assert (controle.ok, controle.lines, controle.destroyed) == (True, 2, 1)
    assert Logregel.objects.get(handeling="logboek.vernietigd").gegevens == {"regels": 2, "zegels": 1}


def test_a_line_under_a_destroyed_seal_is_noticed(verzegeld, zaak):
    actions.destroy([zegel.pk for zegel in Zegel.objects.all()], by=None)
    later = actions.note("zaak.later", object=zaak, by=None)
    Logregel.objects.filter(pk=later.pk).update(zegel=Zegel.objects.first())
    assert queries.check().first_bad == later.pk


@pytest.mark.beide
@pytest.mark.django_db(transaction=True)
def test_two_sealers_and_a_writer_at_once_leave_one_sound_chain():
    for i in range(60):
        actions.note("zaak.x", by=None, i=i)
    start, fouten = threading.Barrier(3), []

    def run(act):
        try:
            start.wait()
            act()
        except Exception as fout:
            fouten.append(fout)
        finally:
            connection.close()

    def seal_all():
        while actions.seal(maximum=7):
            pass

    def write():
        for i in range(40):
            actions.note("zaak.y", by=None, i=i)

    draden = [threading.Thread(target=run, args=[act]) for act in (seal_all, seal_all, write)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert fouten == []
    seal_all()
    controle = queries.check()
    assert (controle.ok, controle.lines, controle.unsealed) == (True, 100, 0)
