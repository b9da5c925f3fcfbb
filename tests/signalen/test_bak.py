"""The inbox: pages by key, filters, capped counts, and a fixed number of queries whatever the size."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.signalen.conftest import NU, VERWACHT, dagen, pass_on
from wijkwerk.kern import klok
from wijkwerk.signalen import actions, queries
from wijkwerk.signalen.queries import Filters


def cost(daad) -> int:
    """Return how many queries an act costs, with the roles read anew as in a request."""
    with CaptureQueriesContext(connection) as vragen:
        daad()
    return len(vragen)


def walk(persoon, filters=Filters(), per=3) -> list[list[int]]:  # noqa: B008 (frozen)
    """Return all pages of keys from the newest on."""
    bladen, na = [], ""
    while True:
        blad = queries.inbox(persoon, filters, na, per=per)
        bladen.append([rij.pk for rij in blad.rijen])
        na = blad.volgende
        if not na:
            return bladen


def test_pages_hold_everything_once_in_order_and_lead_back(stad, meld):
    # Three at the same moment: the key must settle ties.
    signalen = [meld(ontvangen_op=NU - dagen(i // 3)) for i in range(10)]
    verwacht = sorted(signalen, key=lambda rij: (rij.ontvangen_op, rij.pk), reverse=True)
    bladen = walk(stad.seghwaert)
    assert [pk for blad in bladen for pk in blad] == [rij.pk for rij in verwacht]
    assert [len(blad) for blad in bladen] == [3, 3, 3, 1]
    eerste = queries.inbox(stad.seghwaert, per=3)
    tweede = queries.inbox(stad.seghwaert, na=eerste.volgende, per=3)
    terug = queries.inbox(stad.seghwaert, na=tweede.vorige, per=3)
    assert [rij.pk for rij in terug.rijen] == bladen[0]
    assert (eerste.vorige, terug.vorige) == ("", "")
    assert terug.volgende


@pytest.mark.parametrize("na", ["onzin", "1.", "-", "9" * 40 + ".1", "1.1.1", "-1772529000000000.1;drop"])
def test_a_key_that_cannot_be_read_is_the_first_page(na, stad, meld):
    signaal = meld()
    assert [rij.pk for rij in queries.inbox(stad.seghwaert, na=na).rijen] == [signaal.pk]


def test_partner_pages_hold_each_signal_once(stad, meld):
    signalen = [meld(ontvangen_op=NU - dagen(i)) for i in range(5)]
    for signaal in signalen[:3]:
        pass_on(signaal, stad.woonstichting, stad.seghwaert)
    assert sorted(pk for blad in walk(stad.partner, per=2) for pk in blad) == sorted(rij.pk for rij in signalen)
    assert str(queries.inbox(stad.partner, per=2).telling) == "5"


def test_filters_narrow(stad, meld):
    nieuw = meld("Er staat een busje op de stoep.", onderwerp=stad.ander_onderwerp, ontvangen_op=NU - dagen(3))
    bij_mij = actions.take(meld(), by=stad.seghwaert)
    weg = pass_on(meld(), stad.woonstichting, stad.seghwaert)
    dicht = actions.close(meld(), uitkomst="Klaar.", by=stad.seghwaert)

    def found(**velden) -> set[int]:
        return {rij.pk for rij in queries.inbox(stad.seghwaert, Filters(**velden)).rijen}

    assert found(status="open") == {nieuw.pk, bij_mij.pk, weg.pk}
    assert found(status="afgehandeld") == {dicht.pk}
    assert found(eigenaar="ik", status="open") == {bij_mij.pk}
    assert found(eigenaar="niemand", status="open") == {nieuw.pk}
    assert found(eigenaar=str(stad.woonstichting.pk)) == {weg.pk}
    assert found(onderwerp=stad.ander_onderwerp.pk) == {nieuw.pk}
    assert found(zoek="busjes") == {nieuw.pk}
    assert found(zoek=weg.nummer.lower()) == {weg.pk}
    assert found(van=date(2026, 3, 3)) == {bij_mij.pk, weg.pk, dicht.pk}
    assert found(tot=date(2026, 2, 28)) == {nieuw.pk}
    assert found(werkgebied=stad.andere_wijk.pk) == set()
    assert found(zichtbaarheid="openbaar") == set()
    with klok.op(NU + dagen(7)):
        assert found(te_laat=True) == {nieuw.pk}


def test_counts_stop_at_five_hundred(stad, meld, monkeypatch):
    monkeypatch.setattr("wijkwerk.signalen.queries.bak.TOT", 500)
    for _ in range(4):
        meld()
    assert str(queries.inbox(stad.seghwaert, per=2).telling) == "4"
    assert str(queries.bak.count([queries.bak.Signaal.objects.all()], tot=3)) == "meer dan 3"


@pytest.mark.parametrize("wie", ["seghwaert", "partner", "kcc", "behandelaar"])
def test_page_costs_the_same_with_one_and_with_fifty(wie, stad, meld):
    persoon = getattr(stad, wie)
    organisatie = stad.openbare_ruimte if wie == "behandelaar" else stad.woonstichting

    def add(aantal: int) -> None:
        for _ in range(aantal):
            pass_on(meld(), organisatie, stad.seghwaert)

    add(2)
    queries.inbox(persoon)
    een = cost(lambda: queries.inbox(persoon, per=1))
    add(51)
    assert cost(lambda: queries.inbox(persoon)) == een <= 6


def test_detail_today_and_follow_cost_the_same_with_much_and_with_little(stad, meld):
    signaal = meld()
    daden = (
        lambda: queries.detail(stad.seghwaert, signaal.pk),
        lambda: queries.follow(signaal.token),
        lambda: queries.suggest(signaal.tekst, signaal=signaal, persoon=stad.seghwaert),
        lambda: queries.figures(werkgebied=stad.wijk),
        lambda: queries.public_of(stad.wijk),
    )
    actions.note(signaal, tekst="Een.", by=stad.seghwaert)
    actions.ask(signaal, tekst="Welke?", by=stad.seghwaert)
    meld(zichtbaarheid="openbaar")
    for daad in daden:
        daad()
    voor = [cost(daad) for daad in daden]
    for _ in range(10):
        actions.note(signaal, tekst="Nog een.", by=stad.seghwaert)
        meld(zichtbaarheid="openbaar")
    assert [cost(daad) for daad in daden] == voor
    assert max(voor) <= 10


def test_what_waits_is_grouped(stad, meld):
    meld()
    met_vraag = actions.take(meld(), by=stad.seghwaert)
    actions.ask(met_vraag, tekst="Welke container?", by=stad.seghwaert)
    assert {groep.sleutel for groep in queries.waiting(stad.seghwaert)} == {"nieuw"}
    with klok.op(NU + dagen(1)):
        actions.reply(met_vraag, tekst="De groene.")
        assert {groep.sleutel for groep in queries.waiting(stad.seghwaert)} == {"nieuw", "aan_zet"}
    pass_on(meld(), stad.woonstichting, stad.seghwaert)
    assert next(iter(queries.waiting(stad.partner))).sleutel == "bij_ons"
    with klok.op(NU + dagen(20)):
        assert klok.vandaag() > VERWACHT
        assert "antwoord" in {groep.sleutel for groep in queries.waiting(stad.seghwaert)}
        assert cost(lambda: queries.waiting(stad.seghwaert)) <= 10
    assert queries.waiting(stad.privacy) == []
