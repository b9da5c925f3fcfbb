"""The legal clock, against worked cases with the article each rests on; what goes by itself, and who is warned.

The calendar of 2026: Goede Vrijdag 3 April, tweede paasdag 6 April, Koningsdag Monday 27 April, 5 May a Tuesday,
Hemelvaartsdag 14 May, tweede pinksterdag 25 May, Christmas on Friday and Saturday; New Year's Day 2027 is a Friday.
"""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from wijkwerk.kern import klok
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.kern.weigering import Weigering
from wijkwerk.subsidies.actions import beoordeling
from wijkwerk.subsidies.actions import klok as wet
from wijkwerk.subsidies.actions.klok_waarschuwen import alert_terms
from wijkwerk.subsidies.models import Aanvraag, Ronde
from wijkwerk.subsidies.queries.klok import objection_decided_by, objection_until, term_of
from wijkwerk.subsidies.states.aanvraag import Status

pytestmark = pytest.mark.django_db


def day(woorden: str) -> date:
    """Read a day of 2026 as "3-3", or of another year as "25-1-2027"."""
    dag, maand, jaar = (*map(int, woorden.split("-")), 2026)[:3]
    return date(jaar, maand, dag)


def at(woorden: str):
    """Hold the clock at ten in the morning of that day."""
    return klok.op(datetime.combine(day(woorden), time(10), klok.AMSTERDAM))


@pytest.mark.parametrize(
    "geval",
    [
        ("3-3", 8, "28-4", "Awb 4:13: eight weeks, the day of receipt does not count"),
        ("3-3", 4, "31-3", "the own, shorter term of the regeling"),
        ("30-11", 8, "25-1-2027", "Awb 4:13: over the turn of the year"),
        ("7-3", 8, "4-5", "Atw 1: ends on a Saturday"),
        ("8-3", 8, "4-5", "Atw 1: ends on a Sunday"),
        ("6-2", 8, "7-4", "Atw 3, lid 2: ends on Goede Vrijdag, then a weekend and tweede paasdag"),
        ("7-2", 8, "7-4", "Atw 1 and 3: ends on Saturday before Easter"),
        ("9-2", 8, "7-4", "Atw 3, lid 1: ends on tweede paasdag"),
        ("2-3", 8, "28-4", "Atw 3, lid 1: ends on Koningsdag"),
        ("10-3", 8, "6-5", "Atw 3, lid 1: ends on 5 May, in every year"),
        ("19-3", 8, "15-5", "Atw 3, lid 1: ends on Hemelvaartsdag"),
        ("30-3", 8, "26-5", "Atw 3, lid 1: ends on tweede pinksterdag"),
        ("30-10", 8, "28-12", "Atw 3, lid 1: ends on Christmas, then Saturday and Sunday"),
        ("31-10", 8, "28-12", "Atw 3, lid 1: ends on the second day of Christmas"),
        ("6-11", 8, "4-1-2027", "Atw 3, lid 1: ends on New Year's Day, then a weekend"),
        ("20-3", 2, "7-4", "an own term moves for Goede Vrijdag as well: it stands in an ordinance (Gemeentewet 145)"),
    ],
)
def test_the_end_of_a_term_that_runs_on(aanvraag, maak_fonds, geval):
    ontvangen, weken, eindigt, waarom = geval
    with at("5-1"):
        versie = maak_fonds(naam="Wijkbudget", sleutel="wijkbudget", beslis_weken=weken)
    with at(ontvangen):
        rij = aanvraag(versie=versie, steun=0)
    assert rij.beslis_uiterlijk == day(eindigt), waarom


