"""Retention: what is due, the list, the destruction in portions, the declaration."""

import threading
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Q

from wijkwerk.kern import klok
from wijkwerk.kern.bewaren import actions, queries, registry, tasks
from wijkwerk.kern.bewaren.models import Bewaartermijn, Lijstregel, Vernietigingslijst, Vernietigingsverklaring
from wijkwerk.kern.bewaren.registry import Bewaarregel
from wijkwerk.kern.bewaren.states import Status
from wijkwerk.kern.draad.models import Verband
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.logboek import queries as logboek_queries
from wijkwerk.kern.logboek.models import Logregel
from wijkwerk.kern.weigering import Weigering
from wijkwerk.kern.zoeken import actions as zoeken
from wijkwerk.kern.zoeken.models import Ingang

NU = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)
SOORT = "draad.verband"


class Archivaris:
    """Somebody who decides on destruction."""

    pk = 7
    soort = "medewerker"


BY = Archivaris()


@pytest.fixture(autouse=True)
def _today():
    with klok.op(NU):
        yield


@pytest.fixture
def calls():
    """What the rule was asked to destroy, portion by portion; put an exception in `fail` to let it crash."""
    return {"ids": [], "fail": None}


@pytest.fixture
def regel(calls):
    """A rule for links of the kind 'oud': five years after they were laid."""

    def destroy(ids, by):
        calls["ids"].append(list(ids))
        weg, _ = Verband.objects.filter(pk__in=ids).delete()
        if calls["fail"]:
            raise calls["fail"]
        return weg

    regel = Bewaarregel(
        soort=SOORT,
        naam="Oude verbanden",
        selectielijst="6.1",
        termijn_jaren=5,
        vanaf="gemaakt_op",
        alleen=Q(soort="oud"),
        vernietig=destroy,
    )
    registry.register(regel)
    yield regel
    del registry._regels[regel.sleutel]


def lay(aantal, *, gemaakt_op, soort="oud"):
    return [
        Verband.objects.create(
            van_soort="auth.group",
            van_id=i,
            naar_soort="auth.group",
            naar_id=1000 + i,
            soort=soort,
            gemaakt_op=gemaakt_op,
        )
        for i in range(aantal)
    ]


LANG_GELEDEN = datetime(2020, 6, 1, tzinfo=UTC)


def test_only_what_is_older_than_the_term_is_due(db, regel):
    net_niet, net_wel = datetime(2021, 3, 2, 23, 0, tzinfo=UTC), datetime(2021, 3, 2, 22, 59, tzinfo=UTC)
    lay(1, gemaakt_op=net_niet)
    assert actions.propose(by=None) is None
    Verband.objects.update(gemaakt_op=net_wel)
    lijst = actions.propose(by=None)
    assert lijst.regels.get().ids == list(Verband.objects.values_list("pk", flat=True))


def test_list_says_what_on_which_ground_from_when(db, regel):
    lay(2, gemaakt_op=LANG_GELEDEN)
    lay(1, gemaakt_op=LANG_GELEDEN, soort="blijft")
    Verband.objects.filter(van_id=1).update(gemaakt_op=LANG_GELEDEN - timedelta(days=10))
    lijst = actions.propose(by=BY)
    regel = lijst.regels.get()
    assert (lijst.status, lijst.opgesteld_door_id) == (Status.CONCEPT, 7)
    assert (regel.naam, regel.aantal, regel.termijn) == ("Oude verbanden", 2, "5 jaar")
    assert regel.grond == "Selectielijst gemeenten 2020, resultaat 6.1"
    assert (regel.van, regel.tot) == (date(2020, 5, 22), date(2020, 6, 1))
    assert Logregel.objects.get(handeling="bewaren.voorgesteld").gegevens == {"aantal": 2}


