"""Deciding on an application: with its money, its letter and its rule, all of it or nothing."""

from datetime import date

import pytest

from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.kern.grootboek import queries as grootboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.subsidies.actions import aanvraag as aanvragen
from wijkwerk.subsidies.actions import beoordeling, besluit, vaststelling
from wijkwerk.subsidies.models import Beschikking, Voorstel
from wijkwerk.subsidies.states.aanvraag import Status
from wijkwerk.subsidies.states.besluit import Besluitsoort

pytestmark = pytest.mark.django_db
GOED = "Het brengt buren bij elkaar."


def ledger(aanvraag) -> dict[str, int]:
    """Return what stands for an application, over all pots."""
    kolommen = ("gereserveerd", "verleend", "vastgesteld", "betaald", "te_vorderen")
    standen = grootboek.stand_of(aanvraag.dossier)
    return {kolom: sum(stand.amount(kolom) for stand in standen) for kolom in kolommen if standen}


def test_application_is_judged_and_gets_a_date_and_a_receipt(aanvraag):
    rij = aanvraag()
    assert rij.beslis_uiterlijk == date(2026, 4, 28)
    assert {uitkomst.geldt for uitkomst in rij.uitkomsten.all()} == {"ja"}
    bericht = Bericht.objects.get(over_soort="subsidies.aanvraag", over_id=rij.pk)
    assert "28 april" in bericht.tekst
    assert bericht.document is not None


def test_small_grant_is_settled_in_the_same_decision(verleend):
    rij = verleend()
    assert (rij.status, rij.toegekend, rij.vastgesteld) == (Status.VASTGESTELD, 40_000, 40_000)
    assert ledger(rij)["vastgesteld"] == 40_000
    beschikking = rij.beschikkingen.get()
    assert (beschikking.soort, beschikking.bezwaar_tot) == (Besluitsoort.DIRECT, date(2026, 4, 14))
    assert beschikking.document.pdf().startswith(b"%PDF")


def test_larger_grant_is_settled_later_and_the_rest_falls_free(verleend):
    rij = verleend(gevraagd=120_000, doelen=["kinderen"])
    assert rij.status == Status.VERLEEND
    vaststelling.settle(rij, bedrag=100_000, motivering="Het kostte minder.")
    rij.refresh_from_db()
    assert (rij.status, rij.vastgesteld) == (Status.VASTGESTELD, 100_000)
    assert ledger(rij) == {"gereserveerd": 0, "verleend": 0, "vastgesteld": 100_000, "betaald": 0, "te_vorderen": 0}
    assert grootboek.check().ok


def test_who_did_not_answer_the_question_of_interest_does_not_decide(aanvraag, beslisser):
    rij = aanvraag()
    with pytest.raises(Weigering, match="Awb, artikel 2:4"):
        besluit.grant(rij, bedrag=40_000, motivering=GOED, by=beslisser)
    beoordeling.declare_interest(rij, vrij=False, by=beslisser)
    with pytest.raises(Weigering, match="Laat een collega besluiten"):
        besluit.grant(rij, bedrag=40_000, motivering=GOED, by=beslisser)
    assert ledger(rij) == {}


def test_without_mandate_there_is_no_decision_and_no_money_moves(aanvraag, stad):
    rij = aanvraag()
    beoordeling.declare_interest(rij, vrij=True, by=stad.seghwaert)
    with pytest.raises(Weigering, match="10:3") as geweigerd:
        besluit.grant(rij, bedrag=40_000, motivering=GOED, by=stad.seghwaert)
    assert geweigerd.value.regel == "subsidies.mandaat"
    assert ledger(rij) == {}
    assert not Beschikking.objects.exists()


