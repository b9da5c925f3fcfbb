"""A meeting that comes back: its days, the holidays it skips, its members, and what changing or stopping it does."""

from datetime import date, time

import pytest

from tests.agenda.overleggen import calendars, days, event
from wijkwerk.agenda import tasks
from wijkwerk.agenda.actions import overleg as actions
from wijkwerk.agenda.models import Overleg
from wijkwerk.agenda.queries.reeks import plan_of
from wijkwerk.agenda.states.overleg import Status
from wijkwerk.kern import klok
from wijkwerk.kern.weigering import Weigering

pytestmark = pytest.mark.django_db


@pytest.fixture
def reeks(stad):
    """A series every two weeks on Monday at 10.00, from 9 March 2026."""

    def start(**velden):
        gegevens = {
            "naam": "Wijkteamoverleg",
            "werkgebied": stad.wijk,
            "eerste_dag": date(2026, 3, 9),
            "weken": 2,
            "begintijd": time(10),
            "plaats": "De Brug",
            "leden": [stad.seghwaert, stad.partner],
            "notulist": stad.partner,
            "by": stad.seghwaert,
        }
        return actions.plan_series(**gegevens | velden)

    return start


def coming(rij) -> list[date]:
    return [klok.dag_van(overleg.begint_op) for overleg in rij.overleggen.filter(status=Status.GEPLAND)]


def test_half_a_year_is_planned_at_once_without_holidays(reeks):
    rij = reeks()
    dagen = coming(rij)
    assert dagen[:3] == [date(2026, 3, 9), date(2026, 3, 23), date(2026, 4, 20)]
    assert date(2026, 4, 6) not in dagen
    assert [(dag.dag, dag.feestdag) for dag in plan_of(rij) if dag.feestdag] == [(date(2026, 4, 6), "Tweede paasdag")]
    assert max(dagen) <= klok.vandaag() + days(183)


def test_the_time_on_the_wall_stays_the_same_over_both_clock_changes(reeks):
    rij = reeks(weken=1)
    with klok.op(klok.nu() + days(150)):
        tasks.extend_series.func()
    uren = {overleg.begint_op.astimezone(klok.AMSTERDAM).hour for overleg in rij.overleggen.all()}
    utc = {overleg.begint_op.hour for overleg in rij.overleggen.all()}
    assert (uren, utc) == ({10}, {8, 9})
    assert max(coming(rij)) > date(2026, 10, 25)


def test_the_daily_task_adds_what_is_missing_and_brings_nothing_back(reeks, stad):
    rij = reeks()
    eerste = rij.overleggen.first()
    actions.call_off(eerste, reden="Ziek", by=stad.seghwaert)
    assert tasks.extend_series.func() == 0
    with klok.op(klok.nu() + days(28)):
        assert tasks.extend_series.func() == 2
    assert klok.dag_van(eerste.begint_op) not in coming(rij)


def test_the_same_series_sent_twice_is_one(reeks):
    assert reeks() == reeks()
    assert Overleg.objects.count() == reeks().overleggen.count()


def test_another_time_moves_what_is_to_come_and_leaves_what_was(reeks, stad):
    rij = reeks()
    eerste, tweede = rij.overleggen.all()[:2]
    with klok.op(eerste.eindigt_op + days(1)):
        actions.change_series(rij, begintijd=time(14), by=stad.seghwaert)
    eerste.refresh_from_db()
    tweede.refresh_from_db()
    assert eerste.begint_op.astimezone(klok.AMSTERDAM).hour == 10
    assert tweede.begint_op.astimezone(klok.AMSTERDAM).hour == 14
    assert event(calendars(tweede, stad.partner)[-1])["SEQUENCE"] == 1
    assert len(calendars(eerste, stad.partner)) == 1


def test_another_rhythm_calls_off_what_no_longer_fits_and_plans_the_rest(reeks, stad):
    rij = reeks()
    rij = actions.change_series(rij, weken=4, by=stad.seghwaert)
    assert coming(rij)[:2] == [date(2026, 3, 9), date(2026, 5, 4)]
    weg = rij.overleggen.get(begint_op__date=date(2026, 3, 23), status=Status.AFGELAST)
    assert weg.status == Status.AFGELAST
    assert calendars(weg, stad.partner)[-1]["METHOD"] == "CANCEL"
    rij = actions.change_series(rij, weken=2, by=stad.seghwaert)
    assert date(2026, 4, 20) in coming(rij)


def test_two_meetings_of_a_series_never_share_a_moment(reeks, stad):
    een, twee = reeks().overleggen.all()[:2]
    with pytest.raises(Weigering) as weigering:
        actions.move(een, begint_op=twee.begint_op, by=stad.seghwaert)
    assert weigering.value.regel == "agenda.moment"


def test_members_come_and_go_for_what_is_to_come(reeks, stad):
    rij = reeks()
    actions.set_members(rij, leden=[stad.seghwaert, stad.wethouder], notulist=stad.wethouder, by=stad.seghwaert)
    for overleg in rij.overleggen.all():
        assert {(wie.persoon, wie.notulist) for wie in overleg.deelnemers.all()} == {
            (stad.seghwaert, False),
            (stad.wethouder, True),
        }
    assert calendars(rij.overleggen.first(), stad.partner)[-1]["METHOD"] == "CANCEL"


def test_stopping_calls_off_what_is_to_come_and_plans_nothing_more(reeks, stad):
    rij = reeks()
    eerste = rij.overleggen.first()
    with klok.op(eerste.eindigt_op + days(1)):
        rij = actions.stop_series(rij, reden="Het team gaat anders werken.", by=stad.seghwaert)
    eerste.refresh_from_db()
    assert eerste.status == Status.GEPLAND
    assert coming(rij) == [klok.dag_van(eerste.begint_op)]
    with klok.op(klok.nu() + days(90)):
        assert tasks.extend_series.func() == 0


def test_the_page_says_which_day_is_skipped_and_why(reeks, stad, als):
    blad = als(stad.seghwaert).get(f"/overleggen/reeksen/{reeks().pk}/").content.decode()
    assert "Overgeslagen: het is Tweede paasdag." in blad
    assert als(stad.oosterheem).get(f"/overleggen/reeksen/{reeks().pk}/").status_code == 404


def test_a_series_is_planned_changed_and_stopped_on_the_screen(stad, als):
    regisseur = als(stad.seghwaert)
    gegevens = {
        "naam": "Partneroverleg",
        "dag": "2026-03-10",
        "weken": 4,
        "begintijd": "09:00",
        "minuten": 60,
        "plaats": "Wijkpost",
        "leden": [stad.partner.pk],
        "notulist": stad.seghwaert.pk,
    }
    antwoord = regisseur.post("/overleggen/reeksen/nieuw/", gegevens)
    adres = antwoord.url
    pk = int(adres.strip("/").rpartition("/")[2])
    assert Overleg.objects.filter(reeks=pk).count() == 6
    regisseur.post(f"{adres}wijziging/", gegevens | {"versie": 1, "plaats": "De Brug"})
    assert set(Overleg.objects.filter(reeks=pk).values_list("plaats", flat=True)) == {"De Brug"}
    regisseur.post(f"{adres}leden/", {"versie": 2, "leden": [stad.seghwaert.pk]})
    regisseur.post(f"{adres}einde/", {"versie": 3, "reden": "Klaar"})
    assert set(Overleg.objects.filter(reeks=pk).values_list("status", flat=True)) == {Status.AFGELAST}
