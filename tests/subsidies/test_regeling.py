"""A fund as data: written, tried out, published before it binds, frozen, opened on its day."""

from datetime import date, timedelta

import pytest

from tests.subsidies import fondsen
from wijkwerk.kern import klok
from wijkwerk.kern.grootboek import queries as grootboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.subsidies.actions import plafond as plafonds
from wijkwerk.subsidies.actions import regeling as regelingen
from wijkwerk.subsidies.actions.regeling import VoorwaardeGegevens
from wijkwerk.subsidies.models import Plafonddeel, Regelingversie
from wijkwerk.subsidies.queries import plafond as geld
from wijkwerk.subsidies.queries.toets import explain, plan_from
from wijkwerk.subsidies.states.regeling import Plafondverdeling, Versiestatus

pytestmark = pytest.mark.django_db

BARBECUE = {
    "gevraagd": 40_000,
    "kosten": [["eten", 40_000]],
    "doelen": ["feest", "ontmoeten"],
    "steun": 4,
    "open_voor_buurt": True,
    "volwassen": True,
    "evenement": False,
    "begint": date(2026, 6, 1),
}


def test_fund_opens_with_its_ceiling_in_the_ledger(fonds):
    assert fonds.status == Versiestatus.OPEN
    pot = Plafonddeel.objects.get(plafond__regeling=fonds.regeling).pot
    assert grootboek.stand(pot).vrij == 8_600_000
    assert grootboek.check().ok


def test_the_same_barbecue_is_granted_by_one_fund_and_refused_by_another(fonds, maak_fonds):
    doet = maak_fonds(
        naam="Seghwaert Doet", sleutel="seghwaert-doet", voorwaarden=(*fondsen.WIJK_AAN_ZET, fondsen.GEEN_BBQ)
    )
    plan = plan_from(BARBECUE)
    assert explain(fonds, plan).oordeel == "ja"
    nee = explain(doet, plan)
    assert nee.oordeel == "nee"
    [regel] = nee.with_outcome("nee")
    assert regel.voorwaarde.artikel == "artikel 6"
    assert "eten en drinken" in regel.reden
    assert "Wijk aan Zet" in regel.deur


def test_published_version_is_frozen(fonds, stad):
    with pytest.raises(Weigering, match="verandert niet meer") as geweigerd:
        regelingen.change_version(fonds, uitleg="Anders", by=stad.budgetbeheerder)
    assert geweigerd.value.regel == "subsidies.bevroren"
    with pytest.raises(Weigering):
        regelingen.set_conditions(fonds, voorwaarden=(), by=stad.budgetbeheerder)


@pytest.mark.beide
def test_next_version_copies_and_takes_over_on_its_day(fonds, stad):
    volgende = regelingen.draft_version(fonds.regeling, geldig_van=date(2026, 7, 1), by=stad.budgetbeheerder)
    assert volgende.nummer == 2
    assert volgende.voorwaarden.count() == fonds.voorwaarden.count()
    volgende = regelingen.publish(volgende, by=stad.budgetbeheerder)
    assert volgende.status == Versiestatus.GEPUBLICEERD
    with klok.op(klok.nu() + timedelta(days=140)):
        assert regelingen.open_due() == 1
        assert regelingen.open_due() == 0
    fonds.refresh_from_db()
    assert (fonds.status, fonds.geldig_tot) == (Versiestatus.GESLOTEN, date(2026, 7, 1))
    assert Regelingversie.objects.get(pk=volgende.pk).status == Versiestatus.OPEN


def test_publication_after_the_day_it_binds_is_refused(fonds, stad):
    laat = regelingen.draft_version(fonds.regeling, geldig_van=date(2026, 3, 1), by=stad.budgetbeheerder)
    with pytest.raises(Weigering, match="voordat ze gelden"):
        regelingen.publish(laat, by=stad.budgetbeheerder)


def test_a_trial_that_comes_out_otherwise_stops_publication(fonds, stad):
    volgende = regelingen.draft_version(fonds.regeling, geldig_van=date(2026, 7, 1), by=stad.budgetbeheerder)
    regelingen.add_trial(
        volgende, naam="Duur feest", gegevens={"gevraagd": 900_000}, verwacht="ja", by=stad.budgetbeheerder
    )
    with pytest.raises(Weigering, match="Duur feest"):
        regelingen.publish(volgende, by=stad.budgetbeheerder)


@pytest.mark.parametrize(
    ("voorwaarde", "zegt"),
    [
        (VoorwaardeGegevens("toverij", "artikel 1", "Iets"), "bestaat niet"),
        (VoorwaardeGegevens("maximum", "artikel 1", "Hoogstens iets", {"bedrag": 0}, deur="x"), "klopt de instelling"),
        (VoorwaardeGegevens("maximum", "artikel 1", "Hoogstens iets", {"bedrag": 5}), "waar iemand terecht kan"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(fonds, stad, voorwaarde, zegt):
    volgende = regelingen.draft_version(fonds.regeling, geldig_van=date(2026, 7, 1), by=stad.budgetbeheerder)
    with pytest.raises(Weigering, match=zegt):
        regelingen.set_conditions(volgende, voorwaarden=[voorwaarde], by=stad.budgetbeheerder)
    assert volgende.voorwaarden.count() == fonds.voorwaarden.count()


def test_only_the_budgetbeheerder_writes_rules(fonds, stad):
    with pytest.raises(Weigering, match="uw rol"):
        regelingen.draft_version(fonds.regeling, geldig_van=date(2026, 7, 1), by=stad.seghwaert)


def test_money_by_formula_is_divided_to_the_cent(stad, maak_fonds):
    delen = {stad.wijk: 1200, stad.andere_wijk: 80}
    versie = maak_fonds(bedrag=1_000_001, verdeling=Plafondverdeling.FORMULE, delen=delen)
    bedragen = {over.deel.werkgebied: over.vrij for over in geld.left(versie.regeling, klok.vandaag())}
    assert bedragen == {stad.wijk: 937_501, stad.andere_wijk: 62_500}


@pytest.mark.beide
def test_reserved_shares_go_to_the_city_on_their_day(stad, maak_fonds):
    versie = maak_fonds(bedrag=100)
    fonds = versie.regeling
    plafond = plafonds.set_ceiling(
        fonds,
        jaar=2027,
        van=date(2027, 1, 1),
        tot=date(2028, 1, 1),
        bedrag=1000,
        verdeling=Plafondverdeling.GERESERVEERD,
        delen={stad.wijk: 300, stad.andere_wijk: 200, None: 500},
        gereserveerd_tot=date(2027, 7, 1),
        besluit="Besluit van het college",
        by=stad.budgetbeheerder,
    )
    eigen, stads = geld.parts_for(fonds, stad.wijk, date(2027, 2, 1))
    assert (eigen.werkgebied, stads.werkgebied) == (stad.wijk, None)
    assert plafonds.release_shares(plafond) == 0
    with klok.op(klok.nu().replace(year=2027, month=7, day=2)):
        assert plafonds.release_due() == 1
        assert plafonds.release_due() == 0
    assert grootboek.stand(stads.pot).vrij == 1000


def test_ceiling_that_comes_after_its_period_began_is_refused(fonds, stad):
    with pytest.raises(Weigering, match="4:27"):
        plafonds.set_ceiling(
            fonds.regeling,
            jaar=2025,
            van=date(2025, 1, 1),
            tot=date(2026, 1, 1),
            bedrag=1,
            besluit="Te laat",
            by=stad.budgetbeheerder,
        )