def test_term_may_begin_at_a_date_or_at_a_field_of_another_record(db, regel):
    lay(1, gemaakt_op=LANG_GELEDEN)
    actions.withdraw(actions.propose(by=None), by=BY)
    extra = [
        Bewaarregel("bewaren.lijstregel", "A", "1", vanaf="van", vernietig=lambda ids, by: 0, termijn_dagen=30),
        Bewaarregel("bewaren.lijstregel", "B", "2", "lijst__klaar_op", vernietig=lambda ids, by: 0, termijn_dagen=30),
        Bewaarregel(
            "bewaren.lijstregel",
            "C",
            "3",
            lambda grens: Lijstregel.objects.filter(lijst__klaar_op__lt=grens),
            vernietig=lambda ids, by: 0,
            termijn_dagen=1,
        ),
    ]
    eigen = {geldig.regel.naam: geldig for geldig in map(lambda r: queries.Geldig(r, 0, r.termijn_dagen, False), extra)}

    def due(naam, dagen):
        return queries.due(eigen[naam], eigen[naam].cutoff(klok.vandaag() + timedelta(days=dagen))).count()

    assert (due("A", 0), due("B", 0), due("C", 0)) == (1, 0, 0)
    assert (due("B", 30), due("B", 31), due("C", 2)) == (0, 1, 1)


def test_a_whole_round_destroys_and_declares(db, regel, calls):
    verbanden = lay(3, gemaakt_op=LANG_GELEDEN)
    blijft = lay(2, gemaakt_op=LANG_GELEDEN, soort="blijft")
    ids = [verband.pk for verband in verbanden]
    lijst = actions.confirm(actions.propose(by=None), by=BY)
    verklaring = actions.execute(lijst, by=BY)
    assert list(Verband.objects.order_by("pk")) == blijft
    assert verklaring.specificatie == [
        {
            "soort": SOORT,
            "omschrijving": "Oude verbanden",
            "selectielijst": "6.1",
            "grond": "Selectielijst gemeenten 2020, resultaat 6.1",
            "handeling": "vernietigen",
            "termijn": "5 jaar",
            "van": "2020-06-01",
            "tot": "2020-06-01",
            "voorgesteld": 3,
            "vernietigd": 3,
            "nummers": ids,
        }
    ]
    assert (verklaring.vernietigd_op, verklaring.vastgesteld_door_id, verklaring.door_id) == (NU, 7, 7)
    assert "reservekopie" in verklaring.methode
    lijst.refresh_from_db()
    assert (lijst.status, lijst.klaar_op) == (Status.UITGEVOERD, NU)
    assert actions.execute(lijst, by=BY) == verklaring
    assert calls["ids"] == [ids]


def test_links_and_search_words_of_destroyed_records_go_along(db, regel):
    (verband,) = lay(1, gemaakt_op=LANG_GELEDEN)
    zoeken.index(verband, "oude vijver")
    Verband.objects.create(
        van_soort=SOORT, van_id=verband.pk, naar_soort="auth.group", naar_id=1, soort="x", gemaakt_op=NU
    )
    actions.execute(actions.confirm(actions.propose(by=None), by=BY), by=BY)
    assert not Verband.objects.exists()
    assert not Ingang.objects.exists()


def test_after_a_crash_the_next_call_goes_on_without_doing_anything_twice(db, regel, calls, monkeypatch):
    monkeypatch.setattr(actions, "PORTIE", 2)
    ids = [verband.pk for verband in lay(5, gemaakt_op=LANG_GELEDEN)]
    lijst = actions.confirm(actions.propose(by=None), by=BY)
    actions._execute_portion(lijst, BY)
    calls["fail"] = RuntimeError("stroom weg")
    with pytest.raises(RuntimeError):
        actions.execute(lijst, by=BY)
    assert Verband.objects.count() == 3
    calls["fail"] = None
    verklaring = actions.execute(lijst, by=BY)
    assert calls["ids"] == [ids[:2], ids[2:4], ids[2:4], ids[4:]]
    assert verklaring.specificatie[0]["vernietigd"] == 5
    assert Vernietigingsverklaring.objects.count() == 1


