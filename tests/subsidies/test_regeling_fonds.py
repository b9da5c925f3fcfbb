"""The funds as residents read them: what there is, what is left, and the rules that bind."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from tests.subsidies import fondsen
from wijkwerk.kern import klok
from wijkwerk.kern.grootboek import actions as grootboek
from wijkwerk.kern.grootboek.actions import Post
from wijkwerk.subsidies.actions import regeling as regelingen
from wijkwerk.subsidies.models import Plafond, Plafonddeel
from wijkwerk.subsidies.queries.fonds import open_funds

pytestmark = pytest.mark.django_db


def _page(client, *args, naam="fonds"):
    return client.get(reverse(f"subsidies:{naam}", args=args))


def test_every_open_fund_says_what_is_left(client, fonds, verleend):
    verleend(gevraagd=40_000)
    tekst = _page(client, naam="bijdragen").content.decode()
    assert "Wijk aan Zet" in tekst
    assert "EUR 85.600,00" in tekst
    assert "EUR 2.500,00" in tekst
    assert "Binnen 8 weken" in tekst
    assert reverse("subsidies:check", args=["wijk-aan-zet"]) in tekst


def test_without_funds_the_page_shows_another_way(client, stad):
    antwoord = _page(client, naam="bijdragen")
    assert "geen geld om aan te vragen" in antwoord.content.decode()


def test_staff_only_fund_is_not_shown_and_its_page_is_not_there(client, maak_fonds):
    maak_fonds(naam="Potje", sleutel="potje", publiek=False)
    assert "Potje" not in _page(client, naam="bijdragen").content.decode()
    assert _page(client, "potje").status_code == 404
    assert _page(client, "potje", 1, naam="fonds_versie").status_code == 404


def test_page_gives_every_rule_with_its_article_and_what_is_checked(client, fonds):
    tekst = _page(client, "wijk-aan-zet").content.decode()
    for voorwaarde in fonds.voorwaarden.all():
        assert voorwaarde.tekst in tekst
        assert voorwaarde.artikel in tekst
    assert "Dan vraagt u hoogstens EUR 500." in tekst
    assert "Tot en met EUR 500<" in tekst
    assert "U hoeft achteraf niets te bewijzen." in tekst
    assert "10 van de 100 aanvragen" in tekst
    assert "ondernemersloket" in tekst


@pytest.mark.beide
def test_money_per_area_stands_in_a_chart_with_its_table(client, stad, maak_fonds):
    maak_fonds(bedrag=1_000, verdeling="gebied", delen={stad.wijk: 700, stad.andere_wijk: 300})
    tekst = _page(client, "wijk-aan-zet").content.decode()
    assert stad.wijk.naam in tekst
    assert "EUR 7,00" in tekst
    assert "Deze cijfers als tabel" in tekst


def test_other_versions_stay_readable_and_say_whether_they_hold(client, fonds, stad):
    volgende = regelingen.draft_version(fonds.regeling, geldig_van=date(2026, 7, 1), by=stad.budgetbeheerder)
    assert _page(client, "wijk-aan-zet", 2, naam="fonds_versie").status_code == 404
    regelingen.publish(volgende, by=stad.budgetbeheerder)
    assert "gelden nog niet" in _page(client, "wijk-aan-zet", 2, naam="fonds_versie").content.decode()
    with klok.op(klok.nu() + timedelta(days=200)):
        regelingen.open_due()
        assert "gelden niet meer" in _page(client, "wijk-aan-zet", 1, naam="fonds_versie").content.decode()
        assert "Versie 1" in _page(client, "wijk-aan-zet").content.decode()


def test_a_fund_without_ceiling_says_so(client, fonds):
    Plafond.objects.update(gepubliceerd_op=None)
    assert "nog niet bekend" in _page(client, "wijk-aan-zet").content.decode()


@pytest.mark.parametrize(
    ("gegeven", "procent", "woorden"),
    [(0, 100, "veel over"), (100_000, 0, "op."), (99_999, 1, "bijna op"), (1, 99, "veel over"), (50_000, 50, "helft")],
)
def test_what_is_left_in_words(maak_fonds, gegeven, procent, woorden):
    versie = maak_fonds(sleutel="klein", naam="Klein", bedrag=100_000, voorwaarden=fondsen.WIJK_AAN_ZET)
    if gegeven:
        pot = Plafonddeel.objects.get(plafond__regeling=versie.regeling).pot
        grootboek.book([Post(pot, "reserveer", gegeven, "aanvraag:1")], sleutel="proef", by=None)
    [klein] = [f for f in open_funds(klok.vandaag()) if f.regeling.sleutel == "klein"]
    assert klein.geld.procent == procent
    assert woorden in klein.geld.woorden


def test_front_page_of_the_site_shows_the_way_in_only_while_there_is_money(client, stad, maak_fonds):
    assert "Geld voor een plan in uw buurt" not in client.get("/").content.decode()
    maak_fonds()
    tekst = client.get("/").content.decode()
    assert "Geld voor een plan in uw buurt" in tekst
    assert reverse("subsidies:bijdragen") in tekst
