"""Booking: what a pot and a dossier may do with money, and the words of a refusal."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import transaction

from tests.kern.grootboekproef import D, H, do, make_pot
from wijkwerk.kern import klok
from wijkwerk.kern.grootboek import actions, queries
from wijkwerk.kern.grootboek.actions import Post, Tekort
from wijkwerk.kern.grootboek.models import Boeking
from wijkwerk.kern.grootboek.rules import euro
from wijkwerk.kern.grootboek.states import VAN_DE_POT, WEGEN, Rekening
from wijkwerk.kern.logboek.models import Logregel
from wijkwerk.kern.weigering import Weigering

pytestmark = pytest.mark.django_db


def on(stand, *kolommen: str) -> list[int]:
    return [stand.amount(kolom) for kolom in kolommen]


def refusal(pot, *stappen, **opties) -> Weigering:
    with pytest.raises(Weigering) as gevangen:
        do(pot, *stappen, **opties)
    return gevangen.value


def test_a_grant_from_ceiling_to_paid_and_settled():
    pot = make_pot(100_000)
    do(pot, (H.RESERVEER, 40_000))
    assert on(queries.stand(pot), "vrij", "gereserveerd") == [60_000, 40_000]
    do(pot, (H.GEEF_VRIJ, 10_000), (H.VERLEEN, 30_000))
    do(pot, (H.BETAAL, 24_000))
    do(pot, (H.BEVESTIG, 24_000))
    do(pot, (H.STEL_VAST, 28_000), (H.VRIJVAL, 2_000))
    do(pot, (H.BETAAL, 4_000))
    stand = queries.stand(pot)
    assert on(stand, "plafond", "vrij", "gereserveerd", "verleend", "vastgesteld") == [100_000, 72_000, 0, 0, 28_000]
    assert on(stand, "kas", "onderweg", "betaald", "te_vorderen") == [-28_000, 4_000, 24_000, 0]
    assert on(stand, "toegekend", "vrijgevallen") == [30_000, 2_000]
    [van_dossier] = queries.stand_of(D)
    assert van_dossier.pot == pot
    assert on(van_dossier, "vrij", "vastgesteld", "betaald") == [-28_000, 28_000, 24_000]


def test_settled_lower_after_the_advance_is_reclaimed_in_the_same_act_in_any_order():
    pot = make_pot(50_000)
    do(pot, (H.RESERVEER, 50_000), (H.VERLEEN, 50_000), (H.BETAAL, 50_000), (H.BEVESTIG, 50_000))
    regels = do(pot, (H.STEL_VAST, 30_000), (H.VRIJVAL, 20_000), (H.VORDER_TERUG, 20_000))
    assert [regel.handeling for regel in regels] == [H.STEL_VAST, H.VRIJVAL, H.VORDER_TERUG]
    do(pot, (H.ONTVANG_TERUG, 15_000))
    do(pot, (H.SCHELD_KWIJT, 5_000))
    stand = queries.stand(pot)
    assert on(stand, "teruggevorderd", "terugontvangen", "kwijtgescholden") == [20_000, 15_000, 5_000]
    assert on(stand, "vrij", "vastgesteld", "betaald", "te_vorderen") == [20_000, 30_000, 35_000, 0]
    assert refusal(pot, (H.BETAAL, 1)).regel == "grootboek.tekort"
    assert queries.check().ok


def test_a_payment_the_bank_refused_or_sent_back_can_be_paid_again():
    pot = make_pot(10_000)
    do(pot, (H.RESERVEER, 10_000), (H.VERLEEN, 10_000), (H.BETAAL, 10_000))
    do(pot, (H.KOM_TERUG, 10_000))
    do(pot, (H.BETAAL, 10_000))
    do(pot, (H.BEVESTIG, 10_000))
    do(pot, (H.STORNEER, 10_000))
    do(pot, (H.BETAAL, 10_000))
    assert on(queries.stand(pot), "kas", "onderweg", "betaald") == [-10_000, 10_000, 0]


def test_too_little_in_the_pot_says_what_is_left():
    pot = make_pot(31_250)
    weigering = refusal(pot, (H.RESERVEER, 50_000))
    assert isinstance(weigering, Tekort)
    assert weigering.melding == "In deze pot zit nog EUR 312,50; dit vraagt EUR 500,00."
    assert (weigering.regel, weigering.over, weigering.gevraagd) == ("grootboek.tekort", 31_250, 50_000)
    assert refusal(pot, (H.VERLAAG, 31_251)).regel == "grootboek.tekort"
    assert not queries.stand_of(D)


@pytest.mark.parametrize(
    ("gedaan", "stap", "melding"),
    [
        ([], H.VERLEEN, "Voor dit dossier staat nog EUR 0,00 op gereserveerd; dit vraagt EUR 100,01."),
        ([H.RESERVEER], H.GEEF_VRIJ, "Voor dit dossier staat nog EUR 100,00 op gereserveerd; dit vraagt EUR 100,01."),
        ([H.RESERVEER], H.BETAAL, "Voor dit dossier kan nog EUR 0,00 betaald worden; dit vraagt EUR 100,01."),
        (
            [H.RESERVEER, H.VERLEEN],
            H.BETAAL,
            "Voor dit dossier kan nog EUR 100,00 betaald worden; dit vraagt EUR 100,01.",
        ),
        (
            [H.RESERVEER, H.VERLEEN],
            H.TREK_IN,
            "Voor dit dossier staat nog EUR 0,00 op vastgesteld; dit vraagt EUR 100,01.",
        ),
        (
            [H.RESERVEER, H.VERLEEN, H.BETAAL],
            H.VORDER_TERUG,
            "Voor dit dossier staat nog EUR 0,00 op betaald; dit vraagt EUR 100,01.",
        ),
    ],
)
def test_a_dossier_never_spends_what_it_has_not(gedaan, stap, melding):
    pot = make_pot(1_000_000)
    do(pot, *((eerder, 50_000) for eerder in [H.RESERVEER, H.VERLEEN]), dossier="aanvraag:2")
    if gedaan:
        do(pot, *((eerder, 10_000) for eerder in gedaan))
    weigering = refusal(pot, (stap, 10_001))
    assert (weigering.regel, weigering.melding) == ("grootboek.tekort", melding)


def test_money_that_was_paid_does_not_fall_free_without_a_claim():
    pot = make_pot(10_000)
    do(pot, (H.RESERVEER, 10_000), (H.VERLEEN, 10_000), (H.BETAAL, 6_000))
    weigering = refusal(pot, (H.VRIJVAL, 5_000))
    assert weigering.regel == "grootboek.al_betaald"
    assert "EUR 40,00" in weigering.melding


def test_one_post_too_many_leaves_nothing_of_the_act():
    pot = make_pot(1_000)
    voor = Boeking.objects.count()
    posten = [Post(pot, H.RESERVEER, 400, f"aanvraag:{nr}") for nr in range(3)]
    with pytest.raises(Tekort) as gevangen:
        actions.book(posten, sleutel="te veel", by=None)
    assert (Boeking.objects.count(), queries.stand(pot).vrij) == (voor, 1_000)
    assert gevangen.value.gevraagd > gevangen.value.over


@pytest.mark.parametrize(
    ("post", "regel"),
    [
        (("weggeven", 100, D), "grootboek.stap_onbekend"),
        ((H.RESERVEER, 0, D), "grootboek.bedrag"),
        ((H.RESERVEER, -100, D), "grootboek.bedrag"),
        ((H.RESERVEER, 100.0, D), "grootboek.bedrag"),
        ((H.RESERVEER, True, D), "grootboek.bedrag"),
        ((H.RESERVEER, 10**14, D), "grootboek.bedrag"),
        ((H.RESERVEER, 100, ""), "grootboek.dossier"),
        ((H.VERHOOG, 100, D), "grootboek.dossier"),
        ((H.RESERVEER, 100, "Jan de Vries"), "grootboek.dossier"),
        ((H.RESERVEER, 100, "aanvraag:" + "1" * 60), "grootboek.dossier"),
        ((H.RESERVEER, 100, D, "x" * 121), "grootboek.omschrijving"),
        ((H.SLUIT, 100), "grootboek.open"),
    ],
)
def test_what_the_table_does_not_know_is_refused_by_its_rule(post, regel):
    pot = make_pot(1_000)
    with pytest.raises(Weigering) as gevangen:
        actions.book([Post(pot, *post)], sleutel="x", by=None)
    assert gevangen.value.regel == regel
    assert queries.stand(pot).vrij == 1_000


@pytest.mark.parametrize(("posten", "sleutel"), [(0, "x"), (1, ""), (1, "x" * 121)])
def test_an_act_has_a_key_and_at_least_one_post(posten, sleutel):
    pot = make_pot(1_000)
    with pytest.raises(Weigering) as gevangen:
        actions.book([Post(pot, H.RESERVEER, 1, D)] * posten, sleutel=sleutel, by=None)
    assert gevangen.value.regel == "grootboek.leeg"


@pytest.mark.beide
def test_the_same_key_never_books_twice():
    pot = make_pot(1_000)
    eerst = do(pot, (H.RESERVEER, 300), (H.VERLEEN, 200), sleutel="besluit:12")
    weer = do(pot, (H.RESERVEER, 300), (H.VERLEEN, 200), sleutel="besluit:12")
    assert [regel.pk for regel in weer] == [regel.pk for regel in eerst]
    assert queries.stand(pot).vrij == 700
    assert Logregel.objects.filter(handeling="grootboek.geboekt", object_id=pot.pk).count() == 2


@pytest.mark.parametrize("anders", [[(H.RESERVEER, 301)], [(H.RESERVEER, 300), (H.VERLEEN, 1)], [(H.GEEF_VRIJ, 300)]])
def test_the_same_key_with_other_posts_is_refused(anders):
    pot = make_pot(1_000)
    do(pot, (H.RESERVEER, 300), sleutel="besluit:12")
    assert refusal(pot, *anders, sleutel="besluit:12").regel == "grootboek.sleutel_gebruikt"
    assert refusal(make_pot(1_000), (H.RESERVEER, 300), sleutel="besluit:12").regel == "grootboek.sleutel_gebruikt"


@pytest.mark.beide
def test_what_was_booked_inside_a_larger_act_goes_back_with_it():
    pot = make_pot(1_000)

    class Elders(Exception):
        pass

    def whole():
        with transaction.atomic():
            do(pot, (H.RESERVEER, 600), sleutel="buiten")
            with pytest.raises(Tekort):
                do(pot, (H.RESERVEER, 600))
            do(pot, (H.VERLEEN, 600))
            raise Elders

    with pytest.raises(Elders):
        whole()
    assert on(queries.stand(pot), "vrij", "gereserveerd", "volgnummer") == [1_000, 0, 1]
    do(pot, (H.RESERVEER, 1_000), sleutel="buiten")
    assert queries.check().ok


def test_closing_gives_back_what_is_free_and_lets_only_what_began_go_on():
    pot = make_pot(10_000)
    do(pot, (H.RESERVEER, 6_000), (H.VERLEEN, 4_000))
    [regel] = actions.close(pot, by=None)
    assert (regel.handeling, regel.bedrag) == (H.SLUIT, 4_000)
    assert pot.gesloten_op is not None
    for stap in (H.RESERVEER, H.VERHOOG, H.VERLAAG, H.PLAFOND):
        assert refusal(pot, (stap, 1)).regel == "grootboek.gesloten"
    do(pot, (H.VERLEEN, 2_000), (H.STEL_VAST, 5_000), (H.BETAAL, 5_000), (H.VRIJVAL, 1_000))
    [later] = actions.close(pot, by=None)
    assert (later.bedrag, actions.close(pot, by=None)) == (1_000, ())
    assert on(queries.stand(pot), "plafond", "afgesloten", "vrij", "vastgesteld") == [10_000, 5_000, 0, 5_000]
    assert Logregel.objects.filter(handeling="grootboek.pot_gesloten", object_id=pot.pk).count() == 1


def test_what_an_objection_gives_comes_from_the_budget_also_when_the_pot_is_closed():
    pot = make_pot(10_000)
    do(pot, (H.RESERVEER, 4_000), (H.VERLEEN, 4_000))
    do(pot, (H.VUL_AAN, 1_000), (H.VERLEEN, 1_000), dossier="aanvraag:2")
    stand = queries.stand(pot)
    assert on(stand, "plafond", "aangevuld", "vrij", "verleend") == [10_000, 1_000, 6_000, 5_000]
    [ander] = queries.stand_of("aanvraag:2")
    assert on(ander, "vrij", "verleend") == [0, 1_000]  # it took nothing out of what others may get
    actions.close(pot, by=None)
    do(pot, (H.VUL_AAN, 500), (H.VERLEEN, 500), (H.VRIJVAL, 200), dossier="aanvraag:3")
    [terug] = actions.close(pot, by=None)
    assert (terug.bedrag, queries.stand(pot).verleend) == (200, 5_300)
    assert queries.check().ok


def test_what_was_free_on_a_day_leaves_out_what_one_dossier_took():
    pot, ander = make_pot(1_000), make_pot(500)
    do(pot, (H.RESERVEER, 300), dossier="aanvraag:1")
    do(pot, (H.RESERVEER, 200), (H.GEEF_VRIJ, 50), dossier="aanvraag:2")
    with klok.op(klok.nu() + timedelta(days=9)):
        do(pot, (H.RESERVEER, 400), dossier="aanvraag:3")
        toen = klok.nu() - timedelta(days=8)
    assert queries.free_on([pot], toen, behalve="aanvraag:1") == 850
    assert queries.free_on([pot, ander], toen, behalve="aanvraag:9") == 1_050
    assert queries.free_on([pot], toen + timedelta(days=30), behalve="aanvraag:9") == 150
    assert queries.free_on([pot], toen - timedelta(days=30), behalve="aanvraag:9") == 0


def test_carrying_money_to_another_pot_is_one_act_with_two_lines():
    van, naar = make_pot(1_000), make_pot(jaar=2027)
    regels = actions.transfer(van=van, naar=naar, bedrag=400, sleutel="over", by=None)
    assert len({regel.boekstuk for regel in regels}) == 1
    assert [on(queries.stand(pot), "plafond", "vrij") for pot in (van, naar)] == [[600, 600], [400, 400]]
    with pytest.raises(Tekort):
        actions.transfer(van=van, naar=naar, bedrag=601, sleutel="te veel", by=None)
    assert queries.stand(naar).vrij == 400


def test_a_pot_is_opened_once():
    pot = make_pot(sleutel="wijk-aan-zet-2026", gebied="W01")
    assert make_pot(sleutel="wijk-aan-zet-2026", gebied="W01") == pot
    with pytest.raises(Weigering, match="al een andere pot"):
        make_pot(sleutel="wijk-aan-zet-2026", gebied="W02")


def test_every_act_leaves_its_end_in_the_log_of_the_pot():
    pot = make_pot(1_000)
    regels = do(pot, (H.RESERVEER, 300), (H.VERLEEN, 200))
    logregel = Logregel.objects.filter(object_soort="grootboek.pot", object_id=pot.pk).latest("pk")
    assert logregel.handeling == "grootboek.geboekt"
    assert logregel.gegevens["volgnummer"] == regels[-1].volgnummer == 3
    assert logregel.gegevens["hash"] == regels[-1].hash


def test_standen_gives_every_pot_by_fund_year_and_area_in_two_queries(django_assert_num_queries):
    fonds = {"fonds": f"fonds-{uuid4()}"}
    make_pot(500, gebied="B", **fonds)
    make_pot(gebied="A", **fonds)
    make_pot(700, jaar=2025, **fonds)
    with django_assert_num_queries(2):
        rijen = queries.standen(**fonds)
        feiten = [(rij.pot.jaar, rij.pot.gebied, rij.vrij) for rij in rijen]
    assert feiten == [(2025, "", 700), (2026, "A", 0), (2026, "B", 500)]
    assert [rij.vrij for rij in queries.standen(jaar=2025, **fonds)] == [700]


def test_history_of_a_pot_and_of_a_dossier():
    pot, ander = make_pot(1_000), make_pot(1_000)
    do(pot, (H.RESERVEER, 300))
    do(ander, (H.RESERVEER, 100))
    do(pot, (H.GEEF_VRIJ, 300))
    assert [regel.handeling for regel in queries.history(pot)] == [H.PLAFOND, H.RESERVEER, H.GEEF_VRIJ]
    assert [regel.bedrag for regel in queries.history(D)] == [300, 100, 300]
    assert not queries.history("")


def test_verloop_has_every_month_as_the_people_in_the_street_count_them():
    momenten = {
        datetime(2026, 1, 31, 22, 59, tzinfo=UTC): [(H.PLAFOND, 1_000)],
        datetime(2026, 1, 31, 23, 1, tzinfo=UTC): [(H.RESERVEER, 600), (H.VERLEEN, 500), (H.BETAAL, 400)],
        datetime(2026, 4, 2, 9, tzinfo=UTC): [(H.BEVESTIG, 400), (H.VRIJVAL, 100)],
    }
    pot = make_pot()
    for moment, stappen in momenten.items():
        with klok.op(moment):
            do(pot, *stappen)
    maanden = [(m.begin.month, m.verleend, m.betaald, m.over) for m in queries.verloop(pot)]
    assert maanden == [(1, 0, 0, 1_000), (2, 500, 0, 400), (3, 0, 0, 400), (4, -100, 400, 500)]
    assert queries.verloop(make_pot()) == []


@pytest.mark.parametrize(
    ("cents", "tekst"), [(0, "EUR 0,00"), (5, "EUR 0,05"), (123_456_789, "EUR 1.234.567,89"), (-1_050, "EUR -10,50")]
)
def test_an_amount_in_words(cents, tekst):
    assert euro(cents) == tekst


def test_every_act_of_the_table_moves_money_between_two_accounts_and_says_what_it_means():
    assert set(WEGEN) == set(H)
    assert all(weg.van != weg.naar and str(weg.zin) for weg in WEGEN.values())
    bereikt = {weg.naar for weg in WEGEN.values()} | {weg.van for weg in WEGEN.values()}
    assert bereikt == set(Rekening)
    assert {WEGEN[handeling].naar for handeling in VAN_DE_POT} == {Rekening.VRIJ, Rekening.BEGROTING}
