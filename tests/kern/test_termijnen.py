"""The legal clock: working days, the Algemene termijnenwet, and terms that stop, restart and are extended."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkwerk.kern.termijnen import Duur, Eenheid, Termijn, add_werkdagen, feestdag, is_werkdag, verleng_atw

DAGEN = st.dates(date(2015, 1, 1), date(2040, 12, 31))
ACHT_WEKEN = Duur(8, Eenheid.WEKEN)


def d(tekst):
    return date.fromisoformat(tekst)


@pytest.mark.parametrize(
    ("dag", "naam"),
    [
        ("2026-01-01", "Nieuwjaarsdag"),
        ("2026-04-03", "Goede vrijdag"),
        ("2026-04-06", "Tweede paasdag"),
        ("2026-04-27", "Koningsdag"),
        ("2025-04-26", "Koningsdag"),
        ("2026-05-05", "Bevrijdingsdag"),
        ("2025-05-05", "Bevrijdingsdag"),
        ("2026-05-14", "Hemelvaartsdag"),
        ("2026-05-25", "Tweede pinksterdag"),
        ("2026-12-25", "Eerste kerstdag"),
        ("2028-12-26", "Tweede kerstdag"),
    ],
)
def test_recognised_holidays_are_no_working_days(dag, naam):
    assert feestdag(d(dag)).lower() == naam.lower()
    assert not is_werkdag(d(dag))


@pytest.mark.parametrize("dag", ["2026-01-02", "2026-12-24", "2026-12-31", "2026-05-15", "2025-04-28", "2026-06-01"])
def test_other_weekdays_are_working_days(dag):
    assert is_werkdag(d(dag))


@pytest.mark.parametrize("dag", ["2026-03-07", "2026-03-08"])
def test_weekend_is_no_working_day(dag):
    assert not is_werkdag(d(dag))


@pytest.mark.parametrize(
    ("eind", "wordt"),
    [
        ("2026-03-03", "2026-03-03"),  # an ordinary Tuesday stays
        ("2026-03-07", "2026-03-09"),  # Saturday to Monday
        ("2026-04-03", "2026-04-07"),  # Goede Vrijdag, weekend, tweede paasdag
        ("2026-12-25", "2026-12-28"),  # Christmas on Friday and Saturday
        ("2025-12-31", "2025-12-31"),
        ("2026-01-01", "2026-01-02"),  # year change
        ("2027-01-01", "2027-01-04"),  # year change into a weekend
        ("2025-04-26", "2025-04-28"),  # Koningsdag on Saturday, because the 27th is a Sunday
        ("2025-04-27", "2025-04-28"),
        ("2026-05-14", "2026-05-15"),  # Hemelvaart; the Friday after is an ordinary day
        ("2025-05-03", "2025-05-06"),  # Saturday, Sunday, 5 May on a Monday
    ],
)
def test_term_that_ends_on_no_working_day_runs_on(eind, wordt):
    assert verleng_atw(d(eind)) == d(wordt)


@pytest.mark.parametrize(
    ("begin", "aantal", "eind"),
    [
        ("2026-03-02", 1, "2026-03-03"),
        ("2026-03-06", 1, "2026-03-09"),
        ("2026-03-07", 1, "2026-03-09"),
        ("2026-04-02", 1, "2026-04-07"),
        ("2026-04-02", 3, "2026-04-09"),
        ("2026-12-24", 5, "2027-01-04"),
        ("2026-03-07", 0, "2026-03-07"),
        ("2026-04-07", -1, "2026-04-02"),
    ],
)
def test_add_working_days(begin, aantal, eind):
    assert add_werkdagen(d(begin), aantal) == d(eind)


@given(dag=DAGEN, aantal=st.integers(1, 60))
def test_adding_working_days_counts_them_one_by_one(dag, aantal):
    eind = add_werkdagen(dag, aantal)
    tussen = [dag + timedelta(days=i) for i in range(1, (eind - dag).days + 1)]
    assert sum(map(is_werkdag, tussen)) == aantal
    assert is_werkdag(eind)


@given(dag=DAGEN)
def test_moved_end_is_the_first_working_day_from_there(dag):
    eind = verleng_atw(dag)
    assert is_werkdag(eind)
    assert not any(is_werkdag(dag + timedelta(days=i)) for i in range((eind - dag).days))


@pytest.mark.parametrize(
    ("begin", "duur", "eind"),
    [
        ("2026-03-03", ACHT_WEKEN, "2026-04-28"),  # same weekday, eight weeks on
        ("2026-03-02", ACHT_WEKEN, "2026-04-28"),  # would end on Koningsdag
        ("2026-02-06", ACHT_WEKEN, "2026-04-07"),  # would end on Goede Vrijdag
        ("2026-11-06", ACHT_WEKEN, "2027-01-04"),  # would end on New Year's Day, a Friday
        ("2026-01-31", Duur(1, Eenheid.MAANDEN), "2026-03-02"),  # 28 February is a Saturday
        ("2027-11-30", Duur(3, Eenheid.MAANDEN), "2028-02-29"),  # leap year
        ("2026-04-02", Duur(3, Eenheid.DAGEN), "2026-04-08"),  # art. 2 Atw: two working days after Easter
        ("2026-04-02", Duur(2, Eenheid.DAGEN), "2026-04-07"),  # shorter than three days: only art. 1
        ("2026-03-06", Duur(3, Eenheid.WERKDAGEN), "2026-03-11"),
        ("2026-01-03", Duur(13, Eenheid.WEKEN), "2026-04-04"),  # art. 4 Atw: longer than twelve weeks stays on Saturday
        ("2026-01-03", Duur(12, Eenheid.WEKEN), "2026-03-30"),
        ("2026-01-04", Duur(90, Eenheid.DAGEN), "2026-04-07"),
        ("2026-01-04", Duur(91, Eenheid.DAGEN), "2026-04-05"),
    ],
)
def test_end_of_an_undisturbed_term(begin, duur, eind):
    assert Termijn(d(begin), duur).einddatum() == d(eind)


def test_own_term_may_end_on_a_sunday():
    assert Termijn(d("2026-03-01"), Duur(1, Eenheid.WEKEN), atw=False).einddatum() == d("2026-03-08")


def test_suspension_runs_from_the_day_after_the_request_until_the_day_of_completion():
    termijn = Termijn(d("2026-03-03"), ACHT_WEKEN).stop(d("2026-03-10"))
    assert termijn.staat_stil
    assert termijn.einddatum() is None
    # 11 up to and including 19 March: nine days after 28 April is 7 May.
    assert termijn.restart(d("2026-03-20")).einddatum() == d("2026-05-07")


def test_completed_the_same_or_the_next_day_adds_nothing():
    termijn = Termijn(d("2026-03-03"), ACHT_WEKEN).stop(d("2026-03-10"))
    assert termijn.restart(d("2026-03-10")).einddatum() == d("2026-04-28")
    assert termijn.restart(d("2026-03-11")).einddatum() == d("2026-04-28")


def test_stopped_in_the_days_the_atw_added_those_days_belong_to_the_term():
    # 7 March is a Saturday, so the term ran to Monday the 9th; asked on that day, completed on the 20th.
    termijn = Termijn(d("2026-02-28"), Duur(1, Eenheid.WEKEN)).stop(d("2026-03-09")).restart(d("2026-03-20"))
    assert termijn.einddatum() == d("2026-03-19")


def test_two_suspensions_add_up_and_the_end_moves_once():
    termijn = Termijn(d("2026-03-03"), ACHT_WEKEN).stop(d("2026-03-10")).restart(d("2026-03-20"))
    termijn = termijn.stop(d("2026-04-01")).restart(d("2026-04-04"))
    assert termijn.einddatum() == d("2026-05-11")  # 28 April + 9 + 2 is a Saturday


def test_extension_is_counted_from_the_end_before_the_atw_moved_it():
    termijn = Termijn(d("2026-03-02"), ACHT_WEKEN).extend(Duur(4, Eenheid.WEKEN), op=d("2026-04-20"))
    assert termijn.einddatum() == d("2026-05-26")  # 27 April + 4 weeks is tweede pinksterdag


def test_extension_on_the_last_day_is_in_time_and_a_day_later_is_refused():
    termijn = Termijn(d("2026-03-02"), ACHT_WEKEN)
    assert termijn.extend(Duur(2, Eenheid.WEKEN), op=d("2026-04-28")).einddatum() == d("2026-05-11")
    with pytest.raises(ValueError, match="al voorbij"):
        termijn.extend(Duur(2, Eenheid.WEKEN), op=d("2026-04-29"))


def test_steps_in_the_wrong_order_are_refused():
    loopt = Termijn(d("2026-03-03"), ACHT_WEKEN)
    stil = loopt.stop(d("2026-03-10"))
    hervat = stil.restart(d("2026-03-20"))
    for stap, woorden in [
        (lambda: loopt.restart(d("2026-03-10")), "loopt al"),
        (lambda: stil.stop(d("2026-03-11")), "al stil"),
        (lambda: stil.restart(d("2026-03-09")), "voordat"),
        (lambda: loopt.stop(d("2026-03-02")), "voor het begin"),
        (lambda: hervat.stop(d("2026-03-15")), "vorige stap"),
        (lambda: loopt.stop(d("2026-04-29")), "al voorbij"),
        (lambda: Duur(0, Eenheid.DAGEN), "minstens"),
    ]:
        with pytest.raises(ValueError, match=woorden):
            stap()


@given(begin=DAGEN, gaten=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 40)), max_size=4))
def test_stopping_never_shortens_a_term_and_the_end_is_a_working_day(begin, gaten):
    termijn = Termijn(begin, ACHT_WEKEN)
    eerder, dag = termijn.einddatum(), begin
    for wachten, stilstand in gaten:
        gevraagd = dag + timedelta(days=wachten)
        dag = gevraagd + timedelta(days=stilstand)
        termijn = termijn.stop(gevraagd).restart(dag)
        assert is_werkdag(termijn.einddatum())
        assert termijn.einddatum() >= max(eerder, dag - timedelta(days=1))
        eerder = termijn.einddatum()


def test_explanation_tells_every_step_in_words():
    termijn = Termijn(d("2026-03-03"), ACHT_WEKEN).stop(d("2026-03-10")).restart(d("2026-03-20"))
    termijn = termijn.extend(Duur(3, Eenheid.DAGEN), op=d("2026-04-20"))
    assert termijn.explain() == [
        "Ontvangen op dinsdag 3 maart 2026. De termijn is 8 weken (Awb artikel 4:13).",
        "De termijn stond stil van woensdag 11 maart 2026 tot vrijdag 20 maart 2026: 9 dagen erbij (Awb artikel 4:15).",
        "Op maandag 20 april 2026 verlengd met 3 dagen (Awb artikel 4:14).",
        "Zondag 10 mei 2026 is geen werkdag. Daarom loopt de termijn door (Algemene termijnenwet artikel 1).",
        "De termijn eindigt op maandag 11 mei 2026.",
    ]


def test_explanation_names_the_holiday_and_says_when_the_clock_stands_still():
    assert "Maandag 27 april 2026 is Koningsdag." in " ".join(Termijn(d("2026-03-02"), ACHT_WEKEN).explain())
    stil = Termijn(d("2026-03-03"), Duur(1, Eenheid.WEKEN)).stop(d("2026-03-10")).explain()
    assert stil[-2:] == [
        "De termijn staat stil sinds woensdag 11 maart 2026 (Awb artikel 4:15).",
        "De termijn staat nu stil. Daarom is er nog geen einddatum.",
    ]
