"""The two-minute check: the same plan, every open fund, both rules shown, nothing kept."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.subsidies import fondsen
from wijkwerk.kern import klok
from wijkwerk.subsidies.models import Aanvraag, Concept

CHECK = "/bijdragen/wijk-aan-zet/check/"


@pytest.fixture
def wijkbudget(stad, maak_fonds):
    """A second fund, that does not pay for a meal only."""
    return maak_fonds(naam="Wijkbudget", sleutel="wijkbudget", bedrag=1_000_000, voorwaarden=(fondsen.GEEN_BBQ,))


def barbecue(**anders) -> dict:
    dag = (klok.vandaag() + timedelta(days=60)).isoformat()
    gegevens = {
        "doelen": ["ontmoeten", "feest"],
        "gevraagd": "400",
        "wijk": "seghwaert",
        "begint_op": dag,
        "steun": "3",
    }
    kosten = {"kosten_eten": "350", "kosten_materiaal": "50"}
    ja_nee = {"open_voor_buurt": "ja", "evenement": "nee", "voorwerp_buiten": "nee", "volwassen": "ja"}
    return gegevens | kosten | ja_nee | anders


def test_the_barbecue_is_for_one_fund_and_not_for_the_other(client, fonds, wijkbudget):
    antwoord = client.get(CHECK, barbecue())
    uitkomsten = {a.versie.regeling.naam: a for a in antwoord.context["antwoorden"]}
    assert list(uitkomsten) == ["Wijk aan Zet", "Wijkbudget"]
    assert (uitkomsten["Wijk aan Zet"].oordeel, uitkomsten["Wijkbudget"].oordeel) == ("ja", "nee")
    pagina = antwoord.content.decode()
    assert "Alleen eten en drinken betalen we niet." in pagina
    assert "artikel 6" in pagina
    assert "Wijk aan Zet kan wel meedoen aan een buurtbarbecue." in pagina
    assert "EUR 86.000,00" in pagina
    assert "EUR 10.000,00" in pagina


def test_a_person_looks_when_the_sums_do_not_add_up(client, fonds):
    antwoord = client.get(CHECK, barbecue(kosten_eten="500")).context["antwoorden"][0]
    assert antwoord.oordeel == "mens"
    assert [regel.voorwaarde.artikel for regel in antwoord.kijken] == ["artikel 7"]


def test_what_is_not_known_stays_open(client, fonds):
    antwoord = client.get(CHECK, {"doelen": "schoon", "gevraagd": "100"}).context["antwoorden"][0]
    assert antwoord.oordeel == "onbekend"
    assert not antwoord.nee
    assert "artikel 3, lid 1" in [regel.voorwaarde.artikel for regel in antwoord.onbekend]


def test_many_open_rules_are_folded_and_few_are_told(client, fonds):
    open_gelaten = client.get(CHECK, {"doelen": "schoon", "gevraagd": "100"}).content.decode()
    assert "regels weten wij nog niets" in open_gelaten
    bijna_alles = client.get(CHECK, {naam: w for naam, w in barbecue().items() if naam != "steun"}).content.decode()
    assert "Dit weten wij nog niet" in bijna_alles
    assert "weten wij nog niets" not in bijna_alles


def test_the_outcome_comes_first_in_a_sentence(client, fonds, wijkbudget):
    assert "Uw plan past bij Wijk aan Zet." in client.get(CHECK, barbecue()).content.decode()
    kan = client.get(CHECK, {"doelen": "schoon", "gevraagd": "100"}).content.decode()
    assert "Uw plan kan passen bij Wijk aan Zet en Wijkbudget." in kan
    assert "Zo past uw plan niet." in client.get(CHECK, barbecue(gevraagd="90000")).content.decode()


def test_what_must_be_arranged_first_is_told(client, fonds):
    pagina = client.get(CHECK, barbecue(evenement="ja")).content.decode()
    assert "Regel dit voordat u geld uitgeeft" in pagina
    assert "Meld het evenement minstens drie weken van tevoren" in pagina


def test_less_is_left_than_is_asked(client, maak_fonds):
    maak_fonds(bedrag=10_000)
    antwoord = client.get(CHECK, barbecue())
    assert antwoord.context["antwoorden"][0].te_krap
    assert "minder geld over dan u vraagt" in antwoord.content.decode()


def test_by_when_one_hears(client, fonds):
    antwoord = client.get(CHECK, barbecue()).context["antwoorden"][0]
    assert antwoord.uiterlijk == klok.vandaag() + timedelta(weeks=fonds.beslis_weken)


def test_nothing_is_kept_and_the_answers_go_along(client, fonds):
    antwoord = client.get(CHECK, barbecue())
    assert not Concept.objects.exists()
    assert not Aanvraag.objects.exists()
    assert not antwoord.cookies.get("aanvraagconcept")
    mee: dict[str, list[str]] = {}
    for naam, waarde in antwoord.context["mee"]:
        mee.setdefault(naam, []).append(waarde)
    client.post(reverse("subsidies:aanvragen", args=["wijk-aan-zet"]), mee)
    geld = client.get(reverse("subsidies:aanvragen_geld", args=["wijk-aan-zet"])).content.decode()
    assert 'value="400"' in geld
    plan = client.get(reverse("subsidies:aanvragen_plan", args=["wijk-aan-zet"])).content.decode()
    assert plan.count(" checked") == 2


def test_questions_left_out_are_asked_again(client, fonds):
    antwoord = client.get(CHECK, {"gevraagd": ""})
    assert set(antwoord.context["form"].errors) == {"doelen", "gevraagd"}
    assert "antwoorden" not in antwoord.context


def test_without_an_open_fund_there_is_a_door(client, maak_fonds):
    versie = maak_fonds()
    versie.regeling.versies.update(status="gesloten")
    assert "Bel uw wijkregisseur" in client.get(CHECK, barbecue()).content.decode()


def test_a_fund_for_staff_only_has_no_check(client, maak_fonds):
    maak_fonds(publiek=False)
    assert client.get(CHECK).status_code == 404


def test_the_questions_to_the_database_do_not_grow_with_the_rules(
    client, fonds, wijkbudget, django_assert_max_num_queries
):
    with django_assert_max_num_queries(16):
        client.get(CHECK, barbecue())