# What happens to an application of 3 March (end: 28 April), in steps: "?" asks for completion (time until ...),
# "!" completes, ">" resumes without, "+n" puts off by n weeks, "~" is the daily round.
@pytest.mark.parametrize(
    ("verloop", "eindigt", "waarom"),
    [
        ("10-3 ?, 20-3 !", "7-5", "Awb 4:15: the nine days from 11 to 19 March do not count"),
        ("10-3 ?, 11-3 !", "28-4", "Awb 4:15: it stands still from the day after, and then it is there already"),
        ("10-3 ?, 10-3 !", "28-4", "Awb 4:15: completed on the same day costs nothing"),
        ("10-3 ?, 23-3 !", "11-5", "Atw 1: twelve days on ends on a Sunday"),
        ("10-3 ?, 24-3 !", "11-5", "Awb 4:15: completed on the last day of the time for it, thirteen days"),
        ("10-3 ?, 25-3 ~", "12-5", "Awb 4:15: not completed: it goes on on the day after the time for it"),
        ("10-3 ?, 30-3 ~", "12-5", "the same, whenever the daily round comes by"),
        ("10-3 ?, 30-3 !", "12-5", "Awb 4:15: completed too late: the clock went on when the time was over"),
        ("10-3 ?, 13-3 >", "30-4", "Awb 4:15: not needed after all: two days"),
        ("10-3 ?, 20-3 !, 1-4 ?, 8-4 !", "13-5", "Awb 4:15: asked twice: nine and six days"),
        ("28-4 ?, 8-5 !", "7-5", "Awb 4:15: asked on the last day: nothing of the term is left"),
        ("1-4 +4", "26-5", "Awb 4:14: put off by four weeks, told in time"),
        ("1-4 +2", "12-5", "Awb 4:14: put off by two weeks"),
        ("28-4 +1", "6-5", "Awb 4:14: told on the last day; a week on is 5 May (Atw 3)"),
        ("1-4 +1, 10-4 +3", "26-5", "Awb 4:14: put off twice, together within what the regeling allows"),
        ("10-3 ?, 20-3 !, 2-4 +4", "4-6", "Awb 4:14 and 4:15: four weeks and nine days"),
        ("1-4 +2, 11-5 ?, 18-5 !", "18-5", "Awb 4:15: asked after it was put off: six days"),
    ],
)
def test_the_end_of_a_term_that_stops_and_is_put_off(aanvraag, beslisser, verloop, eindigt, waarom):
    rij = aanvraag()
    for stap in verloop.split(", "):
        dag, wat = stap.split(" ")
        with at(dag):
            happen(rij, wat, beslisser)
    rij.refresh_from_db()
    assert rij.beslis_uiterlijk == day(eindigt), waarom


def happen(rij: Aanvraag, wat: str, wie) -> None:
    if wat == "?":
        wet.ask_completion(rij, vraag="Een offerte.", by=wie)
    elif wat == "!":
        wet.complete(rij, tekst="Hier is de offerte.")
    elif wat == ">":
        wet.resume(rij, by=wie)
    elif wat == "~":
        wet.end_completions()
    else:
        wet.extend(rij, weken=int(wat), reden="Wij vragen advies.", by=wie)


def test_asked_in_the_days_that_the_law_added_those_days_count(aanvraag, beslisser):
    with at("6-2"):
        rij = aanvraag()  # 8 weeks: Goede Vrijdag 3 April, so 7 April
    with at("7-4"):
        happen(rij, "?", beslisser)
    with at("14-4"):
        happen(rij, "!", beslisser)
    rij.refresh_from_db()
    assert rij.beslis_uiterlijk == date(2026, 4, 13)


@pytest.mark.parametrize(
    ("moment", "eindigt"),
    [
        (datetime(2026, 3, 4, 22, 59, tzinfo=UTC), "29-4"),  # 23.59 in Amsterdam
        (datetime(2026, 3, 4, 23, 0, tzinfo=UTC), "30-4"),  # midnight in Amsterdam
        (datetime(2026, 6, 1, 22, 30, tzinfo=UTC), "28-7"),  # summer time: 00.30 on 2 June
    ],
)
def test_the_day_of_receipt_is_the_day_in_amsterdam(aanvraag, fonds, moment, eindigt):
    with klok.op(moment):
        assert aanvraag().beslis_uiterlijk == day(eindigt)


def test_in_a_round_the_term_begins_with_its_last_day(aanvraag, fonds):
    rij = aanvraag()
    plafond = fonds.regeling.plafonds.get()
    rij.ronde = Ronde.objects.create(
        plafond=plafond, naam="Voorjaar", opent_op=day("1-2"), sluit_op=day("31-3"), bedrag=1_000_000
    )
    assert wet.set_term(rij) == day("26-5")


@pytest.mark.parametrize(
    ("verstuurd", "tot", "waarom"),
    [
        ("3-3", "14-4", "Awb 6:7 and 6:8: six weeks from the day after it was sent"),
        ("7-3", "20-4", "Atw 1: ends on a Saturday"),
        ("20-2", "7-4", "Atw 3, lid 2: ends on Goede Vrijdag"),
        ("16-3", "28-4", "Atw 3, lid 1: ends on Koningsdag"),
        ("13-11", "28-12", "Atw 3, lid 1: ends on Christmas"),
        ("20-11", "4-1-2027", "Atw 3, lid 1: ends on New Year's Day"),
    ],
)
def test_the_last_day_to_object(verstuurd, tot, waarom):
    assert objection_until(day(verstuurd)) == day(tot), waarom


