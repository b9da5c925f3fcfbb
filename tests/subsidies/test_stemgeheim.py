"""The secret ballot, looked for in the whole database after votes; and one code from eight threads."""

import json

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.signalen.test_tegelijk import at_once
from tests.subsidies import stemproef
from wijkwerk.kern import klok
from wijkwerk.kern.weigering import Weigering
from wijkwerk.subsidies.actions import stembiljet, stemmen
from wijkwerk.subsidies.models import Stembiljet, Stemcode

pytestmark = [pytest.mark.beide, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _committed(transactional_db) -> None:
    """Let the cast be written for every thread to see."""


def dump(*, zonder=()) -> dict[str, str]:
    """Return every table as text, session and log and jobs and messages included."""
    tabellen = {}
    with connection.cursor() as cursor:
        for tabel in connection.introspection.table_names(cursor):
            if tabel not in zonder:
                cursor.execute(f'SELECT * FROM "{tabel}"')
                tabellen[tabel] = json.dumps(cursor.fetchall(), default=str)
    return tabellen


def places(tabel: str, kolom: str) -> list[tuple]:
    """Return what an engine keeps next to a row: its number (SQLite), its place and transaction (PostgreSQL)."""
    plek = "ctid::text, xmin::text" if connection.vendor == "postgresql" else "rowid"
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT {kolom}, {plek} FROM "{tabel}" ORDER BY 2')
        return cursor.fetchall()


def vote_on_screen(ronde, code: str, letter: str) -> None:
    gegevens = {"stap": "stemmen", "code": code, f"kies_{letter}": "on"}
    antwoord = Client().post(reverse("subsidies:stem", args=[ronde.sleutel]), gegevens)
    assert antwoord.status_code == 302


def test_only_the_code_and_the_box_change_and_neither_names_the_other(stad, stemronde):
    codes = stemmen.make_codes(stemronde, aantal=6, by=stad.seghwaert)
    voor = dump()
    with stemproef.on(stemproef.STEM_VAN):
        for code, letter in zip(codes, "ABCABC", strict=True):
            vote_on_screen(stemronde, code, letter)
    na = dump()
    assert {tabel for tabel in na if na[tabel] != voor[tabel]} == {"subsidies_stemcode", "subsidies_stembiljet"}
    alles = " ".join(na.values())
    for code in codes:
        assert code not in alles
    sleutels = {str(pk) for pk in Stembiljet.objects.values_list("pk", flat=True)}
    elders = " ".join(tekst for tabel, tekst in na.items() if tabel != "subsidies_stembiljet")
    assert not any(sleutel in elders or sleutel.replace("-", "") in elders for sleutel in sleutels)


def test_a_code_and_a_ballot_keep_no_time_channel_or_person():
    velden = {model: {veld.name for veld in model._meta.get_fields()} for model in (Stemcode, Stembiljet)}
    assert velden[Stembiljet] == {"id", "stemronde", "keuzes"}
    assert velden[Stemcode] == {"id", "stemronde", "hash", "partij", "gebruikt", "op_papier", "geblokkeerd"}
    assert not [
        model
        for model in apps.get_models()
        for veld in model._meta.fields
        if veld.related_model in (Stemcode, Stembiljet)
    ]


def test_place_and_transaction_of_a_ballot_say_nothing_of_the_order_of_voting(stad, stemronde):
    codes = stemmen.make_codes(stemronde, aantal=9, by=stad.seghwaert)
    with stemproef.on(stemproef.STEM_VAN):
        for code, letter in zip(codes, "CBACBACBA", strict=True):
            stemmen.cast(stemronde, code=code, keuzes={letter: 1})
    rijen = places("subsidies_stembiljet", "keuzes")
    volgorde = [str(rij[0]) for rij in sorted(rijen, key=lambda rij: _number(rij[1]))]
    assert volgorde == sorted(volgorde)
    # One transaction wrote all of them: that of the last voter, who so hides among everyone.
    assert len({rij[2] for rij in rijen if len(rij) > 2}) <= 1


def _number(plek) -> tuple[int, ...]:
    return tuple(int(deel) for deel in str(plek).strip("()").split(","))


def test_after_shaking_no_ballot_shares_a_transaction_with_a_code(stad, stemronde):
    codes = stemmen.make_codes(stemronde, aantal=4, by=stad.seghwaert)
    with stemproef.on(stemproef.STEM_VAN):
        for code in codes:
            stemmen.cast(stemronde, code=code, keuzes={"A": 1})
        stembiljet.shake(stemronde)
    biljetten = {rij[2] for rij in places("subsidies_stembiljet", "id") if len(rij) > 2}
    gebruikt = {rij[2] for rij in places("subsidies_stemcode", "hash") if len(rij) > 2}
    assert not biljetten & gebruikt
    assert Stembiljet.objects.count() == 4


def test_one_code_from_eight_threads_is_one_ballot(stad, stemronde):
    scherm, papier = stemmen.make_codes(stemronde, aantal=2, by=stad.seghwaert)
    dag = stemproef.moment(stemproef.STEM_VAN)

    def cast():
        with klok.op(dag):
            stemmen.cast(stemronde, code=scherm, keuzes={"A": 1})

    def paper():
        with klok.op(dag):
            stemmen.cast_paper(stemronde, code=scherm, keuzes={"B": 1}, nog_eens={"B": 1}, by=stad.seghwaert)

    uitslagen = at_once(*[cast] * 6, *[paper] * 2)
    assert [weigering.regel for weigering in uitslagen if isinstance(weigering, Weigering)] == [
        "subsidies.stemcode"
    ] * 7
    assert Stembiljet.objects.count() == Stemcode.objects.filter(gebruikt=True).count() == 1
    assert Stemcode.objects.filter(gebruikt=False).count() == len([papier])


def test_many_vote_at_the_same_moment_and_none_is_lost(stad, stemronde):
    codes = stemmen.make_codes(stemronde, aantal=12, by=stad.seghwaert)
    dag = stemproef.moment(stemproef.STEM_VAN)

    def cast(code):
        with klok.op(dag):
            stemmen.cast(stemronde, code=code, keuzes={"A": 1})

    assert at_once(*[lambda code=code: cast(code) for code in codes]) == [None] * 12
    assert Stembiljet.objects.count() == 12


def test_shaking_while_people_vote_neither_loses_nor_doubles_a_ballot(stad, stemronde):
    codes = stemmen.make_codes(stemronde, aantal=18, by=stad.seghwaert)
    dag = stemproef.moment(stemproef.STEM_VAN)

    def cast(code):
        with klok.op(dag):
            stemmen.cast(stemronde, code=code, keuzes={"A": 1})

    daden = [lambda code=code: cast(code) for code in codes]
    for plek in (4, 9, 14):
        daden.insert(plek, lambda: stembiljet.shake_open() and None)
    assert at_once(*daden) == [None] * len(daden)
    assert Stembiljet.objects.count() == Stemcode.objects.filter(gebruikt=True).count() == 18


def test_codes_lie_in_the_order_of_their_hashes_whoever_used_them_first(stad, stemronde):
    codes = stemmen.make_codes(stemronde, aantal=7, by=stad.seghwaert)
    with stemproef.on(stemproef.STEM_VAN):
        for code in sorted(codes, reverse=True)[:5]:
            stemmen.cast(stemronde, code=code, keuzes={"A": 1})
        stembiljet.shake_open()
    volgorde = [rij[0] for rij in sorted(places("subsidies_stemcode", "hash"), key=lambda rij: _number(rij[1]))]
    assert volgorde == sorted(volgorde)
    assert Stemcode.objects.filter(gebruikt=True).count() == 5