def test_a_rule_that_says_no_stops_a_grant_and_carries_a_refusal(aanvraag, beslisser):
    rij = aanvraag(steun=0)
    beoordeling.declare_interest(rij, vrij=True, by=beslisser)
    with pytest.raises(Weigering, match="artikel 3, lid 1"):
        besluit.grant(rij, bedrag=40_000, motivering=GOED, by=beslisser)
    nee = rij.uitkomsten.get(voorwaarde__soort="minimum_steun").voorwaarde
    ja = rij.uitkomsten.get(voorwaarde__soort="maximum").voorwaarde
    with pytest.raises(Weigering, match="zegt geen nee"):
        besluit.refuse(rij, motivering="Te weinig buren.", deur="Bel ons.", voorwaarde=ja, by=beslisser)
    besluit.refuse(rij, motivering="Te weinig buren.", deur="Bel uw wijkregisseur.", voorwaarde=nee, by=beslisser)
    rij.refresh_from_db()
    assert rij.status == Status.GEWEIGERD
    brief = Bericht.objects.filter(over_id=rij.pk).latest("pk")
    for woorden in ("artikel 3, lid 1", "Bel uw wijkregisseur", "bezwaar"):
        assert woorden in brief.tekst


def test_above_the_limit_a_second_person_decides_and_the_money_is_held_meanwhile(stad, maak_fonds, mandaat, aanvraag):
    versie = maak_fonds(naam="Wijkbudget", sleutel="wijkbudget", vier_ogen_vanaf=30_000)
    mandaat(stad.seghwaert, versie)
    rij = aanvraag(versie=versie)
    for wie in (stad.seghwaert, stad.budgetbeheerder):
        beoordeling.declare_interest(rij, vrij=True, by=wie)
    voorstel = besluit.grant(rij, bedrag=40_000, motivering=GOED, by=stad.seghwaert)
    assert isinstance(voorstel, Voorstel)
    assert ledger(rij)["gereserveerd"] == 40_000
    with pytest.raises(Weigering):
        besluit.second(voorstel, akkoord=True, by=stad.seghwaert)
    beschikking = besluit.second(voorstel, akkoord=True, by=stad.budgetbeheerder)
    assert (beschikking.genomen_door, beschikking.tweede) == (stad.seghwaert, stad.budgetbeheerder)
    assert ledger(rij) == {"gereserveerd": 0, "verleend": 0, "vastgesteld": 40_000, "betaald": 0, "te_vorderen": 0}


def test_withdrawn_while_proposed_lets_the_money_go(stad, maak_fonds, mandaat, aanvraag):
    versie = maak_fonds(naam="Wijkbudget", sleutel="wijkbudget", vier_ogen_vanaf=30_000)
    rij = aanvraag(versie=versie)
    beoordeling.declare_interest(rij, vrij=True, by=stad.seghwaert)
    besluit.grant(rij, bedrag=40_000, motivering=GOED, by=stad.seghwaert)
    aanvragen.withdraw(rij)
    assert ledger(rij)["gereserveerd"] == 0
    assert grootboek.check().ok


def test_the_pot_is_never_overdrawn(stad, maak_fonds, mandaat, aanvraag):
    versie = maak_fonds(naam="Potje", sleutel="potje", bedrag=50_000)
    mandaat(stad.seghwaert, versie)
    eerste, tweede = aanvraag(versie=versie), aanvraag(versie=versie, huisnummer="14")
    for rij in (eerste, tweede):
        beoordeling.declare_interest(rij, vrij=True, by=stad.seghwaert)
    besluit.grant(eerste, bedrag=40_000, motivering=GOED, by=stad.seghwaert)
    with pytest.raises(Weigering, match="EUR 100,00"):
        besluit.grant(tweede, bedrag=40_000, motivering=GOED, by=stad.seghwaert)
    besluit.refuse(
        tweede,
        motivering="Het geld is op.",
        deur="Wijk aan Zet is nog open.",
        weigergrond="Awb 4:25",
        by=stad.seghwaert,
    )
    tweede.refresh_from_db()
    assert tweede.status == Status.GEWEIGERD


def test_taking_back_a_grant_frees_the_money(verleend, beslisser):
    rij = verleend()
    vaststelling.revoke(rij, grond="Awb 4:49", motivering="Het feest ging niet door.", by=beslisser)
    rij.refresh_from_db()
    assert rij.status == Status.INGETROKKEN
    assert set(ledger(rij).values()) == {0}
    assert grootboek.check().ok