def test_a_record_that_is_not_due_any_more_stays(db, regel):
    _weg, heropend = lay(2, gemaakt_op=LANG_GELEDEN)
    lijst = actions.confirm(actions.propose(by=None), by=BY)
    Verband.objects.filter(pk=heropend.pk).update(gemaakt_op=NU)
    verklaring = actions.execute(lijst, by=BY)
    assert [verband.pk for verband in Verband.objects.all()] == [heropend.pk]
    assert (verklaring.specificatie[0]["voorgesteld"], verklaring.specificatie[0]["vernietigd"]) == (2, 1)


def test_a_record_that_came_due_after_the_list_stays_for_the_next(db, regel):
    lay(1, gemaakt_op=LANG_GELEDEN)
    lijst = actions.confirm(actions.propose(by=None), by=BY)
    later = Verband.objects.create(
        van_soort="a", van_id=1, naar_soort="b", naar_id=2, soort="oud", gemaakt_op=LANG_GELEDEN
    )
    actions.execute(lijst, by=BY)
    assert Verband.objects.get() == later
    assert actions.propose(by=None).regels.get().ids == [later.pk]


def test_a_longer_term_holds_at_once_even_for_an_established_list(db, regel):
    lay(2, gemaakt_op=LANG_GELEDEN)
    lijst = actions.confirm(actions.propose(by=None), by=BY)
    actions.change_term(regel.sleutel, jaren=10, reden="Keuze van de archivaris", by=BY)
    actions.execute(lijst, by=BY)
    assert Verband.objects.count() == 2
    assert actions.propose(by=None) is None


def test_own_term_replaces_the_default_and_is_logged(db, regel):
    lay(1, gemaakt_op=NU - timedelta(days=40))
    assert actions.propose(by=None) is None
    actions.change_term(regel.sleutel, dagen=30, reden="Proef", by=BY)
    geldig = next(geldig for geldig in queries.in_force() if geldig.regel is regel)
    assert (geldig.termijn, geldig.eigen) == ("30 dagen", True)
    assert actions.propose(by=None).regels.get().termijn == "30 dagen"
    assert Logregel.objects.filter(handeling="bewaren.termijn_gewijzigd", actor_id=7).count() == 1


@pytest.mark.parametrize(
    ("sleutel", "keuze"),
    [
        (f"{SOORT} vernietigen 6.1", {"jaren": 0, "reden": "x"}),
        (f"{SOORT} vernietigen 6.1", {"jaren": 1, "dagen": 1, "reden": "x"}),
        (f"{SOORT} vernietigen 6.1", {"jaren": 1, "reden": " "}),
        (f"{SOORT} vernietigen 6.1", {"jaren": 5, "dagen": -1, "reden": "x"}),
        ("onbekend", {"jaren": 1, "reden": "x"}),
        ("bewaren.vernietigingsverklaring bewaren", {"jaren": 1, "reden": "x"}),
    ],
)
def test_an_impossible_term_is_refused(db, regel, sleutel, keuze):
    with pytest.raises(Weigering):
        actions.change_term(sleutel, by=BY, **keuze)
    assert not Bewaartermijn.objects.exists()


def test_steps_in_the_wrong_order_are_refused(db, regel, calls):
    lay(1, gemaakt_op=LANG_GELEDEN)
    lijst = actions.propose(by=None)
    with pytest.raises(Weigering):
        actions.execute(lijst, by=BY)
    with pytest.raises(Weigering):
        actions.propose(by=BY)
    with pytest.raises(Weigering, match="mens"):
        actions.confirm(lijst, by=None)
    actions.withdraw(lijst, by=BY)
    with pytest.raises(Weigering, match="ingetrokken"):
        actions.confirm(lijst, by=BY)
    assert calls["ids"] == []
    assert actions.propose(by=None).pk != lijst.pk


def test_due_soon_counts_today_and_what_is_coming(db, regel):
    lay(2, gemaakt_op=LANG_GELEDEN)
    Verband.objects.filter(van_id=1).update(gemaakt_op=datetime(2021, 4, 1, tzinfo=UTC))
    (telling,) = [telling for telling in queries.due_soon(dagen=90) if telling.geldig.regel is regel]
    assert (telling.nu, telling.straks) == (1, 2)
    assert [t.straks for t in queries.due_soon(dagen=0) if t.geldig.regel is regel] == [1]