@pytest.mark.parametrize(
    ("tot", "velden", "uiterlijk", "waarom"),
    [
        ("14-4", {}, "26-5", "Awb 7:10, lid 1: six weeks from the day after the last day to object"),
        ("7-4", {}, "19-5", "Awb 7:10, lid 1"),
        ("14-4", {"commissie": True}, "7-7", "Awb 7:10, lid 1: twelve weeks with a committee (7:13)"),
        ("14-4", {"verdaagd_weken": 6}, "7-7", "Awb 7:10, lid 3: put off by six weeks"),
        ("14-4", {"commissie": True, "verdaagd_weken": 6}, "18-8", "Awb 7:10, lid 1 and 3"),
        ("23-3", {}, "4-5", "Awb 7:10, lid 1: a Monday that is a working day"),
        ("24-3", {}, "6-5", "Atw 3, lid 1: ends on 5 May"),
    ],
)
def test_the_last_day_to_decide_on_an_objection(tot, velden, uiterlijk, waarom):
    assert objection_decided_by(day(tot), **velden) == day(uiterlijk), waarom


def test_everyone_can_read_why_it_is_this_date(aanvraag, beslisser):
    rij = aanvraag()
    with at("10-3"):
        happen(rij, "?", beslisser)
    with at("23-3"):
        happen(rij, "!", beslisser)
    rij.refresh_from_db()
    uitleg = " ".join(term_of(rij).explain()).replace("Zondag", "zondag")
    for woorden in ("4:13", "4:15", "12 dagen", "zondag 10 mei", "Algemene termijnenwet", "maandag 11 mei"):
        assert woorden in uitleg


# --- what is refused ------------------------------------------------------------------------------------------------


def test_after_the_term_nothing_is_asked_and_nothing_put_off(aanvraag, beslisser):
    rij = aanvraag()
    with at("29-4"):
        for wat in ("?", "+1"):
            with pytest.raises(Weigering) as geweigerd:
                happen(rij, wat, beslisser)
            assert geweigerd.value.regel == "subsidies.termijn"


def test_longer_than_the_regeling_allows_is_refused(aanvraag, beslisser):
    rij = aanvraag()
    happen(rij, "+3", beslisser)
    with pytest.raises(Weigering, match="nog hoogstens 1 week"):
        happen(rij, "+2", beslisser)


def test_while_it_stands_still_there_is_nothing_to_put_off(aanvraag, beslisser):
    rij = aanvraag()
    happen(rij, "?", beslisser)
    with pytest.raises(Weigering, match="loopt nu niet"):
        happen(rij, "+1", beslisser)


# --- what goes by itself --------------------------------------------------------------------------------------------


def test_the_daily_round_lets_go_of_what_was_not_completed_and_does_it_once(aanvraag, beslisser):
    rij = aanvraag()
    happen(rij, "?", beslisser)
    with at("17-3"):
        assert wet.end_completions() == 0
    with at("18-3"):
        assert (wet.end_completions(), wet.end_completions()) == (1, 0)
    rij.refresh_from_db()
    assert (rij.status, rij.compleet_op) == (Status.INGEDIEND, None)


def test_warned_ten_and_three_working_days_before_and_when_it_passed(aanvraag, stad):
    rij = aanvraag()  # until Tuesday 28 April; Monday is Koningsdag
    Bericht.objects.all().delete()
    gewaarschuwd = {}
    dag = date(2026, 4, 7)
    while dag < date(2026, 5, 8):
        with klok.op(datetime.combine(dag, time(7, 30), klok.AMSTERDAM)):
            if alert_terms() + alert_terms():
                gewaarschuwd[dag] = Bericht.objects.latest("pk")
        dag += timedelta(days=1)
    assert list(gewaarschuwd) == [date(2026, 4, 14), date(2026, 4, 23), date(2026, 4, 29), date(2026, 5, 6)]
    assert rij.nummer in gewaarschuwd[date(2026, 4, 14)].tekst
    assert "4:17" not in gewaarschuwd[date(2026, 4, 23)].tekst
    assert "4:17" in gewaarschuwd[date(2026, 4, 29)].tekst
    aan = set(Bericht.objects.values_list("aan", flat=True))
    assert aan == {stad.seghwaert.email, stad.budgetbeheerder.email, stad.budgetbeheerder2.email}
    assert not any("Azimzadeh" in bericht.tekst for bericht in Bericht.objects.all())


def test_who_took_it_on_is_warned_instead_of_the_whole_area(aanvraag, stad):
    rij = aanvraag()
    beoordeling.take(rij, by=stad.budgetbeheerder)
    Bericht.objects.all().delete()
    with at("24-4"):
        assert alert_terms() == 1
    assert stad.seghwaert.email not in set(Bericht.objects.values_list("aan", flat=True))


def test_with_another_date_people_are_warned_anew(aanvraag, beslisser):
    rij = aanvraag()
    with at("24-4"):
        assert alert_terms() == 1
        happen(rij, "+2", beslisser)
        assert alert_terms() == 0
    with at("7-5"):
        assert alert_terms() == 1
