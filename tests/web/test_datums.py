"""Dates and money read as people say them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.template import Context, Template
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from wijkwerk.kern import klok
from wijkwerk.web import datums

NU = datetime(2026, 3, 5, 11, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _clock():
    with klok.op(NU):
        yield


def test_day_is_said_with_its_weekday():
    assert datums.als_dag(date(2026, 3, 3)) == "dinsdag 3 maart"


def test_day_of_another_year_names_the_year():
    assert datums.als_dag(date(2025, 12, 31)) == "woensdag 31 december 2025"


def test_weekday_is_that_of_amsterdam_not_of_utc():
    assert datums.als_moment(datetime(2026, 3, 2, 23, 30, tzinfo=UTC)) == "dinsdag 3 maart, 00.30 uur"


@pytest.mark.parametrize(
    ("moment", "tekst"),
    [
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), "zondag 29 maart, 01.59 uur"),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "zondag 29 maart, 03.00 uur"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "zondag 25 oktober, 02.30 uur"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "zondag 25 oktober, 02.30 uur"),
    ],
)
def test_moment_follows_the_clock_on_the_nights_it_changes(moment, tekst):
    assert datums.als_moment(moment) == tekst


@pytest.mark.parametrize(
    ("verschil", "tekst"),
    [
        (timedelta(seconds=20), "zojuist"),
        (timedelta(minutes=1), "1 minuut geleden"),
        (timedelta(minutes=5), "5 minuten geleden"),
        (timedelta(hours=3), "3 uur geleden"),
        (timedelta(hours=13), "gisteren"),
        (timedelta(days=3), "3 dagen geleden"),
        (timedelta(days=15), "2 weken geleden"),
        (timedelta(days=100), "3 maanden geleden"),
        (timedelta(days=800), "2 jaar geleden"),
        (timedelta(days=-1), "morgen"),
        (timedelta(days=-4), "over 4 dagen"),
        (timedelta(hours=-2), "vandaag"),
    ],
)
def test_how_long_ago_uses_the_unit_people_use(verschil, tekst):
    assert datums.als_geleden(NU - verschil) == tekst


def test_a_bare_date_of_today_is_vandaag():
    assert datums.als_geleden(date(2026, 3, 5)) == "vandaag"


def test_dates_are_english_on_an_english_page():
    with translation.override("en"):
        assert datums.als_dag(date(2026, 3, 3)) == "Tuesday 3 March"


@pytest.mark.parametrize(
    ("centen", "tekst"), [(125000, "EUR 1.250,00"), (5, "EUR 0,05"), (-990, "EUR -9,90"), (8600000, "EUR 86.000,00")]
)
def test_euro_from_cents(centen, tekst):
    assert datums.als_euro(centen) == tekst


@given(st.integers(min_value=-(10**14), max_value=10**14))
def test_euro_loses_no_cent(centen):
    tekst = datums.als_euro(centen).removeprefix("EUR ")
    assert int(tekst.replace(".", "").replace(",", "")) == centen


def test_filters_say_nothing_about_nothing():
    tekst = "{% load wijkwerk %}[{{ x|dag }}{{ x|moment }}{{ x|geleden }}{{ x|euro }}]"
    assert Template(tekst).render(Context({"x": None})) == "[]"


@given(
    st.integers(-500, 5000).map(lambda uren: timedelta(minutes=47 * uren))
    | st.timedeltas(timedelta(0), timedelta(hours=2))
)
def test_many_moments_on_a_page_read_as_each_would_alone(geleden):
    with klok.op(NU):
        moment = NU - geleden
        gezegd = datums.Zegger().moment(moment)
    with klok.op(NU):
        alleen = datums.plaatselijk(moment).isoformat(), datums.als_moment(moment), datums.als_geleden(moment)
    assert gezegd == alleen