@pytest.mark.beide
def test_the_database_holds_one_open_list_and_a_person_behind_every_decision(db):
    Vernietigingslijst.objects.create(opgesteld_op=NU)
    with pytest.raises(IntegrityError), transaction.atomic():
        Vernietigingslijst.objects.create(opgesteld_op=NU)
    with pytest.raises(IntegrityError), transaction.atomic():
        Vernietigingslijst.objects.update(status=Status.VASTGESTELD)
    with pytest.raises(IntegrityError), transaction.atomic():
        Bewaartermijn.objects.create(sleutel="x", jaren=1, dagen=1, reden="x", gewijzigd_op=NU)


@pytest.mark.beide
@pytest.mark.django_db(transaction=True)
def test_two_people_carry_out_the_same_list_at_once(regel, calls, monkeypatch):
    monkeypatch.setattr(actions, "PORTIE", 3)
    ids = {verband.pk for verband in lay(20, gemaakt_op=LANG_GELEDEN)}
    lijst = actions.confirm(actions.propose(by=None), by=BY)
    start, verklaringen = threading.Barrier(2), []

    def run():
        try:
            start.wait()
            with klok.op(NU):
                verklaringen.append(actions.execute(Vernietigingslijst.objects.get(pk=lijst.pk), by=BY).pk)
        finally:
            connection.close()

    draden = [threading.Thread(target=run) for _ in range(2)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert len(verklaringen) == 2
    assert len(set(verklaringen)) == 1
    gedaan = [pk for portie in calls["ids"] for pk in portie]
    assert (len(gedaan), set(gedaan)) == (20, ids)
    assert Vernietigingsverklaring.objects.get().specificatie[0]["vernietigd"] == 20


@pytest.mark.beide
def test_old_log_goes_by_the_seal_and_the_rest_stays_proven(db):
    for dag in (datetime(2022, 1, 1, tzinfo=UTC), datetime(2022, 1, 2, tzinfo=UTC), NU):
        with klok.op(dag):
            logboek.note("zaak.x", by=None)
            logboek.seal()
    lijst = actions.propose(by=None)
    assert lijst.regels.get().aantal == 2
    actions.execute(actions.confirm(lijst, by=BY), by=BY)
    controle = logboek_queries.check()
    assert (controle.ok, controle.lines, controle.destroyed) == (True, 1, 2)
    assert actions.propose(by=None) is None


def test_nightly_work_seals_and_proposes_once(db, regel):
    lay(1, gemaakt_op=LANG_GELEDEN)
    nummer = tasks.propose_list.call()
    assert Vernietigingslijst.objects.get().pk == nummer
    assert tasks.propose_list.call() is None
    assert tasks.seal_log.call() == 1
    assert logboek_queries.check().unsealed == 0


@pytest.mark.parametrize(
    "fout",
    [
        {"termijn_jaren": 0},
        {"termijn_dagen": 3},
        {"vanaf": ""},
        {"vernietig": None},
    ],
)
def test_a_rule_that_cannot_work_is_refused_at_start_up(fout):
    goed = {
        "soort": SOORT,
        "naam": "x",
        "selectielijst": "1",
        "vanaf": "gemaakt_op",
        "termijn_jaren": 1,
        "vernietig": lambda ids, by: 0,
    }
    with pytest.raises(ValueError, match=SOORT):
        Bewaarregel(**goed | fout)


def test_two_rules_for_the_same_are_refused(regel):
    with pytest.raises(ValueError, match="al een bewaarregel"):
        registry.register(Bewaarregel(SOORT, "Anders", "6.1", "gemaakt_op", vernietig=lambda i, by: 0, termijn_jaren=1))


def test_every_rule_of_the_house_can_be_asked_what_is_due(db):
    assert len(queries.in_force()) >= 2
    for geldig in queries.in_force():
        assert queries.due(geldig, geldig.cutoff(klok.vandaag())).count() == 0
        assert geldig.regel.grondslag
